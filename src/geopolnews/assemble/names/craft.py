"""Names of storms and ships, which the reader takes for persons: "Hurricane Otis", "the USS Denfold"."""

from __future__ import annotations

from collections.abc import Iterable

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.mentions import Label, Mention

STORMS = frozenset("storm hurricane typhoon cyclone".split())
SHIPS = frozenset("ship vessel tanker ferry warship frigate destroyer submarine yacht".split())
NAVIES = frozenset("USS HMS HMCS HMAS INS USNS RMS SS MV".split())
NAMED = frozenset({"named", "called"})


def find_craft(doc: Doc, mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the names that a storm or ship is given, and that nobody who has a longer name bears."""
    persons = [m for m in mentions if m.label is Label.PERSON]
    borne = {word for m in persons if " " in m.text for word in m.text.split()}
    found = {m.text for m in persons if _is_craft(doc, m)}
    return frozenset(name for name in found if " " in name or name not in borne)


def _is_craft(doc: Doc, mention: Mention) -> bool:
    """Tell whether a noun for a storm or ship, or the letters of a navy, stand right before a name."""
    if mention.start == 0:
        return False
    before = doc[mention.start - 1]
    if before.lower_ in NAMED and mention.start > 1:
        before = doc[mention.start - 2]
    return before.lower_ in STORMS | SHIPS or before.text in NAVIES
