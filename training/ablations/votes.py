"""A student of several teachers: what they make of every word is taught along with what annotators said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.fit import Fit, Recipe
from training.losses import losses
from training.network import Network

VOTED = ("entity", "guide", "upos", "start")
"""Plain tags that teachers vote on."""

WEIGHT = 0.5
"""What a vote counts beside an annotation."""


class VotedFit(Fit):
    """A training run in which the mean of the teachers' probabilities is a second thing to get right.

    Annotators told few layers of each corpus; teachers tell all of them of all texts.
    """

    def __init__(
        self, network: Network, recipe: Recipe, folder: Path, device: str, teachers: Sequence[Network]
    ) -> None:
        super().__init__(network, recipe, folder, device)
        self.teachers = [teacher.to(device).eval() for teacher in teachers]

    def losses(self, batch: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
        """Give the weighted loss of each head, and of agreeing with the votes."""
        out = losses(self.network, batch, words)
        there = batch["is_word"]
        with torch.no_grad(), self._half():
            every = [_scores(teacher, batch, teacher.words(batch)) for teacher in self.teachers]
        own = _scores(self.network, batch, self.network.dropout(words))
        for name, scores in own.items():
            votes = torch.stack([voted[name][there].float().softmax(-1) for voted in every]).mean(0)
            told = functional.kl_div(scores[there].log_softmax(-1), votes, reduction="sum")
            out[f"{name} votes"] = WEIGHT * told / there.sum()
        return out


def _scores(network: Network, batch: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    """Give the scores of plain tags and of attribution tags."""
    scores = {name: network.tag_heads[name](words) for name in VOTED}
    states = network.attribution_states(words, batch["style"])
    return scores | {"attribution": network.attribution_scores(states)}
