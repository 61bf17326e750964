"""What somebody wants done or will do, and on which side of it that puts them: "lift the ban", "not sign the treaty".

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import auxiliaries, is_passive, is_subject, phrase_around
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.entries import find_entry
from geopolnews.annotate.marks import Stretch
from geopolnews.annotate.targets import QUOTES
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.model.stance import Position

LONGEST = 30
LEAST = 2
"""Words of what is to be done: "must go" alone says too little."""
NEAR = 4
"""Tokens at most between who is to do something and what: "the council should also"."""
NOT = frozenset("not n't n’t never".split())
STOPS = frozenset({";", ":", "—", "–", "(", ")", ".", "!", "?", "…"})
REASONS = frozenset(
    """because since while although though if unless until till when whenever whereas so as but than lest which who
    where""".split()
)
"""Words that lead on from what is to be done to why, when or against what."""
EDGES = frozenset({"PUNCT", "SPACE", "CCONJ", "ADP", "SCONJ"})
LISTED = 9
"""Tokens after a comma within which an "and" shows that a list goes on."""

SLIGHT = inflect_verbs(
    """be have do get go come say tell talk speak think know see look wait start begin happen become remain
    seem feel try use make give take put show share forget remember understand consider keep rely live learn
    ask note mention expect discuss decide wonder hear read sit wear eat drink buy pay sell cost call"""
)
"""Verbs that say too little for a position on what they tell."""


def read_deed(verb: Token, *, wanted: bool = True) -> tuple[Position, Stretch] | None:
    """Return the side that is taken by wanting something done, or not done, and what it is taken on.

    "Stop the raids" is against the raids, "sign the treaty" is for signing it; of what should be done to something
    ("the treaty must be signed") the side is taken on that.
    """
    wanted = wanted and (not auxiliaries(verb) & NOT or "only" in auxiliaries(verb))
    found = find_entry(verb)
    against = found is not None and found[0].position is Position.OPPOSE
    if against and not wanted:
        return None  # not to be against something tells little
    position = Position.OPPOSE if against or not wanted else Position.SUPPORT
    own = next((child for child in verb.children if is_subject(child) and child.i < verb.i), None)
    named = phrase_around(own, before=verb.i) if own is not None and own.pos_ != "PRON" else None
    passive = is_passive(verb)
    near = named is not None and verb.i - named.end <= NEAR
    if passive and (against or not near):  # "should be sent to the court" alone does not tell what
        return (position, named) if against and named is not None else None
    last = found[1].i if found is not None else verb.i
    start = last + 1 if against else named.start if wanted and named is not None and near else verb.i
    target = trim(verb.doc, start, end_of_deed(verb.doc, last + 1, verb.sent.end))
    return None if target is None or (not against and target.end - target.start < LEAST) else (position, target)


def end_of_deed(doc: Doc, start: int, limit: int) -> int:
    """Return where what is done ends: at a sign or at a word that leads on to why or when."""
    limit = min(limit, start + LONGEST)
    for i in range(start, limit):
        token = doc[i]
        if token.text in STOPS or (token.lower_ in REASONS and i > start):
            return i
        if token.text == "," and not any(t.lower_ in {"and", "or"} for t in doc[i + 1 : min(i + LISTED, limit)]):
            return i
        if token.pos_ == "CCONJ" and i + 1 < limit and doc[i + 1].pos_ == "PRON" and doc[i + 1].lower_ != "its":
            return i
    return limit


def trim(doc: Doc, start: int, end: int) -> Stretch | None:
    """Return a stretch without the signs and small words at its ends; None where nothing is left."""
    while start < end and (doc[start].pos_ in EDGES or doc[start].text in QUOTES):
        start += 1
    while start < end and (doc[end - 1].pos_ in EDGES or doc[end - 1].text in QUOTES):
        end -= 1
    return Stretch(start=start, end=end) if end > start else None
