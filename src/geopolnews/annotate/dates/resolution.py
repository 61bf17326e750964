"""Resolve what an expression says to days, against the day of publication or another date of the text."""

from datetime import date, timedelta

import attrs

from geopolnews.annotate.dates.expression import (
    CalendarDate,
    Direction,
    Fraction,
    NumericDate,
    Range,
    Shift,
    Stretch,
    TimeExpression,
    Unit,
    Value,
    Weekday,
)
from geopolnews.annotate.dates.units import PRECISIONS, SATURDAY, WEEK_DAYS, days_around, month_days, move
from geopolnews.model.period import Period, Precision

PAST, FUTURE, UNKNOWN = Direction.PAST, Direction.FUTURE, Direction.UNKNOWN
Resolved = tuple[date, date, Precision]
# A day of another year is told with its year, so the direction yields where it leads so many days away and the other
# way is much nearer: "will be extended beyond July 24" of an article of 26 July.
FAR_DAYS = 270
NEAR_DAYS = 45


def resolve_date(
    expression: TimeExpression,
    *,
    published: date | None,
    direction: Direction = UNKNOWN,
    anchor: Period | None = None,
) -> Period | None:
    """Return the days that an expression means, or None where they cannot be known.

    Args:
        expression: what `find_dates` found.
        published: the day the text was published; None leaves only full dates and years to resolve.
        direction: whether the sentence tells of the past or the future; decides "Friday", "July" and "the weekend".
        anchor: the date that an anchored expression ("two days later") counts from. Without one it stays unresolved.
    """
    if expression.anchored and anchor is None:
        return None
    base = published
    if expression.anchored and anchor is not None:
        base = _end_to_count_from(expression.value, anchor)
        if isinstance(expression.value, Shift) and _is_finer(expression.value.unit, anchor):
            return None
    try:
        days = _resolve(expression.value, base, direction)
    except (ValueError, OverflowError):
        return None  # no such day ("30 February") or no such year
    if days is None:
        return None
    return Period(start=days[0], end=days[1], precision=days[2], text=expression.text, span=expression.span)


def _end_to_count_from(value: Value, anchor: Period) -> date:
    """Return the last day of the anchor for what comes after it, else the first."""
    later = isinstance(value, Shift) and value.count is not None and value.count > 0
    return anchor.end if later else anchor.start


def _is_finer(unit: Unit, anchor: Period) -> bool:
    """Tell whether a unit is too fine to be counted from an anchor: "the next day" after "in July"."""
    first, last = days_around(anchor.start, unit)
    return unit is Unit.DAY and anchor.precision not in {Precision.DAY, Precision.RANGE} and first == last


def _resolve(value: Value, base: date | None, direction: Direction) -> Resolved | None:
    if isinstance(value, CalendarDate):
        return _resolve_calendar(value, base, direction)
    if isinstance(value, NumericDate):
        return _resolve_numeric(value, base)
    if isinstance(value, Range):
        return _resolve_range(value, base, direction)
    if isinstance(value, Fraction):
        return _resolve_fraction(value, base, direction)
    if base is None:
        return None
    if isinstance(value, Weekday):
        return _day(_find_weekday(value, base, direction))
    if isinstance(value, Stretch):
        other = move(base, value.unit, value.count)
        return min(base, other), max(base, other), Precision.RANGE
    return _resolve_shift(value, base, direction)


def _day(day: date) -> Resolved:
    return day, day, Precision.DAY


def _find_weekday(value: Weekday, base: date, direction: Direction) -> date:
    back = timedelta(days=(base.weekday() - value.day) % WEEK_DAYS)
    ahead = timedelta(days=(value.day - base.weekday()) % WEEK_DAYS)
    week = timedelta(days=WEEK_DAYS)
    if value.in_week or value.step == 1:
        # "next Friday" is Friday of the next week: the Friday of this week is just "Friday"
        return base - timedelta(days=base.weekday() - value.day) + week * (value.step or 0)
    if value.step == -1:
        return base - (back or week)
    return base + ahead if direction is FUTURE else base - back


def _resolve_shift(value: Shift, base: date, direction: Direction) -> Resolved:
    precision = PRECISIONS[value.unit]
    count = value.count
    if value.unit is Unit.WEEKEND and not count:
        # on a Monday "the weekend" of a past event is the one before, on a Sunday it is the one that is ending
        over = base.weekday() < SATURDAY and (direction is PAST or (direction is UNKNOWN and count is None))
        count = -1 if over else 0
    first, last = days_around(move(base, value.unit, count or 0), value.unit)
    return first, last, precision


