"""Quotations: what stands between quotation marks.

Reads the tokens; writes `Marks.quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from geopolnews.annotate.marks import QuoteMark, QuoteState, marks_of

PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞", "‘": "’"}
"""Marks that open, and what may close them. A straight mark closes what a straight mark opened."""

STRAIGHT = re.compile("\"|''|``|＂")
SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
MARKS = re.compile("[\"“”„«»‹›「」『』〝〞＂]|''|``|(?<!\\w)‘(?=\\w)")
PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")

MIN_SINGLE_WORDS = 2
"""A pair of single marks around fewer words is rather an apostrophe or a nickname than a quotation."""


def mark_quotes(doc: Doc) -> None:
    """Write down the quotations of a doc, in the order of the text."""
    text = doc.text
    pieces: list[tuple[int, int, QuoteState]] = []
    for paragraph in PARAGRAPH.finditer(text):
        found = list(_in_paragraph(text, paragraph.start(), paragraph.end()))
        if pieces and pieces[-1][2] is QuoteState.UNCLOSED and found and _opens(text, paragraph.start(), found[0][0]):
            pieces[-1] = (*pieces[-1][:2], QuoteState.CONTINUED)
        pieces += found
    marks_of(doc).quotes = tuple(mark for piece in pieces if (mark := _in_tokens(doc, *piece)))


def _opens(text: str, paragraph: int, quote: int) -> bool:
    """Tell whether a quotation stands at the very beginning of a paragraph."""
    return not text[paragraph:quote].strip()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int, QuoteState]]:
    """Give the outermost quotations of a paragraph."""
    at = start
    while mark := MARKS.search(text, at, end):
        opening = mark.group()
        if opening in "”»›」』〞":  # closes nothing
            at = mark.end()
            continue
        close = _closing(text, opening, mark.end(), end)
        if close is None:
            if opening == "‘":  # an apostrophe at the beginning of a word ("‘90s")
                at = mark.end()
                continue
            yield mark.start(), end, QuoteState.UNCLOSED
            return
        yield mark.start(), close, QuoteState.CLOSED
        at = close


def _closing(text: str, opening: str, at: int, end: int) -> int | None:
    """Return the end of the closing mark, or None where there is none in the paragraph."""
    if opening == "‘":
        closing = SINGLE_CLOSES.search(text, at, end)
        if closing is None or len(text[at : closing.start()].split()) < MIN_SINGLE_WORDS:
            return None
        return closing.end()
    if opening in PAIRS:
        closers, depth = PAIRS[opening], 0
        for i in range(at, end):
            if text[i] == opening and opening not in closers:
                depth += 1
            elif text[i] in closers or (text[i] == '"' and depth == 0 and opening == "“"):
                if depth == 0:
                    return i + 1
                depth -= 1
        return None
    closing = STRAIGHT.search(text, at, end)
    if closing is None:
        # a straight mark may be closed by a curly one where a page mixes both
        mixed = text.find("”", at, end)
        return mixed + 1 if mixed >= 0 else None
    return closing.end()


def _in_tokens(doc: Doc, start: int, end: int, state: QuoteState) -> QuoteMark | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    return QuoteMark(start=span.start, end=span.end, state=state) if span is not None and len(span) else None
