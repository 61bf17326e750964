"""What the model made of a text: scores for every word, and what more can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.questions import Links, Questions
from geopolnews.encode.scores import Scores

LIKELY = 3
"""A word is told its relation to the head that the tree gives it if that is among so many that it likes best."""

APART = np.float32(-1e4)
"""The score of a head in another sentence."""


@attrs.frozen(eq=False)
class Arcs:
    """The scores of each word's having each word for its syntactic head, itself where it has none.

    A word is compared with the words of its window only.
    """

    blocks: tuple[Scores, ...]
    """For each window `[words, goals]`: the words that it answers for, and all of its words."""
    firsts: tuple[int, ...]
    """The first word of the text that each window answers for."""
    offsets: tuple[int, ...]
    """The first word of the text that stands in each window."""

    def rows(self, start: int, end: int) -> Iterator[tuple[int, int, Scores]]:
        """Give the scores of words in a row, window by window: the first of the words, that of the window, scores."""
        for first, offset, block in zip(self.firsts, self.offsets, self.blocks, strict=True):
            low, high = max(start, first), min(end, first + len(block))
            if low < high:
                yield low, offset, block[low - first : high - first]

    def liked(self, heads: NDArray[np.intp], sentences: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return the heads, the likeliest of its sentence for a word that got one that it hardly likes.

        Args:
            heads: the head of each word in a tree.
            sentences: the number of the sentence of each word.
        """
        liked = heads.copy()
        for first, offset, block in zip(self.firsts, self.offsets, self.blocks, strict=True):
            count, width = block.shape
            goals = heads[first : first + count] - offset
            rows = np.flatnonzero(block.argmax(1) != goals)  # few: nearly every word gets the head that it likes best
            together = sentences[first + rows, None] == sentences[offset : offset + width]
            near, goals = np.where(together, block[rows], APART), goals[rows]
            reached = near[np.arange(len(rows)), goals.clip(0, width - 1)]
            reached[(goals < 0) | (goals >= width)] = -np.inf
            hardly = (near > reached[:, None]).sum(1) >= LIKELY
            liked[first + rows[hardly]] = offset + near[hardly].argmax(1)
        return liked


@attrs.frozen(kw_only=True, eq=False)
class Trees:
    """The sentences of a text, each with its tree, by the numbers of words and labels."""

    starts: NDArray[np.bool_]
    """Whether a word begins a sentence."""
    heads: NDArray[np.intp]
    """The head of each word, itself for a root."""
    relations: NDArray[np.intp]
    """What each word is to its head: which label."""
    parts: NDArray[np.intp]
    """Which part of speech each word is."""


@attrs.frozen(eq=False)
class Reading:
    """The scores of all heads for the words of one text."""

    tags: Mapping[str, Scores]
    """Head -> `[words, labels]` scores: `entity`, `guide`, `upos`, `start`."""

    attribution: Scores
    """`[words, layers, 5]` scores of the tags O, B, I, E, S of each attribution layer."""

    arcs: Arcs
    """The syntactic heads."""

    middle: Mapping[int, NDArray[np.float16]]
    """The first word of each window -> hidden states `[words, width]` of its words in the middle of the encoder."""

    questions: Questions
    """What is asked about words once it is known about which: `cue_source`, `content_cue`, `content_source`,
    `coreference`, and the relation to the head."""

    def __len__(self) -> int:
        return len(self.attribution)

    def ask_relations(self, heads: NDArray[np.intp]) -> Scores:
        """Return the scores `[words, labels]` of what each word is to its head in a tree."""
        sentences = (self.tags["start"].argmax(1) == 1).cumsum()
        return self.questions.ask_labels(self.arcs.liked(heads, sentences))

    def ask_antecedents(self, words: Iterable[int]) -> Links:
        """Return whom or what some words mean."""
        return self.questions.ask_links({"coreference": words})["coreference"]
