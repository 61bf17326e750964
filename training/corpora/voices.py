"""Who speaks, in the words that stand beside what is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from training.corpora.gold import locate, nearest

Range = tuple[int, int]

LONGEST_DESCRIPTION = 4
"""Words of a description whose last word is taken for its head: "the foreign minister"."""


def speakers_of(statement: Mapping[str, Any]) -> list[str]:
    """Return the ids of who makes a statement."""
    speaker = statement["speaker"]
    return [speaker] if isinstance(speaker, str) else list(speaker or [])


def find_voice(text: str, statement: Mapping[str, Any]) -> dict[str, list[Range]]:
    """Return where the source, the cue and the contents of a statement stand in the text."""
    contents = [locate(text, piece) for piece in statement["content"]]
    cue = [nearest(text, statement["cue"], contents)] if statement.get("cue") else []
    source = [nearest(text, statement["source"], cue or contents)] if statement.get("source") else []
    return {"Source": source, "Cue": cue, "Content": contents}


def link_speakers(
    parts: Sequence[Mapping[str, Sequence[Range]]],
    speakers: Sequence[Sequence[str]],
    named: Mapping[str, Sequence[Range]],
) -> dict[int, list[int]]:
    """Return from the pronouns and short descriptions of speakers to the words that name them.

    Args:
        parts: for each statement, the word spans of its source.
        speakers: for each statement, who makes it.
        named: where everybody is named, in words.
    """
    links: dict[int, list[int]] = {}
    for part, ids in zip(parts, speakers, strict=True):
        names = [span for id in ids for span in named.get(id, ())]
        for start, end in part["Source"]:
            told = any(start < last and first < end for first, last in names)
            if told or not names or end - start > LONGEST_DESCRIPTION:
                continue
            words = sorted({i for span in names for i in range(*span)})
            links[end - 1] = [i for i in words if i < start] or words
    return links
