"""Visits of foreign leaders, as the US Office of the Historian lists them: who came, from where, and for what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from geopolnews.lexicon.title_phrases import parse_title
from training.corpora.records import find_trigger
from training.corpora.words import split_words
from training.example import Example, word_span
from training.labels import tag_spans


def read_visits(folder: Path) -> Iterator[Example]:
    """Give each visit of a person with a title as one line; the file has the parts of it apart."""
    for path in sorted((folder / "visits" / "data").glob("*.xml")):
        for visit in ElementTree.parse(path).getroot().iter("visit"):  # noqa: S314 -- the corpus, no stranger's file
            parts = (" ".join(visit.findtext(tag, "").split()) for tag in ("visitor", "from", "description"))
            example = _example(visit.findtext("id", ""), *parts)
            if example is not None:
                yield example


def _example(name: str, visitor: str, country: str, description: str) -> Example | None:
    title = parse_title(visitor)
    if title is None or title.end >= len(visitor) or title.start or not country:
        return None
    text = f"{visitor} of {country}. {description}"
    words, starts, ends, before = split_words(text)
    office = word_span(starts, ends, 0, title.end)
    who = word_span(starts, ends, title.end, len(visitor))
    land = word_span(starts, ends, len(visitor) + 4, len(visitor) + 4 + len(country))
    if office is None or who is None or land is None or office[1] > who[0]:
        return None
    triggers = np.zeros(len(words), dtype=np.int64)
    at = find_trigger(words, land[1], len(words))
    if at is not None:
        triggers[at:] = -1  # the lines go on: "also visited", "attended the"
        triggers[at] = 1
    return Example(
        corpus="historyatstate",
        name=f"visit {name}",
        words=words,
        before=before,
        tags={
            "title": np.array(tag_spans(len(words), [(*office, 0)]), dtype=np.int64),
            "trigger": triggers,
        },
        links={
            "bearer": {office[1] - 1: list(range(*who))},
            "holder": {office[1] - 1: list(range(*land))},
            "party": {who[1] - 1: [at if at is not None else who[1] - 1]},
        },
    )
