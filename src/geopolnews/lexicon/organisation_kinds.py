"""Judge from its words what kind of organisation a name names, and which country it belongs to.

The noun that the name is built on decides, as in "Ministry of Defence" or "Catholic Church of Nicaragua": the last
known words before "of", "for", "in", a comma or a parenthesis; then the first words; then any word.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from geopolnews.lexicon.countries import (
    CONTINENTAL,
    NAME_LIKE_CAPITALS,
    Country,
    country_by_capital,
    country_by_demonym,
    country_by_metonym,
    country_by_name,
    find_country,
)
from geopolnews.lexicon.folding import REMEMBERED, drop_possessive, fold_name, is_acronym
from geopolnews.lexicon.organisations import KnownOrganisation, known_organisation, known_organisations
from geopolnews.lexicon.tables import read_table
from geopolnews.model.organisation import OrganisationKind

LONGEST = 4  # words of the longest entry that is matched inside a name
HEAD_ENDS = re.compile(r"\s+(?:of|for|in|on|at|to|against|from|under|within)\s+|\s*[,(]")
WORDS = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*\.?")
KIND_AFTER = re.compile(r"\s(?:news agency|newspaper|agency|daily|magazine|website|channel|broadcaster|network|party)$")
SITES = re.compile(r"\w\.(?:com|org|net|co|info|tv|news|[a-z]{2})\b")
# bodies of several states belong to none of those they name
STATELESS = frozenset({OrganisationKind.INTERNATIONAL})


SHARED_NAMES = frozenset(
    " ".join(name.split())
    for name in """foreign office, home office, congress, senate, treasury, treasury department, supreme court,
    house of representatives, house of commons, council of representatives, legislative council, state council,
    central military commission, government of national unity, national security agency, national intelligence service,
    judicial service commission, national prosecuting authority, politburo""".split(",")
)
"""Names, folded, that bodies of several countries go by."""


@cache
def load_kind_words() -> dict[str, dict[str, OrganisationKind]]:
    """Kinds by folded words, for each place where the words must stand: `head`, `first`, `any`."""
    words: dict[str, dict[str, OrganisationKind]] = {"head": {}, "first": {}, "any": {}}
    for row in read_table("organisation_words"):
        words[row["where"]].setdefault(fold_name(row["words"]), OrganisationKind(row["kind"]))
    return words


def kind_of_organisation(name: str, countries: Collection[str] = ()) -> OrganisationKind:
    """Judge what kind of organisation a name names.

    Args:
        name: as the text has it, with or without an article.
        countries: codes of the countries that the article speaks of; they tell apart what shares an acronym.

    Returns:
        The kind; `other` where nothing in the name tells.
    """
    if country_by_name(name) or is_power(name):
        return OrganisationKind.STATE
    known = find_known(name, countries)
    if known:
        return known.kind
    if is_people(name):
        return OrganisationKind.PEOPLE
    return kind_by_words(name) or OrganisationKind.OTHER


def find_known(name: str, countries: Collection[str] = ()) -> KnownOrganisation | None:
    """Find the known organisation of a name, with or without a noun for its kind after it: "Reuters news agency"."""
    bare = KIND_AFTER.sub("", name)
    known = known_organisation(name, countries) or (known_organisation(bare, countries) if bare != name else None)
    return None if known is not None and is_foreign_acronym(name, known, countries) else known


def is_foreign_acronym(name: str, known: KnownOrganisation, countries: Collection[str]) -> bool:
    """Tell whether a few letters are those of a group of a country that the article does not speak of: "PDF"."""
    local = known.kind in {OrganisationKind.ARMED_GROUP, OrganisationKind.PARTY} and known.country is not None
    return local and bool(countries) and known.country not in countries and is_acronym(name) and len(name) <= 4


def is_power(name: str) -> bool:
    """Tell whether a name stands for a state as a power: a capital, or words such as "Western nations"."""
    return country_by_capital(name) is not None


def is_people(name: str) -> bool:
    """Tell whether a name is the people of a country: "Iraqis", "the French", "Equatoguineans"."""
    country = country_by_demonym(name)
    return country is not None and fold_name(name) in {fold_name(people) for people in country.people}


@lru_cache(maxsize=REMEMBERED)
def kind_by_words(name: str) -> OrganisationKind | None:
    """Judge a name that no table has by its words; `None` where they do not tell."""
    tables = load_kind_words()
    head = HEAD_ENDS.split(name, maxsplit=1)[0]
    if SITES.search(name):
        return OrganisationKind.MEDIA
    words = [fold_name(word.rstrip(".")) for word in WORDS.findall(drop_possessive(head))]
    first = match_first(words, tables["first"])
    if first is OrganisationKind.INTERNATIONAL and len(words) > 1:
        return first
    if head == "Community" != name:
        return OrganisationKind.CIVIL  # "Community of Saint Egid", not those who live there
    if found := match_latest(words, tables["head"]) or first:
        return found
    words = [fold_name(word.rstrip(".")) for word in WORDS.findall(name)]
    found = match_latest(words, tables["any"]) or match_latest(words, tables["head"])
    # whom a body is for is not what it is: "Hands for Free Communities"
    return None if found is OrganisationKind.PEOPLE and head != name else found


def match_first(words: list[str], table: dict[str, OrganisationKind]) -> OrganisationKind | None:
    """Find the longest entry that a list of words begins with."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        if found := table.get(" ".join(words[:size])):
            return found
    return None


