"""The articles of all sources, one after the other; what cannot be read is a failure in its place."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from geopolnews.errors import GeopolnewsError, UnreadableInput
from geopolnews.model.failure import Failure
from geopolnews.read.bounds import read_whole
from geopolnews.read.files import read_file
from geopolnews.read.packed import Gauge
from geopolnews.read.rows import read_json_rows
from geopolnews.read.streams import read_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geopolnews.cli.source import Source
    from geopolnews.model.article import Article
    from geopolnews.read.rows import Defaults


@attrs.frozen
class Item:
    """An article that was taken in, or a failure to."""

    source: Source
    article: Article | Failure
    position: int
    """How much of all sources was gone through by then, in bytes."""

    @property
    def name(self) -> str:
        """What the article is called."""
        return self.article.source or self.source.name


def take_in(sources: Sequence[Source], defaults: Defaults) -> Iterator[Item]:
    """Yield what the sources hold, in their order."""
    before = 0
    for source in sources:
        size, gauge = source.size or 0, Gauge()
        try:
            for article in _read_source(source, defaults, gauge):
                yield Item(source, article, before + min(gauge.position, size))
        except (GeopolnewsError, OSError, ValueError) as error:
            yield Item(source, Failure.of(source.explain(error), source.name), before + size)
        except Exception as error:  # a page that trips a fault should not cost the other thousands
            yield Item(source, Failure.of(error, source.name), before + size)
        before += size


def take_one(source: Source, defaults: Defaults) -> Article:
    """Return the one article that a source holds.

    Raises:
        UnreadableInput: It holds none, or several.
        MissingExtra: It cannot be read without a package that is not there.
    """
    try:
        found = list(islice(_read_source(source, defaults, Gauge()), 2))
    except (OSError, ValueError) as error:
        raise source.explain(error) from None
    if len(found) != 1:
        raise UnreadableInput(source=source.name, expected="one article", found="several" if found else "none")
    (first,) = found
    if isinstance(first, Failure):
        raise UnreadableInput(first.reason, source=first.source)
    return first


def _read_source(source: Source, defaults: Defaults, gauge: Gauge) -> Iterator[Article | Failure]:
    if source.is_input:
        many, file = source.holds_many, source.open_input()
        if many:
            yield from read_json_rows(file, source.name, defaults)
        else:
            yield read_data(read_whole(file), source.name, defaults)
        return
    source.check()
    yield from read_file(Path(source.given), source.name, defaults, gauge)
