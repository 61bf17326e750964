"""Parts of speech and dependency trees of EWT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from geopolnews.annotate.syntax import ROOT, best_relations, sentence_scores
from geopolnews.annotate.trees import best_tree
from geopolnews.encode.reader import Reader
from training.example import Example
from training.labels import DEPRELS, UPOS
from training.measure.counts import Figures, read_example


def measure_syntax(reader: Reader, examples: Iterable[Example]) -> Figures:
    """Return UPOS accuracy of all words, UAS and LAS without punctuation and subtypes, on gold sentences."""
    counts: Counter[str] = Counter()
    punctuation = UPOS.index("PUNCT")
    for example in examples:
        reading = read_example(reader, example, "guide")
        assert example.heads is not None
        starts = [*np.flatnonzero(example.tags["start"]).tolist(), len(example.words)]
        upos = reading.tags["upos"].argmax(1)
        trees = [best_tree(sentence_scores(reading.arcs, s, e)) + s for s, e in pairwise(starts)]
        heads = np.concatenate(trees)
        deprels = best_relations(reading.ask_relations(heads), heads, DEPRELS.index(ROOT))
        for i in range(len(example.words)):
            counts["words"] += 1
            counts["upos"] += upos[i] == example.tags["upos"][i]
            if example.tags["upos"][i] == punctuation:
                continue
            attached = heads[i] == example.heads[i]
            counts["arcs"] += 1
            counts["uas"] += attached
            counts["las"] += attached and _main(deprels[i]) == _main(example.tags["label"][i])
    return {
        "EWT UPOS": round(float(100 * counts["upos"] / counts["words"]), 1),
        "EWT UAS": round(float(100 * counts["uas"] / counts["arcs"]), 1),
        "EWT LAS": round(float(100 * counts["las"] / counts["arcs"]), 1),
    }


def _main(label: int) -> str:
    return DEPRELS[label].partition(":")[0]
