"""Who stands where: the stances, holder by holder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geopolnews.cli.screen.layout import make_heading, make_name, make_row
from geopolnews.model import Position
from geopolnews.serialize.naming import describe_entity, tell_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from geopolnews.model import Findings, Stance

_LABELS = {
    Position.SUPPORT: ("for", "green"),
    Position.OPPOSE: ("against", "red"),
    Position.CONCERN: ("concern", "yellow"),
    Position.NEUTRAL: ("neutral", ""),
}
_WIDTH = max(len(label) for label, _ in _LABELS.values())


def show_stances(findings: Findings) -> Iterator[RenderableType]:
    """Yield the part of the summary that tells who stands where."""
    yield make_heading("WHERE THEY STAND", len(findings.stances))
    groups: dict[str, list[Stance]] = {}
    for stance in findings.stances:
        groups.setdefault(stance.holder, []).append(stance)
    for holder, stances in groups.items():
        yield Text()
        yield make_name(findings[holder].name, describe_entity(findings, holder))
        for stance in stances:
            label, style = _LABELS[stance.position]
            words = findings.quote(stance.target)
            yield make_row(label, _WIDTH, words, style=style, remarks=_list_remarks(findings, stance))


def _list_remarks(findings: Findings, stance: Stance) -> Iterator[str]:
    """Yield what a stance rests on."""
    target = findings[stance.target_entity].name if stance.target_entity else ""
    named = target.casefold() in findings.quote(stance.target).casefold()
    yield "" if named else f"meaning {target}"
    yield f"by the words “{findings.quote(stance.evidence)}”"
    yield tell_doubt(stance.confidence)
