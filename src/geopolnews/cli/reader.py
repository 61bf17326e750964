"""What reads the articles of a run: the extractor with a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs

from geopolnews.workers.order import Recipe

if TYPE_CHECKING:
    from datetime import date

    from geopolnews.model import Article, Findings


class ArticleReader(Protocol):
    """What reads an article: `pipeline.Extractor`, or what stands in for it in tests."""

    def extract(
        self,
        text: str | Article,
        *,
        published: date | None = None,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
    ) -> Findings:
        """Return what an article says."""
        ...


def load_extractor(model: Path | None) -> ArticleReader:
    """Return the extractor with a model, by default the one in the package.

    Raises:
        ModelUnavailable: A file of the model is missing or damaged.
    """
    from geopolnews.pipeline import Extractor  # takes a moment and brings spaCy and onnxruntime

    return Extractor() if model is None else Extractor(model)


@attrs.frozen
class _Loading(Recipe):
    """Makes the reader of this process."""

    make: str = "geopolnews.pipeline:Extractor"
    model: Path | None = None

    def prepare(self) -> ArticleReader:
        return load_extractor(self.model)


def make_recipe(model: Path | None, workers: int) -> Recipe:
    """Return how the reader of each worker is made, or that of this process where it is the only one."""
    if workers == 1:
        return _Loading(model=model)
    return Recipe("geopolnews.pipeline:Extractor", {} if model is None else {"model": str(model.resolve())})
