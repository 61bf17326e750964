"""Who met whom: the meetings, numbered so that statements can point to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geopolnews.cli.screen.layout import NAME, make_heading, make_row
from geopolnews.model import MeetingKind, MeetingStatus, PlaceKind
from geopolnews.serialize.naming import describe_period, join_names, name_kind, tell_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from geopolnews.model import Findings, Meeting

_STYLES = {MeetingStatus.HELD: "green", MeetingStatus.ONGOING: "green", MeetingStatus.CANCELLED: "red"}
_OPEN = "yellow"  # planned or proposed: it may yet not come about


def show_meetings(findings: Findings) -> Iterator[RenderableType]:
    """Yield the part of the summary that tells who met whom."""
    yield make_heading("WHO MET WHOM", len(findings.meetings))
    if findings.meetings:
        yield Text()
    # "12 cancelled": the number points back from the statements that were made there.
    digits = len(str(len(findings.meetings)))
    width = digits + 1 + max(len(status) for status in MeetingStatus)
    for number, meeting in enumerate(findings.meetings, start=1):
        yield make_row(
            f"{number:>{digits}} {meeting.status}",
            width,
            join_names(findings, meeting.participants) or "the parties are not named",
            style=_STYLES.get(meeting.status, _OPEN),
            words_style=NAME if meeting.participants else "",
            remarks=_list_remarks(findings, meeting),
        )


def _list_remarks(findings: Findings, meeting: Meeting) -> Iterator[str]:
    """Yield what is known about a meeting besides its parties."""
    yield "another kind of meeting" if meeting.kind is MeetingKind.OTHER else name_kind(meeting.kind)
    yield f"hosted by {findings[meeting.host].name}" if meeting.host else ""
    if meeting.place:
        place = findings[meeting.place]
        yield f"{'at' if place.kind is PlaceKind.SITE else 'in'} {place.name}"
    yield describe_period(meeting.date) if meeting.date else ""
    yield f"about {meeting.topic}" if meeting.topic else ""
    yield tell_doubt(meeting.confidence)
