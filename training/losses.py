"""What each head is asked to get right, in nats a word of the batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.example import UNKNOWN
from training.labels import TAUGHT_LINKS
from training.network import TAGS, Network, other_sentences

WEIGHTS = {
    "entity": 1.0, "guide": 1.0, "upos": 0.5, "start": 0.5, "attribution": 1.0, "arc": 1.0, "label": 1.0,
    "target": 2.0, "shown": 1.0, "meeting": 1.0, "title": 1.0, "act": 2.0,
}  # fmt: skip
LINK_WEIGHT = 2.0


def losses(network: Network, batch: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    """Give the weighted loss of each head; heads without an annotated word in the batch are left out."""
    dropped = network.dropout(words)
    count = batch["is_word"].sum()
    out: dict[str, Tensor] = {}
    for name in TAGS:
        known = batch[name] != UNKNOWN
        if known.any():
            scores = network.tag_heads[name](dropped[known])
            out[name] = functional.cross_entropy(scores, batch[name][known], reduction="sum")
    out |= _syntax_losses(network, batch, words)
    out |= _attribution_losses(network, batch, words)
    return {k: v / count * WEIGHTS.get(k, LINK_WEIGHT) for k, v in out.items()}


def _syntax_losses(network: Network, batch: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    parsed = (batch["head"] != UNKNOWN).any(1)
    if not parsed.any():
        return {}
    words, heads, labels = words[parsed], batch["head"][parsed], batch["label"][parsed]
    known = heads != UNKNOWN
    # trees are sought sentence by sentence, so only words of the same one compete
    apart = other_sentences(batch["start"][parsed] == 1)
    arcs = network.arcs(words, network.hidden(batch)[parsed] + apart)
    label_scores = network.label_scores(words, heads.clamp(min=0)[..., None]).squeeze(2)
    return {
        "arc": functional.cross_entropy(arcs[known], heads[known], reduction="sum"),
        "label": functional.cross_entropy(label_scores[known], labels[known], reduction="sum", ignore_index=UNKNOWN),
    }


def _attribution_losses(network: Network, batch: dict[str, Tensor], words: Tensor) -> dict[str, Tensor]:
    states = network.attribution_states(words, batch["style"])
    out: dict[str, Tensor] = {}
    known = (batch["attribution"] != UNKNOWN).any(1)
    rows = known.any(1)
    if rows.any():
        emissions = network.attribution_scores(states[rows])
        tags, lengths = batch["attribution"][rows], batch["lengths"][rows]
        out["attribution"] = network.crf.loss(emissions, tags, lengths, known[rows])
    if len(pairs := batch["pairs"]):
        scores = network.judge(words, batch["is_word"], pairs)
        out["position"] = functional.cross_entropy(scores, pairs[:, 3], reduction="sum")
    for name in TAUGHT_LINKS:
        # what must not be pointed to teaches the same pointers as what may
        apart = batch["apart"] if name == "coreference" else batch["apart"][:0]
        if len(batch[name]) or len(apart):
            rows = torch.cat([batch[name][:, 0], apart[:, 0]]).unique()
            scores = network.links[name](states[rows], network.hidden(batch)[rows])
            out[name] = _link_loss(scores, batch[name], rows) + _apart_loss(scores, apart, rows)
            if len(batch[name]) and len(apart):
                out["choice"] = _choice_loss(scores, batch[name], apart, rows)
    return out


def _link_loss(scores: Tensor, pairs: Tensor, rows: Tensor) -> Tensor:
    """Give the summed negative log of the probability that falls on right goals."""
    return -_mass(scores, pairs, rows).clamp(min=1e-9).log().sum()


def _apart_loss(scores: Tensor, pairs: Tensor, rows: Tensor) -> Tensor:
    """Give the summed negative log of the probability that does not fall on wrong goals."""
    return -(1.0 - _mass(scores, pairs, rows)).clamp(min=1e-4).log().sum()


def _choice_loss(scores: Tensor, right: Tensor, wrong: Tensor, rows: Tensor) -> Tensor:
    """Give the summed negative log of what falls on right goals, of all that falls on right and wrong ones.

    Whatever else a word may rightly point to, such as a pronoun in between, has no part in it.
    """
    every = torch.cat([right, wrong])
    asked, number = (every[:, 0] * scores.shape[-1] + every[:, 1]).unique(return_inverse=True)
    row = torch.searchsorted(rows, every[:, 0].contiguous())
    chances = scores[row, every[:, 1]].softmax(-1).gather(1, every[:, 2:3]).squeeze(1)
    of_right = torch.arange(len(every), device=scores.device) < len(right)
    empty = scores.new_zeros(len(asked))
    masses = [empty.scatter_add(0, number[chosen], chances[chosen]) for chosen in (of_right, ~of_right)]
    told = (masses[0] > 0) & (masses[1] > 0)
    return -(masses[0] / (masses[0] + masses[1]))[told].clamp(min=1e-6).log().sum()


def _mass(scores: Tensor, pairs: Tensor, rows: Tensor) -> Tensor:
    """Give for each question the probability that falls on its goals, `[questions]`."""
    if not len(pairs):
        return scores.new_zeros(0)
    row = torch.searchsorted(rows, pairs[:, 0].contiguous())
    chances = scores[row, pairs[:, 1]].softmax(-1).gather(1, pairs[:, 2:3]).squeeze(1)
    return torch.zeros(int(pairs[-1, 3]) + 1, device=scores.device).scatter_add(0, pairs[:, 3], chances)
