"""Who is said to have said what: sources, cues and contents of PolNeAR."""

from __future__ import annotations

from collections.abc import Iterable

from geopolnews.annotate.attributions import tag_attributions
from geopolnews.encode.reader import Reader
from training.example import Example
from training.measure.confidence import Trials
from training.measure.counts import Counts, Figures, gold_spans, read_example

LAYERS = ("source", "cue", "content")


def measure_attributions(reader: Reader, examples: Iterable[Example], trials: Trials) -> Figures:
    """Return the exact span F1 of sources, cues and contents over whole articles."""
    counts = Counts()
    for example in examples:
        found = tag_attributions(read_example(reader, example, "polnear"), reader.manifest)
        for layer in LAYERS:
            wanted = gold_spans(example.tags[layer])
            counts.add(layer, {(s.start, s.end, 0) for s in found[layer]}, wanted)
            trials.add(layer, example.name, [(s.confidence, (s.start, s.end, 0) in wanted) for s in found[layer]])
    figures = {f"PolNeAR {layer}": counts.f1(layer) for layer in LAYERS}
    for layer in LAYERS:
        figures |= {f"PolNeAR {layer} P": counts.precision(layer), f"PolNeAR {layer} R": counts.recall(layer)}
    return figures
