"""Bodies of state told in small letters that the reader overlooks: ministries of countries, offices of officers."""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.clauses import CLITICS
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention, make_mention
from geopolnews.lexicon.countries import country_by_demonym, find_country
from geopolnews.lexicon.titles import find_title_word

TOLD = 0.6
"""How sure it is that words for a country's ministry are its name."""

OFFICERS = frozenset("president premier chancellor prosecutor governor mayor ombudsman coroner".split())
"""Officers whose office is a body that speaks."""

IN_TWO_WORDS = frozenset({("prime", "minister"), ("attorney", "general"), ("prosecutor", "general")})

ROOMS = frozenset("in at inside outside into to near of for on".split())
"""Words before an officer's office where it is a room, or what somebody runs for."""


def find_state_bodies(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """Give the ministries and offices that nothing marks."""
    taken = {i for m in mentions if m.label is not Label.UNNAMED and m.country is None for i in range(m.start, m.end)}
    for token in doc[3:]:
        if token.i in taken:
            continue
        stretch = _ministry_at(doc, token.i) if token.lower_ == "ministry" else None
        stretch = _office_at(doc, token.i) if token.lower_ == "office" else stretch
        mention = make_mention(doc, stretch, Label.ORGANISATION, TOLD) if stretch is not None else None
        if mention is not None:
            yield mention


def _ministry_at(doc: Doc, at: int) -> Stretch | None:
    """Return the words for a country's ministry: "Norway's [foreign ministry]", "[Kenyan health ministry]"."""
    if find_title_word(doc[at - 1].text, "portfolio") is None:
        return None
    owner = doc[at - 2]
    adjective = owner.text[:1].isupper() and country_by_demonym(owner.text) is not None
    if adjective or (owner.text in CLITICS and find_country(doc[at - 3].text) is not None):
        return Stretch(start=at - 1 - adjective, end=at + 1)
    return None


def _office_at(doc: Doc, at: int) -> Stretch | None:
    """Return the words for an officer's office that acts: "the [prime minister's office] said"."""
    if doc[at - 1].text not in CLITICS:
        return None
    start = at - 2
    if start > 0 and (doc[start - 1].lower_, doc[start].lower_) in IN_TWO_WORDS:
        start -= 1
    elif doc[start].lower_ not in OFFICERS:
        return None
    before = doc[max(0, start - 1)]
    if before.lower_ in {"the", "a", "an", "its", "their"} or country_by_demonym(before.text) is not None:
        before = doc[max(0, before.i - 1)]
    according = before.lower_ == "to" and before.i > 0 and doc[before.i - 1].lower_ == "according"
    return Stretch(start=start, end=at + 1) if according or before.lower_ not in ROOMS else None
