"""Offices of a sentence that goes on about somebody: "She was a member of the council, and director of the bank"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office
from geopolnews.assemble.offices.appositions import read_segment
from geopolnews.assemble.offices.becoming import read_becoming

PRONOUNS = frozenset({"he", "she"})
LEAST = 0.5
"""How probably a pronoun must mean a name for its offices to be that person's."""
LONGEST_LIST = 12
"""Offices of one sentence that are looked at."""
LINKS = 3
"""Pronouns from which to which a name is looked for."""


def read_careers(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Office]]:
    """Give the offices that follow a pronoun, each with the mention of whoever it means."""
    persons = [m for m in mentions if m.label is Label.PERSON]
    for pronoun in doc:
        if pronoun.lower_ not in PRONOUNS or not pronoun.is_sent_start:
            continue
        if (holder := find_named(pronoun, persons)) is None:
            continue
        for office in read_becoming(doc, pronoun.i + 1, mentions):
            yield holder, office
            former, at = office.former, office.evidence.end
            for later in read_list(doc, holder, at, pronoun.sent.end, mentions):
                yield holder, attrs.evolve(later, former=later.former or former, confidence=office.confidence)


def read_list(doc: Doc, holder: Mention, at: int, end: int, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices that commas add to the first one of a sentence."""
    for _ in range(LONGEST_LIST):
        if at >= end or doc[at].text not in {",", ";"}:
            return
        at += at + 1 < end and doc[at + 1].lower_ == "and"
        found = list(read_segment(doc, holder, at, mentions))
        yield from found
        at = max((office.evidence.end for office in found), default=end)


def find_named(pronoun: Token, persons: Sequence[Mention]) -> Mention | None:
    """Return the name that a pronoun most probably means, by way of other pronouns."""
    token = pronoun.i
    for _ in range(LINKS):
        likely = marks_of(pronoun.doc).antecedents.get(token, ())
        if not likely or likely[0][1] < LEAST:
            return None
        token = likely[0][0]
        if (named := next((m for m in persons if m.start <= token < m.end), None)) is not None:
            return named
    return None
