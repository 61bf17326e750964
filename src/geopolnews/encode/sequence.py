"""The best sequence of tags for the scores of single words, and how probable its tags are.

Tags of a layer are `O` followed by B, I, E, S of each class, so a layer of `c` classes has `1 + 4 * c` of them.
"""

from __future__ import annotations

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.confidence import UNCHANGED, Calibration
from geopolnews.encode.reading import Scores

FORBIDDEN = np.float32(-1e4)
"""The score of a step that no sequence may take."""

FENCE = 4.0
"""By how much (in logarithms) a word must sooner be outside of any span for a stretch to end there."""

SCALED = 8
"""Words after which numbers that shrink from word to word are scaled anew."""


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
    score = np.empty_like(emissions)
    score[0] = emissions[0] + first + begin
    turned = np.ascontiguousarray(steps.transpose(0, 2, 1))
    through, highest = np.empty_like(turned), np.empty_like(score[0])
    # a few calls a word, each into memory that is there already: what a step costs is calling, not counting
    for i in range(1, words):
        np.add(turned, score[i - 1][:, None, :], out=through)
        np.maximum.reduce(through, axis=2, out=highest)
        np.add(highest, emissions[i], out=score[i])
    best = np.zeros((words, layers), dtype=np.intp)
    best[-1] = (score[-1] + end).argmax(axis=1)
    layer = np.arange(layers)
    for i in range(words - 1, 0, -1):
        best[i - 1] = (turned[layer, best[i]] + score[i - 1]).argmax(axis=1)
    return best


def best_plain_tags(probabilities: Scores, classes: int) -> NDArray[np.intp]:
    """Return the best possible sequence of one layer without learned steps.

    The best tag of each word already makes a possible sequence nearly everywhere. Only a stretch between two words that
    are surely outside of any span is sought through, and where that is not sure enough, the whole text.

    Args:
        probabilities: `[words, 1 + 4 * classes]`.
        classes: how many there are.

    Returns:
        `[words]` tag numbers.
    """
    words, tags = probabilities.shape
    steps = plain_steps(classes)
    begin, end = edges(tags)
    best: NDArray[np.intp] = probabilities.argmax(1)
    wrong = np.flatnonzero(steps[best[:-1], best[1:]] < 0).tolist()
    wrong = [-1] * bool(begin[best[0]] < 0) + wrong + [words - 1] * bool(end[best[-1]] < 0)
    if not wrong:
        return best
    first, steps = np.zeros((1, tags), dtype=np.float32), steps[None]
    logs = np.log(np.maximum(probabilities, 1e-9))
    lead = logs[:, 0] - logs[:, 1:].max(1)
    for low, high in _stretches(wrong, np.flatnonzero(lead >= FENCE), words):
        part = logs[low:high]
        found = best_tags(part[:, None, :], first, steps)[:, 0]
        lost = float((part.max(1) - part[np.arange(high - low), found]).sum())
        # a span that reaches over a fence would lose the lead of the fence, and can win back no more than was lost
        if (low > 0 and lead[low] <= lost) or (high < words and lead[high - 1] <= lost):
            return best_tags(logs[:, None, :], first, steps)[:, 0]
        best[low:high] = found
    return best


def _stretches(wrong: list[int], fences: NDArray[np.intp], words: int) -> list[tuple[int, int]]:
    """Return the stretches from fence to fence around steps (from a word to the next) that cannot be, none touching."""
    stretches: list[tuple[int, int]] = []
    before = (np.searchsorted(fences, wrong, side="right") - 1).tolist()
    for at in before:
        low = int(fences[at]) if at >= 0 else 0
        high = int(fences[at + 1]) + 1 if at + 1 < len(fences) else words
        if stretches and low < stretches[-1][1]:
            low = stretches.pop()[0]
        stretches.append((low, high))
    return stretches


def tag_probabilities(emissions: Scores, first: Scores, steps: Scores) -> Scores:
    """Return the probability of each tag at each word, over all sequences (forward-backward).

    Shapes as in `best_tags`; the result is `[words, layers, tags]`.
    """
    words, layers, tags = emissions.shape
    begin, end = edges(tags)
    # probabilities rather than logarithms, and all layers in one matrix: many times as fast
    local = np.exp(emissions - emissions.max(axis=2, keepdims=True)).astype(np.float64).reshape(words, -1)
    step = np.zeros((layers * tags, layers * tags))
    for k in range(layers):
        step[k * tags : (k + 1) * tags, k * tags : (k + 1) * tags] = np.exp(steps[k].astype(np.float64))
    ahead, behind = np.empty_like(local), np.empty_like(local)
    ahead[0] = local[0] * np.exp(first + begin).reshape(-1)
    behind[-1] = np.tile(np.exp(end), layers)
    for i in range(1, words):
        np.dot(ahead[i - 1], step, out=ahead[i])
        ahead[i] *= local[i]
        if i % SCALED == 0:
            _scale(ahead[i].reshape(layers, tags))
    for i in range(words - 1, 0, -1):
        np.dot(step, local[i] * behind[i], out=behind[i - 1])
        if i % SCALED == 0:
            _scale(behind[i - 1].reshape(layers, tags))
    joint = (ahead * behind).reshape(words, layers, tags)
    result: Scores = (joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-300)).astype(np.float32)
    return result


def _scale(values: NDArray[np.float64]) -> None:
    """Bring each layer back to a sum of one, in place, before it grows too small for a number; the scale drops out."""
    values /= np.maximum(values.sum(axis=1, keepdims=True), 1e-300)


def collect_spans(
    tags: NDArray[np.intp], probabilities: Scores, calibration: Calibration = UNCHANGED
) -> list[TaggedSpan]:
    """Return the spans of one layer, each as sure as the less sure of its two ends.

    Args:
        tags: `[words]` tag numbers of a possible sequence.
        probabilities: `[words, tags]`.
        calibration: what is known about how sure the model says it is.
    """
    spans: list[TaggedSpan] = []
    start = 0
    for i in np.flatnonzero(tags).tolist():
        label, part = divmod(int(tags[i]) - 1, 4)
        if part in (0, 3):
            start = i
        if part in (2, 3):
            ends = probabilities[[start, i], tags[[start, i]]]
            spans.append(TaggedSpan(start, i + 1, label, calibration.mend(float(ends.min()))))
    return spans
