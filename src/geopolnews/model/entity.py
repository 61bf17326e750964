"""What actors, organisations and places have in common: the text names them here and means them there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from geopolnews.model.checks import refuse_record
from geopolnews.model.identity import make_id
from geopolnews.model.span import first_of

if TYPE_CHECKING:
    from geopolnews.model.span import Reference, Span


class Mentioned(Protocol):
    """Something that the text names or refers to."""

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        ...

    @property
    def name(self) -> str:
        """The fullest name in the text."""
        ...

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where it is named."""
        ...

    @property
    def references(self) -> tuple[Reference, ...]:
        """Where it is meant but not named."""
        ...


def make_entity_id(prefix: str, entity: Mentioned) -> str:
    """Return the id of an entity: it rests on its kind, its name and where it first stands in the text.

    Raises:
        InvalidRecord: The entity stands nowhere in the text.
    """
    first = first_of(entity.mentions, entity.references)
    if first is None:
        raise refuse_record(entity, "mentions", expected="at least one mention or reference", found="none")
    return make_id(prefix, entity.kind, entity.name, first)
