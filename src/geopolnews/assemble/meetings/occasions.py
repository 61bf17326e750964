"""Occasions: events that one mention does not make a meeting, and several people who speak at or attend them do.

"Said at the seminar" tells that one person spoke; when another is told of at the same seminar further on, the two came
together there.
"""

from __future__ import annotations

from collections.abc import Mapping

from geopolnews.assemble.meetings.encounters import Encounter
from geopolnews.assemble.meetings.likelihood import TWO
from geopolnews.assemble.meetings.parties import PartyFinder

OCCASIONS = frozenset({"conference", "other"})
"""Sorts of event that are often told of by one who speaks there."""


def keep_occasion(occasions: dict[str, Encounter], encounter: Encounter, finder: PartyFinder) -> None:
    """Remember a mention that makes no meeting by itself, with earlier ones of the same word."""
    mark = encounter.mark
    if encounter.sort not in OCCASIONS or mark.sure or mark.denied or encounter.several or encounter.long_ago:
        return
    earlier = occasions.get(encounter.word)
    if earlier is not None and not mark.anew:
        earlier.parties += [party for party in encounter.parties if party not in earlier.parties]
        earlier.take(encounter, finder, f'"{encounter.word}" speaks of the same occasion')
    elif mark.occurs:
        occasions[encounter.word] = encounter


def well_attended(occasions: Mapping[str, Encounter], finder: PartyFinder) -> list[Encounter]:
    """Return the occasions at which two persons or more are told of."""
    kept = [e for e in occasions.values() if len({*e.parties, *e.speakers} & finder.actors.keys()) >= TWO]
    for encounter in kept:
        encounter.because.append(f'several are told of at the "{encounter.word}"')
    return kept
