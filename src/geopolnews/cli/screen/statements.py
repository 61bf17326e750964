"""Who said what: the statements, speaker by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geopolnews.cli.screen.layout import Row, make_heading, make_name, make_row
from geopolnews.model import StatementKind
from geopolnews.serialize.naming import describe_entity, describe_period, join_names, tell_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from geopolnews.model import Findings, Statement

_STYLES = {StatementKind.DIRECT: "green", StatementKind.MIXED: "yellow", StatementKind.INDIRECT: "blue"}
_WIDTH = max(len(kind) for kind in StatementKind)
_GAP = " … "  # between pieces of content that cue and speaker stand between


def show_statements(findings: Findings) -> Iterator[RenderableType]:
    """Yield the part of the summary that tells who said what."""
    yield make_heading("WHO SAID WHAT", len(findings.statements))
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in findings.statements:
        groups.setdefault(statement.speakers, []).append(statement)
    for speakers, statements in groups.items():
        yield Text()
        yield _show_speakers(findings, speakers)
        for statement in statements:
            words = _GAP.join(findings.quote(span) for span in statement.content)
            remarks = _list_remarks(findings, statement)
            yield make_row(statement.kind, _WIDTH, words, style=_STYLES[statement.kind], remarks=remarks)


def _show_speakers(findings: Findings, speakers: tuple[str, ...]) -> Row:
    match speakers:
        case ():
            return make_name("Speaker not found", ())
        case (speaker,):
            return make_name(findings[speaker].name, describe_entity(findings, speaker))
        case _:
            return make_name(join_names(findings, speakers), ["jointly"])


def _list_remarks(findings: Findings, statement: Statement) -> Iterator[str]:
    """Yield what is known about a statement besides its words."""
    yield "did NOT say this" if statement.negated else ""
    yield statement.act
    yield f"to {findings[statement.addressee].name}" if statement.addressee else ""
    if statement.medium:
        yield f"via {findings[statement.medium].name}" if statement.medium in findings else statement.medium
    yield describe_period(statement.date) if statement.date else ""
    if statement.meeting:
        numbers = {meeting.id: number for number, meeting in enumerate(findings.meetings, start=1)}
        yield f"at meeting {numbers[statement.meeting]}"
    yield statement.unresolved or ""
    yield tell_doubt(statement.confidence)
