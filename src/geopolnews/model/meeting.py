"""Who met whom."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import CONFIDENCE, OPTIONAL_TEXT, TEXTS, Exactly, OrNone, TupleOf, to_number
from geopolnews.model.identity import make_id
from geopolnews.model.period import Period
from geopolnews.model.span import SPAN, Span, to_spans


class MeetingKind(StrEnum):
    """What sort of event a meeting is."""

    BILATERAL = "bilateral"
    """Two parties."""

    MULTILATERAL = "multilateral"
    """Three parties or more."""

    SUMMIT = "summit"
    """Heads of state or government, under that name."""

    VISIT = "visit"
    """A visit in which a guest is received."""

    CALL = "call"
    """A phone or video call."""

    CONFERENCE = "conference"
    """A conference, or a press conference held jointly."""

    OTHER = "other"
    """Any other, such as a ceremony with foreign guests."""


class MeetingStatus(StrEnum):
    """How far a meeting had come when the article was written."""

    HELD = "held"
    """It is over."""

    ONGOING = "ongoing"
    """It is going on."""

    PLANNED = "planned"
    """It is agreed or announced."""

    PROPOSED = "proposed"
    """Somebody suggests it."""

    CANCELLED = "cancelled"
    """It will not or did not take place."""


@attrs.frozen(kw_only=True)
class Meeting:
    """An event, held or planned, at which two or more parties come together or talk to each other."""

    id: str = attrs.field(init=False)
    """Made from the kind, the participants and the first mention: "meeting-1f3a5c7e9b0d"."""

    kind: MeetingKind = attrs.field(validator=Exactly(MeetingKind))
    """What sort of event it is."""

    status: MeetingStatus = attrs.field(validator=Exactly(MeetingStatus))
    """How far it had come when the article was written."""

    participants: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """The ids of the actors, and of organisations where no person is named for them. Empty: the text names nobody."""

    host: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the actor or organisation that receives. None: the text does not say."""

    place: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the most specific place. None: the text does not say."""

    date: Period | None = attrs.field(default=None, validator=OrNone(Exactly(Period)))
    """When it is held. None: the text does not say, or it cannot be resolved."""

    topic: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """What it is about, in the words of the text. None: the text does not say."""

    mentions: tuple[Span, ...] = attrs.field(converter=to_spans, validator=TupleOf(SPAN, least=1))
    """The words that name the meeting, at least one, in the order of the text."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure the record is, from 0 to 1."""

    because: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """What led to the record, one plain sentence a step: why mentions were joined, why these participants."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "id", make_id("meeting", self.kind, self.participants, self.mentions[0]))
