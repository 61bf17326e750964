"""The one capital whose name is told with its district: "Washington, D.C." is one place, not two."""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention, make_mention
from geopolnews.lexicon.places import FEDERAL_CAPITAL


def find_capital(doc: Doc) -> Iterator[Mention]:
    """Give the places where a text names the capital with its district."""
    for found in FEDERAL_CAPITAL.finditer(doc.text):
        span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
        if span is not None:
            made = make_mention(doc, Stretch(start=span.start, end=span.end), Label.PLACE, 1.0)
            if made is not None:
                yield made
