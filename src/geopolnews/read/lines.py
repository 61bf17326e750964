"""The lines of a text with their offsets, and blocks of lines that were wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# white space and marks without width that copying leaves at the ends of lines
BLANK = " \t\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u202f\u2060\ufeff\u3000"
ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
NARROWEST, WIDEST = 40, 110  # characters of a line that was wrapped
MOSTLY = 0.7  # share of lines that must look wrapped


@frozen
class Line:
    """A line without the white space around it."""

    text: str
    start: int
    end: int
    after_blank: bool
    """Whether an empty line, or nothing, comes before it."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences end."""
        return ENDS_SENTENCE.search(self.text) is not None


def split_lines(text: str) -> tuple[Line, ...]:
    """Split a text into its lines that are not empty."""
    lines: list[Line] = []
    last = 0
    for match in LINE.finditer(text):
        body = match.group().strip(BLANK)
        body = body.strip()
        if not body:
            continue
        start = match.start() + match.group().index(body)
        gap = text[last:start]
        after_blank = not lines or len(re.findall(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", gap)) > 1
        lines.append(Line(body, start, start + len(body), after_blank))
        last = start + len(body)
    return tuple(lines)


def join_wrapped(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the lines of paragraphs that were wrapped to a width, where the text was; else return them as they are."""
    if not is_wrapped(lines):
        return tuple(lines)
    joined: list[Line] = []
    for line in lines:
        if line.after_blank or not joined:
            joined.append(line)
        else:
            first = joined.pop()
            joined.append(Line(text[first.start : line.end], first.start, line.end, first.after_blank))
    return tuple(joined)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether the text was wrapped: lines of one width that run on into the next."""
    inner = [line for line, after in pairwise(lines) if not after.after_blank]
    if len(inner) < 3 or max(len(line.text) for line in inner) > WIDEST:
        return False
    running = [line for line in inner if not line.ends_sentence and len(line.text) >= NARROWEST]
    return len(running) >= MOSTLY * len(inner)
