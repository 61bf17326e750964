"""Where they stand: a picture, and the stances in words, holder by holder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Stance
from geopolnews.serialize.naming import describe_entity, flatten
from geopolnews.serialize.page.entry import (
    link_words,
    make_entry,
    make_name,
    make_number,
    make_remarks,
    make_section,
    mark_doubt,
    tell_steps,
)
from geopolnews.serialize.page.markup import Markup, element, join
from geopolnews.serialize.page.stance_picture import draw_stances
from geopolnews.serialize.page.wording import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Findings
    from geopolnews.serialize.page.anchors import Anchors
    from geopolnews.serialize.page.markup import Child


def show_stances(findings: Findings, anchors: Anchors) -> Markup:
    """Return the section that tells who stands where."""
    groups: dict[str, list[Stance]] = {}
    for stance in findings.stances:
        groups.setdefault(stance.holder, []).append(stance)
    shown = []
    for holder, stances in groups.items():
        entries = [_show_stance(findings, stance, anchors) for stance in stances]
        shown.append(
            element(
                "div",
                element("h3", make_name(findings[holder])),
                make_remarks(describe_entity(findings, holder)),
                element("ul", *entries),
                class_="group",
            )
        )
    picture = draw_stances(findings)
    steps = tell_steps(Stance, "stances") if shown else None
    return make_section("stand", "Where they stand", len(findings.stances), steps, picture, *shown)


def _show_stance(findings: Findings, stance: Stance, anchors: Anchors) -> Markup:
    label, sign = POSITIONS[stance.position]
    return make_entry(
        findings,
        stance,
        anchors,
        make_number(sign, stance.position),
        element(
            "p", element("strong", f"{label} ", class_=stance.position), element("bdi", findings.quote(stance.target))
        ),
        make_remarks(_list_remarks(findings, stance)),
    )


def _list_remarks(findings: Findings, stance: Stance) -> Iterator[Child]:
    """Yield what a stance rests on."""
    if stance.target_entity:
        target = findings[stance.target_entity]
        named = target.name.casefold() in findings.quote(stance.target).casefold()
        yield None if named else join(["meaning ", make_name(target)])
    yield link_words(f"“{flatten(findings.quote(stance.evidence))}”", stance.id)
    yield element("a", "from what was said", href=f"#{stance.statement}") if stance.statement else "told by the article"
    yield mark_doubt(stance)
