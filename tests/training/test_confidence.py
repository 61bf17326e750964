"""Calibration: what is said to be so sure should be right so often."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.encode.confidence import UNCHANGED, Calibration
from training.measure.confidence import Trials, error_of, fit_calibration


def make_trials(seed, count, rightness):
    chance = random.Random(seed)
    sure = [chance.uniform(0.05, 0.99) for _ in range(count)]
    return [(p, chance.random() < rightness(p)) for p in sure]


def test_the_error_is_the_mean_gap_between_sureness_and_rightness():
    assert error_of([(0.95, True), (0.95, False)]) == pytest.approx(0.45)
    assert error_of([(0.5, True), (0.5, False)]) == 0.0


def test_what_is_overconfident_becomes_less_sure():
    trials = make_trials(1, 4000, lambda p: p * p)
    mended = [(fit_calibration(trials).mend(p), right) for p, right in trials]
    assert error_of(trials) > 0.1
    assert error_of(mended) < 0.04


def test_what_is_well_calibrated_stays_about_as_it_is():
    calibration = fit_calibration(make_trials(2, 8000, lambda p: p))
    assert calibration.mend(0.8) == pytest.approx(0.8, abs=0.03)
    assert calibration.mend(0.3) == pytest.approx(0.3, abs=0.03)


def test_without_trials_nothing_changes():
    assert fit_calibration([]) == UNCHANGED


def test_the_error_after_mending_is_measured_on_other_texts():
    trials = Trials()
    # what is right in one text is wrong in the next: no calibration can carry over
    for number in range(40):
        trials.add("head", f"text {number}", [(0.9, number % 2 == 0)] * 10)
    assert trials.errors()["calibration error head"] == pytest.approx(0.4)
    assert trials.crossed_errors()["calibration error head"] > 0.5


@given(st.floats(0.2, 5.0), st.floats(-4.0, 4.0), st.lists(st.floats(0.0, 1.0), min_size=2, max_size=2).map(sorted))
def test_the_order_of_two_probabilities_stays(slope, shift, pair):
    calibration = Calibration(slope=slope, shift=shift)
    lower, higher = map(calibration.mend, pair)
    assert 0.0 <= lower <= higher <= 1.0
