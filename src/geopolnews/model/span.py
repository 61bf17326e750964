"""Where something stands in the text of an article."""

import operator
from enum import StrEnum
from typing import cast

import attrs

from geopolnews.model.checks import Exactly, Number, OrNone, TupleOf, refuse_record


def to_offset(value: int) -> int:
    """Return any kind of integer (numpy's too) as `int`; anything else as it is, for the check to refuse."""
    if type(value) is int or isinstance(value, bool):
        return value
    try:
        return operator.index(value)
    except TypeError:
        return value


@attrs.frozen(kw_only=True, order=True)
class Span:
    """A stretch of the article's text, as half-open character offsets: `article.text[start:end]`.

    Offsets count the characters of a Python string, which are Unicode code points.
    """

    start: int = attrs.field(converter=to_offset, validator=Number(low=0, whole=True))
    """The offset of the first character."""

    end: int = attrs.field(converter=to_offset, validator=Number(low=1, whole=True))
    """The offset after the last character; always greater than `start`."""

    def __attrs_post_init__(self) -> None:
        if self.end <= self.start:
            raise refuse_record(self, "end", expected=f"an offset after the start ({self.start})", found=str(self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two have at least one character in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class ReferenceKind(StrEnum):
    """How a text refers to an entity that it does not name."""

    NOMINAL = "nominal"
    """A description: "the minister", "the ministry", "the Kingdom"."""

    PRONOUN = "pronoun"
    """A pronoun: "he", "their", "it"."""


@attrs.frozen(kw_only=True)
class Reference(Span):
    """A place where an entity is meant but not named."""

    kind: ReferenceKind = attrs.field(validator=Exactly(ReferenceKind))
    """Whether it is a description or a pronoun."""


def to_span(value: Span) -> Span:
    """Return a span of a derived class (a reference, a part) as a plain span."""
    if isinstance(value, Span) and type(value) is not Span:
        return Span(start=value.start, end=value.end)
    return value


def to_optional_span(value: Span | None) -> Span | None:
    """Return a span of a derived class as a plain span, and None as None."""
    return None if value is None else to_span(value)


_BOUNDS = operator.attrgetter("start", "end")  # the order of spans, many times as fast as comparing them one by one


def to_spans(values: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return plain spans in the order of the text, each once; anything but a tuple of spans as it is."""
    if not _are_spans(values):
        return values
    return tuple(sorted({to_span(span) for span in values}, key=_BOUNDS))


def to_references(values: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return references in the order of the text, each once; anything but a tuple of references as it is."""
    if not _are_spans(values) or not all(type(value) is Reference for value in values):
        return values
    return tuple(sorted(set(values), key=lambda reference: (reference.start, reference.end, reference.kind)))


def first_of(*groups: tuple[Span, ...]) -> Span | None:
    """Return the first span of the first group that has one, or None."""
    return next((to_span(group[0]) for group in groups if group), None)


def _are_spans(values: object) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, Span) for value in cast("tuple[object, ...]", values))


SPAN = Exactly(Span)
OPTIONAL_SPAN = OrNone(SPAN)
SPANS = TupleOf(SPAN)
REFERENCES = TupleOf(Exactly(Reference))
