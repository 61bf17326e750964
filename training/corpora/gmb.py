"""The Groningen Meaning Bank's sentences of world news, and the people in them; silver, titles in their spans."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from geopolnews.encode.pieces import Before
from training.corpora.rebuilt import Rebuilt
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


def read_gmb_text(folder: Path) -> list[list[str]]:
    """Return the words of each sentence, in the order of the file."""
    return [[word for word, _ in sentence] for sentence in _sentences(folder / FILE)]


def rebuild_run(sentences: Sequence[Sequence[str]]) -> Rebuilt:
    """Put the text of some sentences together, with a space between them."""
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for words in sentences:
        for number, (word, before) in enumerate(zip(words, guess_before(list(words)), strict=True)):
            apart = pieces and (number == 0 or before != Before.NOTHING)
            pieces.append(f" {word}" if apart else word)
            at += len(pieces[-1])
            starts.append(at - len(word))
    ends = [start + len(piece.removeprefix(" ")) for start, piece in zip(starts, pieces, strict=True)]
    return Rebuilt(text="".join(pieces), starts=tuple(starts), ends=tuple(ends), skipped=0)


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
