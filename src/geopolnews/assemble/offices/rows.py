"""Names in a row, and the mentions near some words: "the three lawyers, Ona Reed, Jo Lund and Ada Bell"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.wordings import is_plural
from geopolnews.lexicon.titles import is_honorific

LONGEST_NAME = 40  # tokens
"""No mention is longer; it bounds how far back one may begin that reaches to a word."""

LONGEST_ROW = 40  # names
"""No title is looked for before more names than this: what is longer is a list, and seeking takes its square."""

LONGEST_JOINT = 8  # tokens
"""Between two names of a row: a comma and "and", a name in brackets."""

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "both": 2}


def announces_row(doc: Doc, start: int, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a plural title before a comma counts the names after it: "the three lawyers, A, B and C"."""
    words = {doc[at].lower_ for at in range(max(0, start - 2), start + 1)}
    number = next((n for word, n in NUMBERS.items() if word in words), None)
    if number is None:
        return False
    row, last = 1, mention
    while row < LONGEST_ROW and (after := name_after(doc, last, mentions)):
        row, last = row + 1, after
    return row == number


def alone_after_plural(doc: Doc, start: int, end: int, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether one name follows a title of several people: "the officials Tebboune consulted"."""
    last = doc[end - 1].text
    if not is_plural(last) or start == end:
        return False
    return not any(name_before(doc, m, mentions) == mention for m in mentions if m.label is Label.PERSON)


def name_before(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return the person's name that stands before this one in a row."""
    at = mention.start - 1
    while at >= 0 and is_honorific(doc[at].text):
        at -= 1
    first = at
    while at >= 0 and first - at <= 2 and doc[at].lower_ in {",", "and", "&"}:
        at -= 1
    if at == first:
        return None
    if doc[at].text == ")" and (opening := bracket_start(doc, at + 1)) is not None:
        at = opening - 1  # "Lin Wei-ting (林威廷) and Paul Lin"
    at = skip_owner(doc, at, mentions)
    return next((m for m in near(mentions, at, at + 1) if m.label is Label.PERSON and m.end == at + 1), None)


def skip_owner(doc: Doc, at: int, mentions: Sequence[Mention]) -> int:
    """Return the token before whose officer somebody is: that of "Ana Wolf [of Togo], Jo Lund"."""
    owner = next((m for m in near(mentions, at, at + 1) if m.end == at + 1 and m.label is not Label.PERSON), None)
    if owner is None:
        return at
    of = owner.start - 1 - (doc[owner.start - 1].lower_ == "the")
    return of - 1 if of > 0 and doc[of].lower_ == "of" else at


def name_after(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Return the person's name that stands after this one in a row."""
    for later in mentions:
        if mention.end < later.start <= mention.end + LONGEST_JOINT and later.label is Label.PERSON:
            return later if name_before(doc, later, mentions) == mention else None
    return None


def near(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Return the mentions that reach into the words from `start` to `end`, and some before; they are in order."""
    low = bisect_left(mentions, start - LONGEST_NAME, key=lambda m: m.start)
    return mentions[low : bisect_left(mentions, end, low, key=lambda m: m.start)]


def bracket_start(doc: Doc, end: int) -> int | None:
    """Return where a short bracket begins that ends before a token: "(KOSGEB)"."""
    for start in range(end - 2, max(0, end - 6), -1):
        if doc[start].text == "(":
            return start
    return None
