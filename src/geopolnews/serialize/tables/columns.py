"""The columns that a record's fields become, derived from the fields, their checks and their docstrings."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model import Period, Span
from geopolnews.model.checks import Exactly, Number, OrNone, Text, TupleOf
from geopolnews.serialize.docstrings import read_docstrings
from geopolnews.serialize.labels import LINKS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class Cells(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    """A string."""

    TEXTS = "list of text"
    """Strings, in their order."""

    WHOLE = "whole number"
    """A whole number: an offset or a count."""

    WHOLES = "list of whole numbers"
    """Whole numbers, in their order."""

    NUMBER = "number"
    """A number."""

    FLAG = "true or false"
    """True or false."""

    DAY = "date"
    """A day."""

    SPANS = "list of spans"
    """Stretches of the article's text, each with `start` and `end`."""


class Shown(StrEnum):
    """What a column repeats for those who look at it; it is not read back."""

    KIND = "kind"
    """What the record of the row is."""

    NAME = "name"
    """The name of the record whose id stands at the path."""

    WORDS = "words"
    """The words of the article at the span that stands at the path."""


@attrs.frozen
class Column:
    """A column of a table."""

    name: str
    """Its name."""

    cells: Cells
    """What its cells hold."""

    description: str
    """What it says, from the docstring of the field."""

    path: tuple[str, ...] = ()
    """Where in the record it comes from: ("date", "span", "start"). Empty: it is a key, and not in the record."""

    optional: bool = False
    """Whether cells may be null."""

    shown: Shown | None = None
    """What it repeats. None: it holds what it says itself."""


_NAMELESS = {"meeting", "statement", "about"}
"""Links to records that have no name."""


def list_columns(kind: type[attrs.AttrsInstance], *, apart: Collection[str] = ()) -> tuple[Column, ...]:
    """Return the columns of a kind of record.

    Args:
        kind: The class of the record.
        apart: The fields that go into tables of their own.

    Raises:
        TypeError: There is no column for a field.
    """
    docstrings = _read_docstrings(kind)
    columns: list[Column] = []
    for field in attrs.fields(kind):
        if field.name in apart:
            continue
        # An id is made by the record itself and has no check.
        check = field.validator or Text()
        description = docstrings.get(field.name, "")
        columns += _make_columns((field.name,), check, description, optional=False)
        if field.name in LINKS.get(kind, ()) and field.name not in _NAMELESS:
            columns.append(_show_name(columns[-1]))
    return tuple(columns)


def _read_docstrings(kind: type) -> dict[str, str]:
    """Return the docstrings of fields, with "null" for what is None in Python."""
    return {
        name: re.sub(r"\bNone\b", "null", re.sub(r"(?:^|(?<=\. ))None\b", "Null", text))
        for name, text in read_docstrings(kind).items()
    }


def _make_columns(path: tuple[str, ...], check: Any, description: str, *, optional: bool) -> Iterator[Column]:
    match check:
        case OrNone():
            yield from _make_columns(path, check.inner, description, optional=True)
        case Exactly() if issubclass(check.kind, Span):
            yield from make_span_columns(path, description, optional=optional)
        case Exactly() if check.kind is Period:
            yield from _make_period(path, description, optional=optional)
        case _:
            cells = _name_cells(check)
            if isinstance(check, Exactly) and issubclass(check.kind, StrEnum):
                description += f" One of: {', '.join([f'`{member.value}`' for member in check.kind])}."
            yield Column("_".join(path), cells, description, path, optional)


def _name_cells(check: Any) -> Cells:
    match check:
        case Text():
            return Cells.TEXT
        case Number():
            return Cells.WHOLE if check.whole else Cells.NUMBER
        case Exactly() if check.kind is bool:
            return Cells.FLAG
        case Exactly() if check.kind is date:
            return Cells.DAY
        case Exactly() if issubclass(check.kind, StrEnum):
            return Cells.TEXT
        case TupleOf(inner=Text()):
            return Cells.TEXTS
        case TupleOf(inner=Exactly(kind=kind)) if kind is Span:
            return Cells.SPANS
    raise TypeError(f"no column for the check {check!r}")


def make_span_columns(path: tuple[str, ...], description: str, *, optional: bool) -> Iterator[Column]:
    """Return the columns of a stretch of the text."""
    name = "_".join(path)
    yield Column(f"{name}_start", Cells.WHOLE, f"{description} The first character.", (*path, "start"), optional)
    yield Column(f"{name}_end", Cells.WHOLE, f"{description} Behind the last character.", (*path, "end"), optional)
    yield Column(f"{name}_text", Cells.TEXT, f"{description} The words themselves.", path, optional, Shown.WORDS)


def _make_period(path: tuple[str, ...], description: str, *, optional: bool) -> Iterator[Column]:
    docstrings = _read_docstrings(Period)
    for field in attrs.fields(Period):
        told = f"{description} {docstrings.get(field.name, '')}"
        for column in _make_columns((*path, field.name), field.validator, told, optional=optional):
            if column.shown is None:  # the words of a period are a field of it
                yield column


def _show_name(link: Column) -> Column:
    description = f"The name of `{link.name}`."
    return Column(f"{link.name}_name", Cells.TEXT, description, link.path, link.optional, Shown.NAME)
