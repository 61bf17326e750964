"""Offices: the titles beside the names of persons, before it is known whose body they are held in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs
from spacy.tokens import Doc

from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.appositions import read_apposition, read_clause
from geopolnews.assemble.leads import read_lead, read_shared_lead
from geopolnews.assemble.mentions import Label, Mention
from geopolnews.assemble.office_titles import (
    Office,
)
from geopolnews.assemble.people import Person
from geopolnews.lexicon.countries import country_by_name
from geopolnews.lexicon.titles import find_title_word


def collect_offices(
    doc: Doc, people: Sequence[Person], mentions: Sequence[Mention]
) -> tuple[dict[int, list[Office]], dict[int, set[str]]]:
    """Return the offices of each person, by the person's place in the list, and the countries of his counterparts.

    Counterparts have their offices from each other: "his Iraqi counterpart".
    """
    offices = {
        n: [o for m in person.mentions for o in find_offices(doc, m, mentions)] for n, person in enumerate(people)
    }
    others: dict[int, set[str]] = defaultdict(set)
    for n, found in offices.items():
        settled = []
        for office in found:
            if not office.counterpart:
                settled.append(office)
            elif (owner := owner_of_counterpart(office, n, people, offices)) is not None:
                other = next(o for o in offices[owner] if not o.counterpart and not o.former)
                settled.append(
                    attrs.evolve(office, title=other.title, head=other.head, counterpart=False, confidence=0.6)
                )
                others[owner] |= {office.country} if office.country else set()
        offices[n] = settled
    return offices, others


def owner_of_counterpart(
    office: Office, number: int, people: Sequence[Person], offices: Mapping[int, list[Office]]
) -> int | None:
    """Return whose counterpart somebody is: the officer named last before."""
    best, at = None, -1
    for n, person in enumerate(people):
        before = max((m.start for m in person.mentions if m.start < office.evidence.start), default=-1)
        if n != number and before > at and any(not o.counterpart and not o.former for o in offices[n]):
            best, at = n, before
    return best


def find_offices(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices that the words around one mention of a person tell."""
    yield from read_lead(doc, mention, mentions)
    yield from read_apposition(doc, mention, mentions)
    yield from read_clause(doc, mention, mentions)
    yield from read_shared_lead(doc, mention, mentions)


def holder_mentions(doc: Doc, offices: Mapping[int, list[Office]], mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions for the bodies that offices are held in where the reader has marked none."""
    found: list[Mention] = []
    for office in (office for own in offices.values() for office in own):
        holder = office.holder
        if holder is None or any(
            m.overlaps(holder) and m.label is not Label.UNNAMED and m.label is not Label.PEOPLE for m in mentions
        ):
            continue
        start = holder.start
        while start < holder.end - 1 and (doc[start].lower_ in {"the", "a", "an"} or doc[start].is_punct):
            start += 1
        last = doc[holder.end - 1]
        if not (last.text[:1].isupper() or find_title_word(last.text, "body")) or country_by_name(
            doc[start : holder.end].text
        ):
            continue
        if find_title_word(doc[start : holder.end].text, "head", "portfolio"):
            continue
        stretch = Stretch(start=start, end=holder.end)
        span = char_span(doc, stretch)
        if not any(stretch.overlaps(m) for m in found):
            found.append(
                Mention(
                    start=start, end=holder.end, label=Label.ORGANISATION, confidence=0.4,
                    text=doc.text[span.start : span.end], span=span,
                )
            )  # fmt: skip
    return found
