"""PolNeAR 1.0: sources, cues, contents and which belong together, as brat stand-off beside each text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.corpora.words import split_words
from training.example import Example, outermost, word_span
from training.labels import STYLES, tag_spans

Spans = list[tuple[int, int]]


def read_polnear(folder: Path, split: str) -> Iterator[Example]:
    """Give each article of a split (`train` or `dev`) of the published repository."""
    for path in sorted((folder / "data" / split / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text = _read(folder / "data" / split / "text" / f"{name}.txt")
        yield _example(name, text, *read_annotations(path))


def read_annotations(path: Path) -> tuple[dict[str, tuple[str, Spans]], list[dict[str, list[str]]]]:
    """Return the text bounds (id -> label and character spans) and the attributions (role -> ids) of one file."""
    bounds: dict[str, tuple[str, Spans]] = {}
    attributions: list[dict[str, list[str]]] = []
    for line in _read(path).splitlines():
        columns = line.split("\t")
        if len(columns) < 2 or not columns[0]:
            continue
        if columns[0][0] == "T":
            label, _, offsets = columns[1].partition(" ")
            spans = [(int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";"))]
            bounds[columns[0]] = (label, spans)
        elif columns[0][0] == "E":
            roles: dict[str, list[str]] = {}
            for role, _, target in (part.partition(":") for part in columns[1].split()):
                roles.setdefault(role.rstrip("0123456789"), []).append(target)
            attributions.append(roles)
    return bounds, attributions


def _read(path: Path) -> str:
    # newline="" keeps the offsets true: Python would otherwise turn "\r\n" into one character
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _example(
    name: str, text: str, bounds: dict[str, tuple[str, Spans]], attributions: list[dict[str, list[str]]]
) -> Example:
    words, starts, ends, before = split_words(text)

    def in_words(target: str) -> Spans:
        found = (word_span(starts, ends, s, e) for s, e in bounds[target][1]) if target in bounds else ()
        return sorted(span for span in found if span)

    parts = [
        {role: [s for target in targets for s in in_words(target)] for role, targets in a.items()} for a in attributions
    ]
    tags, links = tag_attributions(len(words), [p for p in parts if p.get("Content")])
    del tags["inner"]  # PolNeAR has no content inside a content, the guide has: do not teach that there is none
    return Example(
        corpus="polnear", name=name, words=words, before=before, style=STYLES.index("polnear"), tags=tags, links=links
    )


def tag_attributions(
    length: int, parts: list[dict[str, Spans]]
) -> tuple[dict[str, np.ndarray], dict[str, dict[int, list[int]]]]:
    """Return the tag layers and the links of attributions whose parts are word spans.

    A span of several pieces is tagged piece by piece; each piece of a content points to its cue, the cue to the first
    piece of its source.
    """

    def layer(spans: Spans) -> np.ndarray:
        return np.array(tag_spans(length, [(s, e, 0) for s, e in spans]), dtype=np.int64)

    def all_of(role: str) -> set[tuple[int, int]]:
        return {span for p in parts for span in p.get(role, [])}

    contents, inner = outermost(all_of("Content"))
    tags = {
        "source": layer(outermost(all_of("Source"))[0]),
        "cue": layer(outermost(all_of("Cue"))[0]),
        "content": layer(contents),
        "inner": layer(inner),
    }
    links: dict[str, dict[int, list[int]]] = {"cue_source": {}, "content_cue": {}, "content_source": {}}
    for p in parts:
        source, cue = p.get("Source", []), p.get("Cue", [])
        for s, _ in cue:
            _point(links["cue_source"], s, source[:1])
        for s, _ in p["Content"]:
            _point(links["content_cue"], s, cue[:1])
            _point(links["content_source"], s, source[:1])
    return tags, links


def _point(link: dict[int, list[int]], word: int, spans: Spans) -> None:
    """Add where a word points; "to itself" (none) only as long as nothing better is known."""
    targets = link.setdefault(word, [word])
    if spans:
        if targets == [word]:
            targets.clear()
        targets.append(spans[0][0])
