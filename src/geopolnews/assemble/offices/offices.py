"""Offices: the titles beside the names of persons, before it is known whose body they are held in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.cast.body_nouns import KIND_NOUNS
from geopolnews.assemble.cast.people import Person
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import LANDED, Office
from geopolnews.assemble.names.wordings import is_plural
from geopolnews.assemble.offices.again import read_called_again
from geopolnews.assemble.offices.appositions import (
    read_apposition,
    read_bracketed,
    read_capacity,
    skip_brackets,
)
from geopolnews.assemble.offices.becoming import read_clause, read_headed, read_joined_clause
from geopolnews.assemble.offices.capacities import read_capacities
from geopolnews.assemble.offices.careers import read_careers
from geopolnews.assemble.offices.counterparts import carry_offices, settle_counterparts
from geopolnews.assemble.offices.leads import read_lead, read_shared_lead
from geopolnews.assemble.offices.memberships import read_memberships
from geopolnews.assemble.offices.rows import LONGEST_ROW, name_after
from geopolnews.assemble.offices.succession import pass_on_offices
from geopolnews.lexicon.countries import country_by_name
from geopolnews.lexicon.organisation_kinds import kind_of_organisation
from geopolnews.lexicon.places import choose_place
from geopolnews.lexicon.titles import find_title_word, is_honorific
from geopolnews.model.organisation import OrganisationKind

LAND_BODIES = frozenset(["diocese of", "archdiocese of"])
"""What makes a place behind it a body."""

OF_A_PLACE = frozenset(
    """chief mayor bishop archbishop governor elder sultan king emir senator congressman congresswoman mp legislator
    lawmaker premier representative""".split()
) | {"grand chief", "chief minister", "member of parliament", "lieutenant governor"}
"""Offices after whose bearer's name the place may stand: "Chief Ana Wolf of Tamarack"."""

OF_A_CABINET = re.compile(r"minister|chancellor|premier|secretary of state")
"""Offices that a state or body has rather than a party that follows the name."""

PARTY = OrganisationKind.PARTY

LONGEST_PLACE = 3  # tokens

POSTS = frozenset("professor prof inspector superintendent constable detective sergeant captain".split())
"""Ranks that are an office in a body, and only a form of address without one."""

PARTISAN = frozenset("main ruling governing opposition".split())
"""Words before the name of a party: "Rep. Ona Reed of the ruling Seed Party"."""

KEEPS_APART = frozenset(["official", "officer", "spokesman", "spokeswoman", "spokesperson", "member"])
"""Offices that do not go by that of the person named before."""

CHAMBERS = frozenset(["senate", "parliament", "cabinet", "congress"])
"""Nouns that name the body, though small: there is one of it."""


def collect_offices(
    doc: Doc, people: Sequence[Person], mentions: Sequence[Mention]
) -> tuple[dict[int, list[Office]], dict[int, set[str]]]:
    """Return the offices of each person, by the person's place in the list, and the countries of his counterparts.

    Counterparts have their offices from each other: "his Iraqi counterpart".
    """
    offices = {
        n: [o for m in person.mentions for o in find_offices(doc, m, mentions)] for n, person in enumerate(people)
    }
    for mention, office in (*read_capacities(doc, mentions), *read_careers(doc, mentions)):
        holder = next((n for n, person in enumerate(people) if mention in person.mentions), None)
        if holder is not None:
            offices[holder].append(office)
    leave_to_others(doc, offices)
    others = settle_counterparts(doc, people, offices)
    carry_offices(doc, people, mentions, offices)
    pass_on_offices(doc, people, offices)
    for n, office in list(read_called_again(doc, people, offices, mentions)):
        offices[n].append(office)
    return offices, others


def leave_to_others(doc: Doc, offices: dict[int, list[Office]]) -> None:
    """Take from a row the office that somebody else holds: "the Under Secretary and President Ona Reed"."""
    held = [(office, n) for n, own in offices.items() for office in own]
    for n, own in offices.items():
        rows = [o for o in own if o.evidence.start and doc[o.evidence.start - 1].lower_ == "the"]
        for office in rows:
            row = [o for o in rows if o.evidence == office.evidence]
            first = len(row) > 1 and office is row[0]
            if first and any(m != n and o.head == office.head for o, m in held):
                own.remove(office)


