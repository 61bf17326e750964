"""What two meetings that one sentence speaks of tell of each other: "met on the sidelines of", "visited to attend"."""

from __future__ import annotations

from itertools import pairwise

from geopolnews.annotate.attendance import ASIDE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import MeetingMark
from geopolnews.assemble.meetings.encounters import Encounter
from geopolnews.assemble.meetings.parties import PartyFinder

NEAR = 4
"""Tokens between "sidelines" and the event."""
FAR = 12
"""Tokens between a verb of meeting and the event it is for."""
EVENTS = frozenset({"summit", "conference", "other"})
"""Sorts that somebody travels to attend."""

Told = tuple[MeetingMark, Encounter]
"""A mention, and the meeting it is of."""


def join_neighbours(doc: Doc, told: list[Told], found: list[Encounter], finder: PartyFinder) -> None:
    """Let meetings of one sentence share what is told of one; make one of an event and the visit to attend it."""
    for (mark, first), (next_mark, second) in pairwise(told):
        if first is second or doc[mark.trigger].sent.start != doc[next_mark.trigger].sent.start:
            continue
        if _is_aside(doc, next_mark):
            _share(talk=first, event=second)
        elif _is_aside(doc, mark):
            _share(talk=second, event=first)
        elif _is_way_to(first, second) and first in found:
            second.take(first, finder, "who visited did so to attend")
            found.remove(first)
        elif first in found and second in found and _is_purpose(doc, mark, next_mark, first):
            second.take(first, finder, "it is told what those who meet come for")
            second.sort = first.sort if second.sort == "other" else second.sort
            second.status = first.status or second.status
            found.remove(first)


def _is_aside(doc: Doc, event: MeetingMark) -> bool:
    """Tell whether something is done on the sidelines of an event."""
    start = max(doc[event.trigger].sent.start, min(event.phrase.start, event.trigger - NEAR))
    return any(token.lower_ in ASIDE for token in doc[start : event.trigger])


def _is_purpose(doc: Doc, mark: MeetingMark, event: MeetingMark, first: Encounter) -> bool:
    """Tell whether people meet for an event: "will host the king for a summit", "convened for their last session"."""
    if not first.by_verb or first.sort not in {"reception", "talks"} or event.trigger - mark.phrase.end > FAR:
        return False
    between = doc[max(mark.trigger + 1, event.trigger - NEAR) : event.trigger]
    way = doc[mark.trigger + 1 : event.trigger]
    return any(token.lower_ == "for" for token in between) and not any(token.pos_ == "VERB" for token in way)


def _share(*, talk: Encounter, event: Encounter) -> None:
    """Who talks on the sidelines of an event is there, at its place and time."""
    talk.place = talk.place or event.place
    event.date = event.date or talk.date
    if not event.parties:
        event.parties = list(talk.parties)


def _is_way_to(visit: Encounter, event: Encounter) -> bool:
    """Tell whether a visit is only told of as the way to an event."""
    alone = visit.sort == "visit" and visit.by_verb and len(visit.mentions) == 1
    return alone and event.sort in EVENTS and bool(set(visit.parties) & set(event.parties))
