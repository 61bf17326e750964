"""The page that lists the pages of many articles: when, what, who speaks, and how much was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geopolnews.serialize.page.article import find_title
from geopolnews.serialize.page.entry import make_remarks
from geopolnews.serialize.page.markup import Markup, element, write_whole
from geopolnews.serialize.page.style import build_style
from geopolnews.serialize.page.wording import count_things, write_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geopolnews.model import Article, Findings
    from geopolnews.serialize.page.markup import Child

_SPEAKERS = 5  # of an article are listed, those who say most first


def list_article(findings: Findings, path: str) -> Markup:
    """Return the entry of an article, whose page is at that path."""
    article = findings.article
    title = element("h2", element("a", element("bdi", find_title(article)), href=path), lang=article.language)
    return element(
        "li",
        title,
        make_remarks(_list_facts(article)),
        _list_speakers(findings),
        make_remarks(_list_counts(findings)),
        class_="article",
    )


def write_index(listed: Sequence[Markup]) -> str:
    """Return the page with these entries."""
    title = count_things(len(listed), "article")
    head = (
        element("meta", name="generator", content="geopolnews"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title} – geopolnews"),
    )
    body = element(
        "body",
        element("header", element("p", element("strong", "geopolnews"), class_="about")),
        element("main", element("h1", title), element("ol", *listed) if listed else None, class_="index"),
    )
    return write_whole(build_style(0), head, body)


def _list_facts(article: Article) -> list[Markup | None]:
    return [
        element("time", write_day(article.published), datetime=article.published.isoformat())
        if article.published
        else None,
        element("bdi", article.publisher) if article.publisher else None,
        element("bdi", article.source) if article.source else None,
    ]


def _list_speakers(findings: Findings) -> Markup | None:
    counts = Counter(speaker for statement in findings.statements for speaker in statement.speakers)
    if not counts:
        return None
    names = [element("bdi", findings[speaker].name) for speaker, _ in counts.most_common(_SPEAKERS)]
    listed: list[Child] = [names[0]]
    for name in names[1:]:
        listed += [", ", name]
    more = len(counts) - len(names)
    return element("p", "Who speaks: ", *listed, f" and {more} more" if more else None)


def _list_counts(findings: Findings) -> list[str]:
    counts = (
        (len(findings.statements), "statement"),
        (len(findings.meetings), "meeting"),
        (len(findings.stances), "stance"),
        (len(findings.notes), "doubt"),
    )
    return [count_things(count, name) for count, name in counts if count]
