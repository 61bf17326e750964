"""What the steps write down about a `Doc`, beside what has a place in its tokens (part of speech, heads, sentences).

Steps never call each other; they read and write these marks. Positions are token indices of the `Doc`, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import cast

import attrs

from geopolnews.annotate.doc import Doc, Span
from geopolnews.encode.positions import Positions
from geopolnews.encode.reading import Trees
from geopolnews.model.article import Part, PartKind
from geopolnews.model.meeting import MeetingStatus
from geopolnews.model.span import Span as CharSpan
from geopolnews.model.stance import Position

KEY = "geopolnews"
"""Where the marks lie in `Doc.user_data`."""


@attrs.frozen(kw_only=True, order=True)
class Stretch:
    """Tokens `start` to `end` of a `Doc`."""

    start: int
    end: int

    def of(self, doc: Doc) -> Span:
        """Return the stretch as a span of a doc."""
        return Span(doc, self.start, self.end)

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


@attrs.frozen(kw_only=True)
class MeetingMark:
    """A phrase that names a meeting, and what its sentence tells about it."""

    phrase: Stretch
    trigger: int
    """The token that names it: "met", "talks"."""
    sort: str
    """What the trigger tells of: talks, reception, visit, call, summit, conference, press, other."""
    sure: bool
    """Whether the trigger nearly always means a meeting; else it needs two parties beside it."""
    anew: bool
    """Whether it may be a meeting not spoken of before: "a meeting", not "the meeting"."""
    sides: tuple[Stretch, ...] = ()
    """Who takes part, in words."""
    speaker: Stretch | None = None
    """Who says something at it, in words."""
    inviters: tuple[Stretch, ...] = ()
    """At whose invitation it is, in words: they are met too, and do not tell which meeting it is."""
    host: Stretch | None = None
    status: MeetingStatus | None = None
    """None where the words do not tell."""
    topic: Stretch | None = None
    people: int = 0
    """How many people or bodies the words tell of, 2 for several; `sides` may name what is nobody."""
    occurs: bool = False
    """Whether its words tell that it takes place: "held talks", "during the meeting"."""
    denied: bool = False
    """Whether its words deny it or speak of any: "no talks", "refused to meet"."""
    attended: bool = False
    """Whether its sides are said to attend: they take part in a meeting spoken of before."""
    vague: bool = False
    """Whether its sides are only words for those spoken of before: "they", "the two leaders"."""
    goal: Stretch | None = None
    """Where a visit goes, in words."""
    comment: bool = False
    """Whether it only tells more of a visit spoken of: "it was the first visit in ten years"."""
    routine: bool = False
    """Whether it is a body's own session, and no meeting: "a cabinet meeting"; nor is "the meeting" after it."""
    likeness: float | None = None
    """How probable a head of the model holds it that the word names a meeting; None without that head."""


@attrs.frozen(kw_only=True)
class StanceMark:
    """A phrase that shows a position: who (the words), on which side, about what."""

    phrase: Stretch
    trigger: int
    """The token that tells the position: "condemned", "support"."""
    position: Position
    holder: Stretch | None
    """The subject. None: the words name none, so it is whoever speaks."""
    target: Stretch
    voiced: bool = False
    """Whether it judges without a holder of its own: "is unacceptable", "must stop"."""
    clearness: float = 1.0
    """How clearly the words take a side: what is asked or wished for often does not."""
    learnt: bool = False
    """Whether a head of the model reads it there, not a phrase of the tables."""


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
    trees: Trees | None = None
    """The sentences and their trees, by the numbers of words; also written on the tokens."""
    antecedents: dict[int, tuple[tuple[int, float], ...]] = attrs.field(factory=dict)
    """Token of a pronoun or of the head of a description -> tokens it may refer to, with their probabilities."""
    positions: Positions | None = None
    """What a head of the model says is supported or opposed, and which words name a meeting; None without that head."""
    meetings: tuple[MeetingMark, ...] = ()
    stances: tuple[StanceMark, ...] = ()
    _inside: dict[str, tuple[tuple[EntityMark, ...], frozenset[int]]] = attrs.field(factory=dict, init=False, eq=False)

    def end_of_dateline(self, at: int) -> int:
        """Return the character where the last dateline before a character ends; 0 where none does."""
        ends = (part.end for part in self.parts if part.kind is PartKind.DATELINE and part.end <= at)
        return max(ends, default=0)

    def tokens_in(self, label: str) -> frozenset[int]:
        """Return the tokens inside of names of a label; they are put together once, as rules ask for them all along."""
        marked, tokens = self._inside.get(label, ((), frozenset()))
        if marked is not self.entities:
            tokens = frozenset(i for m in self.entities if m.label == label for i in range(m.start, m.end))
            self._inside[label] = (self.entities, tokens)
        return tokens


def marks_of(doc: Doc) -> Marks:
    """Return the marks of a doc."""
    return cast("Marks", doc.user_data[KEY])


def starts_of_parts(doc: Doc) -> list[int]:
    """Return the words at which a part of the article (a headline, a paragraph) begins, by their numbers."""
    marks = marks_of(doc)
    offsets = [doc.tokens[i].idx for i in marks.words]
    found = (bisect_left(offsets, start) for start in sorted(part.start for part in marks.parts))
    return [word for word in found if word < len(offsets)]


def char_span(doc: Doc, stretch: Stretch) -> CharSpan:
    """Return a stretch as character offsets into the article's text, without white space at its ends."""
    tokens, start, end = doc.tokens, stretch.start, stretch.end
    while end - start > 1 and tokens[end - 1].is_space:
        end -= 1
    while end - start > 1 and tokens[start].is_space:
        start += 1
    return CharSpan(start=tokens[start].idx, end=tokens[end - 1].idx + tokens[end - 1].size)
