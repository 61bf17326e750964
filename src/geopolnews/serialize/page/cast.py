"""The cast: everybody and every place, with the places in the text where they are named or meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Actor, Organisation
from geopolnews.serialize.naming import describe_role, name_kind
from geopolnews.serialize.page.anchors import name_words
from geopolnews.serialize.page.entry import make_entry, make_remarks, make_section, mark_doubt, tell_steps
from geopolnews.serialize.page.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model import Entity, Findings
    from geopolnews.serialize.page.anchors import Anchors
    from geopolnews.serialize.page.markup import Child


def show_cast(findings: Findings, anchors: Anchors) -> Markup:
    """Return the section that lists people, organisations and places."""
    groups: tuple[tuple[str, str, tuple[Entity, ...]], ...] = (
        ("People", "person", findings.actors),
        ("Organisations", "body", findings.organisations),
        ("Places", "place", findings.places),
    )
    shown = []
    for title, sort, entities in groups:
        if entities:
            entries = [_show_entity(findings, entity, sort, anchors) for entity in entities]
            shown.append(element("h3", title))
            shown.append(tell_steps(type(entities[0]), title.lower()))
            shown.append(element("ul", *entries, class_="cast"))
    return make_section("cast", "The cast", sum(len(entities) for *_, entities in groups), *shown)


def _show_entity(findings: Findings, entity: Entity, sort: str, anchors: Anchors) -> Markup:
    name = element("p", element("bdi", entity.name, class_=f"{sort} named"))
    remarks = make_remarks((*_list_remarks(findings, entity), mark_doubt(entity)))
    return make_entry(findings, entity, anchors, name, remarks, _list_mentions(findings, entity))


def _list_remarks(findings: Findings, entity: Entity) -> Iterator[Child]:
    """Yield what is known about an entity besides its name."""
    yield name_kind(entity.kind)
    if isinstance(entity, Actor):
        for role in entity.roles:
            yield describe_role(findings, role)
        yield entity.reason
    elif isinstance(entity, Organisation):
        yield entity.acronym if entity.acronym != entity.name else None
        yield entity.country
    else:
        yield entity.country
        if entity.latitude is not None and entity.longitude is not None:
            yield f"{entity.latitude:.2f}, {entity.longitude:.2f}"
    known = {entity.name, entity.acronym if isinstance(entity, Organisation) else None}
    others = [alias for alias in entity.aliases if alias not in known]
    yield f"also {', '.join(others)}" if others else None


def _list_mentions(findings: Findings, entity: Entity) -> Markup:
    links = [
        element("li", element("a", findings.quote(span), href=f"#{name_words(entity.id, nth)}"))
        for nth, span in enumerate((*entity.mentions, *entity.references))
    ]
    return element("ul", *links, class_="mentions", aria_label="In the article")
