"""WikiEvents: who takes part in talks and meetings, from its events of the class Contact.Contact."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geopolnews.encode.pieces import Before
from training.corpora.records import find_trigger
from training.example import UNKNOWN, Example

CONTACT = "Contact.Contact"
"""Meeting, letter and broadcast in one: only words that may name a meeting, with two participants, are taken."""

AROUND = 60
"""Words on both sides of an event that are kept; the rest of a document has hardly any."""


def read_wikievents(folder: Path) -> Iterator[Example]:
    """Give the surroundings of each meeting."""
    for line in (folder / "train.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        events = [event for event in document["event_mentions"] if event["event_type"] == CONTACT]
        for event in events:
            parties = [a["text"].split() for a in event["arguments"] if a["role"] == "Participant"]
            start, end = event["trigger"]["start_idx"], event["trigger"]["end_idx"]
            at = find_trigger(document["tokens"], start, end)
            if at is not None and len(parties) > 1:
                yield _example(document, events, at, parties)


def _example(document: dict[str, Any], events: Sequence[Any], at: int, parties: Sequence[Sequence[str]]) -> Example:
    first = max(0, at - AROUND)
    words = document["tokens"][first : at + AROUND]
    tags = np.zeros(len(words), dtype=np.int64)
    for event in events:
        start, end = (max(0, event["trigger"][key] - first) for key in ("start_idx", "end_idx"))
        tags[start:end] = UNKNOWN
    tags[at - first] = 1
    ends = (find_nearest(words, party, at - first) for party in parties)
    links = {end - 1: [at - first] for end in ends if end is not None and end - 1 != at - first}
    return Example(
        corpus="wikievents",
        name=f"{document['docid']}:{at}",
        words=words,
        before=[Before.SPACE] * len(words),
        tags={"trigger": tags},
        links={"party": links},
    )


def find_nearest(words: Sequence[str], phrase: Sequence[str], at: int) -> int | None:
    """Return where the occurrence of a phrase that is nearest to a word ends; participants come without a place."""
    starts = [i for i in range(len(words) - len(phrase) + 1) if list(words[i : i + len(phrase)]) == list(phrase)]
    nearest = min(starts, key=lambda i: abs(i - at), default=None)
    return None if nearest is None or not phrase else nearest + len(phrase)
