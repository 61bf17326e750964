"""One article of many, tried: what goes wrong with it is a record and costs no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from geopolnews.errors import GeopolnewsError, MissingExtra, ModelUnavailable
from geopolnews.model.article import Article
from geopolnews.model.failure import Failure
from geopolnews.read.text import check_text

if TYPE_CHECKING:
    from geopolnews.model.findings import Findings

FATAL = (ModelUnavailable, MissingExtra)
"""What would happen to every other article too."""


class ArticleReader(Protocol):
    """What reads an article: `pipeline.Extractor`, or what stands in for it in tests."""

    def extract(self, text: str | Article, /) -> Findings:
        """Return what an article says."""
        ...


def name_article(article: str | Article, number: int) -> str:
    """Return what to call an article that is number so-and-so of a stream, counted from 0."""
    known = () if isinstance(article, str) else (article.source, article.url, article.title)
    return next((name for name in known if name and name.strip()), f"article {number + 1}")


def check_article(article: str | Article, source: str) -> Failure | None:
    """Return what stands for an article whose text no process could be handed, None for every other."""
    try:
        check_text(article.text if isinstance(article, Article) else article)
    except GeopolnewsError as error:
        return Failure.of(error, source)
    return None


def try_article(reader: ArticleReader, article: str | Article, source: str) -> Findings | Failure:
    """Return what an article says, or why it cannot be read.

    Raises:
        ModelUnavailable: Nothing can be read.
        MissingExtra: Likewise.
    """
    try:
        return reader.extract(article)
    except FATAL:
        raise
    except Exception as error:  # one article that trips a fault of the library should not cost the other thousands
        return Failure.of(error, source)
