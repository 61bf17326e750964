"""A stream of articles to a stream of answers, in this process or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model.failure import Failure
from geopolnews.workers.attempt import ArticleReader, check_article, name_article, try_article
from geopolnews.workers.crew import Crew
from geopolnews.workers.order import Recipe, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geopolnews.model.article import Article
    from geopolnews.model.findings import Findings

BATCH_SIZE = 8
"""Articles that go to a worker at once. Their number changes nothing but how seldom a worker waits for the next one."""


def read_stream(
    articles: Iterable[str | Article | Failure],
    recipe: Recipe,
    *,
    reader: ArticleReader | None = None,
    workers: int = 1,
    batch_size: int = BATCH_SIZE,
) -> Iterator[Findings | str | Failure]:
    """Give an answer for each article, in their order: its findings, or the same as a JSON document, or a failure.

    Args:
        articles: The articles; a failure among them is its own answer.
        recipe: How a reader is made.
        reader: The reader for this process, where there is one already.
        workers: 1 reads in this process, more in so many others.
        batch_size: How many articles go to a worker at once.

    Raises:
        ModelUnavailable: Nothing can be read.
        WorkerUnavailable: No worker can be started.
        ValueError: A number is below 1.
    """
    for name, number in (("workers", workers), ("batch_size", batch_size)):
        if number < 1:
            raise ValueError(f"{name}: expected a number of at least 1, found {number}")
    tasks = _make_tasks(articles)
    if workers == 1:
        return _read_here(tasks, recipe, reader)
    return _read_elsewhere(tasks, recipe, workers, batch_size)


def _make_tasks(articles: Iterable[str | Article | Failure]) -> Iterator[Task | Failure]:
    for number, article in enumerate(articles):
        if isinstance(article, Failure):
            yield article
        else:
            source = name_article(article, number)
            yield check_article(article, source) or Task(article, source)


def _read_here(
    tasks: Iterable[Task | Failure], recipe: Recipe, reader: ArticleReader | None
) -> Iterator[Findings | Failure]:
    for task in tasks:
        if isinstance(task, Failure):
            yield task
            continue
        # Only now: where no article can be read, that is said at once.
        reader = reader or recipe.prepare()
        yield try_article(reader, task.article, task.source)


def _read_elsewhere(
    tasks: Iterable[Task | Failure], recipe: Recipe, workers: int, batch_size: int
) -> Iterator[str | Failure]:
    with Crew(recipe, workers, batch_size) as crew:
        yield from crew.read_all(tasks)
