"""Zip archives: what is in them is read where it lies. Nothing is written, so no name in one leads anywhere."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from geopolnews.errors import GeopolnewsError, UnreadableInput
from geopolnews.model.failure import Failure
from geopolnews.read.bounds import Allowance
from geopolnews.read.kinds import PARQUET, ZIP, holds_articles, split_suffix
from geopolnews.read.packed import unpack
from geopolnews.read.streams import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geopolnews.model.article import Article
    from geopolnews.read.packed import Gauge
    from geopolnews.read.rows import Defaults

_ENCRYPTED = 0x1


def read_archive(path: Path, name: str, defaults: Defaults, gauge: Gauge) -> Iterator[Article | Failure]:
    """Yield what the members of an archive hold, in the order of their names; one that cannot be read costs no other.

    Args:
        path: The archive.
        name: What to call it.
        defaults: What is known about its articles.
        gauge: What is to tell how much of it was read.

    Raises:
        UnreadableInput: It is no archive, or unpacks to too much.
    """
    allowance = Allowance(path.stat().st_size, name)
    try:
        with zipfile.ZipFile(path) as archive:
            for member in sorted(archive.infolist(), key=lambda member: PurePosixPath(member.filename).parts):
                if holds_articles(member.filename) and not _is_passed_over(member):
                    yield from _read_member(archive, member, f"{name}/{member.filename}", defaults, allowance)
                gauge.position += member.compress_size
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError) as error:
        raise UnreadableInput(f"it cannot be unpacked: {error}", source=name) from None


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, defaults: Defaults, allowance: Allowance
) -> Iterator[Article | Failure]:
    suffix, packed = split_suffix(member.filename)
    try:
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableInput("it is encrypted", source=name)
        if suffix in (ZIP, PARQUET):
            raise UnreadableInput("it is not read inside of an archive", source=name, advice="Unpack the archive.")
        with archive.open(member) as file, unpack(cast("BinaryIO", file), packed, name, allowance) as stream:
            yield from read_stream(stream, suffix, name, defaults)
    except Exception as error:  # zipfile and what it calls have many ways to say that something is broken
        if allowance.is_spent:
            raise
        broken = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
        if isinstance(error, broken) and not isinstance(error, GeopolnewsError):
            error = UnreadableInput(f"it cannot be unpacked: {error}", source=name)
        yield Failure.of(error, name)


def _is_passed_over(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is what would be passed over in a folder too: hidden, a folder, or a link."""
    parts = PurePosixPath(member.filename).parts
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)
    return hidden or member.is_dir() or stat.S_ISLNK(member.external_attr >> 16)
