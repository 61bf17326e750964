"""Names, and the parties of an article.

Reads the heads `entity` and `guide` of the reading; writes `Marks.entities` and `Marks.parties`.
"""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import EntityMark, marks_of
from geopolnews.encode.confidence import UNCHANGED, Calibration
from geopolnews.encode.manifest import Manifest
from geopolnews.encode.reading import Reading
from geopolnews.encode.scores import Scores, softmax
from geopolnews.encode.sequence import TaggedSpan, best_plain_tags, collect_spans


def mark_entities(doc: Doc, reading: Reading, manifest: Manifest) -> None:
    """Write down the names of people, organisations, places and so on, and what the guide calls parties."""
    marks = marks_of(doc)
    marks.entities = _spans(marks.words, reading, manifest, "entity")
    marks.parties = _spans(marks.words, reading, manifest, "guide")


def tag_entities(scores: Scores, classes: int, calibration: Calibration = UNCHANGED) -> list[TaggedSpan]:
    """Return the best spans of `[words, 1 + 4 * classes]` scores, as word numbers."""
    probabilities = softmax(scores)
    return collect_spans(best_plain_tags(probabilities, classes), probabilities, calibration)


def _spans(words: tuple[int, ...], reading: Reading, manifest: Manifest, head: str) -> tuple[EntityMark, ...]:
    classes = [tag.partition("-")[2] for tag in manifest.labels[head][1::4]]
    found = tag_entities(reading.tags[head], len(classes), manifest.calibration.get(head, UNCHANGED))
    return tuple(
        EntityMark(start=words[s.start], end=words[s.end - 1] + 1, label=classes[s.label], confidence=s.confidence)
        for s in found
    )
