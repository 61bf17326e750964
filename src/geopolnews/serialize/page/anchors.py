"""The numbers, anchors and groups of the records on a page.

An entry has the id of its record, so that a link to it keeps; its words in the article have an id made from that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from geopolnews.model import Findings, Note, Record


def name_words(id: str, nth: int = 0) -> str:
    """Return the id of the place in the article that a record was read from; of the nth where there are several."""
    return f"words-{id}-{nth}" if nth else f"words-{id}"


def name_part(id: str, part: str, nth: int = 0) -> str:
    """Return the id of the place in the article where the cue, the source or an office of a record stands."""
    return name_words(f"{id}-{part}", nth)


def name_note(nth: int) -> str:
    """Return the id of the entry of a note, counted from 0."""
    return f"note-{nth + 1}"


@attrs.frozen
class Anchors:
    """What the parts of a page have to know to point to each other."""

    numbers: dict[str, int]
    """The number of each statement, meeting and stance among its kind, from 1, by the id of the record."""

    groups: dict[str, int]
    """The number of each record among all: an entry and its words light up together by it."""

    notes: dict[str, list[tuple[int, Note]]]
    """What is doubtful about a record, with the number of the note, by the id of the record."""

    def group_entry(self, record: Record) -> str:
        """Return the class of an entry by which its words light up."""
        return f"k{self.groups[record.id]}"

    def group_words(self, record: Record) -> str:
        """Return the class of the words that light up with an entry."""
        return f"g{self.groups[record.id]}"


def find_anchors(findings: Findings) -> Anchors:
    """Return the numbers, groups and doubts of the records of an article."""
    numbers: dict[str, int] = {}
    numbered: tuple[tuple[Record, ...], ...] = (findings.meetings, findings.statements, findings.stances)
    for records in numbered:
        numbers.update({record.id: number for number, record in enumerate(records, start=1)})
    notes: dict[str, list[tuple[int, Note]]] = {}
    for number, note in enumerate(findings.notes):
        for id in note.about:
            notes.setdefault(id, []).append((number, note))
    return Anchors(numbers, {record.id: number for number, record in enumerate(findings)}, notes)
