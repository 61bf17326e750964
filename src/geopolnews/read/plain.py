"""Plain text, as copied from a page or a wire, taken apart into headline, byline, dateline, paragraphs and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geopolnews.lexicon.folding import fold_name
from geopolnews.model.article import Article, Part, PartKind
from geopolnews.read.datelines import find_dateline
from geopolnews.read.furniture import is_byline, judge_furniture
from geopolnews.read.headings import is_crosshead, is_headline
from geopolnews.read.lines import Line, join_wrapped, split_lines
from geopolnews.read.text import check_text

TEASERS = 3  # so many headings in a row head nothing: they are links to other stories


def read_plain(
    text: str,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    source: str | None = None,
) -> Article:
    """Read an article from plain text. The text is kept as it is; its parts are found.

    Args:
        text: the text of the article.
        published: the day of publication, or `YYYY-MM-DD`.
        title: its title; a first line that repeats it is a headline.
        url: its address.
        publisher: the paper, agency or site.
        source: what it is called where it was taken from.

    Raises:
        UnreadableInput: when the text is no text, or has nothing in it.
        InvalidRecord: when `published` is no date.
    """
    text = check_text(text, source=source)
    return Article(
        text=text,
        title=title,
        url=url,
        publisher=publisher,
        source=source,
        published=published,
        parts=find_parts(text, title),
    )


def find_parts(text: str, title: str | None = None) -> tuple[Part, ...]:
    """Find the parts of a text, in its order; none overlaps another."""
    lines = join_wrapped(text, split_lines(text))
    kinds = judge_lines(lines, title)
    parts: list[Part] = []
    dated = False
    for line, kind in zip(lines, kinds, strict=True):
        start = line.start
        if kind is PartKind.PARAGRAPH and not dated:
            dated = True
            if length := find_dateline(line.text):
                parts.append(Part(start=start, end=start + length, kind=PartKind.DATELINE))
                rest = text[start + length : line.end]
                start = line.end - len(rest.lstrip())
        if start < line.end:
            parts.append(Part(start=start, end=line.end, kind=kind))
    return tuple(parts)


def judge_lines(lines: Sequence[Line], title: str | None) -> list[PartKind]:
    """Judge what each line is."""
    kinds: list[PartKind] = [judge_furniture(line.text) or PartKind.PARAGRAPH for line in lines]
    if all(kind is not PartKind.PARAGRAPH for kind in kinds):
        return [PartKind.PARAGRAPH] * len(kinds)  # nothing but furniture: then it is not furniture
    body = judge_top(lines, kinds, title)
    judge_body(lines, kinds, body)
    return kinds


def judge_top(lines: Sequence[Line], kinds: list[PartKind], title: str | None) -> int:
    """Judge the lines above the story; return the index of the first line of the story."""
    named = fold_name(title) if title else None
    story = next((at for at in range(len(lines)) if is_story(lines[at], kinds[at])), 0)
    headed = False
    for at in range(len(lines)):
        line = lines[at]
        if kinds[at] is not PartKind.PARAGRAPH:
            continue
        if named and fold_name(line.text) == named:
            kinds[at] = PartKind.HEADLINE
        elif at >= story:
            return at
        elif is_byline(line.text):
            kinds[at] = PartKind.BYLINE
        elif is_headline(line.text) and not find_dateline(line.text) and (not headed or at + 1 < len(lines)):
            kinds[at] = PartKind.HEADLINE
        else:
            return at
        headed = headed or kinds[at] is PartKind.HEADLINE
    return len(lines)


def is_story(line: Line, kind: PartKind) -> bool:
    """Tell whether a line belongs to the story rather than above it."""
    return kind is PartKind.PARAGRAPH and (line.ends_sentence or not is_headline(line.text))


def judge_body(lines: Sequence[Line], kinds: list[PartKind], first: int) -> None:
    """Judge the lines of the story: headings between its paragraphs, lists, teasers, what is left over at its end."""
    listing = False
    at = first
    while at < len(lines):
        if kinds[at] is not PartKind.PARAGRAPH or not is_crosshead(lines[at].text):
            listing = lines[at].text.endswith(":") or (listing and not lines[at].ends_sentence)
            at += 1
            continue
        end = at
        while end < len(lines) and kinds[end] is PartKind.PARAGRAPH and is_crosshead(lines[end].text):
            end += 1
        if not listing:
            last = all(kind is not PartKind.PARAGRAPH for kind in kinds[end:])
            kind = judge_headings(lines[at:end], last=last, first=at == first)
            kinds[at:end] = [kind] * (end - at)
        at = end


def judge_headings(run: Sequence[Line], *, last: bool, first: bool) -> PartKind:
    """Judge a run of lines that have the shape of headings."""
    if first and last:
        return PartKind.PARAGRAPH  # a text of short lines only
    if len(run) >= TEASERS:
        return PartKind.STRAY
    if last:
        # nothing follows that it could head
        return PartKind.BYLINE if all(is_byline(line.text) for line in run) else PartKind.STRAY
    return PartKind.CROSSHEAD
