"""The best tags and their probabilities, against trying all sequences."""

import itertools

import numpy as np
import pytest

from geopolnews.encode.scores import softmax
from geopolnews.encode.sequence import (
    TaggedSpan,
    best_plain_tags,
    best_tags,
    collect_spans,
    edges,
    plain_steps,
    tag_probabilities,
)

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


def test_long_texts_are_scaled() -> None:
    """Probabilities stay right over thousands of words, where unscaled ones would have shrunk to nothing."""
    random = np.random.default_rng(3)
    emissions = random.normal(scale=8.0, size=(3000, LAYERS, TAGS)).astype(np.float32)
    first = np.zeros((LAYERS, TAGS), dtype=np.float32)
    steps = np.stack([plain_steps(1)] * LAYERS)
    probabilities = tag_probabilities(emissions, first, steps)
    np.testing.assert_allclose(probabilities.sum(2), 1.0, atol=1e-5)
    # what stands far away has no weight: the middle alone gives the same
    part = tag_probabilities(emissions[1400:1600], first, steps)
    np.testing.assert_allclose(probabilities[1450:1550], part[50:150], atol=1e-5)


@pytest.mark.parametrize("words", [24, 25, 26, 80, 400, 2001])
def test_pieces_find_what_going_word_by_word_does(words: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text worked out in many pieces at once has the best tags that it has word by word."""
    random = np.random.default_rng(words)
    emissions = random.normal(scale=2.0, size=(words, LAYERS, TAGS))
    first = random.normal(size=(LAYERS, TAGS))
    steps = plain_steps(1) + random.normal(size=(LAYERS, TAGS, TAGS))
    in_pieces = best_tags(emissions, first, steps)
    monkeypatch.setattr("geopolnews.encode.sequence.MANY_WORDS", words + 1)
    assert in_pieces.tolist() == best_tags(emissions, first, steps).tolist()


@pytest.mark.parametrize("seed", range(40))
def test_plain_tags_by_stretches(seed: int) -> None:
    """Looking only where the best tags of the words do not go together finds what looking everywhere does."""
    random = np.random.default_rng(seed)
    words, classes = int(random.integers(1, 90)), int(random.integers(1, 5))
    scores = random.normal(scale=random.choice([1, 3]), size=(words, 1 + 4 * classes)).astype(np.float32)
    scores[random.random(words) < random.choice([0.3, 0.8]), 0] += random.choice([2, 6, 12])
    probabilities = softmax(scores)
    logs = np.log(probabilities)[:, None, :]
    wanted = best_tags(logs, np.zeros((1, 1 + 4 * classes), dtype=np.float32), plain_steps(classes)[None])
    assert best_plain_tags(probabilities, classes).tolist() == wanted[:, 0].tolist()


def test_collected_spans() -> None:
    """Spans of one and of several words, of two classes; a span is as sure as the less sure of its ends."""
    tags = np.array([0, 1, 2, 3, 8, 0])
    probabilities = np.full((6, 9), 0.5, dtype=np.float32)
    probabilities[1, 1], probabilities[3, 3], probabilities[4, 8] = 0.9, 0.7, 0.8
    spans = collect_spans(tags, probabilities)
    assert [(s.start, s.end, s.label) for s in spans] == [(1, 4, 0), (4, 5, 1)]
    assert [round(s.confidence, 2) for s in spans] == [0.7, 0.8]
    assert isinstance(spans[0], TaggedSpan)
