"""The cast of an article: its actors, organisations and places, and whom words of the text mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, Protocol, TypeVar

import attrs

from geopolnews.annotate.marks import Stretch
from geopolnews.model.actor import Actor
from geopolnews.model.note import Note
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.span import Reference, Span

Record = TypeVar("Record")


class How(StrEnum):
    """By what the words mean somebody."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    NOBODY = "nobody"


@attrs.frozen(kw_only=True)
class Resolution:
    """Whom some words mean."""

    ids: tuple[str, ...] = ()
    """Ids of members of the cast; several where the words name several; none where it is not known."""
    how: How = How.NOBODY
    why: str = ""
    """The reason in plain words, for `because`; where there are no ids, why nobody was found."""
    confidence: float = 0.0
    references: tuple[tuple[str, Reference], ...] = ()
    """Descriptions and pronouns that this look-up has tied to a member of the cast."""


@attrs.frozen(kw_only=True)
class Gathering(Generic[Record]):
    """What one kind of record gave."""

    records: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[tuple[str, Reference], ...] = ()
    """Descriptions and pronouns that were tied to members of the cast on the way."""


class Cast(Protocol):
    """Everybody and every place in an article."""

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, in the order in which the text first names them."""
        ...

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations, in the order in which the text first names them."""
        ...

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, in the order in which the text first names them."""
        ...

    def resolve(self, stretch: Stretch) -> Resolution:
        """Return which actors or organisations a phrase means: a source, a participant, a holder.

        Takes names with their titles, short names, descriptions ("the minister", "the Lebanese minister", "Tehran",
        "the ministry"), pronouns, and several of them ("Hayashi and Park", "both ministers", "they").
        """
        ...

    def gender_of(self, id: str) -> str | None:
        """Return `m` or `f` where the text tells which an actor is."""
        ...

    def named_in(self, stretch: Stretch) -> tuple[tuple[Span, str], ...]:
        """Return the mentions of actors, organisations and places that lie in a stretch, in the order of the text.

        A country that acts and is a place gives both of its ids.
        """
        ...
