"""Who met whom: a picture, and the meetings in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Meeting, PlaceKind
from geopolnews.serialize.page.entry import (
    link_words,
    make_entry,
    make_name,
    make_names,
    make_number,
    make_remarks,
    make_section,
    mark_doubt,
    tell_steps,
)
from geopolnews.serialize.page.markup import Markup, element, join
from geopolnews.serialize.page.meeting_picture import draw_meetings
from geopolnews.serialize.page.wording import name_meeting, write_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Findings
    from geopolnews.serialize.page.anchors import Anchors
    from geopolnews.serialize.page.markup import Child


def show_meetings(findings: Findings, anchors: Anchors) -> Markup:
    """Return the section that tells who met whom."""
    entries = [_show_meeting(findings, meeting, anchors) for meeting in findings.meetings]
    return make_section(
        "met",
        "Who met whom",
        len(findings.meetings),
        tell_steps(Meeting, "meetings") if entries else None,
        draw_meetings(findings, anchors),
        element("ol", *entries) if entries else None,
    )


def _show_meeting(findings: Findings, meeting: Meeting, anchors: Anchors) -> Markup:
    names = make_names(findings, meeting.participants) if meeting.participants else "The parties are not named"
    return make_entry(
        findings,
        meeting,
        anchors,
        make_number(anchors.numbers[meeting.id]),
        element("h3", names),
        make_remarks(_list_remarks(findings, meeting)),
        _list_mentions(findings, meeting),
    )


def _list_remarks(findings: Findings, meeting: Meeting) -> Iterator[Child]:
    """Yield what is known about a meeting besides its parties."""
    yield element("span", meeting.status, class_=f"chip {meeting.status}")
    yield name_meeting(meeting.kind)
    yield join(["hosted by ", make_name(findings[meeting.host])]) if meeting.host else None
    if meeting.place:
        place = findings[meeting.place]
        yield join(["at " if place.kind is PlaceKind.SITE else "in ", make_name(place)])
    yield write_period(meeting.date) if meeting.date else None
    yield f"about {meeting.topic}" if meeting.topic else None
    yield mark_doubt(meeting)


def _list_mentions(findings: Findings, meeting: Meeting) -> Markup:
    links = [
        element("li", link_words(findings.quote(span), meeting.id, nth=nth))
        for nth, span in enumerate(meeting.mentions)
    ]
    return element("ul", *links, class_="mentions", aria_label="The words that tell of it")
