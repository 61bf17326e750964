"""Where an article comes from: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs

from geopolnews.errors import UnreadableInput
from geopolnews.read.files import LINES, PARQUET, split_suffix

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
        """Whether it is a file of many articles."""
        suffix, _ = split_suffix(Path(self.given))
        return suffix in LINES or suffix == PARQUET

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return "standard input" if self.is_input else self.given

    @property
    def stem(self) -> str:
        """What to name the file of its findings after."""
        return "stdin" if self.is_input else Path(self.given).stem

    def read_bytes(self) -> bytes:
        """Return what it holds.

        Raises:
            UnreadableInput: It cannot be read.
        """
        if self.is_input:
            if sys.stdin is None:
                raise UnreadableInput("closed", source=self.name)
            return sys.stdin.buffer.read()
        path = Path(self.given)
        self.check()
        try:
            return path.read_bytes()
        except (OSError, ValueError) as error:  # ValueError: a null character in the name
            raise self.explain(error) from None

    def check(self) -> None:
        """Refuse a folder.

        Raises:
            UnreadableInput: It is one.
        """
        if Path(self.given).is_dir():
            raise UnreadableInput("is a directory", source=self.name, advice="There are no articles in it.")

    def explain(self, error: Exception) -> UnreadableInput:
        """Return an error of reading it as one of ours."""
        if isinstance(error, UnreadableInput):
            return error
        return UnreadableInput(explain_failure(error), source=self.name)


def explain_failure(error: Exception) -> str:
    """Return what went wrong with a file, without its name and without numbers: "no such file or directory"."""
    reason = error.strerror if isinstance(error, OSError) else None
    reason = reason or str(error) or type(error).__name__
    return reason[0].lower() + reason[1:]
