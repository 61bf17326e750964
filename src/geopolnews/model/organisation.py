"""Which bodies are in the story: states, governments, parties, armed groups, media and the like."""

from enum import StrEnum

import attrs

from geopolnews.model.checks import CONFIDENCE, COUNTRY, FILLED_TEXT, OPTIONAL_TEXT, TEXTS, Exactly, to_number
from geopolnews.model.entity import make_entity_id
from geopolnews.model.span import REFERENCES, SPANS, Reference, Span, to_references, to_spans


class OrganisationKind(StrEnum):
    """What sort of body an organisation is."""

    STATE = "state"
    """A state that acts or is spoken of as a power: "Iraq is following events"."""

    GOVERNMENT = "government"
    """A government, ministry, agency, parliament, court or presidency."""

    MILITARY = "military"
    """The armed forces of a state, or a part of them."""

    ARMED_GROUP = "armed_group"
    """An armed group that is not a state's."""

    PARTY = "party"
    """A party, bloc or political movement."""

    MEDIA = "media"
    """A paper, agency, broadcaster or site."""

    INTERNATIONAL = "international"
    """A body of several states: the UN, the Arab League, the EU."""

    COMPANY = "company"
    """A company."""

    CIVIL = "civil"
    """A non-governmental organisation, university, religious body or union."""

    PEOPLE = "people"
    """A nation, or an ethnic or religious group, that acts as such: "the Palestinians"."""

    OTHER = "other"
    """Any other body."""


@attrs.frozen(kw_only=True)
class Organisation:
    """A body that acts, speaks or is spoken of in the article."""

    id: str = attrs.field(init=False)
    """Made from the kind, the name and the first mention: "org-1f3a5c7e9b0d"."""

    name: str = attrs.field(validator=FILLED_TEXT)
    """The fullest form of the name in the text: "Hayat Tahrir al-Sham"."""

    kind: OrganisationKind = attrs.field(validator=Exactly(OrganisationKind))
    """What sort of body it is."""

    acronym: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The acronym that the text uses: "HTS". None: it uses none."""

    country: str | None = attrs.field(default=None, validator=COUNTRY)
    """The country it belongs to or is, as ISO 3166-1 alpha-2. None: it has none, or it is not clear."""

    aliases: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """The other names that the text uses. Empty: only `name`."""

    confidence: float = attrs.field(converter=to_number, validator=CONFIDENCE)
    """How sure it is that this is one organisation of this kind, from 0 to 1."""

    mentions: tuple[Span, ...] = attrs.field(default=(), converter=to_spans, validator=SPANS)
    """Where it is named, in the order of the text."""

    references: tuple[Reference, ...] = attrs.field(default=(), converter=to_references, validator=REFERENCES)
    """Where it is meant by a description ("the ministry") or a pronoun, in the order of the text."""

    because: tuple[str, ...] = attrs.field(default=(), validator=TEXTS)
    """What led to the record, one plain sentence a step: why mentions were joined, why this kind."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "id", make_entity_id("org", self))
