"""Who said what, speaker by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Statement
from geopolnews.serialize.naming import describe_entity, flatten
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
from geopolnews.serialize.page.wording import WAYS, name_act, write_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Findings
    from geopolnews.serialize.page.anchors import Anchors
    from geopolnews.serialize.page.markup import Child

_GAP = " … "  # between pieces of content that cue and speaker stand between


def show_statements(findings: Findings, anchors: Anchors) -> Markup:
    """Return the section that tells who said what."""
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in findings.statements:
        groups.setdefault(statement.speakers, []).append(statement)
    shown = []
    for speakers, statements in groups.items():
        entries = [_show_statement(findings, statement, anchors) for statement in statements]
        shown.append(element("div", _show_speakers(findings, speakers), element("ol", *entries), class_="group"))
    steps = tell_steps(Statement, "statements") if shown else None
    return make_section("said", "Who said what", len(findings.statements), steps, *shown)


def _show_speakers(findings: Findings, speakers: tuple[str, ...]) -> Markup:
    if not speakers:
        return element("h3", "Speaker not found")
    offices: list[Child] = ["jointly"]
    if len(speakers) == 1:
        offices = list(describe_entity(findings, speakers[0]))
    return join([element("h3", make_names(findings, speakers)), make_remarks(offices)])


def _show_statement(findings: Findings, statement: Statement, anchors: Anchors) -> Markup:
    words = _GAP.join(flatten(findings.quote(span)) for span in statement.content)
    return make_entry(
        findings,
        statement,
        anchors,
        make_number(anchors.numbers[statement.id]),
        element("p", link_words(words, statement.id), class_=f"quotation {statement.kind}"),
        make_remarks(_list_remarks(findings, statement, anchors)),
    )


def _list_remarks(findings: Findings, statement: Statement, anchors: Anchors) -> Iterator[Child]:
    """Yield what is known about a statement besides its words."""
    yield element("strong", "did not say this") if statement.negated else None
    yield element("span", name_act(statement.act), class_="chip")
    yield WAYS[statement.kind]
    yield join(["to ", make_name(findings[statement.addressee])]) if statement.addressee else None
    if statement.medium:
        known = statement.medium in findings
        yield join(["via ", make_name(findings[statement.medium])]) if known else statement.medium
    yield write_period(statement.date) if statement.date else None
    if statement.meeting:
        number = anchors.numbers[statement.meeting]
        yield element("a", f"at meeting {number}", href=f"#{statement.meeting}")
    yield statement.unresolved
    yield mark_doubt(statement)
