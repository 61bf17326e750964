"""What the reader takes for a body or person and is an office, its first words, its field or its acronym."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.acronyms import fits_acronym, list_bracketed_acronyms
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.lexicon.organisations import known_organisation
from geopolnews.lexicon.title_phrases import parse_title
from geopolnews.lexicon.titles import find_title_word, is_title_word

SHORTEST_SHORT, LONGEST_SHORT = 2, 4
"""Letters of the acronyms of offices: "CS", "DPRK" is none."""

FIELD_OFFICES = frozenset(["minister", "ministers", "secretary", "charge", "responsible", "portfolio", "portfolios"])
"""Words for an office or a duty, before "of" or "for" and its field."""


def find_office_acronyms(doc: Doc) -> frozenset[str]:
    """Return the acronyms of offices that are spelled out: "chief election commissioner (CEC)", "Cabinet Secretary"."""
    found = set(_list_shortened(doc))
    for token in list_bracketed_acronyms(doc):
        size = len(token.text)
        title = doc[max(0, token.i - 1 - size) : token.i - 1].text
        if find_title_word(doc[token.i - 2].text, "head") is not None and fits_acronym(token.text, title):
            found.add(token.text)
    return frozenset(found)


def begins_office(doc: Doc, mention: Mention) -> bool:
    """Tell whether a mention is only the first words of an office: "[Cabinet] Secretary", "[Upazila] Chairman"."""
    if mention.end >= len(doc) or not doc[mention.end].text[:1].isupper():
        return False
    if mention.label is Label.PERSON:
        words = all(find_title_word(t.text, "modifier", "portfolio") for t in mention.of(doc))
        return words and is_title_word(doc[mention.end].text)
    if mention.label is not Label.ORGANISATION or known_organisation(mention.text) is not None:
        return False
    if doc[mention.end].text not in {"Minister", "Secretary"}:
        return False
    title = parse_title(doc[mention.start : mention.end + 1].text)
    return title is not None and title.start == 0 and title.organisation is None and title.country is None


def _list_shortened(doc: Doc) -> Iterator[str]:
    """Give the acronyms after "the" that stand for an office with the same initials elsewhere in the text."""
    texts = [token.text for token in doc.tokens]
    shortened = {word for word in set(texts) if is_short(word)}
    shortened &= {texts[i] for i in range(1, len(texts)) if texts[i] in shortened and texts[i - 1].lower() == "the"}
    initials = "".join(text[0] for text in texts) if shortened else ""
    for acronym in shortened:
        at = initials.find(acronym)
        while at >= 0:
            if find_title_word(doc[at : at + len(acronym)].text, "head") is not None:
                yield acronym
                break
            at = initials.find(acronym, at + 1)


def is_short(text: str) -> bool:
    """Tell whether a word can be an acronym of an office of a few words."""
    return LONGEST_SHORT >= len(text) >= SHORTEST_SHORT and text.isalpha() and text.isupper()


def is_field(doc: Doc, mention: Mention) -> bool:
    """Tell whether a mention is what a minister is for: "Minister of Ports and Inland Waters"."""
    at = mention.start - 1
    while at > mention.start - 7 and at > 0 and (doc[at].text[:1].isupper() or doc[at].lower_ in {"and", ",", "&"}):
        at -= 1
    return at > 0 and doc[at].lower_ in {"of", "for"} and doc[at - 1].lower_ in FIELD_OFFICES


def is_office(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a body is an office, as the name set off after it tells: "Director of Trade, Ann Hart"."""
    if mention.label is not Label.ORGANISATION or mention.end + 1 >= len(doc) or doc[mention.end].text != ",":
        return False
    if not any(m.start == mention.end + 1 and m.label is Label.PERSON for m in mentions):
        return False
    title = parse_title(mention.text)
    return title is not None and title.start == 0 and " " in mention.text
