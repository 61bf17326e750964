"""The best tags and their probabilities, against trying all sequences."""

import itertools

import numpy as np
import pytest

from geopolnews.encode.sequence import TaggedSpan, best_tags, collect_spans, edges, plain_steps, tag_probabilities

WORDS, LAYERS, TAGS = 5, 2, 5


def all_sequences(
    emissions: np.ndarray, first: np.ndarray, steps: np.ndarray, layer: int
) -> dict[tuple[int, ...], float]:
    """Return the score of every sequence of tags of a layer."""
    begin, end = edges(TAGS)
    scores = {}
    for tags in itertools.product(range(TAGS), repeat=WORDS):
        score = first[layer, tags[0]] + begin[tags[0]] + end[tags[-1]]
        score += sum(emissions[i, layer, tag] for i, tag in enumerate(tags))
        score += sum(steps[layer, a, b] for a, b in itertools.pairwise(tags))
        scores[tags] = float(score)
    return scores


@pytest.mark.parametrize("seed", range(5))
def test_against_all_sequences(seed: int) -> None:
    """The best sequence is the best of all, and each tag is as probable as the sequences that have it."""
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(WORDS, LAYERS, TAGS)).astype(np.float32)
    first = random.normal(size=(LAYERS, TAGS)).astype(np.float32)
    steps = plain_steps(1) + random.normal(size=(LAYERS, TAGS, TAGS)).astype(np.float32)
    best = best_tags(emissions, first, steps)
    probabilities = tag_probabilities(emissions, first, steps)
    for layer in range(LAYERS):
        scores = all_sequences(emissions, first, steps, layer)
        assert tuple(best[:, layer].tolist()) == max(scores, key=lambda tags: scores[tags])
        wanted = np.zeros((WORDS, TAGS))
        for tags, score in scores.items():
            wanted[np.arange(WORDS), tags] += np.exp(score)
        np.testing.assert_allclose(probabilities[:, layer], wanted / wanted.sum(1, keepdims=True), atol=1e-5)


def test_collected_spans() -> None:
    """Spans of one and of several words, of two classes; a span is as sure as the less sure of its ends."""
    tags = np.array([0, 1, 2, 3, 8, 0])
    probabilities = np.full((6, 9), 0.5, dtype=np.float32)
    probabilities[1, 1], probabilities[3, 3], probabilities[4, 8] = 0.9, 0.7, 0.8
    spans = collect_spans(tags, probabilities)
    assert [(s.start, s.end, s.label) for s in spans] == [(1, 4, 0), (4, 5, 1)]
    assert [round(s.confidence, 2) for s in spans] == [0.7, 0.8]
    assert isinstance(spans[0], TaggedSpan)
