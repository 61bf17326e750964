"""Marks that lie in, over and across each other, made into a tree: HTML can only nest."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from geopolnews.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@attrs.frozen(kw_only=True)
class Mark:
    """A stretch of the text that a record was read from."""

    span: Span
    """Where it stands."""

    layer: int
    """Which of two marks on the same words is the outer one: that of the lower layer."""

    classes: tuple[str, ...]
    """How it looks, and which other marks light up with it."""

    title: str | None = None
    """What to say when it is pointed at."""

    anchor: str | None = None
    """The id by which it can be gone to."""

    target: str | None = None
    """The id of the entry to go to from its words."""

    badge: str | None = None
    """What to show behind its last word, as a way to the entry: "3"."""

    badge_target: str | None = None
    """The id of that entry."""

    badge_label: str | None = None
    """What a screen reader says for the badge."""

    @property
    def order(self) -> tuple[int, int, int]:
        """The outer of two marks comes first: the one that begins earlier, or ends later."""
        return self.span.start, -self.span.end, self.layer


@attrs.define
class Piece:
    """A mark, or a part of one that another mark cuts in two, with what lies in it."""

    mark: Mark
    start: int
    end: int = 0
    inside: list[Piece | Span] = attrs.field(factory=list)

    @property
    def is_first(self) -> bool:
        """Whether the mark begins here."""
        return self.start == self.mark.span.start

    @property
    def is_last(self) -> bool:
        """Whether the mark ends here."""
        return self.end == self.mark.span.end


def nest_marks(region: Span, marks: Iterable[Mark]) -> list[Piece | Span]:
    """Return a stretch of text as pieces and plain spans, in order and without a gap.

    A mark that crosses the border of another, or of the region, is cut there.
    """
    waiting = sorted((mark for mark in marks if mark.span.overlaps(region)), key=lambda mark: mark.order)
    whole: list[Piece | Span] = []
    path: list[Piece] = []
    under: list[Mark] = []
    for left, right, begun in _cut_text(region, waiting):
        under = sorted([mark for mark in (*under, *begun) if mark.span.end > left], key=lambda mark: mark.order)
        kept = 0
        while kept < min(len(path), len(under)) and path[kept].mark is under[kept]:
            kept += 1
        del path[kept:]
        for mark in under[kept:]:
            piece = Piece(mark, left)
            (path[-1].inside if path else whole).append(piece)
            path.append(piece)
        (path[-1].inside if path else whole).append(Span(start=left, end=right))
        for piece in path:
            piece.end = right
    return whole


def _cut_text(region: Span, waiting: list[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield stretches in which the same marks lie, with the marks that begin there."""
    cuts = {region.start, region.end}
    for mark in waiting:
        cuts.update(cut for cut in (mark.span.start, mark.span.end) if region.start < cut < region.end)
    edges = sorted(cuts)
    next_mark = 0
    for left, right in pairwise(edges):
        begun = []
        while next_mark < len(waiting) and waiting[next_mark].span.start <= left:
            begun.append(waiting[next_mark])
            next_mark += 1
        yield left, right, begun