def match_latest(words: list[str], table: dict[str, OrganisationKind]) -> OrganisationKind | None:
    """Find the entry that ends latest in a list of words, the longest of those that end together."""
    for end in range(len(words), 0, -1):
        for size in range(min(LONGEST, end), 0, -1):
            if found := table.get(" ".join(words[end - size : end])):
                return found
    return None


def is_shared(name: str) -> bool:
    """Tell whether bodies of several countries go by a name: "Congress", "the Foreign Office"."""
    return fold_name(name) in SHARED_NAMES


def country_of_organisation(name: str, countries: Collection[str] = ()) -> str | None:
    """Judge which country an organisation belongs to, by its name; `None` where the name does not tell.

    Known organisations have theirs; otherwise a country, demonym, capital or seat of government in the name tells it
    ("Iraqi government", "University of Ghana"), unless the body belongs to several states.
    """
    country = country_by_name(name)
    if country:
        return country.code
    known = find_known(name, countries)
    if known and (known.country or known.kind in STATELESS):
        # parties of many countries share their names
        shared = known.kind is OrganisationKind.PARTY or is_shared(name) or len(known_organisations(name)) > 1
        doubtful = countries and known.country not in countries and shared
        return None if doubtful else known.country
    found = find_country_inside(name)
    if found is None:
        return None
    return None if kind_by_words(name) in STATELESS else found.code


@lru_cache(maxsize=REMEMBERED)
def find_country_inside(name: str) -> Country | None:
    """Find the only country that the words of a name tell of, the longest words first; `None` for none or several."""
    words = WORDS.findall(CONTINENTAL.sub("", name))
    for size in range(min(LONGEST, len(words)), 0, -1):
        pieces = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
        pieces = [piece for piece in pieces if not is_persons(piece)]
        found = {country.code: country for piece in pieces if (country := find_country(piece))}
        if not found:
            found = {country.code: country for piece in pieces if (country := country_by_metonym(piece))}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def is_persons(piece: str) -> bool:
    """Tell whether a word of a body's name is somebody's rather than a capital's: "[Victoria's] Secret"."""
    bare = drop_possessive(piece)
    return bare != piece and bare.lower() in NAME_LIKE_CAPITALS


def each_country_has(name: str) -> bool:
    """Tell whether a name is of a kind that each country has one of: a ministry, an army, a parliament."""
    return kind_of_organisation(name) in (OrganisationKind.GOVERNMENT, OrganisationKind.MILITARY)
