"""Whom pronouns mean: a small head that reads each together with all that it may mean.

It reads the hidden states of a layer in the middle of the encoder, what the other heads say of the trees and names of
the window, and the facts of `facts.py`. Whether a pronoun means anything at all is left to the head `coreference`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.facts import Facts, collect_facts
from geopolnews.encode.mentions import ASKED, Indices, Mentions, Names, Sight, find_mentions
from geopolnews.encode.questions import Block, Links
from geopolnews.encode.reading import Reading
from geopolnews.encode.scores import Scores, softmax

FARTHEST = 9
"""Distances between words are told apart by powers of two, up to this one."""

NEVER = np.float32(-1e4)
"""The score of a word that cannot be meant."""


@attrs.frozen(kw_only=True, eq=False)
class Question:
    """Pronouns of a window and what they may mean."""

    pronouns: Indices
    mentions: Mentions
    facts: Facts
    goals: Indices
    """The words of the mentions."""
    distances: Indices
    """`[pronouns, goals]`: the class of the distance from a pronoun to a word."""


def ask_window(sight: Sight, pronouns: Indices) -> Question | None:
    """Return what some pronouns of a window may mean, None where there is nothing to choose from.

    Args:
        sight: what the model makes of the words of the window.
        pronouns: those that are asked about.
    """
    mentions = find_mentions(sight)
    goals = np.flatnonzero(mentions.of_word >= 0)
    if not len(pronouns) or len(goals) < 2:
        return None
    apart = goals - pronouns[:, None]
    power = np.minimum(np.ceil(np.log2(np.abs(apart) + 1.0)), FARTHEST).astype(np.intp)
    return Question(
        pronouns=pronouns,
        mentions=mentions,
        facts=collect_facts(sight, mentions, pronouns),
        goals=goals,
        distances=power * np.sign(apart) + FARTHEST,
    )


EACH = ("turn", "owed", "second", "second_bias", "last")
"""Weights by which each head multiplies numbers of its own."""


class PronounHead:
    """The weights of the head; several that learnt by themselves answer together."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]], names: Names) -> None:
        """Keep the weights.

        Args:
            weights: name -> `[heads, ...]`.
            names: what the numbers of the model's outputs mean.
        """
        self.names = names
        """What the numbers of the model's outputs mean."""
        self._count = len(weights["last"])
        self._each = [{name: weights[name][head] for name in EACH} for head in range(self._count)]
        # what all heads multiply the same numbers by stands side by side
        self._goal, self._origin, self._mention, self._pronoun, self._pair = (
            np.concatenate(weights[name], axis=1) for name in ("goal", "origin", "mention", "pronoun", "pair")
        )
        self._goal_bias, self._origin_bias, self._inner_bias = (
            weights[name].ravel() for name in ("goal_bias", "origin_bias", "inner_bias")
        )
        self._distance = weights["distance"].mean(0)

    @classmethod
    def load(cls, data: bytes, names: Names) -> PronounHead:
        """Load the weights from what is in their file."""
        with np.load(BytesIO(data), allow_pickle=False) as stored:
            return cls({name: stored[name].astype(np.float32) for name in stored.files}, names)

    def ask(self, reading: Reading, sight: Sight, asked: Sequence[int]) -> Links:
        """Return whom or what words mean: pronouns by this head, others as the model has it.

        Args:
            reading: what the model made of the text.
            sight: the same as this head sees it.
            asked: the words that are asked about.
        """
        links = reading.ask_antecedents(asked)
        return Links(tuple(self._answer(block, sight, reading.middle[block[1]]) for block in links.blocks))

    def _answer(self, block: Block, sight: Sight, states: NDArray[np.float16]) -> Block:
        """Return the words that are asked about in a window and what they mean, the pronouns among them anew."""
        words, offset, chances = block
        places = np.array(words) - offset
        kinds = sight.kind[np.array(words)]
        rows = np.flatnonzero((kinds > 0) & (kinds <= ASKED))
        question = ask_window(sight.window(offset, offset + len(states)), places[rows]) if len(rows) else None
        if question is None:
            return block
        nothing = chances[rows, places[rows]]
        answered = np.zeros((len(rows), chances.shape[1]), dtype=np.float32)
        answered[:, question.goals] = softmax(self.score(question, states)) * (1.0 - nothing)[:, None]
        answered[np.arange(len(rows)), places[rows]] = nothing
        chances = chances.copy()
        chances[rows] = answered
        return words, offset, chances

    def score(self, question: Question, states: NDArray[np.floating]) -> Scores:
        """Return the scores of pointing from each pronoun to each goal, given the hidden states of a window's words."""
        facts, goals = question.facts, question.goals
        places = question.mentions.of_word[goals]
        count = self._count
        goal = np.maximum(states[goals].astype(np.float32) @ self._goal + self._goal_bias, 0.0)
        origin = np.maximum(states[question.pronouns].astype(np.float32) @ self._origin + self._origin_bias, 0.0)
        pairs = facts.pairs.reshape(len(facts.pairs), -1)
        inner = (self._pair.T @ pairs).reshape(-1, *facts.pairs.shape[1:])
        inner += (facts.pronouns @ self._pronoun + self._inner_bias).T[:, :, None]
        inner += (facts.mentions @ self._mention).T[:, None, :]
        np.maximum(inner, 0.0, out=inner)
        owed = np.zeros(pairs.shape[1], dtype=np.float32)
        compared = np.zeros(question.distances.shape, dtype=np.float32)
        sides = zip(*(np.split(side, count, axis=1) for side in (goal, origin)), np.split(inner, count), strict=True)
        for (to_goal, from_origin, known), w in zip(sides, self._each, strict=True):
            compared += (from_origin @ w["turn"] + w["owed"]) @ to_goal.T
            second = w["second"].T @ known.reshape(len(known), -1) + w["second_bias"][:, None]
            owed += w["last"] @ np.maximum(second, 0.0, out=second)
        total = (compared + owed.reshape(facts.pairs.shape[1:])[:, places]) / np.float32(count)
        total += self._distance[question.distances]
        total[goals == question.pronouns[:, None]] = NEVER
        return total
