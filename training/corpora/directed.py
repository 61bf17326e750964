"""Directed sentiment: a news sentence and two entities in brackets, and who is for or against whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from training.corpora.words import split_words
from training.example import Example, word_span

FOR, AGAINST = 1, 2

MEANING = {"0": (0, 0), "1": (FOR, 0), "2": (0, FOR), "3": (AGAINST, 0), "4": (0, AGAINST)}
"""Published label -> position of the first entity toward the second, and of the second toward the first."""

BRACKETS = re.compile(r"\[([^\[\]]*)\]")


def in_split(sentence: str, split: str) -> bool:
    """Tell whether a sentence belongs to a split: a tenth of all sentences, by their letters, is the dev part."""
    letters = "".join(c for c in sentence.lower() if c.isalpha())
    digest = hashlib.sha256(letters.encode()).digest()
    return (digest[0] < 26) == (split == "dev")


def read_directed(folder: Path, split: str) -> Iterator[Example]:
    """Give each pair of a split; the published parts share sentences, so they are split anew by sentence."""
    for name in ("train.txt", "valid.txt"):
        for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines()):
            columns = line.split("\t")
            if len(columns) == 4 and in_split(columns[0], split):
                example = _example(f"{name}:{number}", columns[0], columns[3].strip())
                if example:
                    yield example


def _example(name: str, bracketed: str, label: str) -> Example | None:
    text, spans, taken = "", [], 0
    for m in BRACKETS.finditer(bracketed):
        text += bracketed[taken : m.start()]
        spans.append((len(text), len(text) + len(m.group(1))))
        text += m.group(1)
        taken = m.end()
    text += bracketed[taken:]
    words, starts, ends, before = split_words(text)
    found = [word_span(starts, ends, s, e) for s, e in spans]
    if len(found) != 2 or not found[0] or not found[1] or label not in MEANING:
        return None
    first, second = found[0][1] - 1, found[1][1] - 1
    forward, backward = MEANING[label]
    pairs = [(first, second, forward), (second, first, backward)]
    return Example(corpus="directed", name=name, words=words, before=before, pairs=pairs)
