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
from geopolnews.model.stance import Position

PLACES = (Position.SUPPORT, Position.OPPOSE, Position.CONCERN, Position.NEUTRAL)
"""Where somebody stands toward a target, in the order of the tags."""

FARTHEST = 9
"""Distances between words are told apart by powers of two, up to this one."""

TINY = np.float32(1e-5)
"""Keeps words whose numbers are all alike from being divided by nothing."""

TOLD = ("target", "shown", "meeting")
"""What the head tells of each word, in the order of its outputs."""

ENDS = (1 + 4 * len(PLACES), 3 + 4 * len(PLACES))
"""Where the first of these outputs end, and the second."""

Weights = Mapping[str, NDArray[np.float32]]


@attrs.frozen(kw_only=True)
class Target:
    """The words from `start` to `end` (half-open) are what a position is about."""

    start: int
    end: int
    place: Position
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
        seen = [
            [
                head.look(reading.middle[w.start].astype(np.float32), w.first - w.start, w.last - w.start)
                for w in windows
            ]
            for head in self._heads
        ]
        told = [
            np.concatenate([head.tell(x) for x in by_window]) for head, by_window in zip(self._heads, seen, strict=True)
        ]
        mean: Scores = np.add.reduce(told) / np.float32(len(told))
        tags, shown, meeting = np.split(mean, ENDS, axis=1)
        targets = []
        for span in collect_spans(best_plain_tags(tags, len(PLACES)), tags):
            number = next(i for i, w in enumerate(windows) if w.first <= span.start < w.last)
            first = windows[number].first
            chances = sum(head.point(x[number], span.start - first) for head, x in zip(self._heads, seen, strict=True))
            holder = int(np.argmax(chances)) + first
            targets.append(
                Target(
                    start=span.start,
                    end=span.end,
                    place=PLACES[span.label],
                    holder=None if span.start <= holder < span.end else holder,
                    confidence=float(1.0 - tags[span.start : span.end, 0].mean()),
                )
            )
        return Positions(targets=tuple(targets), shown=shown[:, 1], meeting=meeting[:, 1])


class _Head:
    """The weights of one head."""

    def __init__(self, weights: Weights) -> None:
        self._attention = int(weights["attention"])
        told = {
            f"told{kind}": np.concatenate([weights[name + kind] for name in TOLD], axis=-1) for kind in ("", "_bias")
        }
        self._weights = {**weights, **told}

    def linear(self, x: Scores, layer: str) -> Scores:
        """Return a linear layer of x."""
        product: Scores = x @ self._weights[layer]
        product += self._weights[f"{layer}_bias"]
        return product

    def bent(self, x: Scores, layer: str) -> Scores:
        """Return a linear layer of x with nothing below 0."""
        product = self.linear(x, layer)
        return np.maximum(product, 0.0, out=product)

    def look(self, states: Scores, first: int, last: int) -> Scores:
        """Return what is made of the words from `first` to `last` of a window with hidden states `[words, width]`."""
        x = self._even(self.bent(states, "enter"), "entered")
        words, width = x.shape
        asks, keys, values = self.linear(x, "look").reshape(words, 3, self._attention, -1).transpose(1, 2, 0, 3)
        near = softmax(asks[:, first:last] @ keys.transpose(0, 2, 1))
        x = x[first:last] + self.linear((near @ values).transpose(1, 0, 2).reshape(last - first, width), "seen")
        x = self._even(x, "looked")
        return self._even(x + self.linear(self.bent(x, "up"), "down"), "thought")

    def tell(self, x: Scores) -> Scores:
        """Return how probable the tags of targets, showing a position and naming a meeting are, side by side."""
        parts = np.split(self.linear(x, "told"), ENDS, axis=1)
        return np.concatenate([softmax(part) for part in parts], axis=1)

    def _even(self, x: Scores, layer: str) -> Scores:
        """Bring every row to the same mean and spread."""
        size = np.float32(x.shape[1])
        total: Scores = np.add.reduce(x, axis=1, keepdims=True)
        apart = x - total / size
        spread: Scores = np.sqrt(np.einsum("ij,ij->i", apart, apart) / size + TINY)
        apart /= spread[:, None]
        apart *= self._weights[layer]
        apart += self._weights[f"{layer}_bias"]
        return apart

    def point(self, x: Scores, at: int) -> Scores:
        """Return for each word of a window how probable it is to hold the position whose target begins at a word."""
        scores = self.linear(x[at], "turn") @ self.linear(x, "goal").T
        scores += self._weights["distance"][classify_distances(np.array([at]), len(x))[0]]
        scores[at] += x[at] @ self._weights["nobody"] + self._weights["nobody_bias"][0]
        return softmax(scores)
