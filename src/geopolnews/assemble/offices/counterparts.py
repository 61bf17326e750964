"""Offices that somebody has from another: "his Iraqi counterpart", "President Ana Wolf, Togo's Jo Lund and ..."."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.people import Person
from geopolnews.assemble.cast.unnamed import Unnamed
from geopolnews.assemble.names.mentions import Mention
from geopolnews.assemble.names.office_titles import Office, read_titles
from geopolnews.assemble.names.wordings import is_plural
from geopolnews.lexicon.title_phrases import parse_title

CARRIED = 0.6
"""How sure an office is that only the one before in a row tells."""

CARRIED_OFFICES = re.compile(r"president|minister|premier|chancellor|ambassador|envoy|secretary|leader|chief")
"""Offices that every country has; not every one has a king."""

LONGEST_CARRIED = 16  # tokens
"""From the title of the one before to the end of the name."""


def settle_counterparts(doc: Doc, people: Sequence[Person], offices: dict[int, list[Office]]) -> dict[int, set[str]]:
    """Give counterparts the offices of those whose counterparts they are; return the countries of each one's.

    Args:
        doc: a marked doc.
        people: the persons of the article.
        offices: by the place of each in the list, changed here.
    """
    others: dict[int, set[str]] = defaultdict(set)
    for n, found in offices.items():
        settled = []
        for office in found:
            if not office.counterpart:
                settled.append(office)
            elif (owner := owner_of_counterpart(office, n, people, offices)) is not None:
                other = next(o for o in offices[owner] if not o.counterpart and not o.former)
                settled.append(
                    attrs.evolve(office, title=other.title, head=other.head, counterpart=False, confidence=CARRIED)
                )
                others[owner] |= {office.country} if office.country else set()
            elif (told := as_office(doc, office)) is not None:
                settled.append(told)
        offices[n] = settled
    return others


def as_office(doc: Doc, counterpart: Office) -> Office | None:
    """Return the office of a counterpart, which the sentence tells before: "The premier met his Iraqi counterpart"."""
    start = doc[counterpart.evidence.start].sent.start
    title = parse_title(doc[start : counterpart.evidence.start].text) if start < counterpart.evidence.start else None
    if title is None or title.former or is_plural(title.text):
        return None
    return attrs.evolve(counterpart, title=title.text, head=title.head, counterpart=False, confidence=CARRIED)


def read_counterpart(doc: Doc, mentions: Sequence[Mention], unnamed: Unnamed) -> Office | None:
    """Return the office of somebody without a name who is a counterpart: "his Iraqi counterpart"."""
    found = (o for o in read_titles(doc, unnamed.stretches[0], CARRIED, mentions) if o.counterpart and o.country)
    office = next(found, None)
    return as_office(doc, office) if office is not None and not unnamed.several else None


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


def carry_offices(
    doc: Doc, people: Sequence[Person], mentions: Sequence[Mention], offices: dict[int, list[Office]]
) -> None:
    """Give the office of a country to those of other countries that follow: "Premier Ana Wolf and Togo's Jo Lund"."""
    lands = {m.end: m for m in mentions if m.country is not None}
    holders = {m.end: n for n, person in enumerate(people) for m in person.mentions}
    named = sorted((m.start, n) for n, person in enumerate(people) for m in person.mentions)
    for start, n in named:
        land = lands.get(start - 1) if start > 1 and doc[start - 1].text in POSSESSIVE else None
        if land is None or land.country is None or offices[n]:
            continue
        at = land.start
        while at and doc[at - 1].lower_ in {",", "and", "&", "the"}:
            at -= 1
        before = holders.get(at) if at < land.start else None
        office = next((o for o in offices.get(before, ()) if is_carried(o, at)), None) if before is not None else None
        if office is not None:
            evidence = Stretch(start=land.start, end=start)
            carried = attrs.evolve(office, country=land.country.code, evidence=evidence, confidence=CARRIED)
            offices[n].append(carried)


def is_carried(office: Office, before: int) -> bool:
    """Tell whether an office right before a token is a country's, so that others in the row may hold it elsewhere."""
    near = before - LONGEST_CARRIED <= office.evidence.start < before
    near = near and CARRIED_OFFICES.search(office.head) is not None
    return near and office.country is not None and office.holder is None and not office.former
