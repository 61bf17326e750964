"""Positions that the model has marked: words that it takes for what somebody is for, against or worried about."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.clauses import find_subject
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import EntityMark, StanceMark, Stretch, char_span
from geopolnews.annotate.positions import make_mark
from geopolnews.model.stance import Position
from geopolnews.model.statement import Statement

SURE = 0.3
"""A target less probable than this is none."""

SAID = frozenset({"VERB", "AUX", "NOUN", "ADJ"})


def read_target(doc: Doc, target: EntityMark, statements: Sequence[Statement]) -> StanceMark | None:
    """Return the mark of a position for a target that the model has marked; what shows it is the word above it.

    In what somebody says it is nearly always the speaker's own position (five in six on annotated articles); elsewhere
    it is that of the subject.
    """
    if target.confidence < SURE:
        return None
    stretch = Stretch(start=target.start, end=target.end)
    words = char_span(doc, stretch)
    above = _word_above(doc[target.start : target.end].root, target)
    holder = None
    if not any(piece.contains(words) for statement in statements for piece in statement.content):
        holder = find_subject(above) if above.pos_ == "VERB" else None
        if holder is None or holder.overlaps(stretch):
            return None
    return make_mark(above, Position(target.label), holder, stretch, clearness=target.confidence)


def _word_above(head: Token, target: EntityMark) -> Token:
    """Return the nearest word above a target that tells something of it; the target's own head where there is none."""
    for above in head.ancestors:
        if above.pos_ in SAID and not target.start <= above.i < target.end:
            return above
    return head
