"""What is marked in the article: names, descriptions and pronouns, words said and their cues, meetings, stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Actor, Organisation, PartKind, Reference, Span
from geopolnews.serialize.naming import UNSURE_BELOW, describe_role, join_names, name_kind
from geopolnews.serialize.page.anchors import name_note, name_part, name_words
from geopolnews.serialize.page.nesting import Mark
from geopolnews.serialize.page.wording import POSITIONS, name_act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Entity, Findings, Meeting, Stance, Statement
    from geopolnews.serialize.page.anchors import Anchors

# On the same words the marks of whole clauses lie outside those of names.
_DATELINE, _SAID, _STANCE, _MEETING, _DOUBT, _OFFICE, _SOURCE, _CUE, _NAME = range(9)


def collect_marks(findings: Findings, anchors: Anchors) -> list[Mark]:
    """Return the marks of all records and notes of an article."""
    marks = [
        Mark(span=Span(start=part.start, end=part.end), layer=_DATELINE, classes=("dateline",))
        for part in findings.article.parts
        if part.kind is PartKind.DATELINE
    ]
    entities: tuple[Entity, ...] = (*findings.actors, *findings.organisations, *findings.places)
    for entity in entities:
        marks.extend(_mark_entity(findings, entity, anchors))
    for statement in findings.statements:
        marks.extend(_mark_statement(findings, statement, anchors))
    for meeting in findings.meetings:
        marks.extend(_mark_meeting(findings, meeting, anchors))
    marks.extend(_mark_stance(findings, stance, anchors) for stance in findings.stances)
    for number, note in enumerate(findings.notes):
        if note.span:
            anchor = name_words(name_note(number))
            marks.append(Mark(span=note.span, layer=_DOUBT, classes=("doubt",), anchor=anchor, title=note.message))
    return marks


def _mark_entity(findings: Findings, entity: Entity, anchors: Anchors) -> Iterator[Mark]:
    sort = "person" if isinstance(entity, Actor) else "body" if isinstance(entity, Organisation) else "place"
    group = anchors.group_words(entity)
    kind = name_kind(entity.kind)
    offices = [describe_role(findings, role) for role in entity.roles] if isinstance(entity, Actor) else []
    title = f"{entity.name} ({'; '.join([kind, *offices])})"
    for nth, span in enumerate((*entity.mentions, *entity.references)):
        meant = isinstance(span, Reference)
        yield Mark(
            span=span,
            layer=_NAME,
            classes=(sort, "meant" if meant else "named", group),
            title=title,
            anchor=name_words(entity.id, nth),
            target=entity.id,
        )
    evidence = [span for role in entity.roles for span in role.evidence] if isinstance(entity, Actor) else []
    for nth, span in enumerate(evidence):
        anchor = name_part(entity.id, "office", nth)
        yield Mark(span=span, layer=_OFFICE, classes=("office", group), anchor=anchor)


def _mark_statement(findings: Findings, statement: Statement, anchors: Anchors) -> Iterator[Mark]:
    group = anchors.group_words(statement)
    number = str(anchors.numbers[statement.id])
    speakers = join_names(findings, statement.speakers) or "speaker not found"
    doubt = ("unsure",) if statement.confidence < UNSURE_BELOW else ()
    for nth, span in enumerate(statement.content):
        last = nth == len(statement.content) - 1
        yield Mark(
            span=span,
            layer=_SAID,
            classes=("said", statement.kind, *doubt, group),
            anchor=name_words(statement.id, nth),
            badge=number if last else None,
            badge_target=statement.id,
            badge_label=f"statement {number}: {speakers}",
        )
    if statement.cue:
        title = f"{speakers}: {name_act(statement.act)}"
        anchor = name_part(statement.id, "cue")
        classes = ("cue", group)
        yield Mark(span=statement.cue, layer=_CUE, classes=classes, anchor=anchor, target=statement.id, title=title)
    if statement.source:
        anchor = name_part(statement.id, "source")
        yield Mark(span=statement.source, layer=_SOURCE, classes=("source", group), anchor=anchor)


def _mark_meeting(findings: Findings, meeting: Meeting, anchors: Anchors) -> Iterator[Mark]:
    number = anchors.numbers[meeting.id]
    for nth, span in enumerate(meeting.mentions):
        yield Mark(
            span=span,
            layer=_MEETING,
            classes=("meeting", anchors.group_words(meeting)),
            anchor=name_words(meeting.id, nth),
            badge=f"M{number}",
            badge_target=meeting.id,
            badge_label=f"meeting {number}: {join_names(findings, meeting.participants) or 'parties not named'}",
        )


def _mark_stance(findings: Findings, stance: Stance, anchors: Anchors) -> Mark:
    label, sign = POSITIONS[stance.position]
    return Mark(
        span=stance.evidence,
        layer=_STANCE,
        classes=("stance", stance.position, anchors.group_words(stance)),
        anchor=name_words(stance.id),
        badge=sign,
        badge_target=stance.id,
        badge_label=f"{findings[stance.holder].name}: {label}",
    )
