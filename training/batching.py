"""Examples to windows, windows to batches of numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import attrs
import numpy as np
import torch
from torch import Tensor

from geopolnews.encode.pieces import END, START, Before, PieceTable, Shape, feature_of
from training.example import NOBODY, UNKNOWN, Example
from training.labels import ATTRIBUTION, TAUGHT_LINKS
from training.network import TAGS

WINDOW = 320
"""Pieces of a window, `[CLS]` and `[SEP]` among them."""


WindowKey = tuple[str, str, int, int]


@attrs.frozen
class Window:
    """A run of words of an example."""

    example: Example
    start: int
    end: int
    pieces: int

    @property
    def key(self) -> WindowKey:
        """Which words these are."""
        return self.example.corpus, self.example.name, self.start, self.end


def cut_windows(example: Example, sizes: Sequence[int], phase: int, window: int = WINDOW) -> Iterator[Window]:
    """Cut an example into windows, at sentence starts where these are known, else at line breaks or anywhere.

    `phase` pieces are left out of the first window, so that every pass sees other edges.
    """
    starts = example.tags.get("start")
    room, start, total, seam = window - 2 - phase, 0, 0, 0
    for i, size in enumerate(sizes):
        if total + size > room:
            end = seam if seam > start and (starts is not None or (i - seam) < (i - start) // 3) else i
            yield Window(example, start, end, sum(sizes[start:end]) + 2)
            start, total, room = end, sum(sizes[end:i]), window - 2
        if (starts is not None and starts[i] == 1) or example.before[i] == Before.LINE:
            seam = i
        total += size
    if start < len(sizes):
        yield Window(example, start, len(sizes), total + 2)


class Batcher:
    """Mixes the corpora into batches of about so many pieces, cut at other places in every pass, unless `still`."""

    def __init__(
        self, table: PieceTable, weights: dict[str, float], pieces: int, seed: int, *, still: bool = False
    ) -> None:
        self._table = table
        self._weights = weights
        self._pieces = pieces
        self._random = random.Random(seed)
        self._still = still

    def windows(self, examples: Sequence[Example]) -> list[Window]:
        """Return the windows of one pass: a weight of 2.5 takes an example twice and half of the time once more."""
        windows: list[Window] = []
        for example in examples:
            weight = self._weights.get(example.corpus, 1.0)
            for _ in range(int(weight) + (self._random.random() < weight % 1)):
                sizes = [len(ids) for ids, _ in self._table.look_up(example.words)]
                moved = sum(sizes) > WINDOW and not self._still
                phase = self._random.randrange(WINDOW // 2) if moved else 0
                windows += cut_windows(example, sizes, phase)
        return windows

    def batches(self, examples: Sequence[Example]) -> list[list[Window]]:
        """Return the batches of one pass, windows of alike length together, in random order."""
        windows = self.windows(examples)
        self._random.shuffle(windows)
        windows.sort(key=lambda w: w.pieces // 40)
        batches: list[list[Window]] = []
        for window in windows:
            if not batches or (len(batches[-1]) + 1) * max(window.pieces, batches[-1][0].pieces) > self._pieces:
                batches.append([])
            batches[-1].append(window)
        self._random.shuffle(batches)
        return batches

    def tensors(self, windows: Sequence[Window]) -> dict[str, Tensor]:
        """Return what the network is fed for these windows, and what it should answer."""
        return collate(self._table, windows)


def collate(table: PieceTable, windows: Sequence[Window]) -> dict[str, Tensor]:
    """Return padded arrays of windows; words that are not annotated have `UNKNOWN` as their label."""
    rows, width = len(windows), max(w.end - w.start for w in windows)
    length = max(w.pieces for w in windows)
    ids = np.zeros((rows, length), dtype=np.int64)
    features = np.zeros_like(ids)
    first = np.zeros((rows, width), dtype=np.int64)
    labels = {name: np.full((rows, width), UNKNOWN, dtype=np.int64) for name in TAGS}
    labels |= {name: np.full((rows, width), UNKNOWN, dtype=np.int64) for name in ("label", "head")}
    attribution = np.full((rows, width, len(ATTRIBUTION)), UNKNOWN, dtype=np.int64)
    for row, w in enumerate(windows):
        e, n = w.example, w.end - w.start
        at = 1
        ids[row, 0] = START
        for i, (pieces, shape) in enumerate(table.look_up(e.words[w.start : w.end])):
            first[row, i] = at
            ids[row, at : at + len(pieces)] = pieces
            features[row, at : at + len(pieces)] = feature_of(Shape(shape), Before.CONTINUED)
            features[row, at] = feature_of(Shape(shape), Before(e.before[w.start + i]))
            at += len(pieces)
        ids[row, at] = END
        for name, values in e.tags.items():
            if name in labels:
                labels[name][row, :n] = values[w.start : w.end]
        for k, name in enumerate(ATTRIBUTION):
            if name in e.tags:
                attribution[row, :n, k] = e.tags[name][w.start : w.end]
        if e.heads is not None:
            heads = e.heads[w.start : w.end] - w.start
            labels["head"][row, :n] = np.where((heads >= 0) & (heads < n), heads, UNKNOWN)
    batch = {name: torch.from_numpy(values) for name, values in labels.items()}
    batch |= {"ids": torch.from_numpy(ids), "features": torch.from_numpy(features), "first": torch.from_numpy(first)}
    batch["mask"] = batch["ids"] != 0
    counts = torch.tensor([w.end - w.start for w in windows])
    batch["lengths"] = counts
    batch["is_word"] = torch.arange(width)[None, :] < counts[:, None]
    batch["style"] = torch.tensor([w.example.style for w in windows])
    batch["attribution"] = torch.from_numpy(attribution)
    for name in TAUGHT_LINKS:
        batch[name] = _link_pairs(name, windows)
    batch["pairs"] = _position_pairs(windows)
    batch["apart"] = _link_pairs("apart", windows)
    return batch


def _position_pairs(windows: Sequence[Window]) -> Tensor:
    """Return `[n, 4]`: row, holder (or `NOBODY`), target, position."""
    found = [
        (row, holder if holder == NOBODY else holder - w.start, target - w.start, position)
        for row, w in enumerate(windows)
        for holder, target, position in w.example.pairs
        if w.start <= target < w.end and (holder == NOBODY or w.start <= holder < w.end)
    ]
    return torch.tensor(found, dtype=torch.long).view(-1, 4)


def _link_pairs(name: str, windows: Sequence[Window]) -> Tensor:
    """Return `[n, 4]`: row, word, goal, number of the question; a question may have several right goals."""
    found: list[tuple[int, int, int, int]] = []
    question = 0
    for row, w in enumerate(windows):
        for word, goals in w.example.links.get(name, {}).items():
            if not w.start <= word < w.end:
                continue
            inside = [g for g in goals if w.start <= g < w.end]
            # a goal beyond the edge cannot be pointed to: the question is left out
            if inside:
                found += [(row, word - w.start, g - w.start, question) for g in inside]
                question += 1
    return torch.tensor(found, dtype=torch.long).view(-1, 4)
