"""The heads: which words are a title or name a meeting, who holds the office, what it is held in, who takes part."""

from __future__ import annotations

import attrs
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import EncoderSize, Layer
from training.example import UNKNOWN, Example
from training.labels import bioes
from training.network import FARTHEST, Pointer, distances

TAGS = {"title": len(bioes(("title",))), "trigger": 2}
LINKS = ("bearer", "holder", "party")
"""From the last word of a title to who holds the office and to what it is held in; from a name to the meeting."""

WEIGHTS = {"title": 1.0, "trigger": 2.0, "bearer": 1.0, "holder": 1.0, "party": 0.5}
RARE = 3.0
"""How much more a link that points somewhere counts."""


SIZE = EncoderSize(width=192, heads=6, inner=384)
"""Of the layer that only these heads have; a wider one learns the few articles by heart."""


class Ties(nn.Module):
    """A narrow layer over the words of one window, which stay as the encoder made them, and the heads."""

    def __init__(self, width: int, pointer_size: int = 96, dropout: float = 0.2) -> None:
        super().__init__()
        self.narrow = nn.Sequential(nn.Dropout(dropout), nn.Linear(width, SIZE.width), nn.LayerNorm(SIZE.width))
        self.layer = Layer(SIZE)
        self.dropout = nn.Dropout(dropout)
        self.tag_heads = nn.ModuleDict({name: nn.Linear(SIZE.width, n) for name, n in TAGS.items()})
        self.links = nn.ModuleDict({name: RowPointer(SIZE.width, pointer_size) for name in LINKS})

    def read(self, words: Tensor) -> Tensor:
        """Give the states that the heads read, `[words, width]`, for those of the encoder."""
        nothing = words.new_zeros(1, 1, 1, len(words))
        states: Tensor = self.dropout(self.layer(self.narrow(words[None]), nothing))[0]
        return states

    def losses(self, words: Tensor, known: Known) -> Tensor:
        """Give the summed loss, in nats, of what is known about the words of a window."""
        states = self.read(words)
        total = states.new_zeros(())
        for name, wanted in known.tags.items():
            scores = self.tag_heads[name](states)
            loss = functional.cross_entropy(scores, wanted, ignore_index=UNKNOWN, reduction="sum")
            total = total + WEIGHTS[name] * loss
        for name, (rows, right) in known.links.items():
            chances = self.links[name](states, rows).log_softmax(-1)
            missed = -chances.masked_fill(~right, -torch.inf).logsumexp(-1)
            # a word that points to itself points to nothing: most do, and the few others would be lost among them
            nowhere = right[torch.arange(len(rows)), rows]
            total = total + WEIGHTS[name] * torch.where(nowhere, missed, RARE * missed).sum()
        return total


class RowPointer(Pointer):
    """A pointer that is only asked about some words; the others' scores would cost more than all else.

    It begins with liking what is near: few articles do not teach that in time.
    """

    def __init__(self, width: int, size: int) -> None:
        super().__init__(width, size)
        with torch.no_grad():
            self.distance.weight.copy_(-(torch.arange(2 * FARTHEST + 1) - FARTHEST).abs()[:, None].float())

    def forward(self, states: Tensor, rows: Tensor) -> Tensor:
        """Give scores `[rows, words]` of pointing from some words of `states` `[words, width]`."""
        origin, goal = self.origin(states[rows]), self.goal(states)
        scores = self.weight(origin) @ goal.T / origin.shape[-1] ** 0.5 + self.bias(goal).T
        scores = scores + self.distance(distances(len(states), states.device)[rows]).squeeze(-1)
        nowhere = functional.one_hot(rows, len(states)).to(scores.dtype)
        return scores + nowhere * self.none(origin)


@attrs.frozen(eq=False)
class Known:
    """What is annotated of the words of one window."""

    tags: dict[str, Tensor]
    """Head -> `[words]` labels, `UNKNOWN` where not annotated."""
    links: dict[str, tuple[Tensor, Tensor]]
    """Link -> the words that are asked about, `[rows]`, and what each may rightly point to, `[rows, words]`."""


def collect_known(example: Example, start: int, end: int) -> Known:
    """Return what is annotated of the words from start to end; a link whose goals all lie beyond is left out."""
    tags = {name: torch.from_numpy(example.tags[name][start:end]) for name in TAGS if name in example.tags}
    links = {}
    for name in LINKS:
        rows: list[int] = []
        right: list[Tensor] = []
        for word, goals in example.links.get(name, {}).items():
            inside = [goal - start for goal in goals if start <= goal < end]
            if start <= word < end and inside:
                rows.append(word - start)
                right.append(torch.zeros(end - start, dtype=torch.bool).index_fill(0, torch.tensor(inside), True))
        if rows:
            links[name] = torch.tensor(rows), torch.stack(right)
    return Known(tags, links)
