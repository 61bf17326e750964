import operator

import pytest

from geopolnews.errors import InvalidRecord
from geopolnews.model import Reference, ReferenceKind, Span
from geopolnews.model.span import to_references, to_spans


class Index:
    """A whole number of another library, as numpy has them."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def test_offsets_of_other_libraries_become_int():
    span = Span(start=Index(2), end=Index(5))
    assert span == Span(start=2, end=5)
    assert type(span.start) is int
    assert len(span) == 3


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 2), (3, 3), (4, 3), (True, 3), (0.0, 3), ("0", 3), (None, 3), (0, None)]
)
def test_what_is_no_stretch_of_text_is_refused(start, end):
    with pytest.raises(InvalidRecord) as caught:
        Span(start=start, end=end)
    assert caught.value.record == "Span"
    assert caught.value.field in {"start", "end"}


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [((4, 6), True, True), ((2, 8), True, True), ((0, 3), True, False), ((0, 2), False, False), ((8, 9), False, False)],
)
def test_how_spans_lie_to_each_other(other, overlaps, contains):
    span, other = Span(start=2, end=8), Span(start=other[0], end=other[1])
    assert span.overlaps(other) is overlaps
    assert other.overlaps(span) is overlaps
    assert span.contains(other) is contains


def test_spans_are_ordered_by_start_then_end():
    spans = [Span(start=3, end=5), Span(start=0, end=9), Span(start=3, end=4)]
    assert sorted(spans) == [spans[1], spans[2], spans[0]]


def test_spans_of_a_record_are_plain_ordered_and_distinct():
    pronoun = Reference(start=5, end=7, kind=ReferenceKind.PRONOUN)
    spans = to_spans((pronoun, Span(start=0, end=2), Span(start=5, end=7)))
    assert spans == (Span(start=0, end=2), Span(start=5, end=7))
    assert {type(span) for span in spans} == {Span}


def test_references_of_a_record_are_ordered_and_distinct():
    he = Reference(start=5, end=7, kind=ReferenceKind.PRONOUN)
    minister = Reference(start=0, end=3, kind=ReferenceKind.NOMINAL)
    assert to_references((he, minister, he)) == (minister, he)


def test_a_reference_is_a_span_but_not_equal_to_one():
    he = Reference(start=5, end=7, kind=ReferenceKind.PRONOUN)
    assert isinstance(he, Span)
    assert operator.ne(he, Span(start=5, end=7))
