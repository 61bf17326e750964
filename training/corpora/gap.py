"""GAP: a pronoun and two names, one of which it may stand for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from training.corpora.words import split_words
from training.example import Example, word_span

FILES = {"train": "gap-development.tsv", "dev": "gap-validation.tsv"}


def read_gap(folder: Path, split: str) -> Iterator[Example]:
    """Give each text in which one of the names is right, its pronoun linked to the words of that name.

    The link `other` goes to the words of the other name; nothing is trained on it.
    """
    with (folder / FILES[split]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            example = _example(row)
            if example:
                yield example


def _example(row: dict[str, str]) -> Example | None:
    right = next((n for n in "AB" if row[f"{n}-coref"].upper() == "TRUE"), None)
    if right is None:
        return None
    words, starts, ends, before = split_words(row["Text"])
    pronoun = word_span(starts, ends, (at := int(row["Pronoun-offset"])), at + len(row["Pronoun"]))
    name = word_span(starts, ends, (at := int(row[f"{right}-offset"])), at + len(row[right]))
    if pronoun is None or name is None:
        return None
    links = {"coreference": {pronoun[0]: list(range(*name))}}
    wrong = "B" if right == "A" else "A"
    other = word_span(starts, ends, (at := int(row[f"{wrong}-offset"])), at + len(row[wrong]))
    if other is not None:
        links["other"] = {pronoun[0]: list(range(*other))}
    return Example(corpus="gap", name=row["ID"], words=words, before=before, links=links)
