"""Persons as records."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.cast.people import Person, spread_names
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.role import Role
from geopolnews.model.span import Span


def build_person(doc: Doc, person: Person, roles: tuple[Role, ...], taken: Sequence[Span]) -> Actor:
    """Return the record of a person."""
    return Actor(
        name=person.name,
        kind=ActorKind.PERSON,
        aliases=tuple(dict.fromkeys(m.text for m in person.mentions if m.text != person.name)),
        confidence=person.confidence,
        roles=roles,
        mentions=tuple(spread_names(doc, person, taken)),
        because=tuple(person.because),
    )
