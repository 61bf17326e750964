"""Who is for or against what: a small head that reads which words name what a position is about, and who holds it.

It reads the hidden states of a layer in the middle of the encoder, lets each word of a window look at the others once,
and tells targets with their side, the words that show a position, and whose it is. It also tells which words name a
meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.reading import Reading
from geopolnews.encode.scores import Scores, softmax
from geopolnews.encode.sequence import best_plain_tags, collect_spans

PLACES = ("support", "oppose", "concern", "neutral")
"""Where somebody stands toward a target, in the order of the tags."""

FARTHEST = 9
"""Distances between words are told apart by powers of two, up to this one."""

TINY = np.float32(1e-5)
"""Keeps words whose numbers are all alike from being divided by nothing."""

Weights = Mapping[str, NDArray[np.float32]]


@attrs.frozen(kw_only=True)
class Target:
    """The words from `start` to `end` (half-open) are what a position is about."""

    start: int
    end: int
    place: str
    """One of `PLACES`."""
    holder: int | None
    """A word of who holds it; None where nobody is named for it."""
    confidence: float
    """How probable it is that these words are a target."""


@attrs.frozen(kw_only=True, eq=False)
class Positions:
    """The positions of a text."""

    targets: tuple[Target, ...]
    shown: Scores
    """`[words]`: how probable it is that a word shows a position."""
    meeting: Scores
    """`[words]`: how probable it is that a word belongs to what names a meeting."""


def classify_distances(origins: NDArray[np.intp], words: int) -> NDArray[np.intp]:
    """Return `[origins, words]`: the class of the distance from some words to each word of a window."""
    apart = np.arange(words) - origins[:, None]
    power = np.minimum(np.ceil(np.log2(np.abs(apart) + 1.0)), FARTHEST).astype(np.intp)
    classes: NDArray[np.intp] = power * np.sign(apart) + FARTHEST
    return classes


class PositionHead:
    """The weights of the head; several that learnt by themselves answer together."""

    def __init__(self, weights: Weights) -> None:
        """Keep the weights: name -> `[heads, ...]`."""
        self._heads = [_Head({name: w[head] for name, w in weights.items()}) for head in range(len(weights["enter"]))]

    @classmethod
    def load(cls, data: bytes) -> PositionHead:
        """Load the weights from what is in their file."""
        with np.load(BytesIO(data), allow_pickle=False) as stored:
            return cls({name: stored[name].astype(np.float32) for name in stored.files})

    def find(self, reading: Reading) -> Positions:
        """Return the positions of a text of which the model's reading is given."""
        windows = reading.questions.windows
        seen = [[head.look(reading.middle[w.start].astype(np.float32)) for head in self._heads] for w in windows]
        kept = [slice(w.first - w.start, w.last - w.start) for w in windows]
        tags, shown, meeting = (
            np.concatenate([self._mean(layer, by_head, part) for by_head, part in zip(seen, kept, strict=True)])
            for layer in ("target", "shown", "meeting")
        )
        targets = []
        for span in collect_spans(best_plain_tags(tags, len(PLACES)), tags):
            start, end = span.start, span.end
            number = next(i for i, w in enumerate(windows) if w.first <= start < w.last)
            at = start - windows[number].start
            chances = sum(head.point(x, at) for head, x in zip(self._heads, seen[number], strict=True))
            holder = int(np.argmax(chances)) + windows[number].start
            targets.append(
                Target(
                    start=start,
                    end=end,
                    place=PLACES[span.label],
                    holder=None if start <= holder < end else holder,
                    confidence=float(1.0 - tags[start:end, 0].mean()),
                )
            )
        return Positions(targets=tuple(targets), shown=shown[:, 1], meeting=meeting[:, 1])

    def _mean(self, layer: str, by_head: list[Scores], kept: slice) -> Scores:
        """Return what the heads say together about the words of a window that are kept."""
        said = [softmax(head.linear(x[kept], layer)) for head, x in zip(self._heads, by_head, strict=True)]
        mean: Scores = np.add.reduce(said) / np.float32(len(said))
        return mean


class _Head:
    """The weights of one head."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._attention = int(weights["attention"])

    def linear(self, x: Scores, layer: str) -> Scores:
        """Return a linear layer of x."""
        product: Scores = x @ self._weights[layer] + self._weights[f"{layer}_bias"]
        return product

    def look(self, states: Scores) -> Scores:
        """Return what is made of the hidden states `[words, width]` of a window."""
        x = self._even(np.maximum(self.linear(states, "enter"), 0.0), "entered")
        words, width = x.shape
        asks, keys, values = self.linear(x, "look").reshape(words, 3, self._attention, -1).transpose(1, 2, 0, 3)
        near = softmax(asks @ keys.transpose(0, 2, 1))
        x = self._even(x + self.linear((near @ values).transpose(1, 0, 2).reshape(words, width), "seen"), "looked")
        return self._even(x + self.linear(np.maximum(self.linear(x, "up"), 0.0), "down"), "thought")

    def _even(self, x: Scores, layer: str) -> Scores:
        """Bring every row to the same mean and spread."""
        apart = x - x.mean(1, keepdims=True)
        spread = np.sqrt(np.square(apart).mean(1, keepdims=True) + TINY)
        even: Scores = apart / spread * self._weights[layer] + self._weights[f"{layer}_bias"]
        return even

    def point(self, x: Scores, at: int) -> Scores:
        """Return for each word of a window how probable it is to hold the position whose target begins at a word."""
        scores = self.linear(x[at], "turn") @ self.linear(x, "goal").T
        scores += self._weights["distance"][classify_distances(np.array([at]), len(x))[0]]
        scores[at] += x[at] @ self._weights["nobody"] + self._weights["nobody_bias"][0]
        return softmax(scores)
