"""The article that everything is read from."""

from datetime import date, datetime
from enum import StrEnum

import attrs

from geopolnews.model.checks import LANGUAGE_TAG, OPTIONAL_TEXT, Exactly, OrNone, Text, TupleOf, refuse_record
from geopolnews.model.period import DAY
from geopolnews.model.span import Span


class PartKind(StrEnum):
    """What a part of an article is."""

    STRAY = "stray"
    """What came along with the copied page: a breadcrumb, an address, a line of a menu."""

    HEADLINE = "headline"
    """The title above the article, and the lines under it that sum it up."""

    BYLINE = "byline"
    """Who wrote it, and often when: "By Jane Doe"."""

    DATELINE = "dateline"
    """Where and when it was filed: "AMMAN, Dec. 6 (Petra) --"."""

    CROSSHEAD = "crosshead"
    """A heading inside the article."""

    PARAGRAPH = "paragraph"
    """A paragraph of the body."""

    CREDIT = "credit"
    """Whose picture, film or material it is: "Photo: AFP"."""


@attrs.frozen(kw_only=True)
class Part(Span):
    """A part of an article, from its first to its last character."""

    kind: PartKind = attrs.field(validator=Exactly(PartKind))
    """What it is."""


def to_published(value: date | str | None) -> date | None:
    """Return a date, a time, or either as an ISO 8601 string, as a date; anything else as it is, to be refused."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            return value  # type: ignore[return-value]  # the check refuses it with a message of its own
    return value.date() if isinstance(value, datetime) else value


def to_parts(values: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return parts in the order of the text; anything but a tuple of parts as it is."""
    if not isinstance(values, tuple) or not all(isinstance(value, Part) for value in values):
        return values
    return tuple(sorted(values, key=lambda part: (part.start, -part.end, part.kind)))


@attrs.frozen(kw_only=True)
class Article:
    """An article: its text, exactly as it was given, and what is known about it."""

    text: str = attrs.field(validator=Text(), repr=lambda text: repr(text if len(text) <= 60 else text[:59] + "…"))
    """The whole text, never rewritten: all offsets of all records count its characters."""

    title: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The title. None: not known; a headline inside the text is a part of it all the same."""

    url: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The address it was published at. None: not known."""

    publisher: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """The name of the paper, agency or site. None: not known."""

    source: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    """What it is called where it was taken from: the name of its file, the id of its row. None: not known."""

    published: date | None = attrs.field(default=None, converter=to_published, validator=OrNone(DAY))
    """The day it was published, against which "on Friday" is resolved. None: not known, and they stay unresolved."""

    language: str = attrs.field(
        default="en", validator=Text(pattern=LANGUAGE_TAG, meaning="a language tag such as 'en'")
    )
    """The language of the text as a BCP 47 tag."""

    parts: tuple[Part, ...] = attrs.field(default=(), converter=to_parts, validator=TupleOf(Exactly(Part)))
    """The headline, paragraphs and so on, in the order of the text. Empty: the text was not taken apart."""

    def __attrs_post_init__(self) -> None:
        for number, part in enumerate(self.parts):
            if part.end > len(self.text):
                raise refuse_record(
                    self,
                    f"parts[{number}].end",
                    expected=f"an offset inside the text of {len(self.text)} characters",
                    found=str(part.end),
                )

    def quote(self, *spans: Span) -> str:
        """Return the words of a span; of several, joined by a space."""
        return " ".join([self.text[span.start : span.end] for span in spans])
