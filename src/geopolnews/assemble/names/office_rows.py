"""Several offices in one phrase: where each begins, told from what one office is for."""

from __future__ import annotations

import re

from geopolnews.lexicon.title_phrases import GRADES, parse_title
from geopolnews.lexicon.titles import find_title_word

FIELD_JOINT = re.compile(r"\s+(?:and|&)\s+|\s*,\s+(?:and\s+)?")

GOES_ON = frozenset("of for to in at from with on under".split())

SECOND = frozenset("Sen. Rep. Gov. Senator Representative Congressman Congresswoman Governor Ambassador King".split())
"""Offices that may follow another one right before a name."""


def split_offices(text: str) -> list[tuple[int, str]]:
    """Part a phrase at "and" and commas where there is an office on each side; else leave it whole."""
    if (second := start_of_second(text)) is not None:
        return [*split_offices(text[:second].rstrip()), (second, text[second:])]
    pieces, at = [], 0
    for joint in FIELD_JOINT.finditer(text):
        pieces.append((at, text[at : joint.start()]))
        at = joint.end()
    pieces.append((at, text[at:]))
    if len(pieces) > 1 and holds_office(pieces[0][1]):
        joined = [pieces[0]]
        for offset, piece in pieces[1:]:
            if holds_office(piece):
                joined.append((offset, piece))
            else:  # a field of duty, or a part of a name: "leader of Blue and White"
                joined[-1] = (joined[-1][0], text[joined[-1][0] : offset + len(piece)])
        if len(joined) > 1:
            return joined
    if len(pieces) > 1 and find_title_word(pieces[-2][1].split()[-1:][0] if pieces[-2][1].split() else "", "relation"):
        return pieces[-1:]  # "his wife and vice president"
    return [(0, text)]


def start_of_second(text: str) -> int | None:
    """Return where the second of two offices in a row begins: "presidential candidate Senator [Ona Reed]"."""
    first, _, last = text.rpartition(" ")
    if last not in SECOND or find_title_word(" ".join(text.split()[-2:]), "head") is not None:
        return None
    title = parse_title(first)
    whole = title is not None and title.end == len(first) and title.head not in GRADES
    return len(first) + 1 if whole else None


def holds_office(piece: str) -> bool:
    """Tell whether a piece of a phrase is an office by itself, not only a field of duty: "Justice", "Deputy Youth"."""
    title = parse_title(piece)
    if title is None or find_title_word(title.text, "portfolio"):
        return False
    return title.end >= len(piece.rstrip()) or piece[title.end :].split()[0].lower() in GOES_ON
