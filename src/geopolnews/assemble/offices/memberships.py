"""Memberships that only a party beside a name tells: "Ona Reed (Reform League)", "the League's Jo Lund"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office

LONGEST_JOINT = 2
"""Tokens between a name and a party: "of the"."""

LONGEST_BRACKET = 8
"""Tokens in brackets after a name: a party, and where its member stands for it."""


def read_memberships(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the membership that a body right beside a name tells; whether it is a party is known only later."""
    for body in mentions:
        if body.label is Label.ORGANISATION and body.country is None and is_beside(doc, mention, body):
            stretch = Stretch(start=body.start, end=body.end)
            yield Office(
                title="member", head="membership", country=None, holder=stretch, former=False, acting=False,
                evidence=stretch, confidence=0.6, membership=True,
            )  # fmt: skip


def is_beside(doc: Doc, name: Mention, body: Mention) -> bool:
    """Tell whether a body stands in brackets after a name, after it with "of", or before it as its owner."""
    if body.end < name.start:
        return body.end == name.start - 1 and doc[body.end].text in {"'s", "’s", "'", "’"}
    if not 0 < body.start - name.end <= LONGEST_JOINT:
        return False
    words = [token.lower_ for token in doc[name.end : body.start]]
    if words == ["("]:
        return any(token.text == ")" for token in doc[body.end : body.end + LONGEST_BRACKET])
    return words in (["of"], ["from"], ["of", "the"], ["from", "the"])
