"""Quotations: what stands between quotation marks.

Reads the tokens; writes `Marks.quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import QuoteMark, QuoteState, marks_of

DOUBLE = re.compile("[\"“”„‟＂]|''|``|‘‘|’’")
"""Marks that pages write for one another, often the wrong way round: their place tells more than their shape."""

PAIRS = {"«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞"}
"""Marks that open, and what alone closes them."""

SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^'\"“”]|(?<=\w)'(?=\w)){8,600}[.,!?]'(?!\w)")
"""Speech between straight single marks, which are apostrophes far more often: only its full stop or comma tells."""

SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
MARKS = re.compile(rf"{DOUBLE.pattern}|[{''.join(PAIRS)}]|(?<![\w‘])‘(?=\w)|{SINGLE.pattern}")
PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")

MIN_SINGLE_WORDS = 2
"""A pair of single marks around fewer words is rather an apostrophe or a nickname than a quotation."""


class _Side(Enum):
    """What a mark does by its place: words only after it, words only before it, or it cannot be told."""

    OPENS = auto()
    CLOSES = auto()
    OPEN = auto()


def mark_quotes(doc: Doc) -> None:
    """Write down the quotations of a doc, in the order of the text."""
    text = doc.text
    pieces: list[tuple[int, int, QuoteState]] = []
    before = -1
    """Where the paragraph before ends."""
    for paragraph in PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        unclosed = bool(pieces) and pieces[-1][2] is QuoteState.UNCLOSED
        close = _close_of_before(text, start, end) if unclosed and pieces[-1][1] == before else None
        found = [(start, close, QuoteState.CLOSED)] if close is not None else []
        found += _in_paragraph(text, start if close is None else close, end)
        if unclosed and found and _begins(text, start, found[0][0]):
            pieces[-1] = (*pieces[-1][:2], QuoteState.CONTINUED)
        pieces += found
        before = end
    marks_of(doc).quotes = tuple(mark for piece in pieces if (mark := _in_tokens(doc, *piece)))


def _close_of_before(text: str, start: int, end: int) -> int | None:
    """Return where the quotation of the paragraph before ends, if this one goes on with it and has no mark first."""
    mark = DOUBLE.search(text, start, end)
    if mark is None or not text[start : mark.start()].strip() or _side(text, mark) is not _Side.CLOSES:
        return None
    return mark.end()


def _begins(text: str, paragraph: int, quote: int) -> bool:
    """Tell whether a quotation stands at the very beginning of a paragraph."""
    return not text[paragraph:quote].strip()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, QuoteState]]:
    """Give the outermost quotations of a paragraph."""
    at = start
    while mark := MARKS.search(text, at, end):
        opening = mark.group()
        at = mark.end()
        if SINGLE.fullmatch(opening):
            yield mark.start(), mark.end(), QuoteState.CLOSED
            continue
        if DOUBLE.fullmatch(opening) and not _may_open(text, mark):
            continue
        close, state = _closing(text, opening, mark.end(), end)
        if close is None:
            if opening == "‘":  # an apostrophe at the beginning of a word ("‘90s")
                continue
            close = end
        yield mark.start(), close, state
        at = close


def _side(text: str, mark: re.Match[str]) -> _Side:
    """Return what a mark does by what stands before it and after it."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    words_after = bool(after) and (after.isalnum() or after in "[(‘'…@#$£€")
    words_before = bool(before) and (before.isalnum() or before in ".,!?…])’'%-–—")
    if words_after and not words_before:
        return _Side.OPENS
    if words_before and not words_after:
        return _Side.CLOSES
    return _Side.OPEN


def _may_open(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a double mark may open a quotation where none is open."""
    side = _side(text, mark)
    if mark.group() in {"”", "’’", "''"}:
        return side is _Side.OPENS
    return side is not _Side.CLOSES


def _closing(text: str, opening: str, at: int, end: int) -> tuple[int | None, QuoteState]:
    """Return the end of a quotation, or None where the paragraph does not close it, and how it ends."""
    if opening == "‘":
        closing = SINGLE_CLOSES.search(text, at, end)
        if closing is None or len(text[at : closing.start()].split()) < MIN_SINGLE_WORDS:
            return None, QuoteState.UNCLOSED
        return closing.end(), QuoteState.CLOSED
    if opening in PAIRS:
        close = text.find(PAIRS[opening], at, end)
        return (close + 1, QuoteState.CLOSED) if close >= 0 else (None, QuoteState.UNCLOSED)
    while mark := DOUBLE.search(text, at, end):
        if _side(text, mark) is not _Side.OPENS:
            return mark.end(), QuoteState.CLOSED
        nested = _nested(text, opening, mark, end)
        if nested is None:  # a new quotation opens, so the one before was never closed
            return mark.start(), QuoteState.UNCLOSED
        at = nested
    return None, QuoteState.UNCLOSED


def _nested(text: str, opening: str, mark: re.Match[str], end: int) -> int | None:
    """Return the end of a quotation inside a quotation, or None where what opens is no such thing."""
    inner = DOUBLE.search(text, mark.end(), end)
    outer = DOUBLE.search(text, inner.end(), end) if inner else None
    if inner is None or outer is None or _side(text, inner) is _Side.OPENS or _side(text, outer) is _Side.OPENS:
        return None
    return inner.end() if mark.group() != opening or opening != '"' else None


def _in_tokens(doc: Doc, start: int, end: int, state: QuoteState) -> QuoteMark | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return QuoteMark(start=span.start, end=span.end, state=state) if span is not None and len(span) else None
