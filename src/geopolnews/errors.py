"""Every error that the library raises on purpose, in one family.

Each error is also the built-in exception that a caller would expect, carries what it knows as attributes, says it in
one line, and survives pickling (so it can cross a process pool).
"""

# ruff: noqa: N818 - the names say what is wrong; with "Error" behind each they would say it twice

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "ArticleFailed",
    "GeopolnewsError",
    "InvalidDocument",
    "InvalidRecord",
    "MissingExtra",
    "ModelUnavailable",
    "UnknownRecord",
    "UnreadableInput",
    "UnwritableOutput",
    "WorkerUnavailable",
    "describe_value",
]

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 70
_SHORT.maxlevel = 2
_SHORT.maxlist = _SHORT.maxtuple = _SHORT.maxdict = 4


def describe_value(value: object) -> str:
    """Return a value as a short one-line text for the `found` of an error."""
    return " ".join(_SHORT.repr(value).split())


class GeopolnewsError(Exception):
    """The base of all errors that the library raises on purpose.

    Attributes:
        problem: What is wrong, in a few words; may be empty where `expected` and `found` say it.
        expected: What should have been there, or None.
        found: What was there instead, shortened, or None.
        advice: What to do about it, or None.
        ids: The ids of the records that it is about.
    """

    problem: str
    expected: str | None
    found: str | None
    advice: str | None
    ids: tuple[str, ...]

    def __init__(
        self,
        problem: str = "",
        *,
        expected: str | None = None,
        found: str | None = None,
        advice: str | None = None,
        ids: Iterable[str] = (),
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.expected = expected
        self.found = found
        self.advice = advice
        self.ids = tuple(ids)

    @property
    def where(self) -> str:
        """The place that the error is about, or an empty string."""
        return ""

    def __str__(self) -> str:
        contrast = ", ".join(
            f"{label} {value}"
            for label, value in (("expected", self.expected), ("found", self.found))
            if value is not None
        )
        sentence = ": ".join(part for part in (self.where, self.problem, contrast) if part)
        return f"{sentence}. {self.advice}" if self.advice else sentence

    def __reduce__(self) -> tuple[Any, ...]:
        # The default would call the class with `args` alone and lose or refuse the keyword arguments.
        return _rebuild_error, (type(self), self.args, self.__dict__.copy())


def _rebuild_error(kind: type[GeopolnewsError], args: tuple[Any, ...], state: dict[str, Any]) -> GeopolnewsError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidRecord(GeopolnewsError, ValueError):
    """A record was asked to hold something that it cannot hold.

    Attributes:
        record: The name of the record's class, such as "Statement".
        field: The field it is about, such as "act", or "statements[3].speakers[0]" inside a larger record; None for the
            record as a whole.
    """

    record: str
    field: str | None

    def __init__(
        self,
        problem: str = "",
        *,
        record: str,
        field: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        advice: str | None = None,
        ids: Iterable[str] = (),
    ) -> None:
        super().__init__(problem, expected=expected, found=found, advice=advice, ids=ids)
        self.record = record
        self.field = field

    @property
    def where(self) -> str:
        """The record and, where known, its field."""
        return f"{self.record}.{self.field}" if self.field else self.record


class UnknownRecord(GeopolnewsError, KeyError):
    """An id was looked up that no record has; `ids` holds it."""


class InvalidDocument(GeopolnewsError, ValueError):
    """A saved findings document is not in the form that can be read.

    Attributes:
        path: The JSON path of the fault, such as "$.statements[3].act".
        line: The line of a JSON Lines file, counted from 1, or None.
        file: The name of the file it was read from, or None.
    """

    path: str
    line: int | None
    file: str | None

    def __init__(
        self,
        problem: str = "",
        *,
        path: str = "$",
        line: int | None = None,
        file: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        advice: str | None = None,
        ids: Iterable[str] = (),
    ) -> None:
        super().__init__(problem, expected=expected, found=found, advice=advice, ids=ids)
        self.path = path
        self.line = line
        self.file = file

    @property
    def where(self) -> str:
        """The file and line, where known, and the JSON path."""
        line = f"line {self.line}" if self.line is not None else ""
        return ", ".join(part for part in (self.file, line, self.path) if part)


class UnreadableInput(GeopolnewsError, ValueError):
    """What was given to be read is no article text: binary, in an unknown encoding, empty, or too long.

    Attributes:
        source: Where it came from, such as a file name, or None.
    """

    source: str | None

    def __init__(
        self,
        problem: str = "",
        *,
        source: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        advice: str | None = None,
    ) -> None:
        super().__init__(problem, expected=expected, found=found, advice=advice)
        self.source = source

    @property
    def where(self) -> str:
        """The source, where known."""
        return self.source or ""


class UnwritableOutput(GeopolnewsError, OSError):
    """A result cannot be written where or as it was asked for."""


class ArticleFailed(GeopolnewsError, RuntimeError):
    """An article of a stream could not be read, and the caller asked for an error rather than a record.

    Attributes:
        source: What the article is called.
        error: The name of the class of the error that it met.
    """

    source: str
    error: str

    def __init__(self, problem: str = "", *, source: str, error: str) -> None:
        super().__init__(problem)
        self.source = source
        self.error = error

    @property
    def where(self) -> str:
        """The article."""
        return self.source


class WorkerUnavailable(GeopolnewsError, RuntimeError):
    """No process that reads articles could be started."""


class ModelUnavailable(GeopolnewsError, RuntimeError):
    """The file of the trained model is missing, damaged, or made for another version.

    Attributes:
        source: The file that was tried, or None.
    """

    source: str | None

    def __init__(
        self,
        problem: str = "",
        *,
        source: str | None = None,
        expected: str | None = None,
        found: str | None = None,
        advice: str | None = None,
    ) -> None:
        super().__init__(problem, expected=expected, found=found, advice=advice)
        self.source = source

    @property
    def where(self) -> str:
        """The file, where known."""
        return self.source or ""


class MissingExtra(GeopolnewsError, ImportError):
    """A feature needs a package that only an extra of the library installs.

    Attributes:
        extra: The extra, such as "arrow" in `pip install "geopolnews[arrow]"`.
        package: The package that could not be imported.
    """

    extra: str
    package: str

    def __init__(self, problem: str = "", *, extra: str, package: str) -> None:
        super().__init__(
            problem or f"the package {package} is not installed",
            advice=f'Install it with: pip install "geopolnews[{extra}]"',
        )
        self.extra = extra
        self.package = package
