"""Mentions: names in the text, with what they name, and where their edges are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.lexicon.countries import Country, country_by_demonym, country_by_name
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisation_kinds import kind_by_words
from geopolnews.lexicon.organisations import known_organisation
from geopolnews.lexicon.places import load_regions
from geopolnews.lexicon.title_phrases import is_given_name, split_titled_name
from geopolnews.lexicon.titles import find_title_word, is_honorific, is_title_head
from geopolnews.model.span import Span

COLLECTIVE_NOUNS = frozenset(
    """movement regime government army military forces troops police embassy parliament cabinet presidency""".split()
)
"""Nouns that make a body of the adjective before them: "Syrian army", "Sadrist movement"."""

RATHER_NAMES = frozenset({"Amir", "Shah"})
"""Offices that, where the reader takes them for a part of a name, rather are one."""

LETTERS_AFTER = frozenset(
    """AM AO AC OAM OBE MBE CBE KBE DBE KC QC SC SAN JP PhD MD MBA Esq Esq. FRS CM OM ONZM MNZM CNZM KNZM""".split()
)
"""Letters after a person's name, for orders and degrees."""

OFFICERS = (
    "president", "prime minister", "premier", "chancellor", "senator", "governor", "representative", "minister",
    "secretary", "speaker", "mayor", "majority leader", "minority leader", "chairman", "chairwoman", "spokesman",
    "spokeswoman", "commissioner", "congressman", "congresswoman",
)  # fmt: skip
"""How offices end that stand before a name and hardly begin that of a house or society."""

LONGEST_OFFICER = 3
"""Words of a name after an office, where the reader takes the two for a body."""

QUOTE_MARKS = frozenset("\"“”„«»'‘’`,.;:()[]|–—")


class Label(StrEnum):
    """What a name names."""

    PERSON = "person"
    UNNAMED = "unnamed"
    ORGANISATION = "organisation"
    PLACE = "place"
    POWER = "power"
    PEOPLE = "people"
    """A nation, a religion, an adjective of these: what the worldwide labels call NORP."""


HUMAN = frozenset(
    """source sources official officials analyst analysts expert experts observer observers witness witnesses resident
    residents activist activists protester protesters critic critics diplomat diplomats researcher researchers
    economist economists lawmaker lawmakers villager villagers local locals survivor survivors worker workers farmer
    farmers trader traders authorities investigators prosecutors doctors reporters journalists voters supporters
    opponents insider insiders commentator commentators campaigner campaigners rebels fighters militants soldiers
    students teachers parents mediators negotiators citizens leaders politicians""".split()
)
"""Nouns of people that speak in news without being offices."""


@attrs.frozen(kw_only=True, order=True)
class Mention(Stretch):
    """A name in the text."""

    label: Label
    confidence: float
    text: str
    span: Span
    country: Country | None = attrs.field(default=None, eq=False, order=False)
    """The country whose name it is."""
    party: Label | None = None
    """What the head for parties alone says; None where it marks nothing there."""


def make_mention(doc: Doc, stretch: Stretch, label: Label, confidence: float) -> Mention | None:
    """Return the mention without title, quotation marks and possessive ending; None where nothing is left."""
    start, end = trim_tokens(doc, stretch.start, stretch.end)
    if start < end - 1 and label is Label.PERSON and doc[end - 1].lower_ in COLLECTIVE_NOUNS:
        label = Label.ORGANISATION  # "Ortega government"
    if start < end and label is Label.ORGANISATION and names_officer(doc[start:end].text):
        label = Label.PERSON
    if start < end and label is Label.PERSON:
        start, end = trim_title(doc, start, end)
        while start < end - 1 and doc[end - 1].text in LETTERS_AFTER:
            end -= 1
    if start < end and label is Label.ORGANISATION:
        start = skip_kind(doc, start, end)
    collective = end < len(doc) and doc[end].lower_ in COLLECTIVE_NOUNS
    adjective = country_by_demonym(doc[start:end].text) is not None or (label is Label.PEOPLE and end - start == 1)
    if collective and adjective and label in (Label.PEOPLE, Label.ORGANISATION):
        end, label = end + 1, Label.ORGANISATION
    if start >= end:
        return None
    span = char_span(doc, Stretch(start=start, end=end))
    text = doc.text[span.start : span.end].replace("] ", " ")  # "[Ana] Wolf": a given name that an editor put in
    if not any(c.isalpha() for c in text):
        return None
    return Mention(start=start, end=end, label=label, confidence=confidence, text=text, span=span)


