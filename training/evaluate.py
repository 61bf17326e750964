"""How well the model file reads the dev parts, measured through the library's own reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np

from geopolnews.annotate.attributions import tag_attributions
from geopolnews.annotate.entities import tag_entities
from geopolnews.annotate.syntax import sentence_scores
from geopolnews.annotate.trees import best_tree
from geopolnews.encode.pieces import Before
from geopolnews.encode.reader import Reader
from geopolnews.encode.reading import Reading
from training.corpora.conllu import read_ewt, read_gum
from training.corpora.gap import read_gap
from training.corpora.polnear import read_polnear
from training.corpora.worldwide import read_worldwide
from training.example import Example
from training.labels import DEPRELS, ENTITIES, UPOS

Span = tuple[int, int, int]
Figures = dict[str, float]

PRONOUNS = frozenset("he she him her his hers himself herself they them their theirs it its".split())
PLAIN_GENRES = ("GUM_news", "GUM_interview", "GUM_speech")
SCORED_ENTITIES = frozenset({"Person", "Organization", "Location", "NORP", "Date"})


class Counts(Counter[tuple[str, str]]):
    """Right, found and wanted spans under one name each."""

    def add(self, name: str, found: set[Span], wanted: set[Span]) -> None:
        """Count the spans of one text."""
        self[name, "right"] += len(found & wanted)
        self[name, "found"] += len(found)
        self[name, "wanted"] += len(wanted)

    def f1(self, *names: str) -> float:
        """Return the F1 of some names together, in per cent."""
        right, found, wanted = (sum(self[n, k] for n in names) for k in ("right", "found", "wanted"))
        return round(200 * right / max(1, found + wanted), 1)


def evaluate_reader(reader: Reader, corpora: Path) -> Figures:
    """Return every figure of the reader on the dev parts, in per cent."""
    figures: Figures = {}
    figures |= measure_attributions(reader, read_polnear(corpora / "polnear", "dev"))
    figures |= measure_entities(reader, read_worldwide(corpora / "worldwide", "dev"))
    figures |= measure_syntax(reader, read_ewt(corpora / "ewt", "dev"))
    figures |= measure_coreference(reader, read_gum(corpora / "gum", "dev"), read_gap(corpora / "gap", "dev"))
    return figures


def read_example(reader: Reader, example: Example, style: str) -> Reading:
    """Return the reading of an example's own words."""
    return reader.read(example.words, [Before(b) for b in example.before], style=style)


def gold_spans(tags: Iterable[int]) -> set[Span]:
    """Return the `(start, end, class)` spans of BIOES tag numbers."""
    spans: set[Span] = set()
    start = 0
    for i, tag in enumerate(tags):
        label, part = divmod(int(tag) - 1, 4)
        if tag > 0 and part in (0, 3):
            start = i
        if tag > 0 and part in (2, 3):
            spans.add((start, i + 1, label))
    return spans


def measure_attributions(reader: Reader, examples: Iterable[Example]) -> Figures:
    """Return the exact span F1 of sources, cues and contents over whole articles."""
    counts = Counts()
    for example in examples:
        found = tag_attributions(read_example(reader, example, "polnear"), reader.manifest)
        for layer in ("source", "cue", "content"):
            counts.add(layer, {(s.start, s.end, 0) for s in found[layer]}, gold_spans(example.tags[layer]))
    return {f"PolNeAR {layer}": counts.f1(layer) for layer in ("source", "cue", "content")}


def measure_entities(reader: Reader, examples: Iterable[Example]) -> Figures:
    """Return the exact span F1 of names, over the five scored classes and of each class."""
    counts = Counts()
    for example in examples:
        reading = read_example(reader, example, "guide")
        found = {(s.start, s.end, s.label) for s in tag_entities(reading.tags["entity"], len(ENTITIES))}
        wanted = gold_spans(example.tags["entity"])
        for k, name in enumerate(ENTITIES):
            counts.add(name, {s for s in found if s[2] == k}, {s for s in wanted if s[2] == k})
    figures = {"worldwide five classes": counts.f1(*SCORED_ENTITIES), "worldwide all classes": counts.f1(*ENTITIES)}
    return figures | {f"worldwide {name}": counts.f1(name) for name in ENTITIES}


def measure_syntax(reader: Reader, examples: Iterable[Example]) -> Figures:
    """Return UPOS accuracy of all words, UAS and LAS without punctuation and subtypes, on gold sentences."""
    counts: Counter[str] = Counter()
    punctuation = UPOS.index("PUNCT")
    for example in examples:
        reading = read_example(reader, example, "guide")
        assert example.heads is not None
        starts = [*np.flatnonzero(example.tags["start"]).tolist(), len(example.words)]
        deprels = reading.tags["label"].argmax(1)
        upos = reading.tags["upos"].argmax(1)
        for start, end in pairwise(starts):
            heads = start + best_tree(sentence_scores(reading.pointers["arc"], start, end))
            for i in range(start, end):
                counts["words"] += 1
                counts["upos"] += upos[i] == example.tags["upos"][i]
                if example.tags["upos"][i] == punctuation:
                    continue
                attached = heads[i - start] == example.heads[i]
                counts["arcs"] += 1
                counts["uas"] += attached
                counts["las"] += attached and _main(deprels[i]) == _main(example.tags["label"][i])
    return {
        "EWT UPOS": round(100 * counts["upos"] / counts["words"], 1),
        "EWT UAS": round(100 * counts["uas"] / counts["arcs"], 1),
        "EWT LAS": round(100 * counts["las"] / counts["arcs"], 1),
    }


def _main(label: int) -> str:
    return DEPRELS[label].partition(":")[0]


def measure_coreference(reader: Reader, documents: Iterable[Example], pairs: Iterable[Example]) -> Figures:
    """Return how often a pronoun's best antecedent is right, in GUM; and the F1 over the two names of GAP."""
    right = total = 0
    for example in documents:
        if not example.name.startswith(PLAIN_GENRES):
            continue
        pointers = read_example(reader, example, "guide").pointers["coreference"]
        for word, goals in example.links.get("coreference", {}).items():
            if example.words[word].lower() in PRONOUNS and goals != [word]:
                total += 1
                offset, probabilities = pointers.probabilities(word)
                probabilities[word - offset :] = 0.0  # an antecedent stands before
                right += offset + int(probabilities.argmax()) in goals
    figures = {"GUM pronouns": round(100 * right / max(1, total), 1)}
    return figures | {"GAP": _measure_gap(reader, pairs)}


def _measure_gap(reader: Reader, pairs: Iterable[Example]) -> float:
    """Return the share of names preferred to the other one; texts in which neither is meant are not among these."""
    right = total = 0
    for example in pairs:
        pointers = read_example(reader, example, "guide").pointers["coreference"]
        for word, goals in example.links["coreference"].items() if "other" in example.links else ():
            offset, probabilities = pointers.probabilities(word)
            total += 1
            mass = _mass(probabilities, offset)
            right += mass(goals) > mass(example.links["other"].get(word, []))
    return round(100 * right / max(1, total), 1)


def _mass(probabilities: np.ndarray, offset: int) -> Callable[[list[int]], float]:
    def mass(words: list[int]) -> float:
        return float(sum(probabilities[w - offset] for w in words if 0 <= w - offset < len(probabilities)))

    return mass
