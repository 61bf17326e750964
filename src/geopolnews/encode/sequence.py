"""The best sequence of tags for the scores of single words, and how probable its tags are.

Tags of a layer are `O` followed by B, I, E, S of each class, so a layer of `c` classes has `1 + 4 * c` of them.
"""

from __future__ import annotations

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.chain import CHANCES, HIGHEST, Numbers, walk_chain
from geopolnews.encode.confidence import UNCHANGED, Calibration
from geopolnews.encode.scores import Scores

FORBIDDEN = np.float32(-1e4)
"""The score of a step that no sequence may take."""

FENCE = 4.0
"""By how much (in logarithms) a word must sooner be outside of any span for a stretch to end there."""

FEW_TAGS, MANY_WORDS = 5, 24
"""Up to so many tags, a text of so many words is faster worked out in pieces than word by word."""


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
    turned = np.ascontiguousarray(steps.transpose(0, 2, 1))
    if tags <= FEW_TAGS and words >= MANY_WORDS:
        wide = (numbers.astype(np.float64) for numbers in (first + begin, turned, emissions))
        return _go_back(walk_chain(HIGHEST, *wide), steps, end)
    score = np.empty_like(emissions)
    score[0] = emissions[0] + first + begin
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


def _go_back(score: Numbers, steps: Scores, end: Scores) -> NDArray[np.intp]:
    """Return the best sequences, given the score of the best way to each tag of each word."""
    highest = score[:-1, :, 0, None] + steps[:, 0]
    came_from = np.zeros(highest.shape, dtype=np.int8)
    for tag in range(1, score.shape[2]):
        other = score[:-1, :, tag, None] + steps[:, tag]
        np.copyto(came_from, tag, where=other > highest)
        np.maximum(highest, other, out=highest)
    best = np.empty(score.shape[:2], dtype=np.intp)
    for layer, at in enumerate((score[-1] + end).argmax(axis=1).tolist()):
        backwards = [at]
        for pointers in came_from[::-1, layer].tolist():
            at = pointers[at]
            backwards.append(at)
        best[::-1, layer] = backwards
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
    begin, end = edges(emissions.shape[2])
    # probabilities rather than logarithms: many times as fast
    local = np.exp(emissions - emissions.max(axis=2, keepdims=True)).astype(np.float64)
    step = np.exp(steps.astype(np.float64))
    starts, ends = np.exp(first + begin).astype(np.float64), np.exp(np.tile(end, (len(first), 1))).astype(np.float64)
    ahead = walk_chain(CHANCES, starts, step.transpose(0, 2, 1), local)
    after = walk_chain(CHANCES, ends, step, local[::-1])[::-1]
    behind = np.concatenate([np.matmul(step, after[1:, :, :, None])[..., 0], ends[None]])
    joint = ahead * behind
    result: Scores = (joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-300)).astype(np.float32)
    return result


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
    start, first = 0, 1.0
    inside = np.flatnonzero(tags).tolist()
    for i, tag in zip(inside, tags[inside].tolist(), strict=True):
        label, part = divmod(tag - 1, 4)
        if part in (0, 3):
            start, first = i, float(probabilities[i, tag])
        if part in (2, 3):
            sure = calibration.mend(min(first, float(probabilities[i, tag])))
            spans.append(TaggedSpan(start, i + 1, label, sure))
    return spans
