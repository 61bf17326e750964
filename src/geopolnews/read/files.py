"""Files of many kinds to articles: text, pages, JSON Lines and Parquet, each compressed or not."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from geopolnews.errors import GeopolnewsError, MissingExtra, UnreadableInput, describe_value
from geopolnews.model.article import Article
from geopolnews.model.failure import Failure
from geopolnews.read.page import is_page, read_page
from geopolnews.read.plain import read_plain
from geopolnews.read.text import decode_article

FIELDS = ("text", "id", "title", "url", "publisher", "published")
"""What a row can say of its article."""

LARGEST = 32_000_000
"""Bytes of the largest article that is read, after it was unpacked: a small file can unpack to anything."""

OPENERS: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
TEXTS = frozenset([".txt", ".text", ".html", ".htm", ".xhtml"])
LINES = frozenset([".jsonl", ".ndjson"])
PARQUET = ".parquet"


@attrs.frozen(kw_only=True)
class Defaults:
    """What holds for the articles that do not say otherwise, and where rows say it."""

    published: Any = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    columns: Mapping[str, str] = attrs.field(factory=dict)
    """The name of a column for each of `FIELDS` that is not in the column of its own name."""


def split_suffix(path: Path) -> tuple[str, str]:
    """Return what a name ends with, and how the file is packed: (".jsonl", ".gz")."""
    packed = path.suffix.lower() if path.suffix.lower() in OPENERS else ""
    inner = Path(path.stem) if packed else path
    return inner.suffix.lower(), packed


def list_folder(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those in it that hold articles by their names, in the order of their names.

    Hidden ones are passed over, and so are links to what is not in the folder.
    """
    root = folder.resolve()
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            suffix, _ = split_suffix(path)
            known = suffix in TEXTS or suffix in LINES or suffix == PARQUET
            if known and not name.startswith(".") and path.is_file() and path.resolve().is_relative_to(root):
                yield path


def read_file(path: Path, name: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Yield the articles of a file, and a failure for each that cannot be read.

    Args:
        path: The file.
        name: What to call it.
        defaults: What is known about its articles.

    Raises:
        MissingExtra: It is of a kind that needs a package that is not there.
        UnreadableInput: It cannot be read at all.
    """
    suffix, packed = split_suffix(path)
    if suffix in LINES:
        yield from _read_rows(_read_lines(path, name, packed), defaults)
    elif suffix == PARQUET and not packed:
        yield from _read_rows(_read_parquet(path, name, defaults), defaults)
    else:
        with _open(path, name, packed) as file:
            data = file.read(LARGEST + 1)
        yield read_data(data, name, defaults, page=suffix.startswith((".htm", ".xhtm")))


def read_data(data: bytes, name: str, defaults: Defaults, *, page: bool = False) -> Article:
    """Return the article that the bytes of one hold.

    Raises:
        UnreadableInput: They hold none.
    """
    _check_size(data, name)
    text = decode_article(data, source=name)
    known: dict[str, Any] = {field: getattr(defaults, field) for field in ("published", "title", "url", "publisher")}
    if page or is_page(text):
        text, said = read_page(text, name)
        known |= said
    return read_plain(text, source=name, **known)


@contextmanager
def _open(path: Path, name: str, packed: str) -> Iterator[BinaryIO]:
    try:
        with OPENERS[packed](path, "rb") if packed else path.open("rb") as file:
            yield file
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise UnreadableInput(f"it cannot be unpacked: {error}", source=name) from None


def _check_size(data: bytes | str, name: str) -> None:
    if len(data) > LARGEST:
        raise UnreadableInput(
            "too long", source=name, expected=f"an article of at most {LARGEST:,} bytes, unpacked", found="more"
        )


def _read_lines(path: Path, name: str, packed: str) -> Iterator[tuple[str, Any]]:
    with _open(path, name, packed) as file:
        number = 0
        while line := file.readline(LARGEST + 1):
            number += 1
            source = f"{name}:{number}"
            if len(line) > LARGEST:
                # Whatever follows may be of any length, unpacked: it is not looked through for the end of the line.
                raise UnreadableInput("a line is too long", source=source, expected=f"at most {LARGEST:,} bytes")
            if line.strip():
                try:
                    yield source, json.loads(line)
                except (ValueError, RecursionError) as error:
                    yield source, UnreadableInput(f"not JSON: {getattr(error, 'msg', error)}", source=source)


def _read_parquet(path: Path, name: str, defaults: Defaults) -> Iterator[tuple[str, Any]]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        raise MissingExtra(extra="tables", package="pyarrow") from None
    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            wanted = [defaults.columns.get(field, field) for field in FIELDS]
            columns = [column for column in wanted if column in file.schema_arrow.names]
            for batch in file.iter_batches(batch_size=64, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{name}:{number}", row
    except ArrowException as error:
        raise UnreadableInput(f"it cannot be read as Parquet: {str(error).splitlines()[0]}", source=name) from None


def _read_rows(rows: Iterator[tuple[str, Any]], defaults: Defaults) -> Iterator[Article | Failure]:
    for source, row in rows:
        try:
            yield read_row(row, source, defaults)
        except GeopolnewsError as error:
            yield Failure(source=source, reason=str(error).removeprefix(f"{source}: "), error=type(error).__name__)


def read_row(row: Any, source: str, defaults: Defaults) -> Article:
    """Return the article of a row; where it has an id, that is its source.

    Raises:
        UnreadableInput: It has no text, or says what cannot be.
        InvalidRecord: Likewise.
    """
    if isinstance(row, GeopolnewsError):
        raise row
    if not isinstance(row, Mapping):
        raise UnreadableInput(source=source, expected="an object with a text", found=describe_value(row))
    said = {field: row.get(defaults.columns.get(field, field)) for field in FIELDS}
    text = said.pop("text")
    if not isinstance(text, str):
        column = defaults.columns.get("text", "text")
        raise UnreadableInput(source=source, expected=f"a text in {column!r}", found=describe_value(text))
    _check_size(text, source)
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
