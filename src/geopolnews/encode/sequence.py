"""The best sequence of tags for the scores of single words, and how probable its tags are.

Tags of a layer are `O` followed by B, I, E, S of each class, so a layer of `c` classes has `1 + 4 * c` of them.
"""

from __future__ import annotations

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.reading import Scores

FORBIDDEN = np.float32(-1e4)
"""The score of a step that no sequence may take."""


@attrs.frozen(order=True)
class TaggedSpan:
    """Words that were tagged together."""

    start: int
    end: int
    label: int
    """The class, counted from 0."""
    confidence: float


def plain_steps(classes: int) -> Scores:
    """Return the scores `[from, to]` of a layer without learned ones: 0 where a step is possible."""
    tags = 1 + 4 * classes
    steps = np.full((tags, tags), FORBIDDEN, dtype=np.float32)
    closed = [0, *range(3, tags, 4), *range(4, tags, 4)]
    opening = [0, *range(1, tags, 4), *range(4, tags, 4)]
    steps[np.ix_(closed, opening)] = 0.0
    for base in range(1, tags, 4):
        steps[np.ix_([base, base + 1], [base + 1, base + 2])] = 0.0
    return steps


def edges(tags: int) -> tuple[Scores, Scores]:
    """Return the scores of beginning and of ending a text with each tag: it never begins or ends inside a span."""
    first = np.zeros(tags, dtype=np.float32)
    first[2::4] = first[3::4] = FORBIDDEN
    last = np.zeros(tags, dtype=np.float32)
    last[1::4] = last[2::4] = FORBIDDEN
    return first, last


def best_tags(emissions: Scores, first: Scores, steps: Scores) -> NDArray[np.intp]:
    """Return the best sequence of tags of each layer.

    Args:
        emissions: `[words, layers, tags]` scores.
        first: `[layers, tags]` scores of beginning with a tag.
        steps: `[layers, from, to]` scores.

    Returns:
        `[words, layers]` tag numbers.
    """
    words, layers, tags = emissions.shape
    begin, end = edges(tags)
    back = np.zeros((words, layers, tags), dtype=np.intp)
    score = emissions[0] + first + begin
    turned = np.ascontiguousarray(steps.transpose(0, 2, 1))
    for i in range(1, words):
        through = score[:, None, :] + turned
        back[i] = through.argmax(axis=2)
        score = np.take_along_axis(through, back[i][:, :, None], axis=2)[:, :, 0] + emissions[i]
    best = np.zeros((words, layers), dtype=np.intp)
    best[-1] = (score + end).argmax(axis=1)
    layer = np.arange(layers)
    for i in range(words - 1, 0, -1):
        best[i - 1] = back[i][layer, best[i]]
    return best


def tag_probabilities(emissions: Scores, first: Scores, steps: Scores) -> Scores:
    """Return the probability of each tag at each word, over all sequences (forward-backward).

    Shapes as in `best_tags`; the result is `[words, layers, tags]`.
    """
    words, _, tags = emissions.shape
    begin, end = edges(tags)
    # probabilities rather than logarithms, scaled at each word: many times as fast, and the scale drops out
    local = np.exp(emissions - emissions.max(axis=2, keepdims=True)).astype(np.float64)
    step = np.exp(steps.astype(np.float64))
    ahead = np.zeros(emissions.shape)
    ahead[0] = local[0] * np.exp(first + begin)
    for i in range(1, words):
        ahead[i] = np.einsum("lf,lft->lt", ahead[i - 1] / ahead[i - 1].sum(axis=1, keepdims=True), step) * local[i]
    behind = np.exp(end)[None, :].repeat(emissions.shape[1], axis=0)
    result = np.zeros(emissions.shape)
    for i in range(words - 1, -1, -1):
        joint = ahead[i] * behind
        result[i] = joint / np.maximum(joint.sum(axis=1, keepdims=True), 1e-300)
        behind = np.einsum("lft,lt->lf", step, local[i] * behind)
        behind = behind / np.maximum(behind.sum(axis=1, keepdims=True), 1e-300)
    return result.astype(np.float32)


def collect_spans(tags: NDArray[np.intp], probabilities: Scores) -> list[TaggedSpan]:
    """Return the spans of one layer, each as sure as the less sure of its two ends.

    Args:
        tags: `[words]` tag numbers of a possible sequence.
        probabilities: `[words, tags]`.
    """
    spans: list[TaggedSpan] = []
    start = 0
    for i in np.flatnonzero(tags).tolist():
        label, part = divmod(int(tags[i]) - 1, 4)
        if part in (0, 3):
            start = i
        if part in (2, 3):
            ends = probabilities[[start, i], tags[[start, i]]]
            spans.append(TaggedSpan(start, i + 1, label, float(ends.min())))
    return spans
