"""Overlapping windows keep every word once and fit the model."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geopolnews.encode.windows import OVERLAP, WINDOW, plan_windows

SIZES = st.lists(st.integers(1, 8), max_size=2000)


@given(SIZES)
def test_every_word_is_kept_once(sizes: list[int]) -> None:
    """What is kept of the windows, one after the other, is the text."""
    kept = [word for w in plan_windows(sizes) for word in range(w.first, w.last)]
    assert kept == list(range(len(sizes)))


@given(SIZES)
def test_windows_fit_the_model(sizes: list[int]) -> None:
    """No window has more pieces than the model reads, and all of what is kept lies inside."""
    for w in plan_windows(sizes):
        assert sum(sizes[w.start : w.end]) + 2 <= WINDOW
        assert w.start <= w.first <= w.last <= w.end


def test_neighbours_share_context() -> None:
    """Words at a seam are read with half of the overlap or more on each side."""
    windows = plan_windows([1] * 3000)
    for left, right in pairwise(windows):
        assert left.end - left.last >= OVERLAP // 2 - 1
        assert right.first - right.start >= OVERLAP // 2 - 1


def test_a_short_text_is_one_window() -> None:
    """Nothing is read twice where it fits at once."""
    assert len(plan_windows([1] * (WINDOW - 2))) == 1
    assert plan_windows([]) == []
