"""Marks of positions: how one is made, and what a negation makes of it.

Reads part of speech and heads; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import auxiliaries
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import StanceMark, Stretch
from geopolnews.lexicon.stances import negate_position
from geopolnews.model.stance import Position

NEGATIONS = frozenset("not n't n’t never no neither nor".split())
CASES = frozenset("if whether unless".split())


def make_mark(
    trigger: Token, position: Position, holder: Stretch | None, target: Stretch, *, voiced: bool = False
) -> StanceMark:
    """Return the mark of a position whose phrase reaches from the word that shows it to what it is about."""
    start, end = min(trigger.i, target.start), max(trigger.i + 1, target.end)
    return StanceMark(
        phrase=Stretch(start=start, end=end),
        trigger=trigger.i,
        position=position,
        holder=holder,
        target=target,
        voiced=voiced,
    )


def negate(position: Position, token: Token) -> Position | None:
    """Return the position that is left where a word is negated, or None where that tells nothing."""
    return negate_position(position) if is_negated(token) else position


def is_negated(token: Token) -> bool:
    """Tell whether a word is negated."""
    return bool(auxiliaries(token) & NEGATIONS) or any(child.lower_ in NEGATIONS for child in token.children)


def is_supposed(word: Token) -> bool:
    """Tell whether something is told only for the case: "if the vote is unfair", "whether to back the plan"."""
    return any(child.lower_ in CASES and child.i < word.i for child in word.children)
