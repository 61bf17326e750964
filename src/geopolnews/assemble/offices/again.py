"""Offices by which the text calls a speaker again: "..., Reed said. The ministry spokesman went on to say"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.cast.people import Person
from geopolnews.assemble.cast.phrases import count_sentences
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office, read_titles
from geopolnews.assemble.names.wordings import is_plural

SURE = 0.5
"""How sure an office is that nothing but the order of speakers gives somebody."""

REACH = 2
"""Sentences that may begin between the speaker and the office."""

TELLING = re.compile(
    r"minister|secretary|spokes|ambassador|envoy|mayor|senator|lawmaker|legislator|^mp$|congress|deputy|speaker|"
    r"commissioner|director|chair|chief|prosecutor|representative|council|delegate|negotiator|governor|convener"
)
"""Offices that tell who is meant; callings ("the economist") do not."""

ANYBODY = frozenset(["prime minister", "vice president", "deputy president", "governor"])
"""Offices that may just as well be somebody else's who needs no name."""


def read_called_again(
    doc: Doc, people: Sequence[Person], offices: Mapping[int, Sequence[Office]], mentions: Sequence[Mention]
) -> Iterator[tuple[int, Office]]:
    """Give the offices that only the next source tells of a speaker, each with the speaker's place in the list.

    So it is where the speaker has no office in the whole article, and nobody else has that one.
    """
    bearers = {mention: n for n, person in enumerate(people) for mention in person.mentions}
    held = {office.head.split()[-1] for own in offices.values() for office in own}
    sources = sorted(
        {mark.source for mark in marks_of(doc).attributions if mark.source is not None and not mark.nested}
    )
    for before, source in pairwise(sources):
        named = {bearers[m] for m in mentions if m.label is Label.PERSON and before.contains(m) and m in bearers}
        if len(named) != 1 or any(offices.get(n) for n in named):
            continue
        if count_sentences(doc, before.end, source.start) > REACH:
            continue
        office = _read_office(doc, source, mentions)
        if office is None or office.head in ANYBODY or not TELLING.search(office.head):
            continue
        if office.head.split()[-1] not in held:
            yield named.pop(), office


def _read_office(doc: Doc, source: Stretch, mentions: Sequence[Mention]) -> Office | None:
    """Return the office that a source is, "the" before it and nothing else beside it."""
    if doc[source.start].lower_ != "the" or is_plural(source.of(doc).text):
        return None
    if any(m.overlaps(source) and m.label is Label.PERSON for m in mentions):
        return None
    found = list(read_titles(doc, Stretch(start=source.start + 1, end=source.end), SURE, mentions))
    whole = len(found) == 1 and not found[0].counterpart and not found[0].former
    return found[0] if whole and source.of(doc).text.endswith(found[0].title) else None
