"""Findings as a page to look at: one HTML file that needs nothing else, asks for nothing else, and runs no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.serialize.page.anchors import find_anchors
from geopolnews.serialize.page.article import find_title, show_article
from geopolnews.serialize.page.cast import show_cast
from geopolnews.serialize.page.markup import Markup, element, link_outside, write_whole
from geopolnews.serialize.page.meetings import show_meetings
from geopolnews.serialize.page.notes import show_notes
from geopolnews.serialize.page.stances import show_stances
from geopolnews.serialize.page.statements import show_statements
from geopolnews.serialize.page.style import build_style
from geopolnews.serialize.page.timeline import show_timeline
from geopolnews.serialize.page.wording import write_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geopolnews.model import Findings


def write_html(findings: Findings) -> str:
    """Return findings as an HTML page.

    The article stands on it as it was, with people, organisations, places, words said and their cues marked; beside it
    who said what, who met whom, who stands where, when, the cast, and what was doubtful. Everything is a link to its
    words in the article, and back.

    The page is for reading: not everything that the findings hold is on it, and it cannot be read back. Characters that
    no HTML can hold (NUL, halves of characters) are shown as U+FFFD.

    Args:
        findings: The findings.
    """
    return write_page(findings)


def write_page(findings: Findings, *, index: str | None = None) -> str:
    """Return the page of an article, with a link to the page that lists it where there is one."""
    anchors = find_anchors(findings)
    article = findings.article
    head = (
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{find_title(article)} – geopolnews"),
    )
    body = element(
        "body",
        element("a", "Skip to who said what", href="#said", class_="skip"),
        _show_header(findings, index),
        element(
            "div",
            show_article(findings, anchors),
            element("aside", show_statements(findings, anchors), class_="said-panel", aria_label="Who said what"),
            element(
                "aside",
                show_meetings(findings, anchors),
                show_stances(findings, anchors),
                show_timeline(findings, anchors),
                show_cast(findings, anchors),
                show_notes(findings),
                class_="rest-panel",
                aria_label="Who met whom, where they stand, and more",
            ),
            class_="columns",
        ),
    )
    return write_whole(build_style(len(list(findings))), head, body)


def write_html_file(stream: Iterable[Findings], path: Path) -> int:
    """Write the page of an article to a file, and return the number of articles."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for findings in stream:
            file.write(write_html(findings))
            count += 1
    return count


def _show_header(findings: Findings, index: str | None) -> Markup:
    article = findings.article
    home = element("a", "All articles", href=index) if index else None
    about = [
        element("span", element("bdi", article.publisher)) if article.publisher else None,
        element("time", write_day(article.published), datetime=article.published.isoformat())
        if article.published
        else element("span", "day of publication not known"),
        link_outside(article.url, article.url) if article.url else None,
        element("span", element("bdi", article.source)) if article.source else None,
    ]
    counts = (
        ("said", "Who said what", len(findings.statements)),
        ("met", "Who met whom", len(findings.meetings)),
        ("stand", "Where they stand", len(findings.stances)),
        ("cast", "The cast", len(findings.actors) + len(findings.organisations) + len(findings.places)),
        ("doubts", "Doubts", len(findings.notes)),
    )
    links = [
        element("li", element("a", f"{words} ", element("span", str(count), class_="count"), href=f"#{id}"))
        for id, words, count in counts
    ]
    return element(
        "header",
        element("p", element("strong", "geopolnews"), home, *about, class_="about"),
        element("nav", element("ul", *links), aria_label="Parts of the page"),
    )
