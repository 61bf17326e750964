"""Scores of the model, and the probabilities that they stand for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def softmax(scores: Scores, axis: int = -1) -> Scores:
    """Return scores as probabilities along an axis."""
    shifted: Scores = np.exp(scores - np.maximum.reduce(scores, axis=axis, keepdims=True))
    total: Scores = np.add.reduce(shifted, axis=axis, keepdims=True)
    result: Scores = shifted / total
    return result
