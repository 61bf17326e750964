"""Where an article comes from: a file, or standard input."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import BinaryIO, cast

import attrs

from geopolnews.errors import GeopolnewsError, UnreadableInput
from geopolnews.read.kinds import holds_many, split_suffix
from geopolnews.read.packed import open_file

STANDARD_INPUT = "-"


@attrs.frozen
class Source:
    """A file to read an article from, or standard input."""

    given: str
    """As it was given on the command line: the name of a file, or "-"."""

    @property
    def is_input(self) -> bool:
        """Whether it is standard input."""
        return self.given == STANDARD_INPUT

    @property
    def holds_many(self) -> bool:
        """Whether it may hold many articles: by its name, or, for standard input, as it begins like JSON Lines."""
        if self.is_input:
            return sys.stdin is not None and open_input().peek(1).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        return holds_many(self.given)

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return "standard input" if self.is_input else self.given

    @property
    def stem(self) -> str:
        """What to name the file of its findings after."""
        if self.is_input:
            return "stdin"
        _, packed = split_suffix(self.given)
        return Path(Path(self.given).stem).stem if packed else Path(self.given).stem

    @property
    def size(self) -> int | None:
        """How many bytes there are to read, packed; None where nobody knows."""
        try:
            return None if self.is_input else Path(self.given).stat().st_size
        except (OSError, ValueError):  # it is missing, which is told when it is to be read
            return 0

    def read_bytes(self) -> bytes:
        """Return what it holds, unpacked where its name says that it is packed.

        Raises:
            UnreadableInput: It cannot be read.
            MissingExtra: It cannot be unpacked without a package that is not there.
        """
        if self.is_input:
            return self.open_input().read()
        self.check()
        try:
            with open_file(Path(self.given), self.name) as file:
                return file.read()
        except (OSError, ValueError) as error:  # ValueError: a null character in the name
            raise self.explain(error) from None

    def open_input(self) -> BinaryIO:
        """Return standard input.

        Raises:
            UnreadableInput: It is closed.
        """
        if sys.stdin is None:
            raise UnreadableInput("closed", source=self.name)
        return cast("BinaryIO", open_input())

    def check(self) -> None:
        """Refuse a folder.

        Raises:
            UnreadableInput: It is one.
        """
        if Path(self.given).is_dir():
            raise UnreadableInput("is a directory", source=self.name, advice="There are no articles in it.")

    def explain(self, error: Exception) -> GeopolnewsError:
        """Return an error of reading it as one of ours."""
        if isinstance(error, GeopolnewsError):
            return error
        return UnreadableInput(explain_failure(error), source=self.name)


def open_input() -> io.BufferedReader:
    """Return standard input as bytes, which can be looked at before they are taken."""
    file: BinaryIO = sys.stdin.buffer
    if not isinstance(file, io.BufferedReader):  # something stands in for it
        sys.stdin = io.TextIOWrapper(io.BufferedReader(cast("io.RawIOBase", file)))
        file = sys.stdin.buffer
    return cast("io.BufferedReader", file)


def explain_failure(error: Exception) -> str:
    """Return what went wrong with a file, without its name and without numbers: "no such file or directory"."""
    reason = error.strerror if isinstance(error, OSError) else None
    reason = reason or str(error) or type(error).__name__
    return reason[0].lower() + reason[1:]
