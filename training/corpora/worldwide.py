"""The English Worldwide Newswire: names in news from outside the West, a word and its BIO label a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from geopolnews.encode.pieces import Before
from training.example import Example
from training.labels import ENTITIES, tag_spans

CLASSES = {"Miscellaneous": "Misc", "MISC": "Misc"}

GLUED_AFTER = frozenset("([{“‘")
GLUED_BEFORE = frozenset(".,;:!?)]}”’%")


def read_worldwide(folder: Path, split: str, leave_out: frozenset[str] = frozenset()) -> Iterator[Example]:
    """Give each article of a split (`train` or `dev`), but for those whose file stem is to be left out."""
    for path in sorted((folder / split).glob("*.tsv")):
        if path.stem not in leave_out:
            yield _example(path)


def _example(path: Path) -> Example:
    words: list[str] = []
    labels: list[str] = []
    starts: list[int] = []
    fresh = True
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if not columns[0].strip():
            fresh = True
            continue
        words.append(columns[0].strip())
        labels.append(columns[1].strip() if len(columns) > 1 else "O")
        starts.append(int(fresh))
        fresh = False
    return Example(
        corpus="worldwide",
        name=path.stem,
        words=words,
        before=guess_before(words),
        tags={
            "entity": np.array(tag_spans(len(words), label_spans(labels)), dtype=np.int64),
            "start": np.array(starts, dtype=np.int64),
        },
    )


def label_spans(labels: list[str]) -> list[tuple[int, int, int]]:
    """Return the `(start, end, class)` word spans of BIO labels; an I after another class begins a span."""
    spans: list[tuple[int, int, int]] = []
    for i, label in enumerate(labels):
        prefix, _, name = label.partition("-")
        name = CLASSES.get(name, name)
        if name not in ENTITIES:
            continue
        number = ENTITIES.index(name)
        if prefix in "IE" and spans and spans[-1][1] == i and spans[-1][2] == number:
            spans[-1] = (spans[-1][0], i + 1, number)
        else:
            spans.append((i, i + 1, number))
    return spans


def guess_before(words: list[str]) -> list[int]:
    """Guess the white space that the published form leaves out."""
    before = [int(Before.LINE)]
    for last, word in pairwise(words):
        glued = word[0] in GLUED_BEFORE or last[-1] in GLUED_AFTER or word in {"'s", "n't"}
        before.append(int(Before.NOTHING if glued else Before.SPACE))
    return before
