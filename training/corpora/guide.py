"""The project's own articles: pairs of text and JSON, annotated by its guide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from training.corpora.polnear import tag_attributions
from training.corpora.words import split_words
from training.example import Example, outermost, word_span
from training.labels import GUIDE, STYLES, TARGETS, tag_spans


def read_guide(folder: Path) -> Iterator[Example]:
    """Give each annotated article of a folder."""
    for name, text, gold in read_gold(folder):
        yield _example(name, text, gold)


def read_gold(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the name, the text and the annotation of each article of a folder."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield path.stem, text, json.loads(path.read_text(encoding="utf-8"))


def _example(name: str, text: str, gold: dict[str, Any]) -> Example:
    words, starts, ends, before = split_words(text)
    parts = []
    for statement in gold["statements"]:
        contents = [locate(text, c) for c in statement["content"]]
        part = {"Content": [w for s, e in contents if (w := word_span(starts, ends, s, e))]}
        if statement.get("cue"):
            s, e = _nearest(text, statement["cue"], contents)
            part["Cue"] = [w] if (w := word_span(starts, ends, s, e)) else []
        parts.append(part)
    tags, links = tag_attributions(len(words), [p for p in parts if p["Content"]])
    # the articles name the resolved speaker, not the words that stand for him: nothing is known of these
    for layer in ("source",):
        del tags[layer]
    for link in ("cue_source", "content_source"):
        del links[link]
    names = _name_spans(text, gold)
    in_words = {w: label for (s, e), label in names.items() if (w := word_span(starts, ends, s, e))}
    flat, _ = outermost(set(in_words))
    tags["guide"] = np.array(tag_spans(len(words), [(s, e, in_words[s, e]) for s, e in flat]), dtype=np.int64)
    targets = _target_spans(text, gold)
    held = {w: label for (s, e), label in targets.items() if (w := word_span(starts, ends, s, e))}
    flat, _ = outermost(set(held))
    tags["target"] = np.array(tag_spans(len(words), [(s, e, held[s, e]) for s, e in flat]), dtype=np.int64)
    return Example(
        corpus="guide", name=name, words=words, before=before, style=STYLES.index("guide"), tags=tags, links=links
    )


def _target_spans(text: str, gold: dict[str, Any]) -> dict[tuple[int, int], int]:
    """Return what somebody is for, against or worried about, within the words that show it where it stands there."""
    spans: dict[tuple[int, int], int] = {}
    for stance in gold["stances"]:
        if stance["position"] in TARGETS:
            start, end = locate(text, stance["evidence"])
            wanted = stance["target"]["text"] if isinstance(stance["target"], dict) else stance["target"]
            inside = text.find(wanted, start, end)
            span = (inside, inside + len(wanted)) if inside >= 0 else locate(text, stance["target"])
            spans[span] = TARGETS.index(stance["position"])
    return spans


def _name_spans(text: str, gold: dict[str, Any]) -> dict[tuple[int, int], int]:
    """Return where actors, organisations and places are named, and what each is."""
    powers = {o["id"] for o in gold["organisations"]} & {p["id"] for p in gold["places"]}
    labels: dict[str, str] = {}
    for key in ("places", "organisations", "actors"):
        for item in gold[key]:
            label = {"places": "place", "organisations": "organisation"}.get(key)
            label = label or ("person" if item["kind"] == "person" else "unnamed")
            labels.update(dict.fromkeys(item["names"], "power" if item["id"] in powers else label))
    taken: dict[tuple[int, int], int] = {}
    for wanted in sorted(labels, key=len, reverse=True):
        for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text):
            if all(m.end() <= s or m.start() >= e for s, e in taken):
                taken[m.span()] = GUIDE.index(labels[wanted])
    return taken


def locate(text: str, quoted: str | dict[str, Any]) -> tuple[int, int]:
    """Return where a quoted string stands, a bare one at its first occurrence."""
    wanted, n = (quoted["text"], quoted.get("n", 1)) if isinstance(quoted, dict) else (quoted, 1)
    at = -1
    for _ in range(n):
        at = text.index(wanted, at + 1)
    return at, at + len(wanted)


def _nearest(text: str, wanted: str | dict[str, Any], spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the occurrence of a cue that is nearest to its content and outside of it, else any."""
    if isinstance(wanted, dict):
        return locate(text, wanted)
    found = [m.span() for m in re.finditer(re.escape(wanted), text)]
    outside = [o for o in found if all(o[1] <= s or o[0] >= e for s, e in spans)]
    return min(outside or found, key=lambda o: min(max(s - o[1], o[0] - e, 0) for s, e in spans))
