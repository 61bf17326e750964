"""Rows to articles: JSON Lines and Parquet, with what else their columns say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from geopolnews.errors import MissingExtra, UnreadableInput, describe_value
from geopolnews.model.failure import Failure
from geopolnews.read.bounds import check_size, read_lines
from geopolnews.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geopolnews.model.article import Article
    from geopolnews.read.packed import Gauge

FIELDS = ("text", "id", "title", "url", "publisher", "published")
"""What a row can say of its article."""

_ROWS = 64  # of a Parquet file that are in memory at once


@attrs.frozen(kw_only=True)
class Defaults:
    """What holds for the articles that do not say otherwise, and where rows say it."""

    published: Any = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = attrs.field(factory=dict)
    """The name of a column for each of `FIELDS` that is not in the column of its own name."""


def read_json_rows(file: BinaryIO, name: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Yield the articles of a stream of JSON Lines, and a failure for each line that holds none.

    Raises:
        UnreadableInput: A line is too long.
    """
    for source, line in read_lines(file, name):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            problem = f"not JSON: {getattr(error, 'msg', error)}"
            yield Failure.of(UnreadableInput(problem, source=source), source)
        else:
            yield _try_row(row, source, defaults)


def read_parquet(path: Path, name: str, defaults: Defaults, gauge: Gauge) -> Iterator[Article | Failure]:
    """Yield the articles of a Parquet file, and a failure for each row that holds none.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnreadableInput: It is no Parquet file.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise MissingExtra(extra="tables", package="pyarrow") from None
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            rows, size = max(1, file.metadata.num_rows), path.stat().st_size
            wanted = [defaults.columns.get(field, field) for field in FIELDS]
            columns = [column for column in wanted if column in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    gauge.position = size * number // rows
                    yield _try_row(row, f"{name}:{number}", defaults)
    except ArrowException as error:
        raise UnreadableInput(f"it cannot be read as Parquet: {str(error).splitlines()[0]}", source=name) from None


def _try_row(row: Any, source: str, defaults: Defaults) -> Article | Failure:
    try:
        return read_row(row, source, defaults)
    except Exception as error:  # one row that trips a fault of the library should not cost the others
        return Failure.of(error, source)


def read_row(row: Any, source: str, defaults: Defaults) -> Article:
    """Return the article of a row; where it has an id, that is its source.

    Raises:
        UnreadableInput: It has no text, or says what cannot be.
        InvalidRecord: Likewise.
    """
    if not isinstance(row, Mapping):
        raise UnreadableInput(source=source, expected="an object with a text", found=describe_value(row))
    said = {field: row.get(defaults.columns.get(field, field)) for field in FIELDS}
    text = said.pop("text")
    if not isinstance(text, str):
        column = defaults.columns.get("text", "text")
        raise UnreadableInput(source=source, expected=f"a text in {column!r}", found=describe_value(text))
    check_size(text, source)
    for field in ("title", "url", "publisher"):
        if not isinstance(said[field], str | None):
            raise UnreadableInput(source=source, expected=f"a text as {field}", found=describe_value(said[field]))
    id = said.pop("id")
    known = {field: getattr(defaults, field) if value in (None, "") else value for field, value in said.items()}
    known["published"] = _read_day(known["published"])
    return read_plain(text, source=source if id in (None, "") else str(id), **known)


def _read_day(value: Any) -> Any:
    """Return a day as feeds write it ("Tue, 03 Dec 2024 10:00:00 GMT") as a time; anything else as it is."""
    try:
        return parsedate_to_datetime(value) if isinstance(value, str) and value[:1].isalpha() else value
    except ValueError:
        return value
