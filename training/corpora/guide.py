"""The project's own articles: pairs of text and JSON, annotated by its guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora.polnear import tag_attributions
from training.corpora.positions import meetings_of, positions_of, tag_positions
from training.corpora.records import Annotated
from training.corpora.voices import find_voice, link_speakers, speakers_of
from training.corpora.words import split_words
from training.example import UNKNOWN, Example, outermost, word_span
from training.labels import ACTS, GUIDE, STYLES, tag_spans


def read_guide(articles: Iterable[tuple[str, str, dict[str, Any]]]) -> Iterator[Example]:
    """Give each annotated article, of which the name, the text and the annotation are given."""
    for name, text, gold in articles:
        yield _example(name, text, gold)


def _example(name: str, text: str, gold: dict[str, Any]) -> Example:
    words, starts, ends, before = split_words(text)

    def in_words(span: tuple[int, int]) -> list[tuple[int, int]]:
        return [w] if (w := word_span(starts, ends, *span)) else []

    def layer(spans: dict[tuple[int, int], int]) -> NDArray[np.int64]:
        labels = {w: label for span, label in spans.items() for w in in_words(span)}
        return np.array(tag_spans(len(words), [(*w, labels[w]) for w in outermost(set(labels))[0]]), dtype=np.int64)

    voices = [find_voice(text, statement) for statement in gold["statements"]]
    parts = [{role: [w for span in spans for w in in_words(span)] for role, spans in voice.items()} for voice in voices]
    tags, links = tag_attributions(len(words), [p for p in parts if p["Content"]])
    if not all("source" in statement for statement in gold["statements"]):
        # some articles name the resolved speaker only, not the words that stand for him: nothing is known of these
        del tags["source"], links["cue_source"], links["content_source"]
    tags["guide"] = layer(_name_spans(text, gold))
    article = Annotated(text, words, starts, ends, before, gold)
    found, held = tag_positions(len(words), positions_of(article), meetings_of(article))
    tags |= found
    tags["title"], _, _ = article.offices()
    tags["act"] = np.full(len(words), UNKNOWN, dtype=np.int64)
    for part, statement in zip(parts, gold["statements"], strict=True):
        for start, _ in (part["Cue"] or part["Content"])[:1]:
            tags["act"][start] = ACTS.index(statement["act"])
    speakers = [speakers_of(statement) for statement in gold["statements"]]
    links["coreference"] = link_speakers(parts, speakers, article.named)
    links |= held
    return Example(
        corpus="guide", name=name, words=words, before=before, style=STYLES.index("guide"), tags=tags, links=links
    )


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
