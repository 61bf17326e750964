"""Who has a position, as the words around the one that shows it tell.

Reads part of speech and heads; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import (
    CLITICS,
    RELATIVE,
    find_object,
    find_subject,
    is_subject,
    phrase_around,
    phrase_from,
    subject_phrase,
    tokens_before,
)
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch
from geopolnews.lexicon.inflection import inflect_verbs

OWNERS = frozenset("his her their its our my".split())
SHOWING = inflect_verbs(
    """express voice show give lend offer pledge declare announce reaffirm re-affirm reiterate affirm renew
    repeat raise lodge file register convey extend state make issue have hold harbour maintain stress
    emphasize emphasise underline underscore highlight confirm note redouble increase step continue provide
    deliver throw signal indicate demonstrate display sound launch stage stand remain be stay put present
    submit share reflect add join intensify mount lead ratchet reserve bring point agree insist recognise
    recognize acknowledge welcome commence begin start embark wage pursue escalate double take organise organize
    hold fight win bring spearhead head coordinate plan vow threaten sign open impose feel flag place put"""
)  # fmt: skip
"""Verbs whose subject has the support, doubt or opposition that is their object."""
GETTING = inflect_verbs("draw attract receive get win gain enjoy face meet spark trigger provoke earn garner")
"""Verbs whose subject is what the support or criticism is about, not who has it."""
OCCASIONS = frozenset("amid amidst despite after following under against without over".split())
"""Prepositions after which a noun tells of circumstances, not of what the subject holds: "amid criticism of"."""


WAKES = frozenset("wake face midst light aftermath".split())
"""Nouns that lead in circumstances: "in the wake of an outcry"."""


def holder_of_verb(verb: Token) -> Stretch | None:
    """Return the subject of a verb; in a clause that stands first ("After banning it, Norway ..."), the next one."""
    fronted = verb.dep_ == "advcl" and verb.head.i > verb.i and not any(map(is_subject, verb.children))
    if fronted and any(token.text == "," for token in verb.doc[verb.i : verb.head.i]):
        own = next((child for child in verb.head.children if is_subject(child)), None)
        return phrase_around(own, after=verb.i, before=verb.head.i) if own is not None and own.i > verb.i else None
    return find_subject(verb)


def holder_of_gerund(verb: Token) -> tuple[bool, Stretch | None]:
    """Return whether a gerund stands after "for", "of" or "in", and who does it: "thanked them for backing it"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is None or before.lower_ not in {"for", "of", "in"} or not verb.lower_.endswith("ing"):
        return False, None
    above = verb.head
    if above.pos_ == "VERB" and above.i < verb.i and before.lower_ != "in":
        return True, find_object(above)
    return True, owner_of(above) if above.pos_ == "NOUN" and above.i < verb.i else None


def owner_of(noun: Token) -> Stretch | None:
    """Return whose support it is: "Jordan's full support", "their opposition"."""
    doc = noun.doc
    start = phrase_around(noun, before=noun.i + 1).start
    if start > 3 and doc[start - 1].text == ")":
        opening = next((i for i in range(start - 2, max(start - 8, 0), -1) if doc[i].text == "("), start)
        if opening < start and doc[opening - 1].lower_ in CLITICS:  # "the Labour Party's (LP) support"
            return phrase_around(doc[opening - 2], before=opening - 1)
    for i in range(noun.i - 1, start - 1, -1):
        if doc[i].lower_ in CLITICS and i > start:
            return Stretch(start=start, end=i)
        if doc[i].lower_ in OWNERS:
            return Stretch(start=i, end=i + 1)
    return None


def owner_after(noun: Token) -> Stretch | None:
    """Return whose keenness it is where that follows: "the keenness of Egypt to ..."."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    return phrase_from(noun.doc, noun.i + 2) if following is not None and following.lower_ == "of" else None


def own_subject(word: Token) -> Stretch | None:
    """Return the subject that a word has itself."""
    own = next((child for child in word.children if is_subject(child) and child.i < word.i), None)
    if own is None:
        return None
    if own.lower_ in RELATIVE and own.i > own.sent.start:
        if word.dep_.startswith("acl") and word.head.i < own.i:
            return phrase_around(word.head, before=own.i)
        near = next((t for t in tokens_before(own) if t.pos_ in {"NOUN", "PROPN"}), None)
        return phrase_around(near, before=own.i) if near is not None else None
    return subject_phrase(own, word)


def verb_above(token: Token) -> Token | None:
    """Return the nearest verb that a word hangs on."""
    return next((above for above in token.ancestors if above.pos_ in {"VERB", "AUX"}), None)


def is_occasion(noun: Token) -> bool:
    """Tell whether a noun only tells of circumstances: "under loud criticism of the tolls"."""
    doc, start = noun.doc, phrase_around(noun, before=noun.i + 1).start
    if start <= noun.sent.start:
        return False
    return doc[start - 1].lower_ in OCCASIONS or any(t.lower_ in WAKES for t in doc[max(start - 2, 0) : noun.i])
