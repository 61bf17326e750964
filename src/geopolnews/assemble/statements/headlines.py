"""Statements in the short form of headlines: "Talks were fruitful: Iraqi FM", "Bishop: We will stay"."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.statements.drafts import Draft, covers
from geopolnews.assemble.statements.paragraphs import Paragraphs
from geopolnews.assemble.statements.phrases import is_word
from geopolnews.model.article import PartKind

LONGEST_NAME = 7
LONGEST_LINE = 40
SHORTEST_CONTENT = 3

SURE = 0.6
"""How sure it is that a line of this form tells what somebody says."""

LINES = frozenset({PartKind.HEADLINE, PartKind.CROSSHEAD})


def recover_headlines(doc: Doc, drafts: list[Draft], cast: Cast) -> list[Draft]:
    """Return the drafts, with those added that a line has whose one side of a colon names somebody."""
    added: list[Draft] = []
    for line in Paragraphs(doc).lines():
        if not _is_headline(doc, line) or covers(drafts, line):
            continue
        colons = [token.i for token in line.of(doc) if token.text == ":"]
        if len(colons) != 1:
            continue
        before, after = Stretch(start=line.start, end=colons[0]), Stretch(start=colons[0] + 1, end=line.end)
        for name, content in ((after, before), (before, after)):
            if _names_somebody(doc, name, cast) and _words(doc, content) >= SHORTEST_CONTENT:
                why = "a headline sets its source off with a colon"
                added.append(Draft(pieces=(content,), source=name, confidence=SURE, because=(why,)))
                break
    return [*drafts, *added]


def _is_headline(doc: Doc, line: Stretch) -> bool:
    """Tell whether a line is a headline by its part, or, where the article has no parts, by its shape."""
    words = [token for token in line.of(doc) if is_word(token)]
    if not words or len(words) > LONGEST_LINE:
        return False
    at = words[0].idx
    for part in marks_of(doc).parts:
        if part.start <= at < part.end:
            return part.kind in LINES
    last = next(token for token in reversed(line.of(doc)) if not token.is_space)
    return last.text not in {".", "!", "?", '"', "”", ":"}


def _names_somebody(doc: Doc, stretch: Stretch, cast: Cast) -> bool:
    words = [token for token in stretch.of(doc) if is_word(token)]
    if not 0 < len(words) <= LONGEST_NAME or any(token.pos_ in {"VERB", "AUX"} for token in words):
        return False
    return bool(cast.resolve(stretch).ids)


def _words(doc: Doc, stretch: Stretch) -> int:
    return sum(is_word(token) for token in stretch.of(doc))
