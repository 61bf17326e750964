"""The article as it was, with its marks.

Its text content is the article's text, character for character: numbers behind words are drawn by the style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import PartKind, Span
from geopolnews.serialize.naming import flatten, shorten
from geopolnews.serialize.page.marks import collect_marks
from geopolnews.serialize.page.markup import Markup, element, join
from geopolnews.serialize.page.nesting import nest_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Article, Findings, Part
    from geopolnews.serialize.page.anchors import Anchors
    from geopolnews.serialize.page.nesting import Mark, Piece

_TITLE_LENGTH = 90  # characters of an article that stand for the title that it lacks

_LEGEND = (
    ("person", "People"),
    ("body", "Organisations"),
    ("place", "Places"),
    ("said", "Words said"),
    ("cue", "Cues"),
)
"""What can be shown and hidden: by checkboxes that the style looks at, without a script."""


def find_title(article: Article) -> str:
    """Return what to call an article: its title, its headline, or its first words."""
    headlines = (article.quote(part) for part in article.parts if part.kind is PartKind.HEADLINE)
    return (
        flatten(article.title or "")
        or flatten(next(headlines, ""))
        or shorten(article.text, _TITLE_LENGTH)
        or "An empty article"
    )


def show_article(findings: Findings, anchors: Anchors) -> Markup:
    """Return the article with everything marked that was read from it."""
    article = findings.article
    marks = collect_marks(findings, anchors)
    title = find_title(article)
    heading = False
    shown = []
    for region, kind in _cover_text(article):
        # The headline in the text is the heading of the page, unless another title was given.
        begins = kind is PartKind.HEADLINE and not heading and flatten(article.quote(region)) == title
        heading = heading or begins
        shown.append(_show_region(article, region, kind, marks, is_title=begins))
    return element(
        "main",
        None if heading else element("h1", title, class_=None if article.title else "unseen"),
        _show_legend(),
        element("article", *shown, id="article", class_="text", dir="auto", lang=article.language, tabindex="-1"),
    )


def _show_legend() -> Markup:
    boxes = [
        element("label", element("input", type="checkbox", id=f"show-{name}", checked=True), element("span", words))
        for name, words in _LEGEND
    ]
    return element("fieldset", element("legend", "Marked"), *boxes, class_="legend")


def _cover_text(article: Article) -> Iterator[tuple[Span, PartKind | None]]:
    """Yield the parts of the text in order, and what lies between them; a part that overlaps another is left out."""
    end = 0
    for part in article.parts:
        if part.start < end or part.kind is PartKind.DATELINE:
            continue
        start = _find_line(article, part) if part.kind is PartKind.PARAGRAPH else part.start
        if start > end:
            yield Span(start=end, end=start), None
        yield Span(start=max(start, end), end=part.end), part.kind
        end = part.end
    if end < len(article.text):
        yield Span(start=end, end=len(article.text)), None


def _find_line(article: Article, paragraph: Part) -> int:
    """Return where a paragraph begins, with the dateline that stands in its first line."""
    for part in article.parts:
        between = article.text[part.end : paragraph.start]
        if part.kind is PartKind.DATELINE and part.end <= paragraph.start and not between.strip(" \t\xa0"):
            return part.start
    return paragraph.start


def _show_region(article: Article, region: Span, kind: PartKind | None, marks: list[Mark], *, is_title: bool) -> Markup:
    inside = [_show_piece(article, piece)[0] for piece in nest_marks(region, marks)]
    if kind is None:
        is_blank = not article.quote(region).strip()
        return element("span", *inside, class_="gap" if is_blank else None)
    tag = "h1" if is_title else "h2" if kind is PartKind.CROSSHEAD else "p"
    return element(tag, *inside, class_=kind)


def _show_piece(article: Article, piece: Piece | Span) -> tuple[Markup, bool]:
    """Return a piece, and whether a link is in it: then it cannot be one itself."""
    if isinstance(piece, Span):
        return join([article.quote(piece)]), False
    mark = piece.mark
    shown = [_show_piece(article, inner) for inner in piece.inside]
    inside = [inner for inner, _ in shown]
    has_link = any(linked for _, linked in shown)
    if mark.badge and piece.is_last:
        inside.append(_show_badge(mark))
        has_link = True
    is_link = mark.target is not None and not has_link
    marked = element(
        "a" if is_link else "span",
        *inside,
        class_=" ".join(mark.classes),
        id=mark.anchor if piece.is_first else None,
        href=f"#{mark.target}" if is_link else None,
        title=mark.title,
    )
    return marked, has_link or is_link


def _show_badge(mark: Mark) -> Markup:
    return element(
        "a",
        class_=f"badge {mark.classes[0]}-badge",
        href=f"#{mark.badge_target}",
        data_number=mark.badge,
        aria_label=mark.badge_label,
        title=mark.badge_label,
    )
