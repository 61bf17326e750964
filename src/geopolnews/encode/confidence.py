"""From how probable the model says it is to how often that turns out right."""

from __future__ import annotations

import math

import attrs

LEAST = 1e-6
"""Nothing is taken to be surer than this is from 0 or 1."""


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds, for probabilities of 0 and 1 a finite one."""
    p = min(max(probability, LEAST), 1.0 - LEAST)
    return math.log(p / (1.0 - p))


@attrs.frozen(kw_only=True)
class Calibration:
    """What is done to the odds of a head (Platt 1999): they are raised to a power and multiplied."""

    slope: float = 1.0
    """The power."""

    shift: float = 0.0
    """The natural logarithm of the factor."""

    def mend(self, probability: float) -> float:
        """Return the probability as it turns out to be; the order of any two stays."""
        return 1.0 / (1.0 + math.exp(-self.slope * log_odds(probability) - self.shift))


UNCHANGED = Calibration()
"""Takes the model at its word."""
