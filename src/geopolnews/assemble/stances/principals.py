"""For whom somebody speaks: a spokesperson voices the position of a body or state, not one of their own."""

from __future__ import annotations

from geopolnews.assemble.cast.cast import Cast
from geopolnews.model.actor import Actor
from geopolnews.model.organisation import OrganisationKind

SPEAKING = ("spokesperson", "spokesman", "spokeswoman")


def find_principals(cast: Cast) -> dict[str, str]:
    """Return for each spokesperson the body or state that is spoken for, where the text names it."""
    states: dict[str | None, str] = {
        org.country: org.id for org in cast.organisations if org.kind is OrganisationKind.STATE and org.country
    }
    principals = {}
    for actor in cast.actors:
        principal = _principal_of(actor, states)
        if principal is not None:
            principals[actor.id] = principal
    return principals


def _principal_of(actor: Actor, states: dict[str | None, str]) -> str | None:
    for role in actor.roles:
        if any(word in role.title.lower() for word in SPEAKING) and not role.former:
            return role.organisation or states.get(role.country)
    return None
