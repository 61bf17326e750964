"""Organisations that news of the world names: by name, by acronym, with their kind and country.

Two tables: `organisations.tsv` (bodies of every kind) and `parties.tsv` (parties of all countries). Acronyms are
shared by many, so a look-up takes the countries that the article speaks of. `organisation_kinds.py` judges names that
no table has.
"""

from collections.abc import Collection
from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED, bare_acronym, drop_possessive, fold_name, is_acronym
from geopolnews.lexicon.tables import read_table, split_list
from geopolnews.model.organisation import OrganisationKind

SHORTEST_AS_NAME = 4
"""Letters of an acronym that may be written like a name; a shorter one is too easily a word."""


@frozen(kw_only=True)
class KnownOrganisation:
    """An organisation that a table has."""

    name: str
    """Its usual English name."""
    acronyms: tuple[str, ...]
    """Its acronyms, the usual one first."""
    kind: OrganisationKind
    """What it is."""
    country: str | None
    """ISO 3166-1 alpha-2; `None` where it has none or where several countries have one of that name."""
    variants: tuple[str, ...]
    """Other names and spellings."""
    prominent: bool
    """Whether it is in the table of organisations rather than in the long list of parties."""


@cache
def load_organisations() -> tuple[KnownOrganisation, ...]:
    """All known organisations, the prominent ones first."""
    return tuple(
        KnownOrganisation(
            name=row["name"],
            acronyms=split_list(row["acronyms"]),
            kind=OrganisationKind(row.get("kind", "party")),
            country=row["country"] or None,
            variants=split_list(row["variants"]),
            prominent=table == "organisations",
        )
        for table in ("organisations", "parties")
        for row in read_table(table)
    )


@cache
def index_organisations() -> dict[str, tuple[KnownOrganisation, ...]]:
    """Organisations by folded name; acronyms by their capitals, unfolded."""
    index: dict[str, list[KnownOrganisation]] = {}
    for organisation in load_organisations():
        for name in (organisation.name, *organisation.variants):
            found = index.setdefault(key_of(name), [])
            if organisation not in found:
                found.append(organisation)
        for acronym in organisation.acronyms:
            found = index.setdefault(bare_acronym(acronym), [])
            if organisation not in found:
                found.append(organisation)
    return {key: tuple(found) for key, found in index.items()}


def key_of(name: str) -> str:
    """Return the key that a name is indexed by: an acronym as it is, anything else folded."""
    bare = name.strip().removeprefix("the ").removeprefix("The ")
    return bare_acronym(bare) if is_acronym(bare) else fold_name(bare)


@lru_cache(maxsize=REMEMBERED)
def known_organisations(name: str) -> tuple[KnownOrganisation, ...]:
    """Find every organisation of a name or acronym, the prominent ones first.

    Nothing is found for a text in small letters, addresses ("news.com.au") aside.
    """
    if name == name.lower() and "." not in name:
        return ()
    index = index_organisations()
    bare = drop_possessive(name)
    return index.get(key_of(name)) or index.get(key_of(bare)) or _known_by_acronym(bare.removeprefix("the "))


def _known_by_acronym(word: str) -> tuple[KnownOrganisation, ...]:
    """Find the organisations whose acronym is written like a name, as African and British papers do: "Sadc"."""
    if not (word.istitle() and word.isalpha() and len(word) >= SHORTEST_AS_NAME):
        return ()
    return tuple(o for o in index_organisations().get(word.upper(), ()) if o.prominent)


def known_organisation(name: str, countries: Collection[str] = ()) -> KnownOrganisation | None:
    """Find the organisation that a name or acronym most likely means.

    Args:
        name: as the text has it: "UN", "the Arab League", "PTI".
        countries: codes of the countries that the article speaks of, the one that it speaks of most first. One of
            theirs comes first; without any, acronyms of parties that are not prominent are not understood.

    Returns:
        The likeliest organisation, or `None` where no table has the name.
    """
    found = known_organisations(name)
    near = [organisation for organisation in found if organisation.country in countries]
    if near:
        ranks = {code: rank for rank, code in enumerate(countries)}
        return min(near, key=lambda organisation: ranks[organisation.country or ""])
    prominent = [organisation for organisation in found if organisation.prominent]
    if prominent:
        # several bodies of one acronym, none of them from a country of the article: those of no country come first
        return min(prominent, key=lambda organisation: organisation.country is not None)
    if found and " " in name.strip() and len({organisation.country for organisation in found}) == 1:
        return found[0]
    return None
