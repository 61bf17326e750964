"""For whom a speaker promises: the speaker, the bodies of the speaker's offices and the states of these."""

from __future__ import annotations

from collections.abc import Iterable

from geopolnews.assemble.cast.cast import Cast
from geopolnews.model.organisation import Organisation, OrganisationKind


def find_own_names(cast: Cast, ids: Iterable[str]) -> frozenset[str]:
    """Return the names of some speakers and of whom they act for."""
    speakers = frozenset(ids)
    names: set[str] = set()
    bodies: set[str] = set(speakers)
    countries: set[str | None] = set()
    for actor in cast.actors:
        if actor.id in speakers:
            names |= {actor.name, *actor.aliases}
            current = [role for role in actor.roles if not role.former]
            bodies |= {role.organisation for role in current if role.organisation is not None}
            countries |= {role.country for role in current if role.country is not None}
    for body in cast.organisations:
        own_state = body.kind is OrganisationKind.STATE and body.country in countries
        if body.id in bodies or own_state:
            names |= _names_of(body)
    return frozenset(name for name in names if name)


def _names_of(body: Organisation) -> set[str]:
    return {body.name, body.acronym or "", *body.aliases}
