"""Marks of every arrangement become a tree without losing, doubling or moving a character."""

from hypothesis import given
from hypothesis import strategies as st

from geopolnews.model import Span
from geopolnews.serialize.page.nesting import Mark, Piece, nest_marks

LENGTH = 20


def make_mark(start, end, layer=0):
    return Mark(span=Span(start=start, end=end), layer=layer, classes=("m",))


def spans():
    return (
        st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH))
        .map(lambda ends: sorted(ends))
        .filter(lambda ends: ends[0] < ends[1])
    )


def flatten(pieces, above=()):
    """Yield every plain span with the marks it lies in, the outermost first."""
    for piece in pieces:
        if isinstance(piece, Piece):
            yield from flatten(piece.inside, (*above, piece.mark))
        else:
            yield piece, above


def collect(pieces):
    for piece in pieces:
        if isinstance(piece, Piece):
            yield piece
            yield from collect(piece.inside)


def shape(pieces, text):
    return "".join(
        f"[{shape(piece.inside, text)}]" if isinstance(piece, Piece) else text[piece.start : piece.end]
        for piece in pieces
    )


def draw(text, *marks):
    return shape(nest_marks(Span(start=0, end=len(text)), [make_mark(*mark) for mark in marks]), text)


def test_no_mark():
    assert draw("abcdef") == "abcdef"


def test_one_in_another():
    assert draw("abcdef", (1, 5), (2, 4)) == "a[b[cd]e]f"


def test_side_by_side():
    assert draw("abcdef", (0, 3), (3, 6)) == "[abc][def]"


def test_one_across_another_is_cut():
    assert draw("abcdef", (1, 4), (3, 6)) == "a[bc[d]][ef]"


def test_on_the_same_words_the_lower_layer_is_outside():
    low, high = make_mark(1, 3, layer=1), make_mark(1, 3, layer=5)
    (_, outer, _) = nest_marks(Span(start=0, end=6), [high, low])
    assert outer.mark is low
    assert outer.inside[0].mark is high


def test_a_mark_is_cut_at_the_border_of_the_region():
    mark = make_mark(2, 9)
    (piece, rest) = nest_marks(Span(start=4, end=12), [mark])
    assert (piece.start, piece.end, piece.is_first, piece.is_last) == (4, 9, False, True)
    assert rest == Span(start=9, end=12)


@given(spans(), st.lists(st.tuples(spans(), st.integers(0, 3)), max_size=8))
def test_any_marks(region, drawn):
    region = Span(start=region[0], end=region[1])
    marks = [make_mark(*span, layer=layer) for span, layer in drawn]
    pieces = nest_marks(region, marks)
    flat = list(flatten(pieces))
    covered = [offset for span, _ in flat for offset in range(span.start, span.end)]
    assert covered == list(range(region.start, region.end))
    for span, above in flat:
        for mark in marks:
            assert any(other is mark for other in above) == mark.span.contains(span)
    for mark in marks:
        if mark.span.overlaps(region):
            parts = [piece for piece in collect(pieces) if piece.mark is mark]
            assert sum(part.is_first for part in parts) == (mark.span.start >= region.start)
            assert sum(part.is_last for part in parts) == (mark.span.end <= region.end)
