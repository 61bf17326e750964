"""Who says or does something at a meeting, and so was there: "said at the conference", "during the talks, Berg left".

Reads part of speech, heads, sentences and attributions; writes nothing.
"""

from __future__ import annotations

from itertools import islice

from geopolnews.annotate.attendance import find_owner
from geopolnews.annotate.clauses import find_subject, is_passive, is_subject, phrase_around, tokens_after
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.lexicon.cues import cue_verbs
from geopolnews.lexicon.inflection import inflect_verbs

AMIDST = frozenset("at in during after following".split())
"""Prepositions before a meeting at which, or right after which, something is said: whoever says it was there."""
SPEAKING = frozenset("speaking addressing appearing".split())
"""Words that open a sentence and say at what somebody speaks."""
ACTED_AT = frozenset("at during".split())
"""Prepositions before a meeting at which something is done: whoever does it is there."""
REMARKS = frozenset("remark remarks comment comments statement statements speech announcement address call".split())
"""What is said at a meeting, told with a noun."""
REMARKING = inflect_verbs("make come deliver give")
"""Verbs that say where remarks were made."""
TELLING = inflect_verbs("tell address brief")
"""Verbs of which a meeting that is spoken to is the object."""
FAR = 20
"""Tokens after a meeting that opens a clause in which its verb is looked for."""


def find_speaker(noun: Token) -> Stretch | None:
    """Return who says something at a meeting: "said at the conference", "told a gathering of mayors"."""
    if acting := _find_acting(noun):
        return acting
    verbs = [above for above in islice(noun.ancestors, 4) if above.pos_ == "VERB"]
    if not _stands_apart(noun):
        verbs = verbs[:1]
    verb = next(iter(verbs), None)
    if verb is None or not _is_spoken_at(noun, verb):
        return None
    for mark in marks_of(noun.doc).attributions:
        cued = mark.cue is not None and any(mark.cue.start <= above.i < mark.cue.end for above in verbs)
        if cued and mark.source is not None:
            return None if mark.source.start <= noun.i < mark.source.end else mark.source
    if verb.lower_ in REMARKING:
        subject = next((child for child in verb.children if is_subject(child) and child.lower_ in REMARKS), None)
        return find_owner(noun.doc, phrase_around(subject).start, subject) if subject is not None else None
    if verb.lower_ not in cue_verbs() or is_passive(verb):
        return None
    inverted = next((child for child in verb.children if is_subject(child) and child.i > verb.i), None)
    return phrase_around(inverted, after=verb.i, before=noun.i) if inverted is not None else find_subject(verb)


def _stands_apart(noun: Token) -> bool:
    """Tell whether a comma sets a meeting off from the clause before it: "urged both to stop, during talks in Oslo"."""
    case = next((child for child in noun.children if child.dep_ == "case"), None)
    return case is not None and case.i > noun.sent.start and noun.doc[case.i - 1].text == ","


def _find_acting(noun: Token) -> Stretch | None:
    """Return who does something in the clause that a meeting opens: "during the meeting, Berg presented a plan"."""
    if not any(child.dep_ == "case" and child.lower_ in ACTED_AT for child in noun.children):
        return None
    case = next(child for child in noun.children if child.dep_ == "case")
    before = noun.doc[case.i - 1] if case.i > noun.sent.start else None
    speaking = before is not None and before.lower_ in SPEAKING and before.i <= noun.sent.start + 1
    opens = before is None or speaking or before.pos_ in {"PUNCT", "SCONJ", "SPACE"}
    return _subject_after(noun) if opens else None


def _subject_after(noun: Token) -> Stretch | None:
    """Return the subject of the first verb after a noun that has one there, unless something is done to it."""
    for after in islice(tokens_after(noun), FAR):
        subject = next((child for child in after.children if is_subject(child) and noun.i < child.i < after.i), None)
        if after.pos_ == "VERB" and subject is not None:
            return None if is_passive(after) else phrase_around(subject, after=noun.i, before=after.i)
    return None


def _is_spoken_at(noun: Token, verb: Token) -> bool:
    """Tell whether something is said at a meeting or to it, and not of it."""
    cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
    if cases:
        return bool(cases & AMIDST)
    return noun.dep_ in {"obj", "iobj"} and noun.i > verb.i and verb.lower_ in TELLING
