"""States and territories: by name, by demonym, by capital, by the house their power sits in.

Case counts a little: `"US"` is a state and `"us"` is not, `"Turkey"` and `"TURKEY"` are and `"turkey"` is not. Accents,
curly quotes, a leading "the" and a possessive ending do not count.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED, bare_acronym, drop_possessive, fold_name, is_acronym
from geopolnews.lexicon.tables import read_table, split_list

# where a word belongs to several states, the one that news means more often comes first
LIKELIER = {
    "korean": "KR",
    "koreans": "KR",
    "dominican": "DO",
    "dominicans": "DO",
    "congolese": "CD",
    "congo": "CD",
    "samoan": "WS",
    "georgetown": "GY",
    "kingston": "JM",
    "san jose": "CR",
}

# territories that belong to a state, and Western Sahara, which the United Nations count among those that do not
# govern themselves; Kosovo, Palestine and Taiwan are told of as states
DEPENDENT = frozenset(
    """AI AS AW AX BL BM BQ CC CW CX EH FK FO GF GG GI GL GP GU HK IM IO JE KY MF MO MP MQ MS NC NF PF PM PN PR RE SH SJ
    SX TC TK VG VI WF YT""".split()
)

# capitals that are names of people as well
NAME_LIKE_CAPITALS = frozenset(
    """paris sofia santiago victoria lima madrid london kingston hamilton stanley douglas castries male roseau nassau
    jackson lome bern roma minsk juba willemstad""".split()
)

# words for continents that end like those for a country
CONTINENTAL = re.compile(r"\b(?:Latin|South|Central|North)[ -]Americans?\b", re.IGNORECASE)


@frozen(kw_only=True)
class Country:
    """A state or territory of the world, or one that has been."""

    code: str | None
    """ISO 3166-1 alpha-2 (`XK` for Kosovo); `None` for a state that no longer exists."""
    name: str
    """The usual English name: "Ivory Coast", not "Republic of Côte d'Ivoire"."""
    names: tuple[str, ...]
    """Every name: the usual one first, then the official one, short forms, acronyms, former names."""
    adjectives: tuple[str, ...]
    """"Iraqi", "French", "UAE": what stands before a noun."""
    people: tuple[str, ...]
    """"Iraqi", "Iraqis", "Frenchman", "Frenchmen": who comes from there, singular and plural."""
    capitals: tuple[str, ...]
    """The capital first, then its other spellings and other seats of government."""
    metonyms: tuple[str, ...]
    """Houses and quarters that stand for the government: "Kremlin", "Downing Street"."""
    latitude: float | None
    """Of the middle of the country; `None` for a state that no longer exists."""
    longitude: float | None
    """Of the middle of the country; `None` for a state that no longer exists."""

    @property
    def dependent(self) -> bool:
        """Whether it is no state but a territory of one: Hong Kong, Greenland."""
        return self.code in DEPENDENT

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Adjectives and people together, each once."""
        return tuple(dict.fromkeys(self.adjectives + self.people))


def expand_people(item: str) -> tuple[str, ...]:
    """Spell out one entry of the people column: `"Iraqi"`, `"French="`, `"Dane>Danes"`."""
    if item.endswith("="):
        return (item[:-1],)
    if ">" in item:
        return tuple(item.split(">"))
    return (item, f"{item}s")


@cache
def load_countries() -> tuple[Country, ...]:
    """All states and territories, those of today first."""
    return tuple(
        Country(
            code=row["code"] or None,
            name=row["name"],
            names=tuple(dict.fromkeys(n for n in (row["name"], row["official"], *split_list(row["variants"])) if n)),
            adjectives=split_list(row["adjectives"]),
            people=tuple(form for item in split_list(row["people"]) for form in expand_people(item)),
            capitals=split_list(row["capitals"]),
            metonyms=split_list(row["metonyms"]),
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )
        for row in read_table("countries")
    )


