"""Words of titles: honorifics, the nouns that make an office, what may stand before them, what they are for.

`titles.tsv` sorts them by kind; this module answers what a word or a run of words is. `title_phrases.py` reads whole
phrases with it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED, straighten
from geopolnews.lexicon.inflection import spell_s_form
from geopolnews.lexicon.tables import read_table

WORD = re.compile(r"(?:[Ee][Xx]|[Tt]hen)-(?=[A-Za-z])|[^\W_]+(?:['’.&/-][^\W_]+)*(?:['’](?=\s)|\.(?=\s|$|[A-Z]))?")
LONGEST_PHRASE = 6  # words: "custodian of the two holy mosques"


@frozen(kw_only=True)
class TitleWord:
    """A word or short phrase that occurs in titles."""

    phrase: str
    """As it is usually written."""
    kind: str
    """`honorific`, `head`, `modifier`, `body`, `portfolio`, `former`, `acting`, `suffix`, `relation` or `person`."""
    gender: str | None
    """`m` or `f` where the word tells, else `None`."""
    means: str | None
    """The office that a short form stands for ("PM": "prime minister"), else `None`."""


@frozen
class Word:
    """A word of a text and where it stands."""

    text: str
    start: int
    end: int


def split_words(text: str) -> tuple[Word, ...]:
    """Split a text into words with their offsets; marks between words are left out."""
    return tuple(Word(match.group(), match.start(), match.end()) for match in WORD.finditer(text))


def fold_title(phrase: str) -> str:
    """Fold a phrase for look-ups: no case, no dots, no possessive ending, hyphens as spaces."""
    folded = straighten(phrase).casefold().replace(".", "").replace("-", " ")
    folded = folded.removesuffix("'s").rstrip("'") if len(folded) > 3 else folded
    return " ".join(folded.split())


@cache
def load_titles() -> dict[str, dict[str, TitleWord]]:
    """All words of titles: kind to folded phrase to word."""
    titles: dict[str, dict[str, TitleWord]] = {}
    for row in read_table("titles"):
        word = TitleWord(
            phrase=row["phrase"], kind=row["kind"], gender=row["gender"] or None, means=row["means"] or None
        )
        titles.setdefault(word.kind, {}).setdefault(fold_title(word.phrase), word)
    return titles


@cache
def index_plurals() -> dict[str, TitleWord]:
    """Heads by their plural: "ministers", "chiefs of staff", "spokesmen"."""
    return {plural: word for phrase, word in load_titles()["head"].items() for plural in spell_plurals(phrase)}


def spell_plurals(phrase: str) -> Iterator[str]:
    """Spell the plurals of a folded title."""
    noun, preposition, rest = phrase.partition(" of ")
    if preposition:
        yield from (f"{plural} of {rest}" for plural in spell_plurals(noun))
        return
    yield noun[:-2] + "en" if noun.endswith("man") else spell_s_form(noun)
    if noun.endswith(" general"):
        yield from (f"{plural} general" for plural in spell_plurals(noun.removesuffix(" general")))


@lru_cache(maxsize=REMEMBERED)
def find_title_word(phrase: str, *kinds: str) -> TitleWord | None:
    """Find a word or phrase of titles, by kinds in the order given; every kind where none is given.

    Plural heads are found as their singular. One or two capital letters that spell a word in small letters ("HE", "MP",
    "PM", "AM") count only as capitals.
    """
    folded = fold_title(phrase)
    titles = load_titles()
    for kind in kinds or (
        "head",
        "honorific",
        "former",
        "acting",
        "portfolio",
        "modifier",
        "body",
        "relation",
        "person",
    ):
        word = titles[kind].get(folded)
        if word is None and kind == "head":
            word = index_plurals().get(folded)
        if word is None or (word.phrase.isupper() and not is_spelled_large(straighten(phrase).rstrip(".'"))):
            continue
        return word
    return None


def is_spelled_large(phrase: str) -> bool:
    """Tell whether a short form stands in capitals, but for the ending of a plural: "MPs"; "Ms" is another word."""
    return (phrase.removesuffix("s") if len(phrase) > len("Ms") else phrase).isupper()


def is_title_word(word: str) -> bool:
    """Tell whether a word makes a title or stands in one: "Minister", "deputy", "Sheikh", "foreign"."""
    return find_title_word(word) is not None


def is_title_head(phrase: str) -> bool:
    """Tell whether a noun makes a phrase a title: "minister", "spokespersons", "chief of staff", "PM"."""
    return find_title_word(phrase, "head") is not None


def is_honorific(phrase: str) -> bool:
    """Tell whether a phrase stands before a name without naming an office: "Mr", "H.E.", "Tan Sri", "Gen."."""
    return find_title_word(phrase, "honorific") is not None


@lru_cache(maxsize=REMEMBERED)
def gender_of_title(text: str) -> str | None:
    """Tell `m` or `f` where a word of the text does ("King Abdullah", "Mrs", "spokeswoman"), else `None`."""
    words = split_words(text)
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            found = find_title_word(
                text[words[first].start : words[first + size - 1].end], "honorific", "head", "relation"
            )
            if found and found.gender:
                return found.gender
    return None
