"""A long text in overlapping windows, nothing cut off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

import attrs

WINDOW = 320
"""Pieces of a window, as in training; `[CLS]` and `[SEP]` take two of them."""

OVERLAP = 96
"""Pieces that neighbouring windows share at the least, so that every word is read with some context on both sides."""


@attrs.frozen
class Window:
    """The words `start` to `end` are read together; the answers for `first` to `last` are kept."""

    start: int
    end: int
    first: int
    last: int


def plan_windows(sizes: Sequence[int], window: int = WINDOW, overlap: int = OVERLAP) -> list[Window]:
    """Return windows over words of so many pieces each, evenly spread; together they keep every word once.

    Each word is kept from the window in which it lies farther from the edge.
    """
    if not sizes:
        return []
    room = window - 2
    before = [0, *accumulate(sizes)]
    spare = max(before[-1] - room, 0)
    steps = -(-spare // (room - overlap - max(sizes)))
    stride = spare / steps if steps else 0.0
    starts = [bisect_right(before, round(i * stride)) - 1 for i in range(steps + 1)]
    ends = [bisect_right(before, before[start] + room) - 1 for start in starts]
    ends[-1] = len(sizes)
    starts[-1] = next(i for i in range(starts[-1], len(sizes)) if before[-1] - before[i] <= room)
    seams = [0, *((end + start) // 2 for end, start in zip(ends[:-1], starts[1:], strict=True)), len(sizes)]
    return [
        Window(start, end, first, last) for start, end, (first, last) in zip(starts, ends, pairwise(seams), strict=True)
    ]
