"""What the command line says beside the files: facts about the articles, and how to go about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from geopolnews.read.rows import Defaults


@attrs.frozen(kw_only=True)
class Facts:
    """What the caller knows about the articles."""

    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None

    def make_defaults(self, columns: Mapping[str, str]) -> Defaults:
        """Return what holds for articles that do not say otherwise themselves."""
        return Defaults(**attrs.asdict(self), columns=columns)


@attrs.frozen
class Options:
    """How to go about it."""

    workers: int = 1
    columns: Mapping[str, str] = attrs.field(factory=dict)
    errors: Path | None = None
    """The file that gets a line for each article that could not be read. None: beside the output."""
