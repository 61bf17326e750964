"""What a worker is told: how to make its reader, and the articles."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model.article import Article
from geopolnews.serialize.converter import structure_record, unstructure_record

if TYPE_CHECKING:
    from geopolnews.workers.attempt import ArticleReader


@attrs.frozen
class Recipe:
    """How each worker makes its reader, once."""

    make: str
    """The class or function that makes it, as "module:name"."""

    arguments: dict[str, Any] = attrs.field(factory=dict)
    """What it is called with, as JSON has it."""

    def prepare(self) -> ArticleReader:
        """Return the reader.

        Raises:
            ModelUnavailable: It has no model.
        """
        module, _, name = self.make.partition(":")
        reader: ArticleReader = getattr(importlib.import_module(module), name)(**self.arguments)
        return reader


@attrs.frozen
class Task:
    """An article that a worker is to read."""

    article: str | Article
    """The article, or its text alone."""

    source: str
    """What to call it where it cannot be read."""

    @property
    def size(self) -> int:
        """How long it is, in characters."""
        return len(self.article if isinstance(self.article, str) else self.article.text)

    def write(self) -> dict[str, Any]:
        """Return the task as JSON has it."""
        article = self.article if isinstance(self.article, str) else unstructure_record(self.article)
        return {"article": article, "source": self.source}

    @classmethod
    def read(cls, written: dict[str, Any]) -> Task:
        """Return the task that was written."""
        article = written["article"]
        return cls(article if isinstance(article, str) else structure_record(article, Article, "$"), written["source"])
