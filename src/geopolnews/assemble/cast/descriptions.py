"""Descriptions: "the Lebanese minister", "the ministry", "both sides", taken apart."""

from __future__ import annotations

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.acronyms import looks_like_acronym
from geopolnews.lexicon.countries import country_by_capital, find_country
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisations import known_organisation
from geopolnews.lexicon.titles import TitleWord, find_title_word, gender_of_title, index_plurals
from geopolnews.model.organisation import OrganisationKind

COUNTS = {"two": 2, "both": 2, "pair": 2, "three": 3, "four": 4, "trio": 3}
PAIR_NOUNS = frozenset(
    """sides parties countries leaders nations states officials men pair ministers duo neighbours neighbors groups
    ministries agencies companies unions""".split()
)
SIDES = frozenset("side party country leader nation state official pair man duo neighbour neighbor".split())
"""Nouns for those between whom something goes on."""

ONE_OF_TWO = frozenset({"latter", "former"})
"""Words for one of the two told of before."""

AGED = "year-old"
"""How somebody is called by age: "the 31-year-old"."""

PERSON_NOUNS = frozenset(
    """majesty highness holiness official leader politician lawmaker man woman diplomat mp cleric statesman veteran
    spokesperson source former premier incumbent candidate speaker activist analyst expert academic lawyer journalist
    author host pontiff monarch""".split()
) | {AGED}


@attrs.frozen(kw_only=True)
class Description:
    """A description, taken apart."""

    noun: str
    """The noun it is built on, folded, singular."""
    word: str
    """The noun as the text has it, folded."""
    words: frozenset[str]
    """All its words but articles, folded."""
    country: str | None
    several: bool
    count: int | None
    gender: str | None
    acronym: str | None = None
    """The noun as the text has it, where it is written as an acronym: "the CEC" for a commissioner."""
    title: str | None
    """The office that the noun is, folded; None where it is none."""

    worldwide: bool = False
    """Whether an international body is named in it: "the UN agency"."""

    @property
    def sides(self) -> bool:
        """Whether it means those between whom something goes on, whoever they are."""
        return self.noun in SIDES


def singular_of(word: str) -> str:
    """Return a plural noun as one: "countries", "men", "sides"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word.removesuffix("s") if not word.endswith("ss") else word


def read_description(doc: Doc, stretch: Stretch, noun: Token) -> Description:
    """Take a description apart."""
    text = doc[stretch.start : stretch.end].text
    plural = index_plurals().get(noun.lower_)
    word = fold_name(plural.phrase if plural else noun.text)
    several = plural is not None or noun.lower_ in PAIR_NOUNS
    if several and plural is None:
        word = singular_of(word)
    if text.lower().endswith(AGED):
        word = AGED
    title = title_at(doc, stretch, noun)
    tokens = [t for t in doc[stretch.start : stretch.end] if t.is_alpha]
    count = next((COUNTS[t.lower_] for t in tokens if t.lower_ in COUNTS), None)
    country = next((c for t in tokens if (c := find_country(t.text) or country_by_capital(t.text))), None)
    return Description(
        noun=word,
        word=fold_name(noun.text),
        words=frozenset(fold_name(t.text) for t in tokens if t.lower_ not in {"the", "a", "an", "of", "for"}),
        country=country.code if country else None,
        several=several or count is not None,
        count=count,
        gender=gender_of_title(text),
        acronym=noun.text if looks_like_acronym(noun.text) else None,
        title=(title.means or title.phrase).lower() if title else None,
        worldwide=any(
            (known := known_organisation(token.text)) is not None and known.kind is OrganisationKind.INTERNATIONAL
            for token in doc[stretch.start : stretch.end]
            if token.i != noun.i
        ),
    )


def title_at(doc: Doc, stretch: Stretch, noun: Token) -> TitleWord | None:
    """Return the office that a noun is, with the word before it where both are one: "First Lady"."""
    both = find_title_word(doc[noun.i - 1 : noun.i + 1].text, "head") if noun.i > stretch.start else None
    return both or find_title_word(noun.text, "head")
