"""Whether the words around an event tell that it takes place, or deny it, or speak of any such event at all.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from itertools import islice, pairwise

from geopolnews.annotate.clauses import auxiliaries, is_subject, tokens_after, tokens_before
from geopolnews.annotate.doc import Token
from geopolnews.lexicon.inflection import inflect_verbs

NEGATION = frozenset("not n't n’t never cannot nor neither without".split())
NO_SUCH = frozenset("no any every all without nobody none such".split())
"""Words before a noun that speak of no meeting, or of all of them."""
NO_ONE = frozenset("nobody none nothing neither".split())


UNWILLING = inflect_verbs("refuse decline avoid deny skip shun reject") | {"unlikely"}
"""Verbs and adjectives that deny the event they govern."""
RULING = inflect_verbs("rule")
WISHED = frozenset("prospect prospects importance need necessity benefits value".split())
"""Nouns of which what is wished for or praised depends, and has not come about."""
UNANSWERED = frozenset("unanswered unreturned".split())
HAPPENING = inflect_verbs(
    "hold have conduct convene chair lead begin start conclude pay make resume finish complete continue stage head "
    "open wrap undertake host organise organize attend join address arrange schedule call broker facilitate mediate "
    "arrive end plan invite postpone cancel leave"
)
"""Verbs of which an event that takes place, or was to, is the object."""
PASSING = inflect_verbs(
    "take begin start end conclude last follow come cover discuss focus address bring gather include agree touch "
    "deal review explore tackle hold convene close open resume proceed"
)
"""Verbs of which an event that takes place is the subject."""
OCCASION = frozenset("during at in after following before".split())
"""Prepositions of something done at an event."""
SIDELINES = frozenset({"sidelines", "margins", "eve"})


def is_denied(trigger: Token) -> bool:
    """Tell whether the words say that there is no such event, or speak of any: "no talks", "refused to meet"."""
    if trigger.pos_ not in {"VERB", "AUX"}:
        for before in islice(tokens_before(trigger), 5):
            if before.lower_ in NO_SUCH:
                return True
            if before.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "ADV"}:
                break
    if trigger.pos_ not in {"VERB", "AUX"} and any(above.lower_ in WISHED for above in islice(trigger.ancestors, 2)):
        return any(before.lower_ in {"of", "for"} for before in islice(tokens_before(trigger), 4))
    if trigger.pos_ not in {"VERB", "AUX"} and _is_asked_about(trigger):
        return True
    if any(after.lower_ in UNANSWERED for after in islice(tokens_after(trigger), 20)):
        return True
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else _verb_over(trigger)
    if verb is None:
        return False
    subject = next((child for child in verb.children if is_subject(child)), None)
    if auxiliaries(verb) & NEGATION or (subject is not None and subject.lower_ in NO_ONE):
        return True
    if verb is not trigger and (verb.lower_ in UNWILLING or _is_ruled_out(verb)):
        return True
    return verb is trigger and verb.dep_ == "xcomp" and verb.head.lower_ in UNWILLING


def _is_asked_about(noun: Token) -> bool:
    """Tell whether an event is only what somebody is asked about: "Asked about possible talks, she said no"."""
    before = [token.lower_ for token in islice(tokens_before(noun), 5)]
    return any(pair == ("about", "asked") for pair in pairwise(before))


def _is_ruled_out(verb: Token) -> bool:
    """Tell whether a verb with the word after it denies the event: "ruled out a meeting"."""
    after = next(iter(tokens_after(verb)), None)
    return verb.lower_ in RULING and after is not None and after.lower_ == "out"


def takes_place(noun: Token) -> bool:
    """Tell whether an event is told of as one: it is held, attended, over, or something is done at it."""
    if any(before.lower_ in SIDELINES for before in islice(tokens_before(noun), 4)):
        return True
    if any(child.dep_ == "case" and child.lower_ in OCCASION for child in noun.children):
        return True
    verb = _verb_over(noun)
    if verb is None:
        return any(after.lower_ in HAPPENING and after.pos_ == "VERB" for after in islice(tokens_after(noun), 3))
    return verb.lower_ in (PASSING | HAPPENING if is_subject(noun) else HAPPENING)


def _verb_over(noun: Token) -> Token | None:
    """Return the verb of which a noun is the subject or an object."""
    above = noun.head
    return above if above is not noun and above.pos_ in {"VERB", "AUX"} else None
