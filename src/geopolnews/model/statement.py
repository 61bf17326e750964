"""Who said what."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import (
    CONFIDENCE,
    FILLED_TEXT,
    FLAG,
    OPTIONAL_TEXT,
    TEXTS,
    Exactly,
    OrNone,
    Text,
    TupleOf,
    refuse_record,
    to_number,
)
from geopolnews.model.identity import make_id
from geopolnews.model.period import Period
from geopolnews.model.span import OPTIONAL_SPAN, SPAN, Span, to_optional_span, to_spans


class StatementKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    """All within quotation marks."""

    INDIRECT = "indirect"
    """None within quotation marks."""

    MIXED = "mixed"
    """Partly within quotation marks."""


class Act(StrEnum):
    """What the speaker does by saying it."""

    STATE = "state"
    """Says that something is so; also "stressed the importance of"."""

    PRAISE = "praise"
    """Speaks well of somebody or something."""

    CONDEMN = "condemn"
    """Condemns or denounces."""

    ACCUSE = "accuse"
    """Says that somebody did wrong."""

    DENY = "deny"
    """Says that something is not so."""

    DEMAND = "demand"
    """Demands, urges, calls for, appeals, requests; also "stressed the need"."""

    WARN = "warn"
    """Warns of something."""

    THREATEN = "threaten"
    """Says that the speaker will do harm unless."""

    PROMISE = "promise"
    """Says what the speaker will do, or is committed to."""

    PROPOSE = "propose"
    """Offers or suggests."""

    AGREE = "agree"
    """Agrees or consents."""

    REJECT = "reject"
    """Refuses or turns down."""

    THANK = "thank"
    """Thanks."""

    ASK = "ask"
    """Asks a question."""


@attrs.frozen(kw_only=True)
class Statement:
    """What the article attributes to a source: a quotation, reported speech, or both."""

    id: str = attrs.field(init=False)
    """Made from where the content, the cue and the source stand: "statement-1f3a5c7e9b0d"."""

    speakers: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """The ids of the actors or organisations who said it, several where they speak jointly. Empty: see `unresolved`."""

    source: Span | None = attrs.field(default=None, converter=to_optional_span, validator=OPTIONAL_SPAN)
    """The mention of the speaker beside the words: "he", "the minister". None: there is none."""

    cue: Span | None = attrs.field(default=None, converter=to_optional_span, validator=OPTIONAL_SPAN)
    """The words that attribute: "said", "according to". None: there are none."""

    content: tuple[Span, ...] = attrs.field(converter=to_spans, validator=TupleOf(SPAN, least=1))
    """The attributed words, with their quotation marks, without cue and source; several where those interrupt it."""

    text: str = attrs.field(validator=Text())
    """The content as one string: its pieces exactly as in the article, joined by a space."""

    kind: StatementKind = attrs.field(validator=Exactly(StatementKind))
    """How the words are given."""

    act: Act = attrs.field(validator=Exactly(Act))
    """What the speaker does by saying it."""

    addressee: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the actor or organisation spoken to. None: the text does not say."""

    medium: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the organisation that carried it, or the phrase: "in a post on X". None: the text does not say."""

    date: Period | None = attrs.field(default=None, validator=OrNone(Exactly(Period)))
    """When it was said. None: the text does not say, or it cannot be resolved."""

    meeting: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the meeting it was said at. None: the text does not say."""

    negated: bool = attrs.field(default=False, validator=FLAG)
    """Whether the text says that it was not said: "did not say that"."""

    unresolved: str | None = attrs.field(default=None, validator=OrNone(FILLED_TEXT))
    """Why nobody could be found who said it. None exactly where `speakers` has somebody."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure the record is, from 0 to 1."""

    because: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """What led to the record, one plain sentence a step: how the speaker was found, why this act."""

    def __attrs_post_init__(self) -> None:
        for before, after in zip(self.content, self.content[1:], strict=False):
            if before.overlaps(after):
                raise refuse_record(
                    self, "content", expected="pieces that do not overlap", found=f"{before} and {after}"
                )
        if bool(self.speakers) == (self.unresolved is not None):
            expected = "None where there are speakers" if self.speakers else "the reason why there is no speaker"
            raise refuse_record(self, "unresolved", expected=expected, found=repr(self.unresolved), ids=self.speakers)
        object.__setattr__(self, "id", make_id("statement", self.content, self.cue, self.source))
