"""What the fields of the records may hold.

A check is an attrs validator that keeps its limits as attributes, so that they can be read again (the JSON Schema is
made from them), and that raises `InvalidRecord` naming the record, the field, what was expected and what was found.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import attrs

from geopolnews.errors import InvalidRecord, describe_value

COUNTRY_CODE = r"[A-Z]{2}"
"""The shape of an ISO 3166-1 alpha-2 code. User-assigned ones such as XK (Kosovo) are in use, so no closed list."""

LANGUAGE_TAG = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""The shape of a BCP 47 language tag, the language itself in lower case."""


@attrs.frozen
class Check:
    """The base of the checks: a test, and the words for what it expects."""

    @property
    def expected(self) -> str:
        """What the check asks for, in words."""
        raise NotImplementedError

    def accepts(self, value: object) -> bool:
        """Tell whether the value may stand in the field."""
        raise NotImplementedError

    def __call__(self, record: object, field: attrs.Attribute[Any], value: object) -> None:
        """Raise `InvalidRecord` unless the value is accepted; this is what attrs calls."""
        if not self.accepts(value):
            raise InvalidRecord(
                record=type(record).__name__,
                field=field.name,
                expected=self.expected,
                found=describe_value(value),
            )


@attrs.frozen
class Text(Check):
    """A string; with `filled`, one that is not blank; with `pattern`, one that matches as a whole."""

    filled: bool = False
    pattern: str | None = None
    meaning: str = "a string"

    @property
    def expected(self) -> str:
        """What the check asks for, in words."""
        return f"{self.meaning} that is not blank" if self.filled else self.meaning

    def accepts(self, value: object) -> bool:
        """Tell whether the value may stand in the field."""
        if not isinstance(value, str) or (self.filled and not value.strip()):
            return False
        return self.pattern is None or re.fullmatch(self.pattern, value) is not None


@attrs.frozen
class Number(Check):
    """A number from `low` to `high`, both included; `whole` asks for an integer."""

    low: float | None = None
    high: float | None = None
    whole: bool = False

    @property
    def expected(self) -> str:
        """What the check asks for, in words."""
        noun = "a whole number" if self.whole else "a number"
        if self.high is None:
            return noun if self.low is None else f"{noun} of at least {self.low:g}"
        return f"{noun} from {self.low:g} to {self.high:g}"

    def accepts(self, value: object) -> bool:
        """Tell whether the value may stand in the field."""
        if isinstance(value, bool) or not isinstance(value, int if self.whole else int | float):
            return False
        # Written so that a float that is not a number (nan) is refused too.
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@attrs.frozen
class Exactly(Check):
    """A value of this very class, not of a class derived from it."""

    kind: type

    @property
    def expected(self) -> str:
        """What the check asks for, in words."""
        if issubclass(self.kind, StrEnum):
            return f"one of {', '.join(repr(member.value) for member in self.kind)} as {self.kind.__name__}"
        return f"a value of the class {self.kind.__name__}"

    def accepts(self, value: object) -> bool:
        """Tell whether the value may stand in the field."""
        return type(value) is self.kind


@attrs.frozen
class OrNone(Check):
    """None, or what another check accepts."""

    inner: Check

    @property
    def expected(self) -> str:
        """What the check asks for, in words."""
        return f"{self.inner.expected}, or None"

    def accepts(self, value: object) -> bool:
        """Tell whether the value may stand in the field."""
        return value is None or self.inner.accepts(value)


@attrs.frozen
class TupleOf(Check):
    """A tuple of at least `least` values, each of which another check accepts."""

    inner: Check
    least: int = 0

    @property
    def expected(self) -> str:
        """What the check asks for, in words."""
        count = f"at least {self.least} of: " if self.least else ""
        return f"a tuple of {count}{self.inner.expected}"

    def accepts(self, value: object) -> bool:
        """Tell whether the value may stand in the field."""
        return isinstance(value, tuple) and len(value) >= self.least and all(map(self.inner.accepts, value))


def to_number(value: float) -> float:
    """Return any kind of number (numpy's too) as `float`; anything else as it is, for the check to refuse."""
    if type(value) is float or isinstance(value, str | bytes | bool) or not hasattr(value, "__float__"):
        return value
    return float(value)


def to_optional_number(value: float | None) -> float | None:
    """Return any kind of number as `float`, and None as None."""
    return None if value is None else to_number(value)


CONFIDENCE = Number(low=0, high=1)
COUNTRY = OrNone(Text(pattern=COUNTRY_CODE, meaning="an ISO 3166-1 alpha-2 code such as 'IQ'"))
FILLED_TEXT = Text(filled=True)
FLAG = Exactly(bool)
OPTIONAL_TEXT = OrNone(Text())
TEXTS = TupleOf(Text())


def refuse_record(
    record: object, field: str | None, *, expected: str, found: str, ids: tuple[str, ...] = ()
) -> InvalidRecord:
    """Return the error for a record whose fields do not go together."""
    return InvalidRecord(record=type(record).__name__, field=field, expected=expected, found=found, ids=ids)
