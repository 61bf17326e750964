"""A gazetteer: countries, regions and cities of 15,000 people and more, with their country and a point on the map.

The cities come from a table sorted by folded name, so a look-up is a binary search and nothing is parsed before it is
asked for. Which of several places of one name is meant is decided by the countries that the article speaks of and by
size; see `choose_place`.
"""

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from attrs import frozen

from geopolnews.lexicon.countries import country_by_name
from geopolnews.lexicon.folding import drop_possessive, fold_name
from geopolnews.lexicon.place_words import DIRECTIONS, RIVERS_AND_HILLS, drop_place_words, kind_of_place
from geopolnews.lexicon.tables import read_table, split_list
from geopolnews.model.place import PlaceKind

# weights stand in for people where there is no count: a country comes before anything of its name, a known region
# before any city, a province after the city it is named for
COUNTRY_WEIGHT = 1e12
REGION_WEIGHT = 1e10
PROVINCE_WEIGHT = 1e3
# a city is meant by another of its names far less often than by its own
OTHER_NAME = 0.05
# how much likelier a place is whose country the article speaks of
NEAR = 50.0
# the same for a power that news from everywhere speaks of: the Geneva of talks, which the United States attend, is not
# the one in Illinois
NEAR_POWER = 1.5
POWERS = frozenset({"US"})
# the choice is doubtful when another country's place has this share of the weight of the chosen one
RIVAL = 0.2
# names of regions that every country has: only the one of the country that the article is about may be meant
SIDES = frozenset(
    """north south east west northern southern eastern western centre center central upper lower coast coastal island
    islands interior highlands midlands lowlands capital region province district""".split()
)
# a city smaller than this, in a country that the article does not speak of, is taken for an unknown place instead
STRAY_CITY = 100_000
FEDERAL_CAPITAL = re.compile(r"\bWashington,? D\.? ?C\b\.?", re.IGNORECASE)
"""The capital that is told with its district, and so is no other town of its name: "Washington, D.C."."""


@frozen(kw_only=True)
class GazetteerPlace:
    """A place that a name may mean."""

    name: str
    """Its usual name."""
    kind: PlaceKind
    """Country, region or city."""
    country: str | None
    """ISO 3166-1 alpha-2; `None` where it lies in several countries or in none."""
    latitude: float | None
    """Degrees north; `None` where the table has no point."""
    longitude: float | None
    """Degrees east; `None` where the table has no point."""
    weight: float
    """People who live there, or what stands in for them when places of one name are ordered."""


