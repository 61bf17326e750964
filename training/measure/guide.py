"""Parties, sources, cues and contents in the articles annotated by the project's guide that are kept to measure on."""

from __future__ import annotations

from collections.abc import Iterable

from geopolnews.annotate.attributions import tag_attributions
from geopolnews.annotate.entities import tag_entities
from geopolnews.encode.reader import Reader
from training.example import Example
from training.labels import GUIDE
from training.measure.attributions import LAYERS
from training.measure.counts import Counts, Figures, gold_spans, read_example


def measure_guide(reader: Reader, examples: Iterable[Example]) -> Figures:
    """Return the exact span F1 of parties, and of sources, cues and contents by the conventions of the guide."""
    counts = Counts()
    for example in examples:
        reading = read_example(reader, example, "guide")
        found = {"parties": tag_entities(reading.tags["guide"], len(GUIDE))}
        found |= tag_attributions(reading, reader.manifest)
        for name in ("parties", *LAYERS):
            layer = "guide" if name == "parties" else name
            counts.add(name, {(s.start, s.end, s.label) for s in found[name]}, gold_spans(example.tags[layer]))
    return {f"annotated {name}": counts.f1(name) for name in ("parties", *LAYERS)}
