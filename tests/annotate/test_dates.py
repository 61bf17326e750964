"""Time expressions are found where they stand, and resolve to the days they mean."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.annotate.dates import Direction, TimeExpression, find_dates, guess_direction, resolve_date
from geopolnews.model.period import Period, Precision
from geopolnews.model.span import Span

CASES = Path(__file__).resolve().parent.parent / "cases" / "dates.txt"
WEDNESDAY = date(2022, 7, 27)
# words that expressions are made of, in any order
PIECES = (
    "from|to|and|between|the|last|next|this|past|of|early|mid-|Monday|Friday|May|March|July|Sept.|24|3rd|30|2022|1990s|"
    "2021-22|Q3|two|days|day|week|weekend|month|year|quarter|first|half|decades|ago|later|before|same|following|today|"
    "tomorrow|0|99|999|, | |-|–|/|.|(|’s|ſ|K|İ|٣|\n|end of|in"
).split("|")


def read_cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def show(period: Period | None) -> str:
    return "-" if period is None else f"{period.start}..{period.end} {period.precision}"


def find_one(text: str) -> TimeExpression:
    (expression,) = find_dates(text)
    return expression


@pytest.mark.parametrize(("published", "marked", "expected"), read_cases())
def test_case(published, marked, expected):
    text = re.sub(r"\[\[|\]\]", "", marked)
    found = find_dates(text)
    if expected == "none":
        assert [expression.text for expression in found] == []
        return
    words = re.findall(r"\[\[(.*?)\]\]", marked, re.DOTALL)
    at_mark = [expression for expression in found if expression.span.start == marked.index("[[")]
    assert [expression.text for expression in at_mark] == words
    (expression,) = at_mark
    direction = guess_direction(text, expression.span.start, expression.span.end)
    day = None if published == "-" else date.fromisoformat(published)
    assert show(resolve_date(expression, published=day, direction=direction)) == expected


def test_there_are_many_cases():
    assert len(read_cases()) > 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met two days later.", "2022-03-25..2022-03-25 day"),
        ("They met two days earlier.", "2022-03-21..2022-03-21 day"),
        ("They met the same day.", "2022-03-23..2022-03-23 day"),
        ("They met the following week.", "2022-03-28..2022-04-03 week"),
        ("They met the previous year.", "2021-01-01..2021-12-31 year"),
    ],
)
def test_anchored_expressions_count_from_the_anchor(text, expected):
    day = date(2022, 3, 23)
    anchor = Period(start=day, end=day, text="23 March", precision=Precision.DAY, span=Span(start=0, end=8))
    expression = find_one(text)
    assert expression.anchored
    assert show(resolve_date(expression, published=WEDNESDAY, anchor=anchor)) == expected
    assert resolve_date(expression, published=WEDNESDAY) is None


def test_days_are_not_counted_from_a_month():
    days = date(2022, 3, 1), date(2022, 3, 31)
    march = Period(start=days[0], end=days[1], text="March", precision=Precision.MONTH, span=Span(start=0, end=5))
    assert resolve_date(find_one("They left two days later."), published=WEDNESDAY, anchor=march) is None


@pytest.mark.parametrize(("direction", "day"), [(Direction.PAST, 22), (Direction.FUTURE, 29), (Direction.UNKNOWN, 22)])
def test_the_direction_decides_on_a_bare_weekday(direction, day):
    period = resolve_date(find_one("Talks on Friday"), published=WEDNESDAY, direction=direction)
    assert period is not None
    assert period.start == date(2022, 7, day)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He said on [[Friday]] that they will meet.", Direction.PAST),
        ("He said that they will meet on [[Friday]].", Direction.FUTURE),
        ("The talks, to be held on [[Friday]], matter.", Direction.FUTURE),
        ("The talks held on [[Friday]] matter.", Direction.PAST),
        ("“We will win,” he said in a speech on [[Friday]].", Direction.PAST),
        ("On [[Friday]] the envoy is expected to travel on.", Direction.FUTURE),
        ("On [[Friday]] the envoy agreed to travel on.", Direction.PAST),
        ("The envoy agreed to travel on [[Friday]].", Direction.FUTURE),
        ("They might have met on [[Friday]].", Direction.PAST),
        ("ahead of [[Friday]]'s vote", Direction.FUTURE),
        ("after [[Friday]]'s vote", Direction.PAST),
        ("[[Friday]]", Direction.UNKNOWN),
        ("[[next Friday]]", Direction.FUTURE),
    ],
)
def test_direction(marked, expected):
    start = marked.index("[[")
    text = marked.replace("[[", "").replace("]]", "")
    assert guess_direction(text, start, start + marked.index("]]") - start - 2) is expected


def check_spans(text: str) -> None:
    reached = 0
    for expression in find_dates(text):
        span = expression.span
        assert reached <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == expression.text
        reached = span.end
        for direction in Direction:
            resolve_date(expression, published=WEDNESDAY, direction=direction)
            resolve_date(expression, published=None, direction=direction)
        guess_direction(text, span.start, span.end)


@given(st.text())
def test_any_text_can_be_read(text):
    check_spans(text)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_any_order_of_time_words_can_be_read(pieces, glue):
    check_spans(glue.join(pieces))


@given(st.sampled_from([date.min, date.max]), st.lists(st.sampled_from(PIECES), max_size=8))
def test_the_ends_of_the_calendar_are_no_error(published, pieces):
    for expression in find_dates(" ".join(["last week next week", *pieces])):
        for direction in Direction:
            resolve_date(expression, published=published, direction=direction)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "12 ", "May ", " ", "\n", "Monday and ", "the next ", "1/1/", "in ", "the end of the ", "20", "“"],
)
def test_time_grows_with_the_text_only(piece):
    def measure(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        find_dates(text)
        guess_direction(text, length // 2, length // 2 + 1)
        return time.process_time() - started

    measure(1_000)
    assert measure(160_000) < 40 * measure(20_000) + 0.5