@cache
def load_cities() -> tuple[str, ...]:
    """The lines of the table of cities, sorted."""
    text = (files("geopolnews.lexicon") / "data" / "cities.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith(("#", "key\t")))


@cache
def load_regions() -> dict[str, tuple[GazetteerPlace, ...]]:
    """Regions by folded name."""
    regions: dict[str, list[GazetteerPlace]] = {}
    for row in read_table("regions"):
        pointed = bool(row["latitude"])
        names = (row["name"], *split_list(row["variants"]))
        region = GazetteerPlace(
            name=row["name"],
            kind=PlaceKind.REGION,
            country=row["country"] or None,
            latitude=float(row["latitude"]) if pointed else None,
            longitude=float(row["longitude"]) if pointed else None,
            weight=REGION_WEIGHT if pointed or not row["country"] else PROVINCE_WEIGHT,
        )
        for name in names:
            regions.setdefault(fold_name(name), []).append(region)
    return {key: tuple(found) for key, found in regions.items()}


def find_cities(name: str) -> tuple[GazetteerPlace, ...]:
    """Find the cities of a name, the biggest first."""
    lines = load_cities()
    key = fold_name(name) + "\t"
    at = bisect_left(lines, key)
    found = []
    while at < len(lines) and lines[at].startswith(key):
        _, population, own, city, country, latitude, longitude = lines[at].split("\t")
        found.append(
            GazetteerPlace(
                name=city,
                kind=PlaceKind.CITY,
                country=country,
                latitude=float(latitude),
                longitude=float(longitude),
                weight=int(population) * (1.0 if own == "1" else OTHER_NAME),
            )
        )
        at += 1
    return tuple(found)


def find_country_place(name: str) -> tuple[GazetteerPlace, ...]:
    """Find the country of a name as a place."""
    country = country_by_name(name)
    if country is None:
        return ()
    return (
        GazetteerPlace(
            name=country.name,
            kind=PlaceKind.REGION if country.dependent else PlaceKind.COUNTRY,
            country=country.code,
            latitude=country.latitude,
            longitude=country.longitude,
            weight=COUNTRY_WEIGHT,
        ),
    )


def find_places(name: str) -> tuple[GazetteerPlace, ...]:
    """Find what a place name may mean, the weightiest first; nothing where no table has it.

    Words of its kind are understood: "Nineveh province" is looked up as a region, "the city of Homs" as a city, and
    "northern Syria" is a region of Syria.
    """
    name = drop_possessive(name.strip())
    if FEDERAL_CAPITAL.fullmatch(name):
        return tuple(place for place in look_up("Washington") if place.country == "US")
    if found := look_up(name):
        return found
    bare = drop_place_words(name)
    if bare != name and (found := look_up(bare)):
        kind = kind_of_place(name)
        if name.split()[-1].lower() in RIVERS_AND_HILLS:
            found = tuple(place for place in found if place.kind is not PlaceKind.CITY)
        same = tuple(place for place in found if place.kind is kind)
        return same or tuple(as_region(name, place) for place in found if kind is PlaceKind.REGION)
    bare = DIRECTIONS.sub("", name)
    if bare != name and bare:
        return tuple(as_region(name, place) for place in find_places(bare))
    return ()


def look_up(name: str) -> tuple[GazetteerPlace, ...]:
    """Look one spelling up in all tables."""
    regions = load_regions().get(fold_name(name), ())
    known = any(region.weight == REGION_WEIGHT for region in regions)
    countries = find_country_place(name)
    if known and countries and fold_name(countries[0].name) != fold_name(name):
        countries = ()  # "Scotland" is another name of its country, and a region
    found = countries + regions + find_cities(name)
    return tuple(sorted(found, key=lambda place: -place.weight))


def as_region(name: str, place: GazetteerPlace) -> GazetteerPlace:
    """Return a region that has the country and the point of a place."""
    return GazetteerPlace(
        name=name.removeprefix("the "),
        kind=PlaceKind.REGION,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        weight=place.weight,
    )


def choose_place(
    name: str, countries: Collection[str] = (), beside: str | None = None
) -> tuple[GazetteerPlace | None, bool]:
    """Choose what a place name means in an article.

    Args:
        name: the name as the text has it.
        countries: codes of the countries that the article speaks of.
        beside: the code of the country that stands beside the name, as in "Athens, Georgia"; nothing else comes before.

    Returns:
        The likeliest place, or `None` where no table has the name or only as a small city in a country that the article
        does not speak of; and whether it is doubtful which place is meant.
    """
    found = find_places(name)
    if SIDES.issuperset(fold_name(name).split()):
        found = tuple(place for place in found if place.country in list(countries)[:1])
    if not found:
        return None, False
    if beside is not None:
        found = tuple(place for place in found if place.country == beside) or found
        countries = [beside]
    nearness = {code: NEAR_POWER if code in POWERS else NEAR for code in countries}
    weights = {place: place.weight * nearness.get(place.country or "", 1.0) for place in found}
    best = max(found, key=lambda place: weights[place])
    # a region by the name of a town, "south Qairawan", is no surer than the town
    town = best.kind is PlaceKind.CITY or (best.kind is PlaceKind.REGION and best.weight != PROVINCE_WEIGHT)
    if countries and best.country not in countries and town and best.weight < STRAY_CITY:
        return None, True
    rivals = (place for place in found if place.country != best.country)
    return best, any(weights[rival] >= RIVAL * weights[best] for rival in rivals)
