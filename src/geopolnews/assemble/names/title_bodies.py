"""The body or place that a title begins with: "Coast Guard Service Director", "Pentagon press secretary"."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.doc import Doc, Span, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.wordings import LEAD_WORDS
from geopolnews.lexicon.countries import country_by_name
from geopolnews.lexicon.organisation_kinds import kind_by_words
from geopolnews.lexicon.organisations import known_organisation
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.organisation import OrganisationKind

WHOLE_TITLES = frozenset("parliament presidential cabinet government state army police military navy group".split())
"""Bodies that are a part of the title: "Parliament Speaker"."""

RANKED = frozenset(
    """deputy vice assistant acting former chief senior honorary executive interim joint additional special principal
    associate co-chair under caretaker""".split()
)
"""Words before an office that are no part of a body's name."""


SINCE = frozenset("new current incoming outgoing top longtime long-time".split())
"""Words before an office that are no part of it."""


def holder_in_title(doc: Doc, start: int, end: int, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body or place that a title begins with: "General Intelligence Service Director", "Congress leader"."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return None
    known = find_title_word(span.text, "head") is not None
    for mention in mentions:
        if mention.label not in (Label.ORGANISATION, Label.PLACE) or mention.country:
            continue
        if mention.label is Label.ORGANISATION and mention.end == span.start and ends_in_land(mention.text):
            return Stretch(start=mention.start, end=mention.end)  # "Salt Bank of Norway chairman" is the bank's
        if mention.text.lower() in WHOLE_TITLES or mention.text.lower() in LEAD_WORDS:
            continue
        if doc[span.end - 1].text in {"Minister", "Secretary"} and mention.label is Label.ORGANISATION:
            continue  # what looks like a body is the field of duty: "Crown-Indigenous Relations Minister"
        if mention.start >= span.start and known:
            continue
        if known and mention.label is Label.PLACE and mention.start < span.start < mention.end < span.end:
            return Stretch(start=mention.start, end=span.start)  # "Oran County Commissioner" is Oran's
        if not mention.end < span.end or doc[mention.end].text in {"’s", "'s", "-", "of"}:
            continue
        if mention.start <= span.start < mention.end:
            return Stretch(start=span.start, end=mention.end)
        inside = span.start < mention.start and mention.label is Label.ORGANISATION
        if inside and is_grade(doc[span.start : mention.start]):
            return Stretch(start=mention.start, end=mention.end)  # "special UN envoy"
    return None if known else body_of_words(doc, span)


def ends_in_land(name: str) -> bool:
    """Tell whether a body's name ends in a country's, of which the office behind it is not: "Salt Bank of Norway"."""
    words = name.split()
    return any(country_by_name(" ".join(words[-size:])) is not None for size in (1, 2) if size < len(words))


def is_grade(words: Span) -> bool:
    """Tell whether words before a body only tell what grade of officer is meant, or since when: "special", "new"."""
    return all(word.lower_ in RANKED or word.lower_ in SINCE for word in words)


def body_of_words(doc: Doc, title: Span) -> Stretch | None:
    """Return the body that the words of a title spell, though no head has named it: "Coast Guard Service Director"."""
    if title[0].lower_ in RANKED or find_title_word(title[-1].text, "head") is None:
        return None
    if title.end > title.start + 1 and is_seat_of_office(title[0]):
        return Stretch(start=title.start, end=title.start + 1)  # "Pentagon press secretary"
    for end in range(title.end - 1, title.start + 1, -1):
        words = doc[title.start : end]
        last = words[-1].text
        if not last.istitle() or kind_by_words(last) is None or find_title_word(words.text, "portfolio", "head"):
            continue
        if title[-1].text == "Minister" and ends_in_field(words):
            continue  # "Union Civil Aviation Minister"
        if find_title_word(title.doc[words.end - 1 : words.end + 1].text, "head"):
            continue  # "Interior [Cabinet Secretary]"
        named = all(word.text[:1].isupper() or word.lower_ in {"of", "for", "and", "the"} for word in words)
        if named and not any(find_title_word(word.text, "head") for word in list(words)[1:]):
            return Stretch(start=title.start, end=end)
    return None


def ends_in_field(words: Span) -> bool:
    """Tell whether the last words are what a minister is for: "Union [Civil Aviation]"."""
    return any(find_title_word(words.doc[i : words.end].text, "portfolio") for i in range(words.start, words.end))


def is_seat_of_office(token: Token) -> bool:
    """Tell whether a word is the known seat of an office rather than its field: "Pentagon"."""
    if not token.text.istitle() or find_title_word(token.text, "portfolio") is not None:
        return False
    seat = known_organisation(token.text)
    return seat is not None and seat.kind is OrganisationKind.GOVERNMENT
