"""The best dependency tree of a sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.scores import Scores

FRESH, ON_PATH, LED = 0, 1, 2
"""A word not seen yet, one on the path that is followed, one that is known to lead to the root."""


def best_tree(scores: Scores) -> NDArray[np.intp]:
    """Return the head of each word in the best tree with one root, the root's head being itself.

    Nearly always the best head of each word already makes a tree; only where not, the maximum spanning tree is
    sought (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: `[words, words]`, from each word to its head; the diagonal holds the scores of being the root.
    """
    count = len(scores)
    if count == 1:
        return np.zeros(1, dtype=np.intp)
    open_scores = scores.copy()
    open_scores.flat[:: count + 1] = -np.inf
    root = int((np.diagonal(scores) - open_scores.max(1)).argmax())
    open_scores[root] = -np.inf
    return _spanning_tree(open_scores, root)


def _find_cycle(heads: NDArray[np.intp], root: int) -> list[int] | None:
    """Return the words of a cycle, or None where every word leads to the root."""
    goals: list[int] = heads.tolist()
    state = [FRESH] * len(goals)
    state[root] = LED
    for start in range(len(goals)):
        path = []
        word = start
        while state[word] == FRESH:
            state[word] = ON_PATH
            path.append(word)
            word = goals[word]
        if state[word] == ON_PATH:
            return path[path.index(word) :]
        for word in path:
            state[word] = LED
    return None


def _spanning_tree(scores: Scores, root: int) -> NDArray[np.intp]:
    """Return the maximum spanning tree: contract a cycle, solve the smaller task, open the cycle again."""
    heads: NDArray[np.intp] = scores.argmax(1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    # entering the cycle at a member costs what this member's arc within the cycle was worth
    entry = scores[np.ix_(members, outside)] - scores[members, heads[members]][:, None]
    exit_ = scores[np.ix_(outside, members)]
    size = len(outside) + 1
    smaller = np.full((size, size), -np.inf, dtype=scores.dtype)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = entry.max(0)
    smaller[:-1, -1] = exit_.max(1)
    new_root = int(np.flatnonzero(outside == root)[0])
    smaller[new_root] = -np.inf
    found = _spanning_tree(smaller, new_root)
    for k, word in enumerate(outside):
        if k != new_root:
            goal = found[k]
            heads[word] = members[exit_[k].argmax()] if goal == size - 1 else outside[goal]
    enter_from = found[-1]
    heads[members[entry[:, enter_from].argmax()]] = outside[enter_from]
    return heads