def find_offices(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices that the words around one mention of a person tell."""
    for office in read_lead(doc, mention, mentions):
        holder = held_in_row(doc, office, mention, mentions) or held_beside(doc, office, mentions)
        yield attrs.evolve(office, holder=holder)
    yield from read_rank(doc, mention, mentions)
    for office in (*read_apposition(doc, mention, mentions), *read_bracketed(doc, mention, mentions)):
        yield held_by_owner(doc, office, mention, mentions)
    yield from read_clause(doc, mention, mentions)
    yield from read_joined_clause(doc, mention, mentions)
    yield from read_capacity(doc, mention, mentions)
    yield from read_headed(doc, mention, mentions)
    yield from read_memberships(doc, mention, mentions)
    for office in read_shared_lead(doc, mention, mentions):
        yield attrs.evolve(office, holder=held_in_row(doc, office, mention, mentions))


def held_by_owner(doc: Doc, office: Office, mention: Mention, mentions: Sequence[Mention]) -> Office:
    """Give an office without a body the owner before the name: "Togo's Ada Bell, minister for trade,"."""
    at = mention.start - 1
    named = office.holder is not None and any(m.overlaps(office.holder) for m in mentions)
    if named or office.country or office.body or at < 1 or doc[at].text not in POSSESSIVE:
        return office
    owner = next((m for m in mentions if m.end == at and m.label is not Label.PERSON), None)
    if owner is None:
        return office
    if owner.country is not None:
        return attrs.evolve(office, country=owner.country.code, holder=None)
    return attrs.evolve(office, holder=Stretch(start=owner.start, end=owner.end))


def held_in_row(doc: Doc, office: Office, mention: Mention, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body of an office after its holder's name, else after a row of names that share a plural title."""
    own = held_after(doc, office, mention, mentions)
    if own is not None or not is_plural(office.evidence.of(doc).text):
        return own
    return held_after(doc, office, end_of_row(doc, mention, mentions), mentions)


def end_of_row(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the last name of a row: after it stands what all are of, "deputies Ana Reis and Jo Lund of the League"."""
    last = mention
    for _ in range(LONGEST_ROW):
        if (after := name_after(doc, last, mentions)) is None:
            break
        last = after
    return last


def held_after(doc: Doc, office: Office, mention: Mention, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body of an office: as its words tell, else after the name: "Judge Levy of the High Court"."""
    if office.holder is not None or office.country is not None or office.counterpart:
        return office.holder
    at = skip_brackets(doc, mention.end)
    apart = at < len(doc) and doc[at].text == ","
    at += apart
    court = office.head in {"judge", "justice"}
    if at + 1 >= len(doc) or doc[at].lower_ not in ({"of", "in", "at"} if court else {"of", "from"}):
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    while at < len(doc) - 1 and doc[at].lower_ in PARTISAN:
        at += 1
    labels = {Label.ORGANISATION, Label.PLACE} if office.head in OF_A_PLACE else {Label.ORGANISATION}
    landed = LANDED.search(office.head) is not None
    body = next((m for m in mentions if m.start <= at < m.end and (m.label in labels or (m.country and landed))), None)
    led = OF_A_CABINET.search(office.head) or (apart and office.head.endswith("president"))
    if body is not None and led and (kind_of_organisation(body.text) is PARTY or (apart and body.text.isupper())):
        return None  # "Interior Minister Ona Reed of the Greens" is a member of the party
    if body is None and office.head in OF_A_PLACE and not apart:
        return known_place(doc, at)
    return Stretch(start=body.start, end=body.end) if body else None


def known_place(doc: Doc, start: int) -> Stretch | None:
    """Return the place that begins at a token, which nothing marks and the tables of places have."""
    end = start
    while end < min(len(doc), start + LONGEST_PLACE) and doc[end].text[:1].isupper():
        end += 1
    return Stretch(start=start, end=end) if end > start and choose_place(doc[start:end].text)[0] else None


def held_beside(doc: Doc, office: Office, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body of the office before it in a row: "Teval chair Ona Reed and chief executive Jo Lund"."""
    at = office.evidence.start - 1
    if office.former or office.body or at < 1 or doc[at].lower_ != "and" or LANDED.search(office.head):
        return None
    before = next((m for m in mentions if m.label is Label.PERSON and m.end == at), None)
    others = list(read_lead(doc, before, mentions)) if before is not None else []
    if not others or office.head in KEEPS_APART or LANDED.search(others[-1].head):
        return None
    return others[-1].holder


def read_rank(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give a rank as an office where a body beside it makes it one: "Professor Ada Bell of Lund University"."""
    start = mention.start
    if start > 1 and is_honorific(doc[start - 2].text) and is_honorific(doc[start - 1].text):
        start -= 1  # "Lund University Professor Dr. Ona Reed"
    if start == 0 or (rank := find_title_word(doc[start - 1].text, "honorific")) is None:
        return
    if rank.phrase.lower().rstrip(".") not in POSTS:
        return
    start -= 1
    office = Office(
        title=doc[start].text, head=rank.phrase.lower(), country=None, holder=None, former=False, acting=False,
        evidence=Stretch(start=start, end=start + 1), confidence=0.6,
    )  # fmt: skip
    before = next((m for m in mentions if m.label is Label.ORGANISATION and m.end == start), None)
    holder = Stretch(start=before.start, end=before.end) if before else held_after(doc, office, mention, mentions)
    if holder is not None:
        yield attrs.evolve(office, holder=holder)


def holder_mentions(doc: Doc, offices: Mapping[int, list[Office]], mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions for the bodies that offices are held in where the reader has marked none."""
    found: list[Mention] = []
    for office in (office for own in offices.values() for office in own):
        holder = office.holder
        if holder is None or any(
            m.overlaps(holder)
            and m.label not in (Label.UNNAMED, Label.PEOPLE)
            and not (m.label is Label.PLACE and doc[holder.start : m.start].text.removeprefix("the ") in LAND_BODIES)
            for m in mentions
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
        if (
            holder.end - start == 1
            and last.lower_ in KIND_NOUNS
            and last.text.islower()
            and last.lower_ not in CHAMBERS
        ):
            continue  # "the ministry" names no body
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
