"""Packed files, and what comes out of them."""

from __future__ import annotations

import bz2
import gzip
import importlib
import io
import lzma
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import attrs

from geopolnews.errors import MissingExtra, UnreadableInput
from geopolnews.read.bounds import Allowance, Unpacked
from geopolnews.read.kinds import split_suffix

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@attrs.define
class Gauge:
    """How far into a file its reading has come."""

    position: int = 0
    """Bytes that were read of it, as it is stored: packed."""


class _MeasuredFile(io.FileIO):
    """A file that tells how much was read of it."""

    def __init__(self, path: Path, gauge: Gauge) -> None:
        super().__init__(path)
        self._gauge = gauge

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        self._gauge.position += count
        return count


def _open_zstandard(file: BinaryIO) -> Any:
    try:
        return importlib.import_module("compression.zstd").open(file)  # Python 3.14 brings it
    except ImportError:
        pass
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra(extra="tables", package="pyarrow") from None
    return pyarrow.input_stream(file, compression="zstd")


_OPENERS: dict[str, Any] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open, ".zst": _open_zstandard}


@contextmanager
def open_file(path: Path, name: str, gauge: Gauge | None = None) -> Iterator[BinaryIO]:
    """Open a file, and unpack it where its name says that it is packed.

    Args:
        path: The file.
        name: What to call it.
        gauge: What is to tell how much of it was read.

    Raises:
        UnreadableInput: It cannot be unpacked, or to too much.
        MissingExtra: What it is packed with needs a package that is not there.
    """
    with io.BufferedReader(_MeasuredFile(path, gauge or Gauge())) as file:
        _, packed = split_suffix(path)
        if not packed:
            yield file
            return
        with unpack(file, packed, name, Allowance(path.stat().st_size, name)) as unpacked:
            yield unpacked


@contextmanager
def unpack(file: BinaryIO, packed: str, name: str, allowance: Allowance) -> Iterator[BinaryIO]:
    """Unpack what comes out of a stream.

    Args:
        file: The stream.
        packed: How it is packed, such as ".gz"; empty: it is not.
        name: What to call it.
        allowance: How much may come out of it.

    Raises:
        UnreadableInput: It cannot be unpacked, or to too much.
        MissingExtra: It needs a package that is not there.
    """
    try:
        with _OPENERS[packed](file) if packed else file as stream:
            yield cast("BinaryIO", io.BufferedReader(Unpacked(stream, allowance)))
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise UnreadableInput(f"it cannot be unpacked: {error}", source=name) from None
