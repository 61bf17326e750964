"""The Groningen Meaning Bank's sentences of world news, and the people in them; silver, titles in their spans."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.corpora.worldwide import guess_before, label_spans
from training.example import Example
from training.labels import tag_spans

FILE = "ner_dataset.csv.zip"
TOGETHER = 5
"""Sentences of an example. They stand in the order of the articles, whose edges are not marked."""

PERSON = {"B-per": "B-Person", "I-per": "I-Person"}


def read_gmb(folder: Path) -> Iterator[Example]:
    """Give each run of some sentences, the people in it tagged as `entity`: not to learn names from."""
    run: list[tuple[str, str]] = []
    for number, sentence in enumerate(_sentences(folder / FILE), start=1):
        run += sentence
        if number % TOGETHER == 0:
            yield _example(f"gmb_{number}", run)
            run = []


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the words of each sentence with their labels."""
    with zipfile.ZipFile(path) as archive, archive.open("ner_dataset.csv") as raw:
        sentence: list[tuple[str, str]] = []
        for row in csv.DictReader(io.TextIOWrapper(raw, encoding="cp1252", errors="replace", newline="")):
            if row["Sentence #"] and sentence:
                yield sentence
                sentence = []
            if row["Word"]:
                sentence.append((row["Word"], PERSON.get(row["Tag"], "O")))
    if sentence:
        yield sentence


def _example(name: str, run: list[tuple[str, str]]) -> Example:
    words = [word for word, _ in run]
    spans = label_spans([label for _, label in run])
    tags = {"entity": np.array(tag_spans(len(words), spans), dtype=np.int64)}
    return Example(corpus="gmb", name=name, words=words, before=guess_before(words), tags=tags)
