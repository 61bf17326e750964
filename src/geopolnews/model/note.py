"""What was doubtful: said as data, not as an exception and not by silence."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import FILLED_TEXT, TEXTS, Exactly
from geopolnews.model.span import OPTIONAL_SPAN, Span, to_optional_span


class NoteKind(StrEnum):
    """What sort of doubt a note tells of."""

    UNCLOSED_QUOTE = "unclosed_quote"
    """A quotation mark opens and none closes."""

    SPEAKER_UNRESOLVED = "speaker_unresolved"
    """Something is said, and it could not be found by whom."""

    DATE_UNRESOLVED = "date_unresolved"
    """A time is given that could not be placed in the calendar."""

    PLACE_AMBIGUOUS = "place_ambiguous"
    """Several places of that name come into question."""

    OTHER_LANGUAGE = "other_language"
    """The text, or a part of it, does not seem to be in the language that is read."""

    EMPTY = "empty"
    """There is nothing to read."""

    TRUNCATED = "truncated"
    """The text breaks off, or only a part of it was read."""

    OTHER = "other"
    """Any other doubt; the message says which."""


@attrs.frozen(kw_only=True)
class Note:
    """Something doubtful about the article or about records read from it."""

    kind: NoteKind = attrs.field(validator=Exactly(NoteKind))
    """What sort of doubt it is."""

    message: str = attrs.field(validator=FILLED_TEXT)
    """What is doubtful and what was done about it, in one plain sentence."""

    span: Span | None = attrs.field(default=None, converter=to_optional_span, validator=OPTIONAL_SPAN)
    """Where in the text. None: it is about the article as a whole."""

    about: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """The ids of the records that it is about. Empty: none in particular."""
