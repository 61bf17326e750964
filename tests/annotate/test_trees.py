"""The best tree, against trying all trees."""

import itertools

import numpy as np
import pytest

from geopolnews.annotate.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """Tell whether exactly one word is its own head and all others lead to it."""
    roots = [i for i, head in enumerate(heads) if head == i]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


@pytest.mark.parametrize("seed", range(40))
def test_a_tree_always(seed: int) -> None:
    """Scores that ask for cycles and for several roots still give one tree."""
    random = np.random.default_rng(seed)
    scores = random.normal(size=(size := seed % 9 + 1, size)).astype(np.float32) * 5
    assert is_tree(tuple(best_tree(scores).tolist()))


@pytest.mark.parametrize("seed", range(30))
def test_the_best_tree_with_its_root(seed: int) -> None:
    """Among the trees with the same root there is no better one."""
    random = np.random.default_rng(seed)
    size = 5
    scores = random.normal(size=(size, size)).astype(np.float32)
    found = best_tree(scores)
    root = next(i for i in range(size) if found[i] == i)

    def value(heads: tuple[int, ...]) -> float:
        return sum(float(scores[i, h]) for i, h in enumerate(heads) if i != root)

    trees = (h for h in itertools.product(range(size), repeat=size) if h[root] == root and is_tree(h))
    assert value(tuple(found.tolist())) == pytest.approx(max(map(value, trees)))
