"""How much is read of a file, however much it unpacks to: a small one can unpack to anything."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from geopolnews.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 32_000_000
"""Bytes of the largest article that is read, unpacked."""

MOST_TIMES = 250
"""A file unpacks to at most so many times its size: news, however often repeated, stays far below."""

ALWAYS_ALLOWED = 256_000_000
"""So many bytes are unpacked whatever the size of the file."""


def check_size(data: bytes | str, name: str) -> None:
    """Refuse an article that is too long to be one.

    Raises:
        UnreadableInput: It is.
    """
    if len(data) > LARGEST:
        raise UnreadableInput(
            "too long", source=name, expected=f"an article of at most {LARGEST:,} bytes, unpacked", found="more"
        )


def read_whole(file: BinaryIO) -> bytes:
    """Return what a file holds, and of a larger one than any article so much that it is known to be that."""
    return file.read(LARGEST + 1)


def read_lines(file: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the lines of a file that hold something, each with what to call it: the name and the number of the line.

    Raises:
        UnreadableInput: One is too long.
    """
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        source = f"{name}:{number}"
        if len(line) > LARGEST:
            # Whatever follows may be of any length, unpacked: it is not looked through for the end of the line.
            raise UnreadableInput("a line is too long", source=source, expected=f"at most {LARGEST:,} bytes")
        if line.strip():
            yield source, line


class Allowance:
    """How much more may come out of a file, or out of all that is in an archive."""

    def __init__(self, size: int, name: str) -> None:
        """Allow what a file of a size in bytes may unpack to."""
        self._left = max(ALWAYS_ALLOWED, size * MOST_TIMES)
        self._name = name

    @property
    def is_spent(self) -> bool:
        """Whether more was asked for than is allowed."""
        return self._left < 0

    def take(self, count: int) -> None:
        """Take so many bytes.

        Raises:
            UnreadableInput: They are more than is left.
        """
        self._left -= count
        if self._left < 0:
            raise UnreadableInput(
                f"it unpacks to more than {MOST_TIMES} times its size", source=self._name, advice="Is it a zip bomb?"
            )


class Unpacked(io.RawIOBase):
    """What comes out of a packed file, as long as the allowance lasts."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        """Read from a stream that unpacks."""
        super().__init__()
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as the stream does."""
        data = self._stream.read(len(buffer))
        self._allowance.take(len(data))
        buffer[: len(data)] = data
        return len(data)
