"""Read what the words of a time expression say: one reader for each shape of words."""

import re

import attrs

from geopolnews.annotate.dates.expression import (
    CalendarDate,
    Fraction,
    NumericDate,
    Range,
    Shift,
    Stretch,
    Unit,
    Value,
    Weekday,
)
from geopolnews.annotate.dates.lookalikes import is_day_name, is_month, is_weekday, is_year
from geopolnews.lexicon.calendar import ORDINALS, number_of_month, number_of_weekday, read_number

Match = re.Match[str]
STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "the": 0, "current": 0, "the current": 0,
    "same": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this coming": 1, "this past": -1, "": 0,
}  # fmt: skip
# letters that match these without regard to case
LETTERS = str.maketrans("ſKİı", "skii")
DAYS_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
# years of two digits up to this one belong to this century
LAST_SHORT_YEAR = 49


def _group(match: Match, name: str) -> str:
    """Return what a group of the pattern found, "" where the pattern has no such group or it found nothing."""
    found: str | None = match[name] if name in match.re.groupindex else None
    return " ".join(found.translate(LETTERS).lower().split()) if found else ""


def _step(match: Match, name: str) -> int | None:
    word = _group(match, name)
    return STEPS[word] if word else None


def _number(match: Match, name: str) -> int | None:
    digits = _group(match, name).rstrip("stndrh")
    return int(digits) if digits else None


def _past(match: Match) -> int:
    return -1 if _group(match, "past") else 1


def read_iso(match: Match) -> Value | None:
    """Read "2022-07-24"."""
    return CalendarDate(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))


def read_numeric(match: Match) -> Value | None:
    """Read "24/07/2022"; years of two digits only between strokes, as "7.8.07" may be anything."""
    year = int(match["year"])
    if len(match["year"]) == 2:
        if match[2] != "/":
            return None
        year += 2000 if year <= LAST_SHORT_YEAR else 1900
    return NumericDate(int(match["first"]), int(match["second"]), year)


def read_month(match: Match) -> Value | None:
    """Read a month, with or without day and year: "Wednesday, June 15", "18-20 July 2022", "mid-July", "last May"."""
    word = match["month"].rstrip(".")
    bare = not (_step(match, "near") or match.start() != match.start("month"))
    dated = bool(_group(match, "day") or _group(match, "year") or _group(match, "year_near"))
    if not is_month(match.string, match.start(), match.end(), word, bare=bare, dated=dated):
        return None
    weekday = _group(match, "weekday")
    first = CalendarDate(
        year=_number(match, "year"),
        month=number_of_month(_group(match, "month")),
        day=_number(match, "day"),
        weekday=number_of_weekday(weekday) if weekday else None,
        step=_step(match, "near"),
        year_step=_step(match, "year_near"),
    )
    last = _number(match, "to_day") or _number(match, "and_day")
    if last is None or first.day is None:
        return first
    return Range(first, attrs.evolve(first, day=last, weekday=None)) if first.day < last else None


def read_day_of_month(match: Match) -> Value | None:
    """Read "the 15th of this month"."""
    return Fraction(Unit.DAY, _number(match, "day") or 1, Shift(Unit.MONTH, _step(match, "near")))


def read_weekday(match: Match) -> Value | None:
    """Read "Friday", "last Friday", "Friday morning", "Friday next week"."""
    bare = match.end() - match.start() == len(match["weekday"])
    if not is_weekday(match.string, match.start(), match.end(), bare=bare):
        return None
    day = number_of_weekday(_group(match, "weekday"))
    week = _step(match, "week")
    return Weekday(day, week, in_week=True) if week is not None else Weekday(day, _step(match, "near"))


def read_today(match: Match) -> Value | None:
    """Read "yesterday evening", "this morning", "last night"."""
    if match["word"] and not is_day_name(match.string, match.start(), match.end(), match["word"]):
        return None
    return Shift(Unit.DAY, -1 if match["night"] else DAYS_NEAR.get(_group(match, "word"), 0))


def read_next_but_one(match: Match) -> Value | None:
    """Read "the day before yesterday"."""
    return Shift(Unit.DAY, 2 * _past(match))


def read_near(match: Match) -> Value | None:
    """Read a unit beside the present or another one: "early next week", "the previous day", "the day before"."""
    if "past" in match.re.groupindex:
        return Shift(Unit(_group(match, "unit")), _past(match))
    return Shift(Unit(_group(match, "unit")), STEPS[_group(match, "near")])


def read_weekend(match: Match) -> Value | None:
    """Read "over the weekend"."""
    return Shift(Unit.WEEKEND, None)


def read_count(match: Match) -> Value | None:
    """Read a number of units: "two weeks ago", "three days later"."""
    count, unit = read_number(_group(match, "number")), Unit(_group(match, "unit"))
    if count == 1 and unit is Unit.WEEK:  # seven days to the day; "two weeks ago" is less exact
        count, unit = 7, Unit.DAY
    return Shift(unit, count * _past(match)) if count else None


def read_stretch(match: Match) -> Value | None:
    """Read "the past two weeks", "the next six months"."""
    count = read_number(_group(match, "number")) if "number" in match.re.groupindex else 1
    return Stretch(Unit(_group(match, "unit")), count * _past(match)) if count else None


def read_year(match: Match) -> Value | None:
    """Read "2022", "late 2022", "2015-2018", "2021/22"."""
    bare = match.start() == match.start("year") and not match["to"]
    if not is_year(match.string, match.start(), match.end(), bare=bare):
        return None
    first = int(match["year"])
    if not match["to"]:
        return CalendarDate(year=first)
    last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
    return Range(CalendarDate(year=first), CalendarDate(year=last)) if first < last else None


def read_decade(match: Match) -> Value | None:
    """Read "the late 1990s"."""
    year = int(match["decade"]) * 10
    return Range(CalendarDate(year=year), CalendarDate(year=year + 9))


def read_fraction(match: Match) -> Value | None:
    """Read "the first quarter of 2009", "the last week of March", "Q3 2022"."""
    ordinal = _group(match, "ordinal")
    number = ORDINALS.get(ordinal) or int(ordinal)
    piece = _group(match, "piece") or "quarter"
    if _group(match, "unit"):
        whole: CalendarDate | Shift = Shift(Unit(_group(match, "unit")), _step(match, "near"))
    else:
        month = number_of_month(_group(match, "month")) if _group(match, "month") else None
        whole = CalendarDate(_number(match, "year"), month, year_step=_step(match, "year_near"))
    known = whole != CalendarDate()
    if (piece == "quarter" and ordinal == "last" and not known) or (piece != "quarter" and not known):
        return None
    return Fraction(None if piece == "half" else Unit(piece), number, whole)
