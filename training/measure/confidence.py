"""Whether what is said to be 80 % sure is right in 80 of 100 cases, and how to mend it where it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.confidence import UNCHANGED, Calibration, log_odds
from training.measure.counts import Figures

BINS = 10
STEPS = 50
TOLERANCE = 1e-6

START = np.array([1.0, 0.0])
"""The slope and shift that change nothing."""

RIDGE = 1.0
"""How strongly a fit is held back to changing nothing: few trials change little."""

LEAST_SLOPE = 0.01
"""What is surer never becomes less sure."""

Trial = tuple[float, bool]
"""How sure the model was, and whether it was right."""


class Trials:
    """Trials of each head, kept apart by text."""

    def __init__(self) -> None:
        self._texts: dict[str, dict[str, list[Trial]]] = defaultdict(lambda: defaultdict(list))

    def add(self, head: str, text: str, trials: Iterable[Trial]) -> None:
        """Keep the trials of one text."""
        self._texts[head][text] += trials

    def errors(self) -> Figures:
        """Return the expected calibration error of each head, as it is."""
        return {f"calibration error {head}": error_of(_join(texts.values())) for head, texts in self._texts.items()}

    def fit(self) -> dict[str, Calibration]:
        """Return the calibration of each head that fits all its trials."""
        return {head: fit_calibration(_join(texts.values())) for head, texts in self._texts.items()}

    def crossed_errors(self) -> Figures:
        """Return the error of each half of the texts under the calibration that fits the other half, both together."""
        figures: Figures = {}
        for head, texts in self._texts.items():
            halves = [_join(list(texts.values())[k::2]) for k in (0, 1)]
            mended = [
                (fit_calibration(other).mend(sure), right)
                for half, other in (halves, halves[::-1])
                for sure, right in half
            ]
            figures[f"calibration error {head}"] = error_of(mended)
        return figures


def _join(parts: Iterable[list[Trial]]) -> list[Trial]:
    return [trial for part in parts for trial in part]


def error_of(trials: Sequence[Trial]) -> float:
    """Return the expected calibration error over ten bins of equal width, from 0 to 1."""
    bins: list[list[Trial]] = [[] for _ in range(BINS)]
    for sure, right in trials:
        bins[min(BINS - 1, int(sure * BINS))].append((sure, right))
    gaps = sum(abs(sum(sure for sure, _ in b) - sum(right for _, right in b)) for b in bins)
    return round(gaps / max(1, len(trials)), 3)


def fit_calibration(trials: Sequence[Trial]) -> Calibration:
    """Return the calibration under which the trials are most probable (Platt's, by Newton's method)."""
    if not trials:
        return UNCHANGED
    x = np.array([log_odds(sure) for sure, _ in trials])
    design = np.stack([x, np.ones_like(x)], axis=1)
    right = np.array([float(right) for _, right in trials])
    weights = START
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-design @ weights))
        slope = design.T @ (right - p) - RIDGE * (weights - START)
        bend = design.T @ (design * (p * (1.0 - p))[:, None]) + RIDGE * np.eye(2)
        step = np.linalg.solve(bend, slope)
        # a whole step may lead too far where nearly all trials are right
        while _loss(design, right, weights + step) > _loss(design, right, weights) and np.abs(step).max() > TOLERANCE:
            step = step / 2
        weights = weights + step
        if np.abs(step).max() < TOLERANCE:
            break
    return Calibration(slope=round(max(float(weights[0]), LEAST_SLOPE), 4), shift=round(float(weights[1]), 4))


def _loss(design: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    odds = design @ weights
    return float(np.logaddexp(0.0, odds).sum() - odds @ right + RIDGE / 2 * ((weights - START) ** 2).sum())
