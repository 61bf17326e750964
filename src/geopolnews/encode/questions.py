"""What can be asked about the words of a text once it was read: where they point, and what they are to their heads.

Where words point is a number for each two words of a window, and rules want to know it of few: pronouns and nouns, and
the first word of what somebody said. So the model is asked for these when it is known which they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.scores import Scores, softmax
from geopolnews.encode.session import Session, Values
from geopolnews.encode.windows import Window

Row = tuple[int, Scores]
"""The first word of a word's window, and how probable it is that the word points to that and to each that follows."""


Block = tuple[list[int], int, Scores]
"""Words of a window, the first word of the text that stands in it, and probabilities `[words, goals]`."""


@attrs.frozen(eq=False)
class Links:
    """Where some words point, by probability; a word that points to itself points to nothing.

    A word is compared with the words of its window only.
    """

    blocks: tuple[Block, ...]
    """One for each window."""

    def rows(self) -> dict[int, Row]:
        """Return the row of each word."""
        return {
            word: (offset, row)
            for words, offset, probabilities in self.blocks
            for word, row in zip(words, probabilities, strict=True)
        }

    def likely(self, least: float) -> Iterator[tuple[int, list[tuple[int, float]]]]:
        """Give for each word, in order, the goals that are at least so probable, and how probable."""
        for words, offset, probabilities in self.blocks:
            rows, columns = np.nonzero(probabilities >= least)
            found = zip((columns + offset).tolist(), probabilities[rows, columns].tolist(), strict=True)
            for word, count in zip(words, np.bincount(rows, minlength=len(words)).tolist(), strict=True):
                yield word, list(islice(found, count))


@attrs.frozen(eq=False)
class Questions:
    """The hidden states of a text's words, and the model to ask about them."""

    session: Session
    windows: tuple[Window, ...]
    hidden: tuple[Values, ...]
    """The hidden states of each window."""

    def ask_links(self, asked: Mapping[str, Iterable[int]]) -> dict[str, Links]:
        """Return where words point.

        Args:
            asked: link -> the words that are asked about.
        """
        blocks: dict[str, list[Block]] = {link: [] for link in asked}
        by_window: dict[int, dict[str, list[int]]] = {}
        firsts = [window.first for window in self.windows]
        for link, words in asked.items():
            for number, group in groupby(sorted(set(words)), key=lambda word: bisect_right(firsts, word) - 1):
                by_window.setdefault(number, {})[link] = list(group)
        for number in sorted(by_window):
            offset = self.windows[number].start
            questions = {link: np.array(words) - offset for link, words in by_window[number].items()}
            answers = self.session.ask(self.hidden[number], questions)
            for (link, words), scores in zip(by_window[number].items(), answers, strict=True):
                blocks[link].append((words, offset, softmax(scores)))
        return {link: Links(tuple(found)) for link, found in blocks.items()}

    def ask_labels(self, heads: NDArray[np.intp]) -> Scores:
        """Return the scores `[words, labels]` of what each word is to its head, which stands in the word's window."""
        found: list[Scores] = []
        for window, hidden in zip(self.windows, self.hidden, strict=True):
            pairs = np.stack([np.arange(window.first, window.last), heads[window.first : window.last]])
            found += self.session.ask(hidden, {"label": pairs - window.start})
        return np.concatenate(found)
