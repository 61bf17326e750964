"""Count days, weeks, months and years, and find the first and last day of each."""

from calendar import monthrange
from datetime import date, timedelta

from geopolnews.annotate.dates.expression import Unit
from geopolnews.model.period import Precision

Days = tuple[date, date]
SATURDAY = 5
WEEK_DAYS = 7
MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}
PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.WEEKEND: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.RANGE,
}


def move(day: date, unit: Unit, count: int) -> date:
    """Return the day so many units later; the last day of a month where that month has no such day.

    Raises:
        OverflowError: if the day lies outside what `datetime.date` can hold.
    """
    if unit not in MONTHS_IN:
        return day + timedelta(days=count * (1 if unit is Unit.DAY else WEEK_DAYS))
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_IN[unit], 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"no such year: {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_days(year: int, month: int, count: int = 1) -> Days:
    """Return the first and last day of a run of months."""
    last = move(date(year, month, 1), Unit.MONTH, count - 1)
    return date(year, month, 1), last.replace(day=monthrange(last.year, last.month)[1])


def days_around(day: date, unit: Unit) -> Days:
    """Return the first and last day of the unit that a day lies in; for a weekend, that of its week."""
    if unit is Unit.DAY:
        return day, day
    if unit is Unit.WEEK or unit is Unit.WEEKEND:
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=SATURDAY if unit is Unit.WEEKEND else 0), monday + timedelta(days=6)
    if unit is Unit.MONTH:
        return month_days(day.year, day.month)
    if unit is Unit.QUARTER:
        return month_days(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    first = day.year // 10 * 10 if unit is Unit.DECADE else day.year
    return date(first, 1, 1), date(first + (9 if unit is Unit.DECADE else 0), 12, 31)
