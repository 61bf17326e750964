"""Names, the parties of an article, offices, and what somebody is for or against.

Reads the heads `entity`, `guide`, `title` and `target` of the reading; writes `Marks.entities`, `Marks.parties`,
`Marks.titles`, `Marks.targets` and `Marks.people`.
"""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import EntityMark, marks_of
from geopolnews.encode.confidence import UNCHANGED, Calibration
from geopolnews.encode.manifest import Manifest
from geopolnews.encode.reading import Reading, Scores, softmax
from geopolnews.encode.sequence import TaggedSpan, best_plain_tags, collect_spans

LEAST_PEOPLE = 0.05
"""Words that belong to people without a name less probably than this are not written down."""


def mark_entities(doc: Doc, reading: Reading, manifest: Manifest) -> None:
    """Write down the names of people, organisations, places and so on, and what the guide calls parties."""
    marks = marks_of(doc)
    marks.entities = _spans(marks.words, reading, manifest, "entity")
    marks.parties = _spans(marks.words, reading, manifest, "guide")
    marks.titles = _spans(marks.words, reading, manifest, "title")
    marks.targets = _spans(marks.words, reading, manifest, "target", lean=LEAN)
    marks.people = _weigh_people(marks.words, reading, manifest)


LEAN = 1.0
"""By how much (in logarithms) the scores of targets are raised: few examples taught them, and taught them caution."""


def tag_entities(
    scores: Scores, classes: int, calibration: Calibration = UNCHANGED, lean: float = 0.0
) -> list[TaggedSpan]:
    """Return the best spans of `[words, 1 + 4 * classes]` scores, as word numbers; `lean` is added to all but `O`."""
    probabilities = softmax(scores)
    chosen = probabilities
    if lean:
        raised = scores.copy()
        raised[:, 1:] += lean
        chosen = softmax(raised)
    return collect_spans(best_plain_tags(chosen, classes), probabilities, calibration)


def _weigh_people(words: tuple[int, ...], reading: Reading, manifest: Manifest) -> dict[int, float]:
    """Return how probably words belong to people without a name, whether or not these make up the best sequence."""
    tags = [n for n, tag in enumerate(manifest.labels["guide"]) if tag.endswith("-unnamed")]
    weights = softmax(reading.tags["guide"])[:, tags].sum(axis=1)
    return {words[n]: round(float(weights[n]), 3) for n in range(len(words)) if weights[n] >= LEAST_PEOPLE}


def _spans(
    words: tuple[int, ...], reading: Reading, manifest: Manifest, head: str, lean: float = 0.0
) -> tuple[EntityMark, ...]:
    classes = [tag.partition("-")[2] for tag in manifest.labels[head][1::4]]
    found = tag_entities(reading.tags[head], len(classes), manifest.calibration.get(head, UNCHANGED), lean)
    return tuple(
        EntityMark(start=words[s.start], end=words[s.end - 1] + 1, label=classes[s.label], confidence=s.confidence)
        for s in found
    )
