"""NewsMTSC: the sentiment of a news sentence toward a person or body that it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.directed import in_split
from training.corpora.words import split_words
from training.example import NOBODY, Example, word_span

NEUTRAL = 4.0
"""Polarities go from 2 (negative) to 6 (positive)."""


def read_newsmtsc(folder: Path, split: str) -> Iterator[Example]:
    """Give each sentence of a split of the training file: a tenth, by sentence, is the dev part."""
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["sentence_normalized"]
        if not in_split(text, split):
            continue
        words, starts, ends, before = split_words(text)
        pairs = []
        for target in row["targets"]:
            span = word_span(starts, ends, target["from"], target["to"])
            if span:
                polarity = target["polarity"]
                position = 0 if polarity == NEUTRAL else 1 if polarity > NEUTRAL else 2
                pairs.append((NOBODY, span[1] - 1, position))
        yield Example(corpus="newsmtsc", name=row["primary_gid"], words=words, before=before, pairs=pairs)
