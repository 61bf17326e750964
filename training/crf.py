"""A linear-chain CRF over several BIOES layers at once."""

from __future__ import annotations

import torch
from torch import Tensor, nn

ALLOWED = torch.tensor(
    [
        # to O, B, I, E, S
        [1, 1, 0, 0, 1],  # from O
        [0, 0, 1, 1, 0],  # from B
        [0, 0, 1, 1, 0],  # from I
        [1, 1, 0, 0, 1],  # from E
        [1, 1, 0, 0, 1],  # from S
    ],
    dtype=torch.bool,
)
"""A window may begin or end inside a span, so every tag may come first or last."""

FORBIDDEN = -1e4


class Crf(nn.Module):
    """Scores of tag sequences; one transition matrix a layer."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(layers, 5))
        self.steps = nn.Parameter(torch.zeros(layers, 5, 5))

    def transitions(self) -> Tensor:
        """Give the transition scores `[layers, from, to]`, the impossible ones very low."""
        return self.steps.masked_fill(~ALLOWED.to(self.steps.device), FORBIDDEN)

    def loss(self, emissions: Tensor, tags: Tensor, lengths: Tensor, known: Tensor) -> Tensor:
        """Give the summed negative log-likelihood of the tags.

        Shapes: emissions `[batch, words, layers, 5]`, tags `[batch, words, layers]`, lengths `[batch]`,
        known `[batch, layers]` (whether a layer is annotated in a window).
        """
        steps = self.transitions()
        alive = (torch.arange(emissions.shape[1], device=lengths.device)[:, None] < lengths).float()
        gold_emission = emissions.gather(3, tags[..., None].clamp(min=0)).squeeze(3)
        layer = torch.arange(tags.shape[2], device=tags.device)
        gold_step = steps[layer, tags[:, :-1].clamp(min=0), tags[:, 1:].clamp(min=0)]
        mask = alive.T[..., None]
        gold = (gold_emission * mask).sum(1) + (gold_step * mask[:, 1:]).sum(1)
        gold = gold + self.first[layer, tags[:, 0].clamp(min=0)]
        alpha = self.first + emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            after = torch.logsumexp(alpha[..., None] + steps, dim=2) + emissions[:, i]
            alpha = torch.where(alive[i][:, None, None] > 0, after, alpha)
        return ((torch.logsumexp(alpha, dim=2) - gold) * known).sum()
