"""Offices of those who came before or after somebody: "his successor, Ana Wolf", "Wolf's predecessor Jo Lund"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.people import Person
from geopolnews.assemble.names.office_titles import Office

OWNERS = frozenset({"his", "her", "their"})

SUCCEEDED = 0.6
"""How sure an office is that only somebody before or after in it tells."""


def pass_on_offices(doc: Doc, people: Sequence[Person], offices: dict[int, list[Office]]) -> None:
    """Give successors and predecessors who have no office the one that they took over, or handed on.

    Args:
        doc: a marked doc.
        people: the persons of the article.
        offices: by the place of each in the list, changed here.
    """
    named = sorted((m.start, n) for n, person in enumerate(people) for m in person.mentions)
    for start, n in named:
        at = start - 1 - (start > 0 and doc[start - 1].text == ",")
        word = doc[at].lower_ if at > 0 else ""
        if word not in {"successor", "predecessor"} or any(not o.former for o in offices[n]):
            continue
        if doc[at - 1].lower_ not in OWNERS and doc[at - 1].text not in POSSESSIVE:
            continue
        office = _office_before(named, offices, at, n)
        if office is None or (word == "successor" and not office.former):
            continue  # who comes after somebody in office does not hold it yet
        evidence = Stretch(start=at, end=at + 1)
        former = word == "predecessor"
        offices[n].append(attrs.evolve(office, former=former, evidence=evidence, confidence=SUCCEEDED))


def _office_before(
    named: Sequence[tuple[int, int]], offices: dict[int, list[Office]], at: int, number: int
) -> Office | None:
    """Return the first office of whoever is named last before a token and holds or held one."""
    for start, n in reversed(named):
        if start < at and n != number and offices[n]:
            return offices[n][0]
    return None
