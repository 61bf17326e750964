"""When something happened or will happen."""

from datetime import date, datetime
from enum import StrEnum

import attrs

from geopolnews.model.checks import FILLED_TEXT, Exactly, refuse_record
from geopolnews.model.span import SPAN, Span, to_span

DAY = Exactly(date)


def to_day(value: date) -> date:
    """Return the day of a time; a date as it is."""
    return value.date() if isinstance(value, datetime) else value


class Precision(StrEnum):
    """How exactly the text gives a time."""

    DAY = "day"
    """A day: "Friday", "6 December"."""

    WEEK = "week"
    """A calendar week, or its end: "last week"."""

    MONTH = "month"
    """A month: "in July"."""

    QUARTER = "quarter"
    """A quarter of a year: "the second quarter"."""

    YEAR = "year"
    """A year: "in 2022"."""

    RANGE = "range"
    """Any other stretch of time: "from 3 to 5 May", "the past decade"."""


@attrs.frozen(kw_only=True)
class Period:
    """A time read from the text: its first and last day, how exact that is, and the words."""

    start: date = attrs.field(converter=to_day, validator=DAY)
    """The first day. In JSON: "2024-12-06"."""

    end: date = attrs.field(converter=to_day, validator=DAY)
    """The last day, included; the same as `start` where one day is meant."""

    text: str = attrs.field(validator=FILLED_TEXT)
    """The words it was read from, exactly as at `span`: "Friday"."""

    precision: Precision = attrs.field(validator=Exactly(Precision))
    """How exactly the words give the time."""

    span: Span = attrs.field(converter=to_span, validator=SPAN)
    """Where the words stand."""

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise refuse_record(self, "end", expected=f"a day not before the start ({self.start})", found=str(self.end))
