"""Whom pronouns mean: GUM and GAP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from geopolnews.annotate.syntax import find_trees, told_starts
from geopolnews.encode.mentions import see_text
from geopolnews.encode.questions import Row
from geopolnews.encode.reader import Reader
from training.corpora.gap import Text
from training.example import Example
from training.measure.counts import Figures, read_example

PRONOUNS = frozenset("he she him her his hers himself herself they them their theirs it its".split())
PLAIN_GENRES = ("GUM_news", "GUM_interview", "GUM_speech")

LEAST = 0.05
"""A name is taken for the one that is meant from this probability on; measured on GAP's development part."""


def measure_coreference(reader: Reader, documents: Iterable[Example], texts: Iterable[Text]) -> Figures:
    """Return how often a pronoun's best antecedent is right, in GUM; and the F1 over the two names of GAP."""
    right = total = 0
    for example in documents:
        if not example.name.startswith(PLAIN_GENRES):
            continue
        pronouns = [
            word
            for word, goals in example.links.get("coreference", {}).items()
            if example.words[word].lower() in PRONOUNS and goals != [word]
        ]
        total += len(pronouns)
        for word, row in _ask(reader, example, pronouns).items():
            right += _best_before(row, word) in example.links["earlier"][word]
    figures = {"GUM pronouns": round(100 * right / max(1, total), 1)}
    return figures | _measure_gap(reader, texts)


def _ask(reader: Reader, example: Example, words: list[int]) -> dict[int, Row]:
    """Return for some words how probable it is of each other that they mean it."""
    reading = read_example(reader, example, "guide")
    if reader.pronouns is None:
        return reading.ask_antecedents(words).rows()
    trees = find_trees(reading, told_starts(reading), reader.manifest.labels)
    return reader.pronouns.ask(reading, see_text(example.words, reading, trees, reader.pronouns.names), words).rows()


def _best_before(row: Row, word: int) -> int:
    """Return the most probable antecedent: it stands before, and there is one."""
    offset, probabilities = row
    return offset + int(probabilities[: word - offset].argmax()) if word > offset else word


def _measure_gap(reader: Reader, texts: Iterable[Text]) -> Figures:
    """Return the F1 of saying of each name whether it is meant, and how often the right one of two is preferred.

    Who points to any mention of a name means that name: the library puts the mentions of a person together.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        row = _ask(reader, text.example(), [text.pronoun])[text.pronoun]
        masses = [_mass(row, goals) for goals in text.mentions()]
        chosen = masses.index(max(masses)) if max(masses, default=0.0) >= LEAST else None
        counts["found"] += chosen is not None
        counts["wanted"] += sum(text.meant)
        counts["right"] += chosen is not None and text.meant[chosen]
        if sorted(text.meant) == [False, True]:
            counts["pairs"] += 1
            counts["preferred"] += masses[text.meant.index(True)] > masses[text.meant.index(False)]
    return {
        "GAP": round(200 * counts["right"] / max(1, counts["found"] + counts["wanted"]), 1),
        "GAP pairs": round(100 * counts["preferred"] / max(1, counts["pairs"]), 1),
    }


def _mass(row: Row, goals: Collection[int]) -> float:
    offset, probabilities = row
    return float(sum(probabilities[g - offset] for g in goals if 0 <= g - offset < len(probabilities)))
