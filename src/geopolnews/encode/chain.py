"""What the ways along a chain of tags come to at each of its words, worked out in many pieces of the text at once.

Word by word, with a few calls each for four layers of five tags, calling takes far longer than counting. So the text is
cut into about as many pieces as a piece has words. All go forward together, from every tag that may stand before them,
and then each takes up what the one before it ends with. That is many times as fast where there are few tags.
"""

from __future__ import annotations

import attrs
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

SCALED = 8
"""Words after which numbers that shrink from word to word are scaled anew."""

LEAST = 1e-300
"""What a sum is taken to be at the least, so that nothing is divided by 0."""


@attrs.frozen(kw_only=True)
class Sums:
    """How the numbers of a chain are put together."""

    row: np.ufunc
    """What steps in a row come to."""
    ways: np.ufunc
    """What different ways come to."""
    one: float
    """What a step has that changes nothing."""
    none: float
    """What a way has that cannot be taken."""
    chances: bool
    """Whether only the shares in a layer count, so that numbers are kept from growing too small."""


CHANCES = Sums(row=np.multiply, ways=np.add, one=1.0, none=0.0, chances=True)
"""Probabilities of all ways together."""

HIGHEST = Sums(row=np.add, ways=np.maximum, one=0.0, none=-np.inf, chances=False)
"""Scores of the best way."""


def walk_chain(sums: Sums, start: Numbers, steps: Numbers, local: Numbers) -> Numbers:
    """Return what the ways to each tag of each word come to, that word included.

    Args:
        sums: how numbers are put together.
        start: `[layers, tags]`, of beginning with a tag.
        steps: `[layers, to, from]`, of going from tag to tag.
        local: `[words, layers, tags]`, of the tags at each word.

    Returns:
        `[words, layers, tags]`; of probabilities, all of a layer at a word may have a factor in common.
    """
    words, layers, tags = local.shape
    length = int(np.ceil(np.sqrt(words)))
    pieces = -(-words // length)
    padded = np.full((pieces * length, layers, tags), sums.one)
    padded[:words] = local
    # [place in the piece, layer, tag, tag before the piece, piece]
    here = padded.reshape(pieces, length, layers, tags, 1).transpose(1, 2, 3, 4, 0).copy()
    ways = np.empty((length, layers, tags, tags, pieces))
    sums.row(steps[..., None], here[0], out=ways[0])
    ways[0, :, :, :, 0] = sums.row(start[:, :, None], here[0, :, :, :, 0])  # the first piece has no tag before it
    through, stepped = np.empty((layers, tags, tags, tags * pieces)), np.empty((layers, tags, tags * pieces))
    for place in range(1, length):
        before = ways[place - 1].reshape(layers, tags, -1)
        if sums.chances:
            np.matmul(steps, before, out=stepped)
        else:
            sums.row(steps[..., None], before[:, None], out=through)
            sums.ways.reduce(through, axis=2, out=stepped)
        sums.row(stepped.reshape(ways[place].shape), here[place], out=ways[place])
        if sums.chances and place % SCALED == 0:
            ways[place] /= np.maximum(ways[place].sum(axis=(1, 2), keepdims=True), LEAST)
    every = _join_ways(sums, ways, _entries(sums, ways[-1]))
    return np.ascontiguousarray(every.transpose(3, 0, 1, 2).reshape(pieces * length, layers, tags)[:words])


def _entries(sums: Sums, ends: Numbers) -> Numbers:
    """Return `[layers, tags, pieces]`, what the ways to each tag before a piece come to.

    Args:
        sums: how numbers are put together.
        ends: `[layers, tags, tags before, pieces]`, what the ways through a piece come to.
    """
    layers, tags, _, pieces = ends.shape
    through = np.ascontiguousarray(ends.transpose(3, 0, 1, 2))
    entries = np.full((pieces, layers, tags), sums.none)
    entries[0, :, 0] = sums.one  # any tag will do before the first piece, which does not depend on it
    for piece in range(1, pieces):
        ways = sums.row(through[piece - 1], entries[piece - 1, :, None])
        sums.ways.reduce(ways, axis=2, out=entries[piece])
        if sums.chances:
            entries[piece] /= np.maximum(entries[piece].sum(axis=1, keepdims=True), LEAST)
    return entries.transpose(1, 2, 0)


def _join_ways(sums: Sums, ways: Numbers, entries: Numbers) -> Numbers:
    """Return what ways `[..., tags before, pieces]` come to together, given the entries `[layers, tags, pieces]`."""
    entered = entries[:, :, None]
    every: Numbers = sums.row(ways[:, :, :, 0], entered[:, 0])
    one = np.empty_like(every)
    for tag in range(1, entries.shape[1]):
        sums.row(ways[:, :, :, tag], entered[:, tag], out=one)
        sums.ways(every, one, out=every)
    return every
