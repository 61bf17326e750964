"""What the pictures are made of: labels that fit, and a frame that says in words what is seen.

Positions stand in attributes and looks in the style, since the page's policy forbids styles of single elements.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from geopolnews.serialize.naming import flatten
from geopolnews.serialize.page.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.serialize.page.markup import Child

WIDTH = 400
"""The width of all pictures, in units that are pixels where there is room; on a phone they shrink a little."""

LINE_HEIGHT = 13

_CHARACTER = 7.2  # the width of a character of 12 pixels in the wider ones of the common fonts, capitals included
_WIDE = 12.0  # that of a Chinese, Japanese or Korean one


def fit_label(text: str, width: float, lines: int = 2) -> list[str]:
    """Return a text as the lines that fit, broken between words where it can be; the last ends in "…" if it must."""
    words = flatten(text).split()
    fitted: list[str] = []
    while words and len(fitted) < lines:
        line = words.pop(0)
        while words and measure(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        if len(fitted) == lines - 1 and words:
            line = f"{line} {' '.join(words)}"
        fitted.append(_cut_off(line, width))
    return fitted


def measure(text: str) -> float:
    """Return about how wide a text will be."""
    return sum(_WIDE if unicodedata.east_asian_width(character) in "WF" else _CHARACTER for character in text)


def draw_label(lines: list[str], x: float, y: float, *, anchor: str = "start", class_: str | None = None) -> Markup:
    """Return lines of text, the middle of which is at `y`. A screen reader leaves them out: the links say it all."""
    top = y - LINE_HEIGHT * (len(lines) - 1) / 2 + 4  # letters stand on their line, and 4 is half their height
    spans = [element("tspan", line, x=x, y=top + LINE_HEIGHT * number) for number, line in enumerate(lines)]
    return element("text", *spans, text_anchor=anchor, class_=class_, aria_hidden="true")


def make_picture(words: str, caption: str, height: float, parts: Iterable[Child]) -> Markup:
    """Return a picture with its caption.

    Args:
        words: What it shows, for those who do not see it.
        caption: How to read it.
        height: Its height.
        parts: What is drawn, the lowest first.
    """
    drawn = element("svg", *parts, viewBox=f"0 0 {WIDTH} {height:g}", role="group", aria_label=words)
    return element("figure", drawn, element("figcaption", caption), class_="picture")


def _cut_off(line: str, width: float) -> str:
    if measure(line) <= width:
        return line
    while line and measure(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
