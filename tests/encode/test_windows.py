"""Overlapping windows keep every word once and fit the model."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geopolnews.encode.windows import MARGIN, OVERLAP, WINDOW, plan_windows

SIZES = st.lists(st.integers(1, 8), max_size=2000)
LINES = st.sets(st.integers(0, 1999)).map(sorted)


@given(SIZES, LINES)
def test_every_word_is_kept_once(sizes: list[int], lines: list[int]) -> None:
    """What is kept of the windows, one after the other, is the text."""
    kept = [word for w in plan_windows(sizes, lines) for word in range(w.first, w.last)]
    assert kept == list(range(len(sizes)))


@given(SIZES, LINES)
def test_windows_fit_the_model(sizes: list[int], lines: list[int]) -> None:
    """No window has more pieces than the model reads, and all of what is kept lies inside."""
    for w in plan_windows(sizes, lines):
        assert sum(sizes[w.start : w.end]) + 2 <= WINDOW
        assert w.start <= w.first <= w.last <= w.end


def test_neighbours_share_context() -> None:
    """Words at a seam are read with a good part of the overlap on each side, with more of it before than after."""
    windows = plan_windows([1] * 3000)
    for left, right in pairwise(windows):
        assert left.end - left.last >= OVERLAP // 3
        assert right.first - right.start >= OVERLAP // 2


def test_a_short_text_is_one_window() -> None:
    """Nothing is read twice where it fits at once."""
    assert len(plan_windows([1] * (WINDOW - 2))) == 1
    assert plan_windows([]) == []


def test_windows_are_no_larger_than_they_need_to_be() -> None:
    """A text a little longer than a window is read in two halves, not in two whole windows."""
    windows = plan_windows([1] * (WINDOW + 10))
    assert [w.end - w.start for w in windows] == [(WINDOW + 10 + OVERLAP) // 2 + 1] * 2


def test_a_seam_lies_where_a_line_begins() -> None:
    """Nothing is cut that need not be; a line that begins too near to the edge of a window is no place for a seam."""
    sizes = [1] * (WINDOW + 100)
    (left, right) = plan_windows(sizes)
    middle = left.last
    assert plan_windows(sizes, [middle - 9, middle + 5])[1].first == middle + 5
    assert plan_windows(sizes, [right.start + MARGIN - 1, left.end - MARGIN + 1])[1].first == middle
