"""What pronouns and descriptions may refer to.

Reads the head `coreference` of the reading and the part of speech; writes `Marks.antecedents`.
"""

from __future__ import annotations

import numpy as np

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.encode.reading import Reading

LEAST = 0.02
"""An antecedent less probable than this is not written down."""


def mark_antecedents(doc: Doc, reading: Reading) -> None:
    """Write down, for each pronoun and noun, the words that it may refer to, the most probable first."""
    marks = marks_of(doc)
    links = reading.pointers["coreference"]
    for word, token in enumerate(marks.words):
        if doc[token].pos_ not in {"PRON", "NOUN", "PROPN"}:
            continue
        offset, probabilities = links.probabilities(word)
        likely = np.flatnonzero(probabilities >= LEAST)
        goals = [(marks.words[offset + int(k)], float(probabilities[k])) for k in likely if offset + k != word]
        if goals:
            marks.antecedents[token] = tuple(sorted(goals, key=lambda g: -g[1]))
