"""Meetings of which only one side is told: the other one is who speaks of it, or whom the text is about there."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.meetings.encounters import Encounter
from geopolnews.assemble.meetings.parties import PartyFinder

WITH = frozenset({"with"})
"""What stands before the side that is told."""

BACK = 4
"""Tokens before a side within which "with" stands: "with the former trade minister Ona Reed"."""


def fill_lone(doc: Doc, found: Sequence[Encounter], finder: PartyFinder) -> None:
    """Give talks "with" somebody, of whom nobody else is told, the other side: "It was signed after a meeting with"."""
    for encounter in found:
        told = {*encounter.parties, *encounter.speakers}
        if encounter.sort != "talks" or len(told) != 1 or not _is_with(doc, encounter, finder):
            continue
        other = _find_speaker(doc, encounter, finder, told) or _find_before(doc, encounter, finder, told)
        if other is not None:
            encounter.parties = [other, *encounter.parties]
            encounter.because.append("the other side is whom the text is about there")


def _is_with(doc: Doc, encounter: Encounter, finder: PartyFinder) -> bool:
    """Tell whether the one side that is told stands after "with"."""
    sides = [side for side in encounter.mark.sides if finder.find(side).ids]
    if len(sides) != 1 or sides[0].start < encounter.mark.trigger:
        return False
    between = doc[max(encounter.mark.trigger, sides[0].start - BACK) : sides[0].start]
    return any(token.lower_ in WITH for token in between)


def _find_speaker(doc: Doc, encounter: Encounter, finder: PartyFinder, told: set[str]) -> str | None:
    """Return who says that there is a meeting: "A meeting will be held with the traders, Reed said"."""
    at = encounter.mark.trigger
    marks = [m for m in marks_of(doc).attributions if m.source and any(c.start <= at < c.end for c in m.contents)]
    if not marks:
        return None
    mark = min(marks, key=lambda m: sum(c.end - c.start for c in m.contents))
    ids = finder.find(mark.source).ids if mark.source is not None else ()
    people = [id for id in ids if id in finder.actors and id not in told and not finder.is_spokesperson(id)]
    return people[0] if len(people) == 1 else None


def _find_before(doc: Doc, encounter: Encounter, finder: PartyFinder, told: set[str]) -> str | None:
    """Return the person named first in the sentence before the meeting, else in the sentence before."""
    sentence = doc[encounter.mark.trigger].sent
    start = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    for first, end in ((sentence.start, encounter.mark.phrase.start), (start, sentence.start)):
        if first < end and (people := finder.people_in(Stretch(start=first, end=end))):
            return people[0] if people[0] not in told and not finder.is_spokesperson(people[0]) else None
    return None
