"""Universal Dependencies treebanks in CoNLL-U: EWT, and GUM with its coreference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from geopolnews.encode.pieces import Before
from training.example import UNKNOWN, Example
from training.labels import DEPRELS, UPOS


def read_ewt(folder: Path, split: str) -> Iterator[Example]:
    """Give each document of EWT."""
    yield from read_documents(folder / f"{split}.conllu", "ewt")


def read_gum(folder: Path, split: str) -> Iterator[Example]:
    """Give each document of GUM, with coreference links where the columns fit the words."""
    for path in sorted((folder / split).glob("*.conllu")):
        examples = list(read_documents(path, "gum"))
        coreference = path.with_suffix(".coref.conll")
        if len(examples) == 1 and coreference.exists():
            _add_coreference(examples[0], coreference)
        yield from examples


def read_documents(path: Path, corpus: str) -> Iterator[Example]:
    """Give each document of a CoNLL-U file."""
    sentences: list[list[list[str]]] = []
    breaks: list[bool] = []
    name = path.stem
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        fresh = next((line.partition("=")[2].strip() for line in lines if line.startswith("# newdoc")), None)
        if fresh is not None:
            if sentences:
                yield _example(corpus, name, sentences, breaks)
            sentences, breaks, name = [], [], fresh
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if rows:
            sentences.append(rows)
            breaks.append(any(line.startswith(("# newpar", "# newdoc")) for line in lines))
    if sentences:
        yield _example(corpus, name, sentences, breaks)


def _example(corpus: str, name: str, sentences: list[list[list[str]]], breaks: list[bool]) -> Example:
    words: list[str] = []
    before: list[int] = []
    upos: list[int] = []
    heads: list[int] = []
    labels: list[int] = []
    starts: list[int] = []
    for rows, fresh in zip(sentences, breaks, strict=True):
        gap = Before.LINE if fresh or not words else Before.SPACE
        first = len(words)
        together = 0  # how many more words belong to a surface token that was split ("don't")
        for row in rows:
            if "." in row[0]:
                continue
            spaced = "SpaceAfter=No" not in row[9]
            if "-" in row[0]:
                a, b = row[0].split("-")
                together, after_together = int(b) - int(a) + 1, spaced
                continue
            words.append(row[1])
            before.append(int(gap))
            upos.append(UPOS.index(row[3]) if row[3] in UPOS else UNKNOWN)
            head = int(row[6])
            heads.append(first + head - 1 if head else len(words) - 1)
            labels.append(DEPRELS.index(row[7]) if row[7] in DEPRELS else _main_label(row[7]))
            starts.append(int(len(words) - 1 == first))
            if together:
                together -= 1
                spaced = after_together if together == 0 else False
            gap = Before.SPACE if spaced else Before.NOTHING
    return Example(
        corpus=corpus,
        name=name,
        words=words,
        before=before,
        tags={"upos": np.array(upos), "start": np.array(starts), "label": np.array(labels)},
        heads=np.array(heads),
    )


def _main_label(label: str) -> int:
    main = label.partition(":")[0]
    return DEPRELS.index(main if main in DEPRELS else "dep")


def _add_coreference(example: Example, path: Path) -> None:
    """Link the head of each mention to the heads of the earlier mentions of the same cluster.

    The links `earlier` hold all words of these mentions that belong to no smaller mention: pointing to the surname
    is as right as pointing to the head of the name.
    """
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    if [r[1] for r in rows] != example.words:
        return
    mentions = sorted(_mentions([r[-1] for r in rows]))
    clusters: dict[str, list[int]] = {}
    innermost: dict[int, str] = {}
    for start, end, cluster in sorted(mentions, key=lambda m: m[0] - m[1]):  # the longest first
        innermost.update(dict.fromkeys(range(start, end), cluster))
    for start, end, cluster in mentions:
        head = span_head(example.heads, start, end)
        if head not in clusters.setdefault(cluster, []):
            clusters[cluster].append(head)
    links: dict[int, list[int]] = {}
    earlier: dict[int, list[int]] = {}
    for cluster, heads in clusters.items():
        ordered = sorted(heads)
        words = [word for word, owner in sorted(innermost.items()) if owner == cluster]
        for i, head in enumerate(ordered):
            links[head] = ordered[:i] or [head]
            earlier[head] = [word for word in {*words, *ordered} if word < head]
    example.links["coreference"] = links
    example.links["earlier"] = earlier


def _mentions(column: list[str]) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[int]] = {}
    for i, cell in enumerate(column):
        for opening, number, closing in re.findall(r"(\()?(\d+)(\))?", cell):
            if opening:
                opened.setdefault(number, []).append(i)
            if closing and opened.get(number):
                yield opened[number].pop(), i + 1, number


def span_head(heads: np.ndarray | None, start: int, end: int) -> int:
    """Return the word of a span whose syntactic head lies outside of it (the first of several)."""
    assert heads is not None
    return next((i for i in range(start, end) if heads[i] == i or not start <= heads[i] < end), start)
