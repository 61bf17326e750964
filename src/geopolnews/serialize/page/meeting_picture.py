"""A picture of who met whom: a row for each party, a column for each meeting, and dots where they cross.

Names lie flat and never cover each other, however many there are, which they do around a circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import MeetingStatus
from geopolnews.serialize.naming import join_names
from geopolnews.serialize.page.drawing import WIDTH, draw_label, fit_label, make_picture, measure
from geopolnews.serialize.page.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Findings, Meeting
    from geopolnews.serialize.page.anchors import Anchors

_WIDEST_LABEL = 170
_TOP = 42
_ROW = 28
_GAP = 14  # between names and columns
_WIDEST = 72  # of a column
_WITH_PLACE = 44  # the narrowest column that has room for the name of a place
_RADIUS = 5.5


def draw_meetings(findings: Findings, anchors: Anchors) -> Markup | None:
    """Return the picture; nothing where one sentence says as much."""
    rows = {party: _TOP + _ROW * (row + 0.5) for row, party in enumerate(_order_parties(findings))}
    if not rows or (len(rows) < 3 and len(findings.meetings) < 2):
        return None
    labels = [fit_label(findings[party].name, _WIDEST_LABEL) for party in rows]
    left = max(measure(line) for label in labels for line in label) + _GAP
    column = min(_WIDEST, (WIDTH - left) / len(findings.meetings))
    right = left + column * len(findings.meetings)
    height = _TOP + _ROW * len(rows)
    parts = []
    for label, y in zip(labels, rows.values(), strict=True):
        parts.append(element("line", x1=left, x2=right, y1=y, y2=y, class_="guide"))
        parts.append(draw_label(label, 0, y))
    for number, meeting in enumerate(findings.meetings):
        x = left + column * (number + 0.5)
        reach = element("rect", x=x - column / 2, y=0, width=column, height=height, class_="reach")
        parts.append(_draw_meeting(findings, meeting, anchors, rows, x, reach))
        parts.extend(_draw_head(findings, meeting, anchors, x, column))
    words = f"A picture of {len(findings.meetings)} meetings and {len(rows)} parties; the list below has the same."
    caption = (
        "Rows are parties, columns are meetings, numbered as below. A ring is the host;"
        " a broken line means planned or proposed, a cross cancelled."
    )
    return make_picture(words, caption, height, parts)


def _order_parties(findings: Findings) -> list[str]:
    """Return the ids of the parties in the order of their meetings, hosts first."""
    parties = (party for meeting in findings.meetings for party in (meeting.host, *meeting.participants) if party)
    return list(dict.fromkeys(parties))


def _draw_meeting(
    findings: Findings, meeting: Meeting, anchors: Anchors, rows: dict[str, float], x: float, reach: Markup
) -> Markup:
    here = {party: rows[party] for party in (*meeting.participants, meeting.host) if party}
    low, high = min(here.values(), default=0.0), max(here.values(), default=0.0)
    parts = [reach, element("line", x1=x, x2=x, y1=low, y2=high, class_=f"meeting-line {meeting.status}")]
    for party, y in here.items():
        if party == meeting.host:
            parts.append(element("circle", cx=x, cy=y, r=_RADIUS + 3.5, class_="ring"))
        dot = "dot" if party in meeting.participants else "dot empty"
        parts.append(element("circle", cx=x, cy=y, r=_RADIUS, class_=f"{dot} {meeting.status}"))
    if meeting.status is MeetingStatus.CANCELLED:
        parts.append(element("path", d=f"M{x - 6:g} {(low + high) / 2 - 6:g}l12 12m0 -12l-12 12", class_="cross"))
    names = join_names(findings, meeting.participants) or "parties not named"
    words = f"Meeting {anchors.numbers[meeting.id]}, {meeting.status}: {names}"
    return element("a", *parts, href=f"#{meeting.id}", aria_label=words)


def _draw_head(findings: Findings, meeting: Meeting, anchors: Anchors, x: float, column: float) -> Iterator[Markup]:
    yield draw_label([str(anchors.numbers[meeting.id])], x, 12, anchor="middle", class_="column")
    if meeting.place and column >= _WITH_PLACE:
        yield draw_label(fit_label(findings[meeting.place].name, column - 4, 1), x, 28, anchor="middle")
