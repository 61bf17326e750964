"""Offices that the model has marked as such beside a name, where no rule knows the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import EntityMark, Stretch, marks_of
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office
from geopolnews.assemble.names.wordings import ADDRESS
from geopolnews.lexicon.countries import find_country
from geopolnews.lexicon.titles import is_honorific

SURE = 0.5
"""A title less probable than this is none."""

FARTHEST = 8
"""Tokens between a title and the name of its bearer."""

BODIES = (Label.ORGANISATION, Label.PLACE, Label.POWER)
PEOPLE = (Label.PERSON, Label.UNNAMED)
BETWEEN = frozenset([",", "(", "the", "a", "an", "who", "is", "was", "of", "'s", "’s", "and", "-", "–", "his", "her"])
"""Words between a title and a name that part neither from the other."""
LINKS = frozenset(["of", "for", "at", "from", "in", "with", "to"])


def read_tagged(doc: Doc, mention: Mention, mentions: Sequence[Mention], known: Sequence[Office]) -> Iterator[Office]:
    """Give the offices that are marked beside a name and overlap none of those that are known."""
    sentence = doc[mention.start].sent
    for title in marks_of(doc).titles:
        if title.confidence < SURE or not sentence.start <= title.start < sentence.end:
            continue
        if title.overlaps(mention) or any(title.overlaps(office.evidence) for office in known):
            continue
        if _belongs(doc, title, mention, mentions):
            yield _make_office(doc, title, mentions)


def _belongs(doc: Doc, title: EntityMark, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether only words of the title phrase, bodies and commas stand between a title and a name."""
    low, high = (title.end, mention.start) if title.end <= mention.start else (mention.end, title.start)
    if high - low > FARTHEST:
        return False
    bodies = [m for m in mentions if m.label in BODIES and m.start < high and low < m.end]
    if any(m.label in PEOPLE and m.start < high and low < m.end for m in mentions):
        return False
    for i in range(low, high):
        token = doc[i]
        passed = token.lower_ in BETWEEN or token.lower_ in LINKS or token.lower_ in ADDRESS or is_honorific(token.text)
        if not passed and not any(m.start <= i < m.end for m in bodies) and token.pos_ not in {"NUM", "ADJ"}:
            return False
    # after a title only its own body stands before the name: a comma begins what is told of somebody else
    return title.end > mention.start or all(doc[i].text != "(" for i in range(low, high))


def _make_office(doc: Doc, title: EntityMark, mentions: Sequence[Mention]) -> Office:
    holder, country = _holder_of(doc, title, mentions)
    words = [token.lower_ for token in doc[max(title.start - 2, 0) : title.end]]
    return Office(
        title=doc[title.start : title.end].text,
        head=doc[title.end - 1].lower_,
        country=country,
        holder=holder,
        former="former" in words or "ex" in words,
        acting="acting" in words,
        evidence=Stretch(start=title.start, end=title.end),
        confidence=title.confidence * 0.8,
    )


def _holder_of(doc: Doc, title: EntityMark, mentions: Sequence[Mention]) -> tuple[Stretch | None, str | None]:
    """Return the body and the country that a title is held in, by the words right before and after it."""
    before = title.start
    if before and doc[before - 1].lower_ in {"'s", "’s", "'", "’", "-"}:
        before -= 1
    after = title.end
    if after + 1 < len(doc) and doc[after].lower_ in LINKS:
        after += 1
        after += doc[after].lower_ == "the"
    for mention in mentions:
        if mention.label in (*BODIES, Label.PEOPLE) and (mention.end == before or mention.start == after > title.end):
            country = find_country(mention.text)
            if country is not None:
                return None, country.code
            if mention.label is not Label.PEOPLE:
                return Stretch(start=mention.start, end=mention.end), None
    return None, None
