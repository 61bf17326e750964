"""What a text says about a time, before it is known which day that is."""

from enum import StrEnum

import attrs

from geopolnews.model.span import Span


class Direction(StrEnum):
    """Whether what a sentence tells lies before or after the day it was published."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """A unit of the calendar. Weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@attrs.frozen
class Weekday:
    """A day of the week: "Friday", "last Monday", "Tuesday last week"."""

    day: int
    """Monday is 0."""
    step: int | None = None
    """-1 for "last", 0 for "this", 1 for "next"; None for the bare day."""
    in_week: bool = False
    """Whether `step` counts weeks ("Friday last week") rather than Fridays ("last Friday")."""


@attrs.frozen
class CalendarDate:
    """A day, month or year by its number or name, as far as the text gives it: "24 July", "July 2022", "2022"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """The weekday told with it, which helps to find a year left unsaid: "Wednesday, June 15"."""
    step: int | None = None
    """For a month: -1 for "last July", 0 for "this July", 1 for "next July"."""
    year_step: int | None = None
    """-1 for "July last year", 0 for "this year", 1 for "next year"."""


@attrs.frozen
class NumericDate:
    """A date in figures whose order is open: "05/07/2022"."""

    first: int
    second: int
    year: int


@attrs.frozen
class Shift:
    """A unit counted from the day of publication or from another date: "today", "last week", "two days later"."""

    unit: Unit
    count: int | None
    """How many units later; negative for earlier; None for "the weekend", which may be either."""


@attrs.frozen
class Stretch:
    """A number of units up to the day of publication, or from it on: "the past two weeks", "the next six months"."""

    unit: Unit
    count: int
    """Negative for the past."""


@attrs.frozen
class Fraction:
    """A part of a longer time: "the first quarter of 2009", "the last week of March"."""

    unit: Unit | None
    """The unit of the part; None for a half."""
    number: int
    """Counted from 1; -1 is the last."""
    whole: "CalendarDate | Shift"


@attrs.frozen
class Range:
    """From one time to another: "from Monday to Thursday", "July 18-20"."""

    first: "Value"
    last: "Value"


Value = Weekday | CalendarDate | NumericDate | Shift | Stretch | Fraction | Range


@attrs.frozen(kw_only=True)
class TimeExpression:
    """Words that tell a time."""

    span: Span
    """Where the words stand."""
    text: str
    """The words, exactly as at `span`, without a preposition or possessive: "Friday" of "Friday's talks"."""
    value: Value
    """What they say."""
    anchored: bool = False
    """Whether they count from another date of the text rather than from the day of publication: "two days later"."""
