"""The whole way: an article in, its findings out."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from geopolnews.annotate.steps import annotate_article
from geopolnews.assemble.findings import assemble_findings
from geopolnews.encode.manifest import SHIPPED
from geopolnews.encode.reader import Reader
from geopolnews.model.article import Article
from geopolnews.model.findings import Findings
from geopolnews.read.language import note_language
from geopolnews.read.plain import read_plain


class Extractor:
    """Reads articles with one loaded model.

    Loading takes a moment, so make one and use it for all articles. Give each thread or process its own.
    """

    def __init__(self, model: Path = SHIPPED, *, threads: int = 1) -> None:
        """Load the model.

        Args:
            model: the folder of the model; the one in the package unless you trained your own.
            threads: processor threads that one article may use.

        Raises:
            ModelUnavailable: when a file of the model is missing or damaged.
        """
        self._reader = Reader(model, threads=threads)

    def extract(
        self,
        text: str | Article,
        *,
        published: date | str | None = None,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
    ) -> Findings:
        """Read one article.

        Args:
            text: the article as copied from its page, or an `Article` (then nothing else may be given).
            published: the day of publication (or `YYYY-MM-DD`), by which "on Friday" is resolved.
            title: its title, where it is not part of the text.
            url: its address.
            publisher: the paper, agency or site.

        Raises:
            UnreadableInput: when the text is no text, or is empty.
            InvalidRecord: when `published` is no date.
        """
        if isinstance(text, Article):
            article = text
        else:
            article = read_plain(text, published=published, title=title, url=url, publisher=publisher)
        doc = annotate_article(article, self._reader)
        return assemble_findings(article, doc, note_language(article))


@cache
def _shared_extractor() -> Extractor:
    return Extractor()


def extract(
    text: str | Article,
    *,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Findings:
    """Read one article with the shipped model, which is loaded once; see `Extractor.extract`."""
    return _shared_extractor().extract(text, published=published, title=title, url=url, publisher=publisher)
