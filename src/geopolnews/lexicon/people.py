"""Nouns of people: "neighbour", "survivors", "crowd"; `titles.tsv` has the offices, `people.tsv` everybody else."""

from __future__ import annotations

from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED
from geopolnews.lexicon.inflection import spell_s_form
from geopolnews.lexicon.tables import read_table
from geopolnews.lexicon.titles import find_title_word, index_plurals

FAMILY = "kin"
"""The sort of nouns for what somebody is to somebody else: "mother"."""

GROUP = "group"
"""The sort of nouns that mean several people in the singular."""


@frozen(kw_only=True)
class PersonNoun:
    """A noun as a text has it, known to mean people."""

    noun: str
    """In the singular, in small letters."""
    sort: str
    """`office` where `titles.tsv` has it, else what `people.tsv` says: `kin`, `work`, `force`, `group` and so on."""
    several: bool
    """Whether it means several people."""


@cache
def index_people() -> dict[str, PersonNoun]:
    """The nouns of the table in the singular and the plural, in small letters."""
    index: dict[str, PersonNoun] = {}
    for row in read_table("people"):
        noun, sort = row["noun"], row["sort"]
        index.setdefault(noun, PersonNoun(noun=noun, sort=sort, several=sort == GROUP))
        if sort != GROUP or noun in {"family", "team", "delegation", "crowd", "couple"}:
            index.setdefault(spell_plural(noun), PersonNoun(noun=noun, sort=sort, several=True))
    return index


def is_kin_noun(word: str) -> bool:
    """Tell whether a word says what somebody is to a relative: "mother", "nephews"."""
    noun = find_person_noun(word)
    return noun is not None and noun.sort == FAMILY


def spell_plural(noun: str) -> str:
    """Spell the plural of a noun of people: "men", "families", "passers-by", "nurses"."""
    first, hyphen, rest = noun.partition("-")
    if hyphen and rest in {"by", "law"}:
        return f"{spell_s_form(first)}-{rest}" if rest == "by" else f"{noun}s"
    if noun == "passerby":
        return "passersby"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("child"):
        return noun + "ren"
    return spell_s_form(noun)


@lru_cache(maxsize=REMEMBERED)
def find_person_noun(word: str) -> PersonNoun | None:
    """Find what a noun says of people: of the table, else an office; None where it means none."""
    found = index_people().get(word.lower())
    if found is not None:
        return found
    title = find_title_word(word, "head", "person")
    if title is None:
        return None
    return PersonNoun(noun=title.phrase.lower(), sort="office", several=word.lower() in index_plurals())
