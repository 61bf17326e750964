"""Who stands where."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import CONFIDENCE, FILLED_TEXT, OPTIONAL_TEXT, TEXTS, Exactly, to_number
from geopolnews.model.identity import make_id
from geopolnews.model.span import SPAN, Span, to_span


class Position(StrEnum):
    """On which side a holder stands."""

    SUPPORT = "support"
    """For it: backs, welcomes, commends a policy."""

    OPPOSE = "oppose"
    """Against it: rejects, condemns, demands its end."""

    CONCERN = "concern"
    """Worried or critical, short of opposing it."""

    NEUTRAL = "neutral"
    """Expressly on no side."""


@attrs.frozen(kw_only=True)
class Stance:
    """A position that a holder takes toward a target, as the text has it."""

    id: str = attrs.field(init=False)
    """Made from the holder, the position and where target and evidence stand: "stance-1f3a5c7e9b0d"."""

    holder: str = attrs.field(validator=FILLED_TEXT)
    """The id of the actor or organisation that takes the position."""

    target: Span = attrs.field(converter=to_span, validator=SPAN)
    """The words that name what the position is about."""

    target_entity: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the actor, organisation or place that the target is. None: it is none of them."""

    position: Position = attrs.field(validator=Exactly(Position))
    """On which side the holder stands."""

    evidence: Span = attrs.field(converter=to_span, validator=SPAN)
    """The shortest words that show it."""

    statement: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the statement that it rests on. None: the article itself tells it ("Iran backs Assad")."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure the record is, from 0 to 1."""

    because: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """What led to the record, one plain sentence a step."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "id", make_id("stance", self.holder, self.position, self.target, self.evidence))