def _resolve_calendar(value: CalendarDate, base: date | None, direction: Direction) -> Resolved | None:
    if value.year_step is not None and base is not None:
        value = attrs.evolve(value, year=base.year + value.year_step, year_step=None)
    if value.month is None:
        return None if value.year is None else (date(value.year, 1, 1), date(value.year, 12, 31), Precision.YEAR)
    year = value.year
    if year is None:
        year = _find_year(value, base, direction) if base is not None and value.year_step is None else None
    if year is None:
        return None
    if value.day is not None:
        return _day(date(year, value.month, value.day))
    return *month_days(year, value.month), Precision.MONTH


def _find_year(value: CalendarDate, base: date, direction: Direction) -> int | None:
    """Return the year that a month or a day without one lies in."""
    month = value.month or 1
    if value.day is None:
        return base.year + _count_years(value, month - base.month, direction)
    days = [day for year in range(base.year - 1, base.year + 2) if (day := _make_day(year, month, value.day))]
    if value.weekday is not None:
        days = [day for day in days if day.weekday() == value.weekday] or days
    days.sort(key=lambda day: abs(day - base))
    if not days:  # 29 February
        return None
    right_way = [day for day in days if day <= base] if direction is PAST else days
    if direction is FUTURE:
        right_way = [day for day in days if day >= base]
    if not right_way or (abs(right_way[0] - base).days > FAR_DAYS and abs(days[0] - base).days < NEAR_DAYS):
        return days[0].year
    return right_way[0].year


def _count_years(value: CalendarDate, months_ahead: int, direction: Direction) -> int:
    """Return in which year from this one a bare month lies, by "last", "this" and "next" or by the direction."""
    if value.step is None:
        return int(months_ahead < 0) if direction is FUTURE else -int(months_ahead > 0)
    if value.step == 0:
        return 0
    return int(months_ahead <= 0) if value.step == 1 else -int(months_ahead >= 0)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve_numeric(value: NumericDate, base: date | None) -> Resolved | None:
    """Read day before month, as most of the world does, unless only the other order is a date or is the nearer one."""
    days = [_make_day(value.year, value.second, value.first), _make_day(value.year, value.first, value.second)]
    possible = [day for day in days if day is not None]
    if not possible:
        return None
    return _day(min(possible, key=lambda day: abs(day - base)) if base is not None else possible[0])


def _resolve_range(value: Range, base: date | None, direction: Direction) -> Resolved | None:
    first_value, last_value = value.first, value.last
    if isinstance(last_value, CalendarDate) and isinstance(first_value, CalendarDate) and first_value.year is None:
        last = _resolve(last_value, base, direction)
        year = last[0].year if last else None
        over_new_year = (first_value.month or 1) > (last_value.month or 12)
        first_value = attrs.evolve(first_value, year=year - over_new_year if year else None)
        first = _resolve(first_value, base, direction)
    elif direction is not FUTURE and isinstance(last_value, Weekday):
        last = _resolve(last_value, base, direction)
        first = _resolve(first_value, last[0] if last else None, PAST)
    else:
        first = _resolve(first_value, base, direction)
        last = _resolve(last_value, first[0] if first and isinstance(last_value, Weekday) else base, FUTURE)
    if first is None or last is None or last[1] < first[0]:
        return None
    return first[0], last[1], Precision.RANGE


def _resolve_fraction(value: Fraction, base: date | None, direction: Direction) -> Resolved | None:
    if value.whole == CalendarDate():
        return _resolve_quarter(value.number, base, direction)
    whole = _resolve(value.whole, base, direction)
    if whole is None:
        return None
    first, last, _ = whole
    if value.unit is Unit.DAY:
        return _day(first.replace(day=value.number))
    if value.unit is Unit.QUARTER:
        number = 4 if value.number == -1 else value.number
        return *month_days(first.year, number * 3 - 2, 3), Precision.QUARTER
    if value.unit is Unit.WEEK:
        if value.number == -1:
            return last - timedelta(days=6), last, Precision.WEEK
        start = first + timedelta(days=WEEK_DAYS * (value.number - 1))
        return start, min(last, start + timedelta(days=6)), Precision.WEEK
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    middle = move(first, Unit.MONTH, months // 2) if months > 1 else first.replace(day=16)
    if value.number == 1:
        return first, middle - timedelta(days=1), Precision.RANGE
    return middle, last, Precision.RANGE


def _resolve_quarter(number: int, base: date | None, direction: Direction) -> Resolved | None:
    """Resolve "the third quarter" to the one that ended last, or to the next one."""
    if base is None:
        return None
    years = (base.year, base.year + 1) if direction is FUTURE else (base.year, base.year - 1)
    for year in years:
        first, last = month_days(year, number * 3 - 2, 3)
        if last >= base if direction is FUTURE else first <= base:
            return first, last, Precision.QUARTER
    return None
