"""Learning and asking the heads: minutes on one processor core, as the encoder's part is done."""

from __future__ import annotations

import random
from collections.abc import Sequence

import attrs
import torch
from torch import Tensor, nn

from training.ties.network import LINKS, TAGS, Ties
from training.ties.states import Seen


@attrs.frozen(kw_only=True)
class TieRecipe:
    """What learning the heads is told."""

    passes: int = 20
    rate: float = 2e-3
    together: int = 8
    """Windows that are learnt from at once."""
    warm_up: float = 0.1
    weight_decay: float = 0.02
    clip: float = 1.0
    seed: int = 1


@attrs.frozen(eq=False)
class Answer:
    """Probabilities for the words of one text."""

    tags: dict[str, Tensor]
    """Head -> `[words, labels]`."""
    links: dict[str, list[tuple[int, Tensor]]]
    """Link -> for each word the first word of its window, and the probability of pointing to it and those after."""


def fit_ties(windows: Sequence[Seen], recipe: TieRecipe) -> Ties:
    """Return heads that have learnt from some windows."""
    torch.manual_seed(recipe.seed)
    shuffled = random.Random(recipe.seed)
    ties = Ties(windows[0].states.shape[-1]).train()
    optimiser = torch.optim.AdamW(ties.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    order = list(windows)
    total = recipe.passes * -(-len(order) // recipe.together)
    warm = max(1, int(total * recipe.warm_up))
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (total - step) / max(1, total - warm))
    )
    for _ in range(recipe.passes):
        shuffled.shuffle(order)
        for at in range(0, len(order), recipe.together):
            batch = order[at : at + recipe.together]
            losses = [ties.losses(w.states, w.known) for w in batch]
            loss = torch.stack(losses).sum() / sum(w.end - w.start for w in batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(ties.parameters(), recipe.clip)
            optimiser.step()
            scheduler.step()
    return ties.eval()


def ask_ties(ties: Ties, windows: Sequence[Seen]) -> Answer:
    """Return what the heads say of one text, each word answered from the window that keeps it."""
    tags: dict[str, list[Tensor]] = {name: [] for name in TAGS}
    links: dict[str, list[tuple[int, Tensor]]] = {name: [] for name in LINKS}
    with torch.no_grad():
        for w in windows:
            states, rows = ties.read(w.states), torch.arange(w.first - w.start, w.last - w.start)
            for name, kept in tags.items():
                kept.append(ties.tag_heads[name](states[rows]).softmax(-1))
            for name, pointed in links.items():
                pointed += [(w.start, row) for row in ties.links[name](states, rows).softmax(-1)]
    return Answer({name: torch.cat(kept) for name, kept in tags.items()}, links)
