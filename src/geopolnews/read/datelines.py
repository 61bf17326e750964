"""Where and when a report was filed, at the head of its first paragraph: "BEIJING, July 24 (Xinhua) --"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geopolnews.lexicon.countries import NAME_LIKE_CAPITALS, country_by_capital
from geopolnews.lexicon.places import GazetteerPlace, find_places
from geopolnews.model.place import PlaceKind
from geopolnews.read.furniture import MONTH

PLACE_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?"
PLACE = rf"{PLACE_WORD}(?:[ ](?:de|la|el|al|of|and|the|{PLACE_WORD})){{0,3}}"
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|{MONTH})(?:,?\s+\d{{4}})?"
AGENCY = r"(?:\([^()\d]{2,40}\)|/[^/\d]{2,30}/\.?)"
DASH = r"(?:—|–|―|--+|-(?=\s))"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:\s?[,/]\s?{PLACE}){{0,2}})?"
    rf"(?P<date>(?:\s*,?\s*|\s*-\s*)(?i:{DATE}),?)?"
    rf"\s*(?P<agency>{AGENCY})?"
    rf"\s*(?P<mark>{DASH}|:|(?<=/)\.?|(?<=\)))\s*"
)
WIRE = re.compile(r"(?P<wire>[A-Z]{2,6})\.?\s+-\s+(?P<place>[^\W\d_][\w .'’-]{1,30}?)\s+-\s+")
# what stands in capitals before a dash or a colon and is no place
NO_PLACES = frozenset(
    "breaking update updated exclusive watch video live opinion analysis explainer editorial interview factbox "
    "timeline q a correction alert urgent news report special feature photos read note warning".split()
)
NO_BEGINNINGS = frozenset("on in by since from until at the after before it this a for as".split())
LONGEST = 90  # characters
CITY = 1_000_000  # people: "Dubai: The ministry"; capitals may be smaller, but for those that are names ("Hamilton:")
TOWN = 100_000  # people: before a colon, a name in capitals may be a speaker's ("OBAMA:"), who shares it with some town


def is_city(place: str, found: Sequence[GazetteerPlace]) -> bool:
    """Tell whether a name is that of a capital and nobody's, or of a great city: "Doha", but not "Victoria"."""
    capital = country_by_capital(place) is not None and place.lower() not in NAME_LIKE_CAPITALS
    return capital or any(town.kind is PlaceKind.CITY and town.weight >= CITY for town in found)


def find_dateline(paragraph: str) -> int:
    """Find where the dateline of a first paragraph ends, without the space after it; 0 where there is none."""
    paragraph = paragraph[: LONGEST + 20]  # the patterns are slow on long runs of spaces
    wire = WIRE.match(paragraph)
    if wire and find_places(wire["place"]):
        return len(wire.group().rstrip())
    match = DATELINE.match(paragraph)
    if match is None or match.end() > LONGEST or match.end() >= len(paragraph):
        return 0
    place, date, agency, mark = match["place"], match["date"], match["agency"], match["mark"]
    if not place:
        return len(match.group().rstrip()) if agency and mark not in ("", ":") else 0
    words = re.findall(r"[^\W\d_]+", place.lower())
    if (set(words) & NO_PLACES and not date) or words[0] in NO_BEGINNINGS:
        return 0
    if not place[0].isupper() and not (date and mark not in ("", ":")):
        return 0
    shouted = place.isupper() and len(place) > 2
    known = any(find_places(part.strip().title() if shouted else part.strip()) for part in re.split("[,/]", place))
    if date and (mark or agency):
        good = shouted or known or agency is not None or mark not in ("", ":")
    elif agency:
        good = shouted or (known and mark != "")
    elif mark == ":":
        found = find_places(place.title())
        good = any(town.weight >= TOWN for town in found) if shouted else is_city(place, found)
    else:
        good = (
            mark != "" and mark != "." and (shouted or (known and paragraph[match.end() : match.end() + 1].isupper()))
        )
    return len(match.group().rstrip()) if good else 0
