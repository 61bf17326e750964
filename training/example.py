"""One annotated text, whatever corpus it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.pieces import Before, before_of

UNKNOWN = -1
"""In any layer: this word is not annotated."""

NOBODY = -1
"""In the place of a holder: the writer of the text."""


@attrs.define(kw_only=True)
class Example:
    """Words and what is known about them; a layer that is missing was not annotated."""

    corpus: str
    name: str
    words: list[str]
    before: list[int]
    """For each word, a `Before`."""
    style: int = 0
    """Index into `labels.STYLES`."""
    tags: dict[str, NDArray[np.int64]] = attrs.field(factory=dict)
    """Layer -> label number for each word."""
    heads: NDArray[np.int64] | None = None
    """For each word the index of its syntactic head in `words`, itself for a root, `UNKNOWN` where not annotated."""
    links: dict[str, dict[int, list[int]]] = attrs.field(factory=dict)
    """Link -> {word: the words it may rightly point to (itself for none)}."""
    pairs: list[tuple[int, int, int]] = attrs.field(factory=list)
    """`(holder, target, position)`: where one word's bearer stands toward another's, by `labels.POSITIONS`."""


def word_span(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of the words that overlap the characters from start to end, if any."""
    first = int(np.searchsorted(np.asarray(ends), start, side="right"))
    last = int(np.searchsorted(np.asarray(starts), end, side="left"))
    return (first, last) if first < last else None


def whitespace_before(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return what stands before each word of a text."""
    gaps = [Before.LINE]
    gaps += [before_of(text[e:s]) for e, s in zip(ends[:-1], starts[1:], strict=True)]
    return [int(g) for g in gaps[: len(starts)]]


def outermost(spans: set[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Split spans into those in no other and those in exactly one; deeper and crossing ones are left out."""
    outer: list[tuple[int, int]] = []
    inner: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
        elif end <= outer[-1][1] and (not inner or start >= inner[-1][1]):
            inner.append((start, end))
    return outer, inner
