"""When a statement was made, and at which meeting."""

from __future__ import annotations

import re
from datetime import date

from geopolnews.annotate.asides import stands_aside
from geopolnews.annotate.dates import Direction, TimeExpression, find_dates, resolve_date
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.statements.channels import list_surroundings
from geopolnews.assemble.statements.drafts import Draft
from geopolnews.model.meeting import Meeting, MeetingStatus
from geopolnews.model.period import Period

NEAR = 40
"""Characters between the verb of speech and the day of it: "told a news conference in Paris on Friday"."""

ALREADY = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})

OCCASIONS = (
    "during|in|at|after|following|when|as|while|upon|before|ahead of|addressing|chairing|receiving|hosting|welcoming"
)
AT = re.compile(rf"\b(?:{OCCASIONS})\b[^.;“”\"]{{0,60}}$", re.IGNORECASE)


def times_told(doc: Doc, text: str) -> tuple[TimeExpression, ...]:
    """Return the times that the article itself tells: one that somebody speaks of is no time of speaking."""
    said = [_offsets(doc, content) for mark in marks_of(doc).attributions for content in mark.contents]
    return tuple(
        when for when in find_dates(text) if not any(s <= when.span.start and when.span.end <= e for s, e in said)
    )


def find_day(doc: Doc, draft: Draft, dates: tuple[TimeExpression, ...], published: date | None) -> Period | None:
    """Return when the content of a draft was said, where a day stands beside the verb of speech."""
    if draft.cue is None:
        return None
    low, high = doc[draft.cue.start].idx, doc[draft.cue.end - 1].idx + len(doc[draft.cue.end - 1])
    best: tuple[int, TimeExpression] | None = None
    for part in list_surroundings(doc, draft):
        start, end = _offsets(doc, part)
        for when in dates:
            if start <= when.span.start and when.span.end <= end and not when.anchored:
                span = doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
                if span is not None and len(span) and stands_aside(span[0], doc[draft.cue.start]):
                    continue
                gap = max(when.span.start - high, low - when.span.end, 0)
                between = doc.text[min(high, when.span.end) : max(low, when.span.start)]
                if gap <= NEAR and not re.search(r"[,;:]\s+\w+ \w+|\b(?:that|after|before|who|which)\b", between):
                    best = min(best, (gap, when), key=lambda b: b[0]) if best else (gap, when)
    return resolve_date(best[1], published=published, direction=Direction.PAST) if best else None


def find_meeting(doc: Doc, draft: Draft, speakers: tuple[str, ...], meetings: tuple[Meeting, ...]) -> str | None:
    """Return the meeting that the words around the content name as the occasion: "during the talks"."""
    possible = [m for m in meetings if m.status in ALREADY and set(speakers) & {*m.participants, m.host}]
    text = doc.text if possible else ""
    for part in list_surroundings(doc, draft) if possible else ():
        start, end = _offsets(doc, part)
        for meeting in possible:
            for mention in meeting.mentions:
                if start <= mention.start < end and AT.search(text[start : mention.start]):
                    return meeting.id
    return None


def _offsets(doc: Doc, part: Stretch) -> tuple[int, int]:
    return doc[part.start].idx, doc[part.end - 1].idx + len(doc[part.end - 1])
