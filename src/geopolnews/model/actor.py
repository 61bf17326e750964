"""Who is in the story: persons, by name, and unnamed people who speak or act."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import CONFIDENCE, FILLED_TEXT, OPTIONAL_TEXT, TEXTS, Exactly, TupleOf, to_number
from geopolnews.model.entity import make_entity_id
from geopolnews.model.role import Role
from geopolnews.model.span import REFERENCES, SPANS, Reference, Span, to_references, to_spans


class ActorKind(StrEnum):
    """What sort of human source or agent an actor is."""

    PERSON = "person"
    """A person whom the text names."""

    ANONYMOUS = "anonymous"
    """One person who is not named: "an Iraqi foreign ministry official"."""

    GROUP = "group"
    """Several people who are not named: "analysts", "officials"."""


@attrs.frozen(kw_only=True)
class Actor:
    """A person, or unnamed people, who speak or act in the article."""

    id: str = attrs.field(init=False)
    """Made from the kind, the name and the first mention: "actor-1f3a5c7e9b0d"."""

    name: str = attrs.field(validator=FILLED_TEXT)
    """The fullest form of the name in the text, without title: "Fuad Hussein"; for the unnamed, the phrase."""

    kind: ActorKind = attrs.field(validator=Exactly(ActorKind))
    """A person, one unnamed source, or several."""

    aliases: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """The other names that the text uses: "Hussein". Empty: only `name`."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure it is that this is one actor of this kind, from 0 to 1."""

    roles: tuple[Role, ...] = attrs.field(default=(), validator=TupleOf(Exactly(Role)))
    """The offices, posts and memberships that the text gives. Empty: it gives none."""

    mentions: tuple[Span, ...] = attrs.field(default=(), converter=to_spans, validator=SPANS)
    """Where the actor is named, in the order of the text; for the unnamed, where the phrase stands."""

    references: tuple[Reference, ...] = attrs.field(default=(), converter=to_references, validator=REFERENCES)
    """Where the actor is meant by a description ("the minister") or a pronoun, in the order of the text."""

    reason: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """Why an unnamed source is not named, in the words of the text. None: none is stated, or the actor is named."""

    because: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """What led to the record, one plain sentence a step: why mentions were joined, why this kind."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "id", make_entity_id("actor", self))