def names_officer(text: str) -> bool:
    """Tell whether what is marked as a body is an officer and a name: "House Speaker Paul Reed", "President Wolf".

    A title that begins the names of houses and societies as well ("King Faisal University", "President Hotel",
    "Governor Punjab") is none.
    """
    named = split_titled_name(text)
    words = named.name.split()
    if named.title is None or not named.title.head.endswith(OFFICERS) or not 0 < len(words) <= LONGEST_OFFICER:
        return False
    if country_by_name(named.name) or fold_name(named.name) in load_regions():
        return False
    return all(
        word[:1].isupper() and not word.isupper() and kind_by_words(word) is None and find_title_word(word) is None
        for word in words
    )


def skip_kind(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name begins after what only tells its kind: "Taiwanese newspaper [Daily News]"."""
    noun = start + (country_by_demonym(doc[start].text) is not None)
    while noun < end - 1 and doc[noun].text.islower() and doc[noun].pos_ == "ADJ":
        noun += 1
    if start < end - 1 and doc[start].text.islower() and known_organisation(doc[start + 1 : end].text):
        return start + 1  # "an [emergency] Security Council meeting"
    told = noun < end - 1 and doc[noun].text.islower() and doc[noun + 1].text[:1].isupper()
    return noun + 1 if told and kind_by_words(doc[noun].text) is not None else start


def trim_tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave off a line that the name cannot reach over, marks at the ends, an article and a possessive ending."""
    for i in range(start, end):
        if doc[i].is_space and "\n" in doc[i].text:
            end = i if i > start else end
            break
    while start < end and (doc[start].text in QUOTE_MARKS or doc[start].is_space):
        start += 1
    while start < end and (
        (doc[end - 1].text in QUOTE_MARKS and not (doc[end - 1].text == ")" and has_open(doc, start, end)))
        or doc[end - 1].is_space
        or doc[end - 1].text in POSSESSIVE
    ):
        end -= 1
    while start < end - 1 and doc[start].lower_ in {"the", "a", "an"} and doc[start + 1].text != "-":  # "An-Nahar"
        start += 1
    return start, end


def has_open(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a bracket opens inside."""
    return any(doc[i].text == "(" for i in range(start, end))


def _is_given_name(doc: Doc, start: int) -> bool:
    """Tell whether what looks like an office is the first word of a name: "acting foreign minister Amir Khan"."""
    before = doc[start - 1] if start else None
    after_office = before is not None and is_title_head(before.text)
    if not is_given_name(doc[start].text) or not (after_office or doc[start].text in RATHER_NAMES):
        return False
    return not is_honorific(doc[start + 1].text) and (before is None or before.lower_ != "the")


def trim_title(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave off the titles before a person's name."""
    text = doc[start:end].text
    if end > start + 1 and _is_given_name(doc, start):
        return start, end
    named = split_titled_name(text)
    if not named.name:
        return start, start
    leading = re.match(r"([A-Z]\w+) (?=[A-Z])", named.name)
    if leading and start and doc[start - 1].lower_ in {"to", "of", "in", "for"} and country_by_name(leading[1]):
        return start + 1, end  # "ambassador to Jordan Atallah Khairi"
    base = doc[start].idx
    first = next((i for i in range(start, end) if doc[i].idx >= base + named.start), start)
    last = max((i for i in range(first, end) if doc[i].idx < base + named.end), default=end - 1)
    return first, last + 1


def find_whole(text: str, name: str) -> Iterator[Span]:
    """Give the places where a name stands as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            yield Span(start=at, end=end)
        at = text.find(name, end)
