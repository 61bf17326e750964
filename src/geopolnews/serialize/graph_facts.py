"""What nodes and edges say in the same way: where words stand, when something was, a label that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopolnews.serialize.naming import shorten

if TYPE_CHECKING:
    from geopolnews.model import Findings, Meeting, Period, Span

_LABEL_LENGTH = 80  # characters; what is longer covers the picture


def label_meeting(meeting: Meeting, findings: Findings) -> str:
    """Return a short name for a meeting: its kind and its parties."""
    parties = ", ".join(dict.fromkeys(findings[party].name for party in meeting.participants))
    return shorten_label(f"{meeting.kind}: {parties}" if parties else str(meeting.kind))


def shorten_label(text: str) -> str:
    """Return a text as a label."""
    return shorten(text, _LABEL_LENGTH)


def write_spans(*spans: Span) -> tuple[str, ...]:
    """Return where words stand: "12:24"."""
    return tuple([f"{span.start}:{span.end}" for span in spans])


def tell_days(period: Period | None) -> dict[str, Any]:
    """Return the fields of a node or edge that say when it was; none where that is not known."""
    if period is None:
        return {}
    return {"start": period.start, "end": period.end, "precision": period.precision, "date_text": period.text}
