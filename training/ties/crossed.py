"""Articles answered by heads that have not learnt from them: each fold by those of the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from training.ties.fit import Answer, TieRecipe, ask_ties, fit_ties
from training.ties.states import Seen

Article = Sequence[Seen]
"""The windows of one article."""


def answer_crossed(
    articles: Mapping[str, Article], extra: Sequence[Seen], recipe: TieRecipe, folds: int, say: Callable[[str], None]
) -> dict[str, Answer]:
    """Return an answer for each article from heads that learnt from the other folds, and from `extra`."""
    names = sorted(articles)
    answers: dict[str, Answer] = {}
    for fold in range(folds):
        apart = set(names[fold::folds])
        ties = fit_ties([w for name in names if name not in apart for w in articles[name]] + list(extra), recipe)
        answers |= {name: ask_ties(ties, articles[name]) for name in apart}
        say(f"fold {fold + 1} of {folds}")
    return answers


def answer_others(
    articles: Mapping[str, Article], others: Mapping[str, Article], extra: Sequence[Seen], recipe: TieRecipe
) -> dict[str, Answer]:
    """Return an answer for each of the others from heads that learnt from all articles, and from `extra`."""
    ties = fit_ties([w for name in sorted(articles) for w in articles[name]] + list(extra), recipe)
    return {name: ask_ties(ties, windows) for name, windows in others.items()}
