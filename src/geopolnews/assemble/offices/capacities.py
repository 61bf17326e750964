"""Offices that a verb or a noun gives somebody with "as": "sworn in as president", "his years as head of the bank"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office, read_titles
from geopolnews.assemble.names.wordings import is_plural
from geopolnews.assemble.offices.appositions import apposition_end, is_whole

COMING = frozenset(
    """sworn elected re-elected reelected appointed reappointed named chosen nominated installed inaugurated confirmed
    announced unveiled serves serving serve stood stands standing ran runs running acting acts appointment election
    nomination role capacity position designated over term tenure
    introduced office joined""".split()
)
"""Words before "as" after which somebody holds the office: "took over as"."""
GOING = frozenset(
    """served resigned resigns resign resigning stepped step quit quits retired retires ousted removed dismissed sacked
    fired down resignation years stint spell departure ouster removal dismissal time""".split()
)
"""Words before "as" after which the office is past."""
BACK = 7
"""Tokens before "as" in which such a word stands."""
PRONOUNS = frozenset({"he", "she", "his", "her", "who"})
BRIEF = 3
"""Words that may stand between "as" and the title."""


def read_capacities(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Office]]:
    """Give the offices after "as", each with the mention of whoever holds it."""
    persons = [m for m in mentions if m.label is Label.PERSON]
    for token in doc[1:-1]:
        if token.lower_ != "as" or (word := find_word(token)) is None:
            continue
        holder = find_holder(doc, token, word, persons)
        office = read_office(doc, token, mentions)
        if holder is not None and office is not None:
            yield holder, attrs.evolve(office, former=office.former or word.lower_ in GOING)


def find_word(token: Token) -> Token | None:
    """Return the word before "as" that tells of an office; None where it is another "as"."""
    doc, end = token.doc, _before_aside(token)
    for before in reversed(doc[max(token.sent.start, end - BACK) : token.i]):
        if before.lower_ in COMING | GOING:
            return before
        if before.text in {".", ";", ":"} or (before.lower_ == "as" and before.i < token.i):
            return None
    return None


def _before_aside(token: Token) -> int:
    """Return where what "as" belongs to ends: before what is told between commas, "named Hart, a former mayor, as"."""
    doc, start = token.doc, token.sent.start
    if doc[token.i - 1].text != ",":
        return token.i
    return next((i for i in range(token.i - 2, start, -1) if doc[i].text == ","), token.i)


def find_holder(doc: Doc, token: Token, word: Token, persons: Sequence[Mention]) -> Mention | None:
    """Return who is named last before "as" in its sentence; for "he", who follows or who alone is named before it."""
    start = token.sent.start
    # neither by whom somebody is chosen, nor a name in brackets after another: "Chen Shih (陳時)"
    near = [m for m in persons if start <= m.start < token.i and doc[max(0, m.start - 1)].lower_ not in {"by", "("}]
    apart = [t for t in doc[start : token.i] if t.lower_ in PRONOUNS - {"who"}]
    if near and (not apart or near[-1].start > apart[-1].i):
        last = near[-1]
        return last if word.i - last.end < 2 * BACK else None
    if near:
        return near[-1] if len({m.text for m in near}) == 1 else None
    if (later := find_later(doc, token, persons)) is not None or not apart or start == 0:
        return later
    before = doc[start - 1].sent
    named = [m for m in persons if before.start <= m.start < before.end]
    return named[0] if len({m.text for m in named}) == 1 else None


def find_later(doc: Doc, token: Token, persons: Sequence[Mention]) -> Mention | None:
    """Return who is named after the phrase that "as" stands in: "in his capacity as chairman, President Hart said"."""
    comma = next((i for i in range(token.i, token.sent.end) if doc[i].text == ","), None)
    if comma is None:
        return None
    later = next((m for m in persons if comma < m.start < token.sent.end), None)
    if later is None or any(other.pos_ in {"VERB", "AUX"} or other.is_punct for other in doc[comma + 1 : later.start]):
        return None
    return later


def read_office(doc: Doc, token: Token, mentions: Sequence[Mention]) -> Office | None:
    """Return the office right after "as"."""
    start, end = token.i + 1, apposition_end(doc, token.i + 1, mentions)
    if end <= start:
        return None
    words = doc[start:end].text
    if is_plural(words) and not words.lower().startswith(("a ", "an ", "one ", "member ")):
        return None
    for office in read_titles(doc, Stretch(start=start, end=end), 0.6, mentions):
        before = words.partition(office.title)[0]
        brief = len(before.split()) <= BRIEF and " of " not in f" {before} "
        if brief and not office.counterpart and is_whole(doc, office, start, end):
            return office
    return None
