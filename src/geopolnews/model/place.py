"""Where the story takes place."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import (
    CONFIDENCE,
    COUNTRY,
    FILLED_TEXT,
    TEXTS,
    Exactly,
    Number,
    OrNone,
    refuse_record,
    to_number,
    to_optional_number,
)
from geopolnews.model.entity import make_entity_id
from geopolnews.model.span import REFERENCES, SPANS, Reference, Span, to_references, to_spans


class PlaceKind(StrEnum):
    """What sort of place a place is."""

    COUNTRY = "country"
    """A country as a location or territory."""

    REGION = "region"
    """A province, sea, continent or area."""

    CITY = "city"
    """A city, town or village."""

    SITE = "site"
    """A building, camp, border crossing or palace."""


@attrs.frozen(kw_only=True)
class Place:
    """A place where something happens or lies."""

    id: str = attrs.field(init=False)
    """Made from the kind, the name and the first mention: "place-1f3a5c7e9b0d"."""

    name: str = attrs.field(validator=FILLED_TEXT)
    """The fullest form of the name in the text: "Baghdad"."""

    kind: PlaceKind = attrs.field(validator=Exactly(PlaceKind))
    """What sort of place it is."""

    country: str | None = attrs.field(default=None, validator=COUNTRY)
    """The country it lies in or is, as ISO 3166-1 alpha-2. None: it lies in none or in several, or it is not clear."""

    latitude: float | None = attrs.field(
        default=None, converter=to_optional_number, validator=OrNone(Number(low=-90, high=90))
    )
    """Degrees north of the equator (WGS 84). None: not known; then `longitude` is None too."""

    longitude: float | None = attrs.field(
        default=None, converter=to_optional_number, validator=OrNone(Number(low=-180, high=180))
    )
    """Degrees east of Greenwich (WGS 84). None: not known; then `latitude` is None too."""

    aliases: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """The other names that the text uses. Empty: only `name`."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure it is that this is one place of this kind, from 0 to 1."""

    mentions: tuple[Span, ...] = attrs.field(default=(), converter=to_spans, validator=SPANS)
    """Where it is named, in the order of the text."""

    references: tuple[Reference, ...] = attrs.field(default=(), converter=to_references, validator=REFERENCES)
    """Where it is meant by a description ("the city") or a pronoun, in the order of the text."""

    because: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """What led to the record, one plain sentence a step: why mentions were joined, why it lies there."""

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise refuse_record(self, missing, expected="both coordinates or neither", found="one")
        object.__setattr__(self, "id", make_entity_id("place", self))
