"""When it happened: the days that are spoken of, one below the other, with how long it is between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from geopolnews.serialize.naming import join_names, shorten
from geopolnews.serialize.page.entry import make_section
from geopolnews.serialize.page.markup import Markup, element
from geopolnews.serialize.page.wording import name_act, name_meeting, write_day, write_days, write_gap

if TYPE_CHECKING:
    from datetime import date

    from geopolnews.model import Findings, Meeting, Period, Statement
    from geopolnews.serialize.page.anchors import Anchors

_WORDS_LENGTH = 60  # characters of a statement that the line shows


@attrs.define
class _Stop:
    """A day or a stretch of days on the line."""

    start: date
    end: date
    days: str
    entries: list[Markup] = attrs.field(factory=list)


def show_timeline(findings: Findings, anchors: Anchors) -> Markup | None:
    """Return the section that tells when things happened; nothing where no day is known."""
    stops = _collect_stops(findings, anchors)
    if not stops:
        return None
    shown = [_show_stop(stop) for stop in stops]
    for number, (before, after) in reversed(list(enumerate(pairwise(stops), start=1))):
        days = (after.start - before.start).days
        if days:
            shown.insert(number, element("li", f"{write_gap(days)} later", class_="between"))
    return make_section("when", "When", len(stops), element("ol", *shown, class_="timeline"))


def _collect_stops(findings: Findings, anchors: Anchors) -> list[_Stop]:
    stops: dict[tuple[date, date], _Stop] = {}

    def find_stop(period: Period) -> _Stop:
        return stops.setdefault((period.start, period.end), _Stop(period.start, period.end, write_days(period)))

    for meeting in findings.meetings:
        if meeting.date:
            find_stop(meeting.date).entries.append(_show_meeting(findings, meeting, anchors))
    for statement in findings.statements:
        if statement.date:
            find_stop(statement.date).entries.append(_show_statement(findings, statement, anchors))
    published = findings.article.published
    if published:
        stop = stops.setdefault((published, published), _Stop(published, published, write_day(published)))
        stop.entries.append(element("li", "The article was published", class_="published"))
    return [stops[days] for days in sorted(stops)]


def _show_stop(stop: _Stop) -> Markup:
    day = element("time", stop.days, datetime=stop.start.isoformat())
    return element("li", element("h3", day), element("ul", *stop.entries))


def _show_meeting(findings: Findings, meeting: Meeting, anchors: Anchors) -> Markup:
    names = join_names(findings, meeting.participants) or "the parties are not named"
    number = anchors.numbers[meeting.id]
    words = f"Meeting {number}, {meeting.status}: {name_meeting(meeting.kind)}, {names}"
    return element("li", element("a", words, href=f"#{meeting.id}"), class_=meeting.status)


def _show_statement(findings: Findings, statement: Statement, anchors: Anchors) -> Markup:
    speakers = join_names(findings, statement.speakers) or "Somebody"
    verb = name_act(statement.act)
    words = f"{anchors.numbers[statement.id]} {speakers} ({verb}): {shorten(statement.text, _WORDS_LENGTH)}"
    return element("li", element("a", words, href=f"#{statement.id}"))
