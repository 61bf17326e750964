"""What the page calls things: positions, acts, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Act, MeetingKind, Position, Precision, StatementKind

if TYPE_CHECKING:
    from datetime import date

    from geopolnews.model import Period

POSITIONS = {
    Position.SUPPORT: ("for", "+"),
    Position.OPPOSE: ("against", "−"),
    Position.CONCERN: ("concerned", "!"),
    Position.NEUTRAL: ("neutral", "○"),
}
"""The words for a position, and its sign, so that no one has to tell them by colour."""

WAYS = {
    StatementKind.DIRECT: "quoted",
    StatementKind.INDIRECT: "reported",
    StatementKind.MIXED: "partly quoted",
}
"""The words for how a statement is given."""

_ACTS = {
    Act.STATE: "says",
    Act.PRAISE: "praises",
    Act.CONDEMN: "condemns",
    Act.ACCUSE: "accuses",
    Act.DENY: "denies",
    Act.DEMAND: "demands",
    Act.WARN: "warns",
    Act.THREATEN: "threatens",
    Act.PROMISE: "promises",
    Act.PROPOSE: "proposes",
    Act.AGREE: "agrees",
    Act.REJECT: "rejects",
    Act.THANK: "thanks",
    Act.ASK: "asks",
}
_MEETINGS = {
    MeetingKind.BILATERAL: "bilateral meeting",
    MeetingKind.MULTILATERAL: "multilateral meeting",
    MeetingKind.CALL: "phone or video call",
    MeetingKind.OTHER: "another kind of meeting",
}
_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # not strftime: it speaks the language of the machine


def name_act(act: Act) -> str:
    """Return what a speaker does by saying something: "warns"."""
    return _ACTS[act]


def name_meeting(kind: MeetingKind) -> str:
    """Return what sort of event a meeting is."""
    return _MEETINGS.get(kind, kind.value)


def write_day(day: date) -> str:
    """Return a day as people write it: "14 May 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def write_days(period: Period) -> str:
    """Return the days of a period, no more exactly than the text gives them: "June 2025", "3 to 5 May 2025"."""
    start, end = period.start, period.end
    if period.precision is Precision.YEAR and start.year == end.year:
        return str(start.year)
    if period.precision is Precision.MONTH and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if start == end:
        return write_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {write_day(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} to {write_day(end)}"
    return f"{write_day(start)} to {write_day(end)}"


def write_period(period: Period) -> str:
    """Return a time in the words of the article, and its days: "Friday (16 May 2025)"."""
    return f"{period.text} ({write_days(period)})"


def write_gap(days: int) -> str:
    """Return a stretch of time in round words: "5 weeks"."""
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"{round(days / length)} {unit}s"
    return f"{days} days" if days > 1 else "1 day"


def count_things(count: int, name: str) -> str:
    """Return a number of things: "1 meeting", "1,000 meetings"."""
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"
