"""Paragraphs and sentences of a doc, by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of


class Paragraphs:
    """Which tokens stand in one paragraph."""

    def __init__(self, doc: Doc) -> None:
        """Take the paragraphs from the parts of the article; without them, a line is one."""
        parts = marks_of(doc).parts
        if parts:
            offsets = [token.idx for token in doc]
            edges = {offset for part in parts for offset in (part.start, part.end)}
            starts = {bisect_left(offsets, edge) for edge in edges}
        else:
            starts = {token.i + 1 for token in doc if "\n" in token.text}
        self._starts = sorted({0, *(start for start in starts if start < len(doc))})
        self._length = len(doc)

    def number(self, token: int) -> int:
        """Return the number of the paragraph of a token, counted from 0."""
        return bisect_right(self._starts, token) - 1

    def of(self, token: int) -> Stretch:
        """Return the paragraph of a token."""
        at = self.number(token)
        end = self._starts[at + 1] if at + 1 < len(self._starts) else self._length
        return Stretch(start=self._starts[at], end=end)

    def lines(self) -> list[Stretch]:
        """Return all paragraphs that have a token, in the order of the text."""
        ends = [*self._starts[1:], self._length]
        return [Stretch(start=start, end=end) for start, end in zip(self._starts, ends, strict=True) if start < end]
