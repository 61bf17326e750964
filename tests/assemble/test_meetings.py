"""From words that name meetings to meetings."""

from __future__ import annotations

from datetime import date

import pytest
from assemble.any_tree import grow_any_tree
from assemble.plain_cast import cast_of
from cases_by_line import read_line_cases
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.annotate.marks import marks_of
from geopolnews.annotate.meetings import mark_meetings
from geopolnews.assemble.meetings.circumstances import lies_in
from geopolnews.assemble.meetings.meetings import collect_meetings
from geopolnews.model.article import Article
from geopolnews.model.findings import Findings
from geopolnews.model.meeting import Meeting
from geopolnews.model.place import Place, PlaceKind
from geopolnews.model.span import Span
from geopolnews.pipeline import extract

WORDS = [
    *"Berg Otieno met with talks the meeting visit to summit held in Geneva will discuss , . “ ” 's and Monday".split(),
    "\n\n",
]


def describe(findings: Findings, meeting: Meeting) -> str:
    who = ", ".join(findings[id].name for id in meeting.participants) or "nobody"
    return f"{who} | {meeting.kind} | {meeting.status} | {len(meeting.mentions)}"


@pytest.mark.model
@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in read_line_cases("meetings")])
def test_case(lines: dict[str, list[str]]) -> None:
    findings = extract(lines["text"][0], published="2024-05-08")
    wanted = [line.split(" | ") for line in lines["met"]]
    assert [describe(findings, meeting) for meeting in findings.meetings] == [" | ".join(w[:4]) for w in wanted]
    for meeting, parts in zip(findings.meetings, wanted, strict=True):
        for key, value in (pair.split("=") for pair in parts[4:]):
            assert findings[getattr(meeting, key)].name == value


@pytest.mark.model
def test_a_meeting_has_its_date_and_its_reasons() -> None:
    findings = extract("Anna Berg met Joseph Otieno on Monday.", published="2024-05-08")
    (meeting,) = findings.meetings
    assert meeting.date is not None
    assert meeting.date.start == date(2024, 5, 6)
    assert meeting.because


@pytest.mark.model
def test_the_day_of_saying_is_not_the_day_of_the_meeting() -> None:
    findings = extract(
        "Anna Berg will meet Joseph Otieno in Geneva, the ministry said on Monday.", published="2024-05-08"
    )
    (meeting,) = findings.meetings
    assert meeting.date is None


def place_of(kind: PlaceKind, country: str | None) -> Place:
    return Place(name=f"{kind} {country}", kind=kind, country=country, mentions=(Span(start=0, end=1),), confidence=1.0)


@pytest.mark.model
def test_until_when_somebody_has_time_is_not_the_day_of_the_meeting() -> None:
    findings = extract("Anna Berg met Joseph Otieno and gave him until 30 June to decide.", published="2024-05-08")
    assert [meeting.date for meeting in findings.meetings] == [None]


def test_a_city_lies_in_its_country_and_not_the_other_way_round() -> None:
    city, country = place_of(PlaceKind.CITY, "CH"), place_of(PlaceKind.COUNTRY, "CH")
    assert lies_in(city, country)
    assert not lies_in(country, city)
    assert not lies_in(city, place_of(PlaceKind.COUNTRY, "FR"))
    assert not lies_in(place_of(PlaceKind.CITY, None), place_of(PlaceKind.COUNTRY, None))


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40), st.data())
def test_any_text_and_any_tree_give_meetings_that_hold_together(words: list[str], data: st.DataObject) -> None:
    article = Article(text=" ".join(words) or "x")
    doc = grow_any_tree(article, data)
    mark_meetings(doc)
    cast = cast_of(doc, people="Berg, Otieno")
    gathered = collect_meetings(doc, article, cast)
    Findings(article=article, actors=cast.actors, meetings=gathered.records, notes=gathered.notes)
    assert all(mark.phrase.end <= len(doc) for mark in marks_of(doc).meetings)
