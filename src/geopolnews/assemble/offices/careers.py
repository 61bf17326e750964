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
LIKELY = 0.05
"""How probably another pronoun must be meant to be followed."""
OTHERS = PRONOUNS | {"him", "her", "his", "himself", "herself"}
LONGEST_LIST = 12
"""Offices of one sentence that are looked at."""
LINKS = 3
"""Pronouns from which to which a name is looked for."""


def read_careers(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Office]]:
    """Give the offices that follow a pronoun, each with the mention of whoever it means."""
    persons = [m for m in mentions if m.label is Label.PERSON]
    for pronoun in doc:
        if pronoun.lower_ not in PRONOUNS or not _opens(pronoun):
            continue
        if (holder := find_named(pronoun, persons)) is None:
            continue
        for office in read_becoming(doc, pronoun.i + 1, mentions):
            yield holder, office
            former, at = office.former, office.evidence.end
            for later in read_list(doc, holder, at, pronoun.sent.end, mentions):
                yield holder, attrs.evolve(later, former=later.former or former, confidence=office.confidence)


def _opens(pronoun: Token) -> bool:
    """Tell whether a pronoun opens its sentence, a time before it aside: "In 2001 she became"."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    times = marks_of(pronoun.doc).tokens_in("Date")
    return all(
        token.i in times or token.text == "," or token.lower_ in {"in", "since", "from", "by"} for token in before
    )


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
    """Return the name that a pronoun most probably means; names that end alike count together."""
    chances: dict[str, float] = {}
    for mention, probability in list_names(pronoun, persons, LINKS):
        last = pronoun.doc[mention.end - 1].lower_
        chances[last] = chances.get(last, 0.0) + probability
    best = max(chances, key=lambda last: chances[last], default=None)
    if best is None or chances[best] < LEAST:
        return None
    return next(m for m in persons if pronoun.doc[m.end - 1].lower_ == best)


def list_names(pronoun: Token, persons: Sequence[Mention], links: int) -> Iterator[tuple[Mention, float]]:
    """Give the names that a pronoun may mean, by way of other pronouns too, and how probably."""
    doc = pronoun.doc
    for goal, probability in marks_of(doc).antecedents.get(pronoun.i, ()):
        named = next((m for m in persons if m.start <= goal < m.end), None)
        if named is not None:
            yield named, probability
        elif links and probability >= LIKELY and doc[goal].lower_ in OTHERS and goal < pronoun.i:
            for mention, more in list_names(doc[goal], persons, links - 1):
                yield mention, probability * more
