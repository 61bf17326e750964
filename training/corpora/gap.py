"""GAP: a pronoun and two names, one of which it may stand for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from training.corpora.words import split_words
from training.example import Example, word_span

FILES = {"train": "gap-development.tsv", "dev": "gap-validation.tsv"}


def read_gap(folder: Path, split: str) -> Iterator[Example]:
    """Give each text: its pronoun may rightly be linked to the words of a right name, and to none of a wrong one's.

    The links `coreference` hold the words of right names, `apart` those of wrong ones.
    """
    with (folder / FILES[split]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            example = _example(row)
            if example:
                yield example


def _example(row: dict[str, str]) -> Example | None:
    words, starts, ends, before = split_words(row["Text"])

    def find(column: str, offset: str) -> tuple[int, int] | None:
        return word_span(starts, ends, int(row[offset]), int(row[offset]) + len(row[column]))

    pronoun = find("Pronoun", "Pronoun-offset")
    if pronoun is None:
        return None
    links: dict[str, dict[int, list[int]]] = {}
    for name in "AB":
        span = find(name, f"{name}-offset")
        if span is not None:
            link = "coreference" if row[f"{name}-coref"].upper() == "TRUE" else "apart"
            links.setdefault(link, {}).setdefault(pronoun[0], []).extend(range(*span))
    return Example(corpus="gap", name=row["ID"], words=words, before=before, links=links)
