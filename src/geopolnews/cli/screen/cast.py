"""The cast: everybody and every place in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geopolnews.cli.screen.layout import make_entry, make_heading
from geopolnews.model import Actor, ActorKind, Organisation, OrganisationKind, PlaceKind
from geopolnews.serialize.naming import describe_role, name_kind, tell_doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from geopolnews.model import Entity, Findings

_WIDTH = max(len(kind) for kinds in (ActorKind, OrganisationKind, PlaceKind) for kind in kinds)


def show_cast(findings: Findings) -> Iterator[RenderableType]:
    """Yield the part of the summary that lists people, organisations and places."""
    entities: tuple[Entity, ...] = (*findings.actors, *findings.organisations, *findings.places)
    yield make_heading("THE CAST", len(entities))
    for group in (findings.actors, findings.organisations, findings.places):
        if not group:
            continue
        yield Text()
        for entity in group:
            yield make_entry(name_kind(entity.kind), _WIDTH, entity.name, _list_remarks(findings, entity))


def _list_remarks(findings: Findings, entity: Entity) -> Iterator[str]:
    """Yield what is known about an entity besides its name."""
    if isinstance(entity, Actor):
        for role in entity.roles:
            yield describe_role(findings, role)
        yield entity.reason or ""
    elif isinstance(entity, Organisation):
        yield entity.acronym if entity.acronym and entity.acronym != entity.name else ""
        yield entity.country or ""
    else:
        yield entity.country or ""
        if entity.latitude is not None and entity.longitude is not None:
            yield f"{entity.latitude:.2f}, {entity.longitude:.2f}"
    known = {entity.name, entity.acronym if isinstance(entity, Organisation) else None}
    others = [alias for alias in entity.aliases if alias not in known]
    yield f"also {', '.join(others)}" if others else ""
    yield tell_doubt(entity.confidence)
