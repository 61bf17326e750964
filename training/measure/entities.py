"""Names in the worldwide newswire."""

from __future__ import annotations

from collections.abc import Iterable

from geopolnews.annotate.entities import tag_entities
from geopolnews.encode.reader import Reader
from training.example import Example
from training.labels import ENTITIES
from training.measure.confidence import Trials
from training.measure.counts import Counts, Figures, gold_spans, read_example

SCORED = ("Person", "Organization", "Location", "NORP", "Date")


def measure_entities(reader: Reader, examples: Iterable[Example], trials: Trials) -> Figures:
    """Return the exact span F1 of names, over the five scored classes and of each class."""
    counts = Counts()
    for example in examples:
        reading = read_example(reader, example, "guide")
        spans = tag_entities(reading.tags["entity"], len(ENTITIES))
        wanted = gold_spans(example.tags["entity"])
        trials.add("entity", example.name, [(s.confidence, (s.start, s.end, s.label) in wanted) for s in spans])
        found = {(s.start, s.end, s.label) for s in spans}
        for k, name in enumerate(ENTITIES):
            counts.add(name, {s for s in found if s[2] == k}, {s for s in wanted if s[2] == k})
    figures = {"worldwide five classes": counts.f1(*SCORED), "worldwide all classes": counts.f1(*ENTITIES)}
    for name in ENTITIES:
        figures |= {
            f"worldwide {name}": counts.f1(name),
            f"worldwide {name} P": counts.precision(name),
            f"worldwide {name} R": counts.recall(name),
        }
    return figures
