"""Series: several meetings that one phrase tells of, each with somebody else: "separate talks with Kenya and Ghana"."""

from __future__ import annotations

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.meetings.encounters import Encounter
from geopolnews.assemble.meetings.parties import PartyFinder

APART = frozenset({"separate", "bilateral", "individual", "one-on-one"})
"""Words before meetings of two each."""

BESIDE = 3
"""Tokens after "meetings" or a verb in which "separately" may stand."""


def part_series(doc: Doc, encounter: Encounter, finder: PartyFinder) -> list[Encounter]:
    """Return one meeting for each with whom somebody meets separately; all else as it is."""
    if not _are_apart(doc, encounter):
        return [encounter]
    sides = [finder.find(side).ids for side in encounter.mark.sides]
    many, one = [ids for ids in sides if len(ids) > 1], [ids for ids in sides if len(ids) == 1]
    if len(many) != 1 or len(one) != 1 or one[0][0] in many[0]:
        return [encounter]
    because = "each of them is told to have met apart from the others"
    return [
        attrs.evolve(
            encounter,
            parties=[one[0][0], other],
            several=False,
            references=list(encounter.references),
            mentions=list(encounter.mentions),
            speakers=list(encounter.speakers),
            because=[*encounter.because, because],
        )
        for other in many[0]
    ]


def _are_apart(doc: Doc, encounter: Encounter) -> bool:
    """Tell whether the words say that the meetings are of two each."""
    mark = encounter.mark
    word = doc[mark.trigger]
    before = {token.lower_ for token in doc[mark.phrase.start : mark.trigger]}
    if word.lower_.endswith("s") and word.pos_ == "NOUN" and before & APART:
        return True
    return any(token.lower_ == "separately" for token in doc[mark.trigger + 1 : mark.trigger + 1 + BESIDE])
