"""What the model made of a text: scores for every word, and where words point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

import attrs
import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def softmax(scores: Scores, axis: int = -1) -> Scores:
    """Return scores as probabilities along an axis."""
    shifted: Scores = np.exp(scores - np.maximum.reduce(scores, axis=axis, keepdims=True))
    total: Scores = np.add.reduce(shifted, axis=axis, keepdims=True)
    result: Scores = shifted / total
    return result


@attrs.frozen(eq=False)
class Pointers:
    """Where each word points; a word that points to itself points to nothing.

    A word is compared with the words of its window only.
    """

    blocks: tuple[Scores, ...]
    """For each window `[words, goals]`: the words that it answers for, and all of its words."""
    firsts: tuple[int, ...]
    """The first word of the text that each window answers for."""
    offsets: tuple[int, ...]
    """The first word of the text that stands in each window."""

    def __len__(self) -> int:
        return sum(len(block) for block in self.blocks)

    def rows(self, start: int, end: int) -> Iterator[tuple[int, int, Scores]]:
        """Give the scores of words in a row, window by window: the first of the words, that of the window, scores."""
        for first, offset, block in zip(self.firsts, self.offsets, self.blocks, strict=True):
            low, high = max(start, first), min(end, first + len(block))
            if low < high:
                yield low, offset, block[low - first : high - first]

    def probabilities(self, word: int) -> tuple[int, Scores]:
        """Return the first word of the window, and for it and each that follows the probability of being pointed to."""
        window = bisect_right(self.firsts, word) - 1
        return self.offsets[window], softmax(self.blocks[window][word - self.firsts[window]])

    def likely(self, words: Sequence[int], least: float) -> Iterator[tuple[int, list[tuple[int, float]]]]:
        """Give for each of some words, in their order, the goals that are at least so probable, and how probable."""
        for window, group in groupby(words, key=lambda word: bisect_right(self.firsts, word) - 1):
            own, offset = list(group), self.offsets[window]
            probabilities = softmax(self.blocks[window][np.array(own) - self.firsts[window]])
            rows, columns = np.nonzero(probabilities >= least)
            found = zip((columns + offset).tolist(), probabilities[rows, columns].tolist(), strict=True)
            for word, count in zip(own, np.bincount(rows, minlength=len(own)).tolist(), strict=True):
                yield word, list(islice(found, count))

    def best(self, word: int) -> tuple[int, float]:
        """Return the word that is pointed to most probably (itself: none), and how probable that is."""
        offset, probabilities = self.probabilities(word)
        goal = int(probabilities.argmax())
        return offset + goal, float(probabilities[goal])


@attrs.frozen(eq=False)
class Relations:
    """What each word is to each of the few heads that it likes best."""

    heads: NDArray[np.intp]
    """`[words, choices]`, the likeliest first; a text of fewer words than choices repeats some."""

    scores: Scores
    """`[words, choices, labels]`."""

    def to(self, heads: NDArray[np.intp]) -> Scores:
        """Return the scores `[words, labels]` to one head for each word.

        A head that is not among the few counts as the likeliest.
        """
        choice = (self.heads == heads[:, None]).argmax(1)
        scores: Scores = self.scores[np.arange(len(heads)), choice]
        return scores


@attrs.frozen(eq=False)
class Reading:
    """The scores of all heads for the words of one text."""

    tags: Mapping[str, Scores]
    """Head -> `[words, labels]` scores: `entity`, `guide`, `upos`, `start`."""

    attribution: Scores
    """`[words, layers, 5]` scores of the tags O, B, I, E, S of each attribution layer."""

    relations: Relations
    """The relation of each word to its syntactic head."""

    pointers: Mapping[str, Pointers]
    """`arc` (to the syntactic head, itself for a root), `cue_source`, `content_cue`, `content_source`,
    `coreference`."""

    def __len__(self) -> int:
        return len(self.attribution)
