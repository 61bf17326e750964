"""Names, and the parties of an article.

Reads the heads `entity` and `guide` of the reading; writes `Marks.entities` and `Marks.parties`.
"""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from geopolnews.annotate.marks import EntityMark, marks_of
from geopolnews.encode.reading import Reading, Scores, softmax
from geopolnews.encode.sequence import TaggedSpan, best_tags, collect_spans, plain_steps


def mark_entities(doc: Doc, reading: Reading, labels: dict[str, tuple[str, ...]]) -> None:
    """Write down the names of people, organisations, places and so on, and what the guide calls parties."""
    marks = marks_of(doc)
    marks.entities = _spans(marks.words, reading.tags["entity"], labels["entity"])
    marks.parties = _spans(marks.words, reading.tags["guide"], labels["guide"])


def tag_entities(scores: Scores, classes: int) -> list[TaggedSpan]:
    """Return the best spans of `[words, 1 + 4 * classes]` scores, as word numbers."""
    probabilities = softmax(scores)
    logs = np.log(np.maximum(probabilities, 1e-9))[:, None, :]
    best = best_tags(logs, np.zeros((1, scores.shape[1]), dtype=np.float32), plain_steps(classes)[None])
    return collect_spans(best[:, 0], probabilities)


def _spans(words: tuple[int, ...], scores: Scores, tags: tuple[str, ...]) -> tuple[EntityMark, ...]:
    classes = [tag.partition("-")[2] for tag in tags[1::4]]
    return tuple(
        EntityMark(start=words[s.start], end=words[s.end - 1] + 1, label=classes[s.label], confidence=s.confidence)
        for s in tag_entities(scores, len(classes))
    )