@frozen
class NameIndex:
    """Countries by one kind of name."""

    by_fold: dict[str, tuple[Country, ...]]
    by_acronym: dict[str, tuple[Country, ...]]

    def find(self, text: str) -> tuple[Country, ...]:
        """Find every country of this name, the likelier first; nothing for a text without a capital letter."""
        if text == text.lower():
            return ()
        text = text.replace("’", "'").strip()
        return self.look_up(text) or self.look_up(drop_possessive(text))

    def look_up(self, text: str) -> tuple[Country, ...]:
        """Look up one spelling: acronyms by their capitals, everything else folded."""
        bare = text.removeprefix("the ").removeprefix("The ").removeprefix("THE ")
        if is_acronym(bare) and (found := self.by_acronym.get(bare_acronym(bare))):
            return found
        return self.by_fold.get(fold_name(text), ())


def build_index(names_of: Callable[[Country], Iterable[str]]) -> NameIndex:
    """Index all countries by the names that `names_of` gives."""
    by_fold: dict[str, list[Country]] = {}
    by_acronym: dict[str, list[Country]] = {}
    for country in load_countries():
        for name in names_of(country):
            bare = name.removeprefix("the ")
            acronym = is_acronym(bare)
            key = bare_acronym(bare) if acronym else fold_name(bare)
            found = (by_acronym if acronym else by_fold).setdefault(key, [])
            if country not in found:
                found.append(country)
    for key, code in LIKELIER.items():
        if key in by_fold:
            by_fold[key].sort(key=lambda country, code=code: country.code != code)  # type: ignore[misc]
    return NameIndex({k: tuple(v) for k, v in by_fold.items()}, {k: tuple(v) for k, v in by_acronym.items()})


@cache
def index_names() -> NameIndex:
    """Countries by their names."""
    return build_index(lambda country: country.names)


@cache
def index_demonyms() -> NameIndex:
    """Countries by adjective and people."""
    return build_index(lambda country: country.demonyms)


@cache
def index_capitals() -> NameIndex:
    """Countries by capital."""
    return build_index(lambda country: country.capitals)


@cache
def index_metonyms() -> NameIndex:
    """Countries by what stands for their government."""
    return build_index(lambda country: country.capitals + country.metonyms)


@cache
def index_codes() -> dict[str, Country]:
    """Countries by code."""
    return {country.code: country for country in load_countries() if country.code}


def first(found: tuple[Country, ...]) -> Country | None:
    """Return the likelier of several countries, `None` where there is none."""
    return found[0] if found else None


def country_by_code(code: str) -> Country | None:
    """Find a country by its ISO 3166-1 alpha-2 code."""
    return index_codes().get(code.upper())


BEGINNING = 3
"""Letters by which it is told that no country's name can begin with a word."""


@cache
def _beginnings() -> frozenset[str]:
    index = index_names()
    keys = (*index.by_fold, *(acronym.lower() for acronym in index.by_acronym))
    return frozenset("".join(filter(str.isalnum, key))[:BEGINNING] for key in keys)


@lru_cache(maxsize=REMEMBERED)
def begins_country(word: str) -> bool:
    """Tell whether the name of a country may begin with a word; sooner too often than too seldom."""
    letters = "".join(filter(str.isalnum, fold_name(word)))
    return len(letters) < BEGINNING or letters == "the" or letters[:BEGINNING] in _beginnings()


@lru_cache(maxsize=REMEMBERED)
def country_by_name(name: str) -> Country | None:
    """Find a country by any of its names: `"Burma"`, `"the U.S."`, `"Iraq's"`."""
    return first(index_names().find(name))


@lru_cache(maxsize=REMEMBERED)
def countries_by_demonym(word: str) -> tuple[Country, ...]:
    """Find every country that a demonym may mean, the likelier first: two for `"Korean"`."""
    return index_demonyms().find(word)


def country_by_demonym(word: str) -> Country | None:
    """Find a country by adjective or people: `"Iraqi"`, `"Frenchmen"`, `"UAE"`."""
    return first(countries_by_demonym(word))


@lru_cache(maxsize=REMEMBERED)
def country_by_capital(name: str) -> Country | None:
    """Find a country by its capital: `"Baghdad"`, `"Washington, D.C."`."""
    return first(index_capitals().find(name))


@lru_cache(maxsize=REMEMBERED)
def country_by_metonym(name: str) -> Country | None:
    """Find a country by a name that stands for its government: a capital, `"the Kremlin"`, `"Downing Street"`."""
    return first(index_metonyms().find(name))


def find_country(name: str) -> Country | None:
    """Find the country that a word means by itself: a name or a demonym, but no capital and no metonym."""
    return country_by_name(name) or country_by_demonym(name)
