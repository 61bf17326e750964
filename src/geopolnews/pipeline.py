"""The whole way: an article in, its findings out; or a stream of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from os import fspath
from pathlib import Path
from typing import Literal

import attrs

from geopolnews.annotate.steps import annotate_article
from geopolnews.assemble.findings import assemble_findings
from geopolnews.encode.manifest import SHIPPED
from geopolnews.encode.reader import Reader
from geopolnews.errors import ArticleFailed
from geopolnews.model.article import Article
from geopolnews.model.failure import Failure
from geopolnews.model.findings import Findings
from geopolnews.read.language import find_other_language, note_language
from geopolnews.read.plain import read_plain
from geopolnews.serialize.json import read_json
from geopolnews.workers.order import Recipe
from geopolnews.workers.stream import BATCH_SIZE, read_stream


class Extractor:
    """Reads articles with one loaded model.

    Loading takes a moment, so make one and use it for all articles. Give each thread or process its own.
    """

    def __init__(self, model: str | Path = SHIPPED, *, threads: int = 1) -> None:
        """Load the model.

        Args:
            model: the folder of the model; the one in the package unless you trained your own.
            threads: processor threads that one article may use.

        Raises:
            ModelUnavailable: when a file of the model is missing or damaged.
        """
        self._reader = Reader(Path(model), threads=threads)
        self._recipe = Recipe(
            make="geopolnews.pipeline:Extractor", arguments={"model": fspath(Path(model).resolve()), "threads": threads}
        )

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
        language = find_other_language(article)
        if language is not None:
            return Findings(article=attrs.evolve(article, language=language), notes=(note_language(language),))
        doc = annotate_article(article, self._reader)
        return assemble_findings(article, doc)

    def stream(
        self,
        articles: Iterable[str | Article | Failure],
        *,
        workers: int = 1,
        batch_size: int = BATCH_SIZE,
        on_error: Literal["record", "skip", "raise"] = "record",
    ) -> Iterator[Findings | Failure]:
        """Read any number of articles, and give what each says in their order.

        The articles are taken as they are needed and never kept: a generator over millions is fine. What comes out is
        the same, to the last digit, for any number of workers and any size of batch.

        Args:
            articles: articles, or their texts. A `Failure` among them, as of a file that could not be read, stands for
                itself.
            workers: 1 reads in this process; more read in so many processes of their own, each with its own model
                (about 300 MB). They end with the stream: when it is gone through, closed or interrupted.
            batch_size: how many articles are handed to a worker at once. With 1 each answer comes as soon as it can.
            on_error: what to do about an article that cannot be read: "record" gives a `Failure` in its place, "skip"
                leaves it out, "raise" ends the stream.

        Raises:
            ArticleFailed: when an article cannot be read and `on_error` is "raise".
            ModelUnavailable: when a worker finds no model.
            WorkerUnavailable: when no worker can be started.
            ValueError: when an argument is out of its range.
        """
        if on_error not in ("record", "skip", "raise"):
            raise ValueError(f"on_error: expected 'record', 'skip' or 'raise', found {on_error!r}")
        answers = read_stream(articles, self._recipe, reader=self, workers=workers, batch_size=batch_size)
        return self._finish(answers, on_error)

    @staticmethod
    def _finish(
        answers: Iterator[Findings | str | Failure], on_error: Literal["record", "skip", "raise"]
    ) -> Iterator[Findings | Failure]:
        for answer in answers:
            if not isinstance(answer, Failure):
                yield read_json(answer) if isinstance(answer, str) else answer
            elif on_error == "raise":
                raise ArticleFailed(answer.reason, source=answer.source, error=answer.error)
            elif on_error == "record":
                yield answer


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
