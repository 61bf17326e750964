"""Offices in the words before a name: "Iraqi Foreign Minister Fuad Hussein"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from spacy.tokens import Doc, Token

from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.mentions import Label, Mention
from geopolnews.assemble.office_titles import (
    ADDRESS,
    STOPS,
    Office,
    is_plural,
    read_titles,
)
from geopolnews.lexicon.countries import country_by_demonym, find_country
from geopolnews.lexicon.titles import is_honorific, is_title_word

LONGEST_LEAD = 22  # tokens

JOINTS = frozenset(["of", "for", "and", "&", "the", "’s", "'s", "-", "to", "’", "'"])
"""Small words and marks that a title before a name may hold."""


def read_lead(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices in the words before a name: "Iraqi Foreign Minister Fuad Hussein"."""
    end = mention.start
    while end > 1 and is_address(doc[end - 1]) and (doc[end - 2].text == "," or is_address(doc[end - 2])):
        end -= 1  # "the President, His Highness Sheikh Mohamed"
    end = end if end > 1 and doc[end - 1].text == "," else mention.start
    start = lead_start(doc, end, mentions)
    confidence = 0.9
    if start == end and end > 1 and doc[end - 1].text == "," and is_set_off(doc, mention, mentions):
        end -= 1
        start = lead_start(doc, end, mentions)
        confidence = 0.7
    plural_before_comma = (
        end < mention.start and is_plural(doc[start:end].text) and "counterparts" not in doc[start:end].text
    )
    if start < end and not plural_before_comma:
        yield from read_titles(doc, Stretch(start=start, end=end), confidence, mentions)


def is_address(token: Token) -> bool:
    """Tell whether a word is an honorific or a form of address."""
    return token.lower_ in ADDRESS or is_honorific(token.text)


def is_set_off(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name after a comma explains the words before it: it is followed by a comma, a verb or an end."""
    if any(m.label is Label.PERSON and m.end == mention.start - 1 for m in mentions):
        return False
    following = doc[mention.end] if mention.end < len(doc) else None
    if following is not None and following.lower_ == "and":
        return any(m.label is Label.PERSON and m.start == mention.end + 1 for m in mentions)
    return following is None or following.is_punct or following.pos_ in {"VERB", "AUX"} or following.is_space


def lead_start(doc: Doc, end: int, mentions: Sequence[Mention]) -> int:
    """Return where the title phrase that ends at a token begins; the token itself where there is none."""
    inside = {
        i for m in mentions if m.label in (Label.ORGANISATION, Label.PLACE, Label.POWER) for i in range(m.start, m.end)
    }
    persons = {i for m in mentions if m.label is Label.PERSON for i in range(m.start, m.end)}
    dates = {i for m in marks_of(doc).entities if m.label == "Date" for i in range(m.start, m.end)}
    start = end
    while start > max(0, end - LONGEST_LEAD):
        token = doc[start - 1]
        if token.text == ")" and (opening := bracket_start(doc, start)) is not None:
            start = opening
            continue
        if token.i in persons or token.i in dates or not may_lead(doc, token, start, end, inside):
            break
        start -= 1
    while start < end and (doc[start].lower_ in JOINTS or doc[start].is_punct):
        start += 1
    return start


def bracket_start(doc: Doc, end: int) -> int | None:
    """Return where a short bracket begins that ends before a token: "(KOSGEB)"."""
    for start in range(end - 2, max(0, end - 6), -1):
        if doc[start].text == "(":
            return start
    return None


def may_lead(doc: Doc, token: Token, start: int, end: int, inside: set[int]) -> bool:
    """Tell whether a token can belong to the title phrase of which `start` to `end` is known."""
    word = token.lower_
    if token.is_space or token.text in STOPS:
        shortened = token.text == "." and token.i > 0 and is_honorific(doc[token.i - 1].text)  # "Maj. Gen."
        return shortened or (token.text in "()" and token.i in inside)
    if token.i in inside or word in JOINTS:
        if word == "to" and start > 1:
            return any(
                doc[start - 2].lower_.endswith(w)
                for w in ("ambassador", "envoy", "adviser", "advisor", "representative")
            )
        return start < end or word not in JOINTS
    if token.pos_ in {"VERB", "AUX"} and token.text.islower() and not is_title_word(token.text):
        return False
    if (
        is_title_word(token.text)
        or find_country(token.text)
        or word in {"elect", "designate", "counterpart", "counterparts"}
    ):
        return True
    if token.text[:1].isupper():
        return not token.is_sent_start or token.pos_ in {"PROPN", "NOUN", "ADJ"}
    return start < end and token.pos_ in {"NOUN", "ADJ"} and token.is_alpha and is_title_word(doc[start].text)


def read_shared_lead(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office that a plural title gives to all names after it: "Congress MPs A, B and C"."""
    first = mention
    row = 0
    while before := name_before(doc, first, mentions):
        first = before
        row += 1
    if not row:
        return
    for office in read_lead(doc, first, mentions):
        words = doc[office.evidence.start : office.evidence.end].text
        if office.counterpart:
            demonyms = [c for word in words.split() if (c := country_by_demonym(word))]
            if "counterparts" in words:
                yield attrs.evolve(office, country=demonyms[row].code if row < len(demonyms) else office.country)
        elif is_plural(words):
            yield office


def name_before(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return the person's name that stands before this one in a row."""
    at = mention.start - 1
    while at >= 0 and mention.start - at <= 3 and doc[at].lower_ in {",", "and", "&"}:
        at -= 1
    if at == mention.start - 1:
        return None
    return next((m for m in mentions if m.label is Label.PERSON and m.end == at + 1), None)
