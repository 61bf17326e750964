"""Whom pronouns mean: GUM and GAP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from geopolnews.encode.reader import Reader
from geopolnews.encode.reading import Pointers
from training.example import Example
from training.measure.counts import Figures, read_example

PRONOUNS = frozenset("he she him her his hers himself herself they them their theirs it its".split())
PLAIN_GENRES = ("GUM_news", "GUM_interview", "GUM_speech")

LEAST = 0.05
"""A name is taken for the one that is meant from this probability on; measured on GAP's development part."""


def measure_coreference(reader: Reader, documents: Iterable[Example], texts: Iterable[Example]) -> Figures:
    """Return how often a pronoun's best antecedent is right, in GUM; and the F1 over the two names of GAP."""
    right = total = 0
    for example in documents:
        if not example.name.startswith(PLAIN_GENRES):
            continue
        pointers = read_example(reader, example, "guide").pointers["coreference"]
        for word, goals in example.links.get("coreference", {}).items():
            if example.words[word].lower() in PRONOUNS and goals != [word]:
                total += 1
                right += _best_before(pointers, word) in example.links["earlier"][word]
    figures = {"GUM pronouns": round(100 * right / max(1, total), 1)}
    return figures | _measure_gap(reader, texts)


def _best_before(pointers: Pointers, word: int) -> int:
    """Return the most probable antecedent: it stands before, and there is one."""
    offset, probabilities = pointers.probabilities(word)
    return offset + int(probabilities[: word - offset].argmax()) if word > offset else word


def _measure_gap(reader: Reader, texts: Iterable[Example]) -> Figures:
    """Return the F1 of saying of each name whether it is meant, and how often the right one of two is preferred.

    Who points to any mention of a name means that name: the library puts the mentions of a person together.
    """
    counts: Counter[str] = Counter()
    for example in texts:
        pointers = read_example(reader, example, "guide").pointers["coreference"]
        names = list(_names(example))
        everywhere = _everywhere(example, [goals for _, goals, _ in names])
        masses = [_mass(pointers, word, goals) for (word, _, _), goals in zip(names, everywhere, strict=True)]
        chosen = masses.index(max(masses)) if max(masses, default=0.0) >= LEAST else None
        meant = [is_meant for _, _, is_meant in names]
        counts["found"] += chosen is not None
        counts["wanted"] += sum(meant)
        counts["right"] += chosen is not None and meant[chosen]
        if sorted(meant) == [False, True]:
            counts["pairs"] += 1
            counts["preferred"] += masses[meant.index(True)] > masses[meant.index(False)]
    return {
        "GAP": round(200 * counts["right"] / max(1, counts["found"] + counts["wanted"]), 1),
        "GAP pairs": round(100 * counts["preferred"] / max(1, counts["pairs"]), 1),
    }


def _names(example: Example) -> Iterator[tuple[int, list[int], bool]]:
    """Yield for each name of a text the pronoun, the words of the name, and whether it is meant."""
    for link, is_meant in (("coreference", True), ("apart", False)):
        for word, goals in example.links.get(link, {}).items():
            # words that follow each other are one name
            for _, run in groupby(enumerate(sorted(goals)), key=lambda pair: pair[1] - pair[0]):
                yield word, [goal for _, goal in run], is_meant


def _everywhere(example: Example, names: Sequence[Sequence[int]]) -> Iterator[set[int]]:
    """Yield for each name where the text names the same again: by words that no other of the names has."""
    words = [{example.words[i] for i in name} for name in names]
    for name, own in zip(names, words, strict=True):
        others: set[str] = set().union(*(other for other in words if other is not own))
        telling = {word for word in own - others if word[0].isupper()}
        yield {*name, *(i for i, word in enumerate(example.words) if word in telling)}


def _mass(pointers: Pointers, word: int, goals: Collection[int]) -> float:
    offset, probabilities = pointers.probabilities(word)
    return float(sum(probabilities[g - offset] for g in goals if 0 <= g - offset < len(probabilities)))
