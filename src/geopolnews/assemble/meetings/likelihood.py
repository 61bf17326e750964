"""Whether a mention that takes up nothing tells of a meeting: what speaks for it and against it, added up."""

from __future__ import annotations

import math

from geopolnews.assemble.meetings.encounters import Encounter

EVENTS = frozenset({"conference", "summit", "press", "other"})
"""Sorts of meeting at which one who speaks is enough to tell that it was held."""
ENOUGH = 2.0
"""What is needed: a word that means a meeting and one who takes part, or two who take part in what may be one."""
TWO = 2
"""How many must be known to take part where a verb of speech ("discussed with") may tell of no meeting at all."""
SURE = 1.0
"""What a word counts that nearly always means a meeting."""
PERSON = 1.0
"""What each of the first two who take part counts."""
CIRCUMSTANCE = 0.5
"""What a place, a day, or being held counts."""
LIKENESS = 0.8
"""What a unit of the logarithm of the odds counts by which the model's head finds that words name a meeting."""
EVEN = 0.5
"""What it counts where the odds are even."""
UNLIKELY = 0.3
"""A visit that the head finds less likely is none."""
LEAST = 0.02
"""Probabilities nearer to 0 or 1 count as this one."""
DENIED = -3.0
"""What it costs to be denied, or to be any meeting rather than one."""


def is_meeting(encounter: Encounter) -> bool:
    """Tell whether a mention tells of a meeting of its own."""
    mark = encounter.mark
    if encounter.sort == "reception":
        return len(encounter.parties) >= 2 and not mark.denied
    if encounter.sort == "visit":
        return _is_visit(encounter)
    parties = encounter.parties or (encounter.speakers if encounter.sort in EVENTS else [])
    if (encounter.sort == "call" or not mark.sure) and not parties:
        return False
    if encounter.by_verb and not encounter.parties:
        return False  # "whoever met there": nobody is told of
    if encounter.by_verb and not mark.sure and len(encounter.parties) < TWO:
        return False  # "talked with citizens": with nobody in particular
    if encounter.several and not parties and encounter.place is None and not encounter.dated:
        return False  # "cultural gatherings": any of the kind
    if encounter.interview and len(encounter.parties) < 2:
        return False
    return weigh_mention(encounter) >= (ENOUGH if mark.sure else ENOUGH + CIRCUMSTANCE)


def weigh_mention(encounter: Encounter) -> float:
    """Return how much speaks for a meeting in the words of one mention."""
    mark = encounter.mark
    weight = SURE if mark.sure else 0.0
    people = max(len({*encounter.parties, *encounter.speakers}), mark.people)
    weight += PERSON * min(2, people)
    weight += CIRCUMSTANCE * ((encounter.place is not None) + encounter.dated + mark.occurs)
    likeness = _weigh_likeness(mark.likeness)
    return weight + (DENIED + min(0.0, likeness) if mark.denied else likeness)


def _weigh_likeness(likeness: float | None) -> float:
    """Return what it counts how like a meeting the model's head finds the words."""
    if likeness is None:
        return 0.0
    odds = math.log(max(likeness, LEAST) / max(1.0 - likeness, LEAST))
    return EVEN + LIKENESS * odds


def _is_visit(encounter: Encounter) -> bool:
    """Tell whether somebody is said to visit a place: "Kono's visit", "visited Paris"; not "visited the doctor"."""
    mark = encounter.mark
    if mark.denied or (mark.likeness is not None and mark.likeness < UNLIKELY):
        return False
    if not mark.sure:
        return encounter.abroad or (not encounter.by_verb and encounter.official and encounter.place is not None)
    if encounter.by_verb:
        return encounter.official and encounter.place is not None
    return bool(encounter.parties) or encounter.place is not None
