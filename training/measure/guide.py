"""Parties, offices, targets and acts in the articles annotated by the project's guide that are kept to measure on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from geopolnews.annotate.attributions import tag_attributions
from geopolnews.annotate.entities import tag_entities
from geopolnews.encode.reader import Reader
from geopolnews.encode.reading import Reading
from training.example import UNKNOWN, Example
from training.labels import GUIDE, TARGETS
from training.measure.counts import Counts, Figures, Span, gold_spans, read_example

LAYERS = {"guide": ("parties", GUIDE), "title": ("titles", ("title",)), "target": ("targets", TARGETS)}
"""Head -> what its spans are called here, and its classes."""

CONTENTS = ("source", "cue", "content")


def measure_guide(reader: Reader, examples: Iterable[Example]) -> Figures:
    """Return the exact span F1 of each head, and the share of acts that are right where a statement is made."""
    counts = Counts()
    right = told = 0
    for example in examples:
        reading = read_example(reader, example, "guide")
        for name, (found, wanted) in _spans(reading, example, reader).items():
            counts.add(name, found, wanted)
        acts = example.tags["act"]
        told += int((acts != UNKNOWN).sum())
        right += int((reading.tags["act"].argmax(1) == acts)[acts != UNKNOWN].sum())
    names = [name for name, _ in LAYERS.values()] + list(CONTENTS)
    figures = {f"annotated {name}": counts.f1(name) for name in names}
    return figures | {"annotated acts": round(100 * right / max(1, told), 1)}


def _spans(reading: Reading, example: Example, reader: Reader) -> dict[str, tuple[set[Span], set[Span]]]:
    """Return for each name of spans those that were found and those that are annotated."""
    spans = {}
    for layer, (name, classes) in LAYERS.items():
        known = example.tags[layer] != UNKNOWN
        found = {(s.start, s.end, s.label) for s in tag_entities(reading.tags[layer], len(classes))}
        # words of which it is not known whether they are one are not counted either way
        sure = {span for span in found if known[span[0] : span[1]].all()}
        spans[name] = (sure, gold_spans(np.maximum(example.tags[layer], 0)))
    tagged = tag_attributions(reading, reader.manifest)
    for layer in CONTENTS:
        spans[layer] = ({(s.start, s.end, 0) for s in tagged[layer]}, gold_spans(example.tags[layer]))
    return spans
