"""Docs with part of speech and tree set by hand, for tests that need no model."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import KEY, EntityMark, Marks


def parse(sentence: str, **parties: str) -> Doc:
    """Return the doc of one sentence written as `word/POS/relation/head`, the head being the number of a word from 1.

    `0` is the root. Parties are given by label with the words that are marked so: `organisation="Senate"`.
    """
    words, pos, deps, heads = [], [], [], []
    for i, written in enumerate(sentence.split()):
        word, part, relation, head = written.rsplit("/", 3)
        words.append(word)
        pos.append(part)
        deps.append("ROOT" if head == "0" else relation)
        heads.append(i if head == "0" else int(head) - 1)
    doc = Doc(words, pos=pos, deps=deps, heads=heads)
    doc.user_data[KEY] = Marks(
        words=tuple(range(len(doc))),
        parties=tuple(
            EntityMark(start=words.index(name), end=words.index(name) + 1, label=label, confidence=0.9)
            for label, names in parties.items()
            for name in names.split()
        ),
    )
    return doc
