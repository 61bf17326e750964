"""What the steps write down about a `Doc`, beside what spaCy has a place for (part of speech, heads, sentences).

Steps never call each other; they read and write these marks. Positions are token indices of the `Doc`, half-open.
"""

from __future__ import annotations

from enum import StrEnum
from typing import cast

import attrs
from spacy.tokens import Doc, Span

from geopolnews.model.article import Part
from geopolnews.model.span import Span as CharSpan

KEY = "geopolnews"
"""Where the marks lie in `Doc.user_data`."""


@attrs.frozen(kw_only=True, order=True)
class Stretch:
    """Tokens `start` to `end` of a `Doc`."""

    start: int
    end: int

    def of(self, doc: Doc) -> Span:
        """Return the stretch as a spaCy span."""
        return doc[self.start : self.end]

    def overlaps(self, other: Stretch) -> bool:
        """Tell whether the two share a token."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Stretch) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@attrs.frozen(kw_only=True, order=True)
class EntityMark(Stretch):
    """A name, or in the guide's sense a named party."""

    label: str
    """Of `entities`: Person, Organization, Location, Facility, NORP, Date, Money, Product, Misc.
    Of `parties`: person, unnamed, organisation, place, power (a country that acts and is a place)."""
    confidence: float


class QuoteState(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"
    """The paragraph ends without a closing mark and the next one opens again: one quotation."""
    UNCLOSED = "unclosed"


@attrs.frozen(kw_only=True, order=True)
class QuoteMark(Stretch):
    """A quotation with its quotation marks."""

    state: QuoteState = QuoteState.CLOSED


@attrs.frozen(kw_only=True)
class AttributionMark:
    """Who (the words), by which words, what."""

    source: Stretch | None
    cue: Stretch | None
    contents: tuple[Stretch, ...]
    """Pieces in the order of the text, at least one."""
    nested: bool = False
    """Whether it stands inside the content of another attribution."""
    confidence: float = 1.0
    source_confidence: float = 1.0
    """How sure it is that this source belongs to it (or, where there is none, that there is none)."""


@attrs.define(kw_only=True)
class Marks:
    """Everything that the steps found; each field is written by the step of that name."""

    words: tuple[int, ...] = ()
    """The tokens that are words or signs, not white space; the reader's word numbers are positions in here."""
    parts: tuple[Part, ...] = ()
    """The parts of the article (headline, dateline, paragraphs): characters, not tokens."""
    entities: tuple[EntityMark, ...] = ()
    parties: tuple[EntityMark, ...] = ()
    quotes: tuple[QuoteMark, ...] = ()
    attributions: tuple[AttributionMark, ...] = ()
    antecedents: dict[int, tuple[tuple[int, float], ...]] = attrs.field(factory=dict)
    """Token of a pronoun or of the head of a description -> tokens it may refer to, with their probabilities."""


def marks_of(doc: Doc) -> Marks:
    """Return the marks of a doc."""
    return cast("Marks", doc.user_data[KEY])


def char_span(doc: Doc, stretch: Stretch) -> CharSpan:
    """Return a stretch as character offsets into the article's text, without white space at its ends."""
    start, end = stretch.start, stretch.end
    while end - start > 1 and doc[end - 1].is_space:
        end -= 1
    while end - start > 1 and doc[start].is_space:
        start += 1
    return CharSpan(start=doc[start].idx, end=doc[end - 1].idx + len(doc[end - 1]))
