"""What a speaker says something will do: "the dam will help farmers", "the levy threatens jobs".

Good said of what something does speaks for it, harm against it. Reads part of speech and heads; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import ASIDE, is_passive, is_subject, subject_phrase
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch
from geopolnews.annotate.positions import is_negated
from geopolnews.annotate.sides import count_people
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.stances import StancePredicate, find_stance_predicate
from geopolnews.model.stance import Position

THREATENING = inflect_verbs("threaten")
BRINGING = inflect_verbs(
    """bring cause create give offer open generate deliver add pose produce yield spread sow unleash inflict entail mean
    make"""
)  # fmt: skip
"""Verbs whose object tells whether what they do is good or bad."""


def read_effect(verb: Token) -> tuple[Position, Stretch] | None:
    """Return on which side of something a speaker stands who says what it does, and what that is."""
    found = find_stance_predicate(verb.text, "effect") or _find_outcome(verb)
    own = next((child for child in verb.children if is_subject(child) and child.i < verb.i), None)
    if found is None or own is None or own.pos_ != "NOUN" or is_passive(verb) or verb.dep_ in ASIDE:
        return None
    subject = subject_phrase(own, verb)
    past = verb.lower_.endswith("ed") and verb.lower_ not in THREATENING | BRINGING
    told = count_people(verb.doc, subject) > 0 or past
    good = found.position is Position.SUPPORT and not is_negated(verb)
    if told and (good or verb.lower_ in THREATENING):
        return None  # people who help are no cause, what has helped is mostly only told, and people threaten by words
    if is_negated(verb):
        return None if found.position is Position.OPPOSE else (Position.OPPOSE, subject)
    return found.position, subject


def _find_outcome(verb: Token) -> StancePredicate | None:
    """Find the good or harm that something is said to bring about: "will bring prosperity", "has caused chaos"."""
    if verb.lower_ not in BRINGING:
        return None
    brought = next((child for child in verb.children if child.dep_ == "obj" and child.i > verb.i), None)
    return find_stance_predicate(brought.text, "outcome") if brought is not None else None
