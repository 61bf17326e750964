"""Whether an event was, is, will be, may be or will not be: from tense, modality and the words around it.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from itertools import islice

from geopolnews.annotate.clauses import auxiliaries, ends_in_ing, tokens_after, tokens_before
from geopolnews.annotate.doc import Token
from geopolnews.lexicon.inflection import inflect_verb
from geopolnews.lexicon.meetings import status_of_meeting
from geopolnews.model.meeting import MeetingStatus

CANCELLED = frozenset(
    """cancel cancels cancelled canceled cancelling canceling cancellation scrap scrapped postpone postponed postponing
    boycott boycotted suspend suspends suspended suspending""".split()
)
CALLED_OFF = frozenset(
    (form, word)
    for base, word in (("call", "off"), ("put", "off"), ("pull", "out"), ("withdraw", "from"), ("back", "out"))
    for form in inflect_verb(base)
)
PROPOSED = frozenset(
    """propose proposed proposes proposing proposal suggest suggested suggests suggesting offer offered offers offering
    urge urged urges urging request requested requests requesting seek sought seeks seeking want wants wanted demand
    demanded demanding call called calls calling hope hopes hoped hoping would could might may should must possible
    possibility invite invited invites inviting willing ready readiness willingness appeal appealed if consider
    considering try trying ask asked""".split()
)
PLANNED = frozenset(
    """will shall plan plans planned planning scheduled due expected set slated upcoming forthcoming next coming
    tomorrow ahead agreed impending imminent""".split()
)
WILLING = frozenset("ready willing prepared open".split())
"""Words before an infinitive of what somebody would do."""
UNCERTAIN = frozenset("proposed possible potential prospective eventual rumoured rumored mooted likely".split())
"""Words before a noun of what may come about."""
CALLING = frozenset("call calls called calling".split())
FOR = frozenset({"for", "on"})
AFTER = frozenset({"after", "following", "since", "during"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
GOING_ON = frozenset({"continuing", "proceeding", "progressing"})
"""What was going on when somebody said so still is."""
FINITE_BE = frozenset({"is", "are", "'s", "’s", "am"})


def read_status(trigger: Token) -> MeetingStatus | None:
    """Return how far the event that a word names had come; None where the words do not tell."""
    verb = trigger if trigger.pos_ == "VERB" else _verb_above(trigger)
    near = _words_near(trigger)
    chain = _chain(verb) if verb is not None else []
    words = near | {token.lower_ for token in chain} | frozenset().union(*(auxiliaries(v) for v in chain))
    if words & CANCELLED or (verb is not None and _is_called_off(verb)):
        return MeetingStatus.CANCELLED if verb is None or not _is_open(chain) else MeetingStatus.PLANNED
    if MeetingStatus.ONGOING in {status_of_meeting(word) for word in near}:
        return MeetingStatus.ONGOING
    if verb is None:
        return _status_of_noun(near)
    if any(child.dep_ == "case" and child.lower_ in AFTER for child in trigger.children):
        # what is agreed on "after a meeting" lies ahead, the meeting does not, unless the whole is told as future
        return MeetingStatus.PLANNED if auxiliaries(chain[-1]) & WILL else MeetingStatus.HELD
    return _status_of_verb(verb, trigger, chain, words, near)


def _is_called_off(verb: Token) -> bool:
    """Tell whether a verb cancels together with the word after it: "called off", "put off", "pulled out of"."""
    after = next(iter(tokens_after(verb)), None)
    return after is not None and (verb.lower_, after.lower_) in CALLED_OFF


def _is_open(chain: list[Token]) -> bool:
    """Tell whether a cancellation is only spoken of: "could be postponed", "threatened to cancel"."""
    words = auxiliaries(chain[0])
    return bool(words & {"could", "may", "might", "would", "not", "n't", "n’t", "to"}) and not words & {"had", "has"}


def _status_of_noun(near: frozenset[str]) -> MeetingStatus | None:
    if near & UNCERTAIN:
        return MeetingStatus.PROPOSED
    return MeetingStatus.PLANNED if near & PLANNED else None


def _status_of_verb(
    verb: Token, trigger: Token, chain: list[Token], words: frozenset[str], near: frozenset[str]
) -> MeetingStatus | None:
    own = _auxiliaries(verb)
    above = {token.lower_ for token in chain[1:]}
    infinitive = "to" in own
    if own & {"could", "might", "may", "should", "must"} or (infinitive and above & PROPOSED):
        return MeetingStatus.PROPOSED
    if trigger is not verb and (near & UNCERTAIN or (verb.lower_ in PROPOSED and _calls_for(verb))):
        return MeetingStatus.PROPOSED
    if "would" in own and (above & PROPOSED or own & {"like", "if"}):
        return MeetingStatus.PROPOSED
    if own & (WILL | {"would"}) or near & PLANNED or (infinitive and words & PLANNED):
        return MeetingStatus.PLANNED
    if infinitive and any(before.lower_ in WILLING for before in islice(tokens_before(verb), 2)):
        return MeetingStatus.PROPOSED
    if infinitive and any(before.lower_ in PLANNED | {"likely"} for before in islice(tokens_before(verb), 2)):
        return MeetingStatus.PLANNED  # "are due to attend the summit", whatever the tree makes of it
    if infinitive and (own & FINITE_BE or above & FINITE_BE):
        return MeetingStatus.PLANNED
    if ends_in_ing(verb) and (own & FINITE_BE or (verb.lower_ in GOING_ON and own & {"was", "were"})):
        return MeetingStatus.ONGOING
    return MeetingStatus.HELD if _is_past(verb, own) else None


def _auxiliaries(verb: Token) -> frozenset[str]:
    """Return the auxiliaries of a verb, with those it shares: "is to visit and [is to] hold"."""
    own = auxiliaries(verb)
    if own or verb.dep_ != "conj" or verb.head.pos_ != "VERB" or ends_in_ing(verb) or verb.lower_.endswith("ed"):
        return own
    shared = auxiliaries(verb.head)
    return shared if shared & (WILL | {"to", "would", "could", "may", "might", "should", "must"}) else own


def _calls_for(verb: Token) -> bool:
    """Tell whether "called" is "called for": a meeting that is called takes place."""
    return verb.lower_ not in CALLING or any(t.lower_ in FOR for t in list(tokens_after(verb))[:3])


def _is_past(verb: Token, own: frozenset[str]) -> bool:
    if own & {"had", "has", "have", "was", "were", "did"}:
        return True
    return not own and not ends_in_ing(verb) and verb.lower_.endswith(("ed", "t", "d", "ook", "ew", "oke", "ave", "an"))


def _verb_above(noun: Token) -> Token | None:
    for above in noun.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None


def _chain(verb: Token) -> list[Token]:
    """Return a verb and the verbs and words it depends on as complement: "plans to meet", "ready to meet"."""
    chain = [verb]
    while chain[-1].dep_ in {"xcomp", "ccomp", "acl", "conj"} and chain[-1].head is not chain[-1] and len(chain) < 4:
        chain.append(chain[-1].head)
    return chain


def _words_near(trigger: Token) -> frozenset[str]:
    """Return the words right before the trigger, in its own phrase, and the two after it."""
    words = set()
    for before in tokens_before(trigger):
        if trigger.i - before.i > 6 or (
            before.pos_ in {"VERB", "PUNCT"} and before.lower_ not in PLANNED | {"proposed"}
        ):
            break
        words.add(before.lower_)
    for after in tokens_after(trigger):
        if after.i - trigger.i > 2 or after.pos_ == "PUNCT":
            break
        words.add(after.lower_)
    return frozenset(words)
