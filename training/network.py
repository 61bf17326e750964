"""The network: one encoder, and the heads that read it."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.crf import Crf
from training.encoder import Encoder
from training.judge import Judge
from training.labels import ACTS, ATTRIBUTION, DEPRELS, ENTITIES, GUIDE, STYLES, TARGETS, TAUGHT_LINKS, UPOS, bioes

HIDE = -1e4
"""Added to scores of words that are padding; small enough for half precision."""

TAGS = {
    "entity": len(bioes(ENTITIES)),
    "guide": len(bioes(GUIDE)),
    "upos": len(UPOS),
    "start": 2,
    "target": len(bioes(TARGETS)),
    "shown": 2,
    "meeting": 2,
    "title": len(bioes(("title",))),
    "act": len(ACTS),
}
"""Plain tag heads and how many labels each has; those from `target` on teach the encoder and are not shipped."""

TREE_DROPOUT = 0.3
"""The heads for trees go over the same two treebanks many times."""

FARTHEST = 9
"""Distances between words are told apart by powers of two, up to this one."""


class Projection(nn.Sequential):
    """A dropout, a linear layer and a non-linearity."""

    def __init__(self, width: int, out: int, dropout: float = 0.1) -> None:
        super().__init__(nn.Dropout(dropout), nn.Linear(width, out), nn.GELU())


class Pointer(nn.Module):
    """Scores of pointing from each word to each word (to itself: to none, or the root)."""

    def __init__(self, width: int, size: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.origin = Projection(width, size, dropout)
        self.goal = Projection(width, size, dropout)
        self.weight = nn.Linear(size, size, bias=False)
        self.bias = nn.Linear(size, 1)
        self.none = nn.Linear(size, 1)
        self.distance = nn.Embedding(2 * FARTHEST + 1, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Give scores `[batch, from, to]`; `hidden` `[batch, 1, to]` is added."""
        origin, goal = self.origin(x), self.goal(x)
        scores = self.weight(origin) @ goal.transpose(1, 2) / origin.shape[-1] ** 0.5
        scores = scores + self.bias(goal).transpose(1, 2) + hidden
        scores = scores + self.distance(distances(x.shape[1], x.device)).squeeze(-1)
        # a word that points to itself means "none": that takes a score of its own
        eye = torch.eye(scores.shape[1], device=scores.device, dtype=scores.dtype)
        return scores + eye * self.none(origin)


def distances(count: int, device: torch.device) -> Tensor:
    """Give the number of the distance class between each two of so many words, `[count, count]`."""
    where = torch.arange(count, device=device)
    apart = (where[None, :] - where[:, None]).float()
    power = torch.ceil(torch.log2(apart.abs() + 1.0)).clamp(max=FARTHEST)
    return (power * torch.sign(apart)).long() + FARTHEST


def other_sentences(starts: Tensor) -> Tensor:
    """Give what is added to scores of pointing, `[batch, from, to]`, where other sentences begin in between."""
    sentence = starts.long().cumsum(1)
    return (sentence[:, :, None] != sentence[:, None, :]).float() * HIDE


class Network(nn.Module):
    """All heads over one run of the encoder, at word level."""

    def __init__(self, encoder: Encoder, pointer_size: int = 128, label_size: int = 256) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.size.width
        self.tag_heads = nn.ModuleDict({name: nn.Linear(width, n) for name, n in TAGS.items()})
        self.dropout = nn.Dropout(0.1)
        self.style = nn.Embedding(len(STYLES), width)
        nn.init.zeros_(self.style.weight)
        self.attribution = nn.Linear(width, width)
        self.attribution_tags = nn.Linear(width, 5 * len(ATTRIBUTION))
        self.crf = Crf(len(ATTRIBUTION))
        self.links = nn.ModuleDict({name: Pointer(width, pointer_size) for name in TAUGHT_LINKS})
        self.judge = Judge(encoder.size)
        self.arcs = Pointer(width, 256, TREE_DROPOUT)
        self.label_dependent = Projection(width, label_size, TREE_DROPOUT)
        self.label_head = Projection(width, label_size, TREE_DROPOUT)
        self.label = nn.Linear(label_size, len(DEPRELS))
        # what a label owes to both words together, not to each alone
        self.label_pair = nn.Linear(label_size, len(DEPRELS), bias=False)
        nn.init.zeros_(self.label_pair.weight)

    def words(self, batch: dict[str, Tensor], layers: int | None = None) -> Tensor:
        """Give the hidden state of the first piece of each word after all or some layers, `[batch, words, width]`."""
        hidden = self.encoder(batch["ids"], batch["features"], batch["mask"], layers)
        index = batch["first"][..., None].expand(-1, -1, hidden.shape[-1])
        return hidden.gather(1, index).float()

    def hidden(self, batch: dict[str, Tensor]) -> Tensor:
        """Give what is added to scores of pointing, `[batch, 1, words]`."""
        return ((1.0 - batch["is_word"].float()) * HIDE)[:, None, :]

    def attribution_states(self, words: Tensor, style: Tensor) -> Tensor:
        """Give the hidden states that the attribution tags and links read."""
        return self.dropout(functional.gelu(self.attribution(words) + self.style(style)[:, None, :])) + words

    def attribution_scores(self, states: Tensor) -> Tensor:
        """Give the emissions `[batch, words, layers, 5]`."""
        flat = self.attribution_tags(states)
        return flat.view(*flat.shape[:2], len(ATTRIBUTION), 5)

    def label_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """Give the scores of the relation of each word to each of some heads, `[batch, words, heads, labels]`."""
        index = heads.flatten(1)[..., None].expand(-1, -1, self.label.in_features)
        head = self.label_head(words).gather(1, index).unflatten(1, heads.shape[1:])
        return self.pair_scores(self.label_dependent(words)[:, :, None, :], head)

    def pair_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Give the scores of the relation of projected words to projected heads."""
        return self.label(dependent + head) + self.label_pair(dependent * head)
