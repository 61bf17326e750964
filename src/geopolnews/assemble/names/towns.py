"""Towns whose names the reader cuts: "Washington, D.C.", and those of several words in datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.names.mentions import Label, Mention, make_mention
from geopolnews.lexicon.places import FEDERAL_CAPITAL, find_places
from geopolnews.model.article import PartKind

TOWN = re.compile(r"[^\W\d_][\w.'’]*(?: [^\W\d_][\w.'’]*)+")
"""The name of a town in several words, at the head of a dateline."""


def find_capital(doc: Doc) -> Iterator[Mention]:
    """Give the places where a text names the capital with its district."""
    for found in FEDERAL_CAPITAL.finditer(doc.text):
        yield from _as_place(doc, found)


def find_dateline_towns(doc: Doc) -> Iterator[Mention]:
    """Give the towns of several words that datelines begin with: "BANDAR SERI BEGAWAN, March 4"."""
    for part in marks_of(doc).parts:
        found = TOWN.match(doc.text, part.start, part.end) if part.kind is PartKind.DATELINE else None
        if found is not None and find_places(found.group().title() if found.group().isupper() else found.group()):
            yield from _as_place(doc, found)


def _as_place(doc: Doc, found: re.Match[str]) -> Iterator[Mention]:
    span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
    made = make_mention(doc, Stretch(start=span.start, end=span.end), Label.PLACE, 1.0) if span is not None else None
    if made is not None:
        yield made
