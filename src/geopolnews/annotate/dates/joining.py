"""Join two expressions that name the ends of one time: "from Monday to Thursday", "Friday and Saturday"."""

import re
from functools import lru_cache

from geopolnews.annotate.dates.expression import CalendarDate, Range, Shift, TimeExpression, Unit, Weekday
from geopolnews.annotate.dates.grammar import find_readings
from geopolnews.model.span import Span

BETWEEN = re.compile(
    r"(?:\s{1,2}(?:to|through|until|till)|\s{1,2}(?P<and>and)(?:\s{1,2}on)?)\s{1,2}\Z|\s?[-–—]\s?\Z", re.IGNORECASE
)
OPENING = re.compile(r"\b(?P<word>from|between)\s{1,2}\Z", re.IGNORECASE)
# the longest connector: "  and  on  "
LONGEST_GAP = 11


@lru_cache(maxsize=1)  # the dates of an article are asked for by its meetings, then by its statements
def find_dates(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text, in its order, none overlapping another.

    Habits ("every Friday"), vague times ("recently", "in recent years") and mere lengths ("for three days") are left
    out, as are times of day.

    Args:
        text: any text; offsets count into it.
    """
    joined: list[TimeExpression] = []
    for expression in find_readings(text):
        pair = _join(text, joined[-1], expression) if joined else None
        if pair is None:
            joined.append(expression)
        else:
            joined[-1] = pair
    return tuple(joined)


def _join(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """Return both as one range, or None where they are two times."""
    start, end = first.span.start, last.span.end
    gap = text[first.span.end : last.span.start]
    if len(gap) > LONGEST_GAP or isinstance(first.value, Range) or isinstance(last.value, Range):
        return None
    between = BETWEEN.match(gap)
    if between is None or first.anchored or last.anchored:
        return None
    opening = OPENING.search(text[max(0, start - LONGEST_GAP) : start])
    word = opening["word"].lower() if opening else ""
    if between["and"]:
        fits = word == "between" or _follows(first, last)
    else:
        fits = word == "from" or (_kind(first) is not None and _kind(first) == _kind(last))
    if not fits:
        return None
    if opening and word == ("between" if between["and"] else "from"):
        start -= len(opening[0])
    span = Span(start=start, end=end)
    return TimeExpression(span=span, text=text[start:end], value=Range(first.value, last.value))


def _kind(expression: TimeExpression) -> str | None:
    """Name what two ends of a range have in common where no "from" opens it; None for what makes no range."""
    value = expression.value
    if isinstance(value, CalendarDate):
        return "day" if value.day else "month" if value.month else "year"
    return "weekday" if isinstance(value, Weekday) else None


def _follows(first: TimeExpression, last: TimeExpression) -> bool:
    """Tell whether "X and Y" are two days or months in a row, which one time covers."""
    one, other = first.value, last.value
    if isinstance(one, Weekday) and isinstance(other, Weekday):
        return (other.day - one.day) % 7 == 1 and other.step is None
    if isinstance(one, Shift) and isinstance(other, Shift):
        days = one.unit is Unit.DAY and other.unit is Unit.DAY
        return days and one.count is not None and other.count == one.count + 1
    if isinstance(one, CalendarDate) and isinstance(other, CalendarDate) and not (one.day or other.day):
        return one.month is not None and other.month is not None and other.month == one.month + 1
    return False
