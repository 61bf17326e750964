"""An office, post or membership that the text gives somebody."""

import attrs

from geopolnews.model.checks import CONFIDENCE, COUNTRY, FILLED_TEXT, FLAG, OPTIONAL_TEXT, to_number
from geopolnews.model.span import SPANS, Span, to_spans


@attrs.frozen(kw_only=True)
class Role:
    """An office, post or membership that the text gives an actor."""

    title: str = attrs.field(validator=FILLED_TEXT)
    """The title as in the text, without "the": "Foreign Minister", "head", "spokesperson"."""

    organisation: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The id of the organisation it is held in. None: the text names none, or only a country."""

    country: str | None = attrs.field(default=None, validator=COUNTRY)
    """The country it is held in or for, as ISO 3166-1 alpha-2. None: none is given."""

    country_name: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The name of that country, or of a land without a code, in English: "Iraq". None: none is given."""

    former: bool = attrs.field(default=False, validator=FLAG)
    """Whether it is a past office."""

    acting: bool = attrs.field(default=False, validator=FLAG)
    """Whether it is held for the time being: "acting", "interim", "caretaker"."""

    evidence: tuple[Span, ...] = attrs.field(default=(), converter=to_spans, validator=SPANS)
    """The words that give it, in the order of the text."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure it is, from 0 to 1."""
