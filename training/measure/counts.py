"""Right, found and wanted spans, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from geopolnews.encode.pieces import Before
from geopolnews.encode.reader import Reader
from geopolnews.encode.reading import Reading
from training.example import Example

Span = tuple[int, int, int]
Figures = dict[str, float]


class Counts(Counter[tuple[str, str]]):
    """Right, found and wanted spans under one name each."""

    def add(self, name: str, found: set[Span], wanted: set[Span]) -> None:
        """Count the spans of one text."""
        self[name, "right"] += len(found & wanted)
        self[name, "found"] += len(found)
        self[name, "wanted"] += len(wanted)

    def precision(self, name: str) -> float:
        """Return the share of what was found that is right, in per cent."""
        return round(100 * self[name, "right"] / max(1, self[name, "found"]), 1)

    def recall(self, name: str) -> float:
        """Return the share of what was wanted that was found, in per cent."""
        return round(100 * self[name, "right"] / max(1, self[name, "wanted"]), 1)

    def f1(self, *names: str) -> float:
        """Return the F1 of some names together, in per cent."""
        right, found, wanted = (sum(self[n, k] for n in names) for k in ("right", "found", "wanted"))
        return round(200 * right / max(1, found + wanted), 1)


def read_example(reader: Reader, example: Example, style: str) -> Reading:
    """Return the reading of an example's own words."""
    return reader.read(example.words, [Before(b) for b in example.before], style=style)


def gold_spans(tags: Iterable[int]) -> set[Span]:
    """Return the `(start, end, class)` spans of BIOES tag numbers."""
    spans: set[Span] = set()
    start = 0
    for i, tag in enumerate(tags):
        label, part = divmod(int(tag) - 1, 4)
        if tag > 0 and part in (0, 3):
            start = i
        if tag > 0 and part in (2, 3):
            spans.add((start, i + 1, label))
    return spans
