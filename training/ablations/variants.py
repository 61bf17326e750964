"""Networks that differ from the shipped one in one part."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import torch
from torch import Tensor
from torch.nn import functional

from geopolnews.encode.pieces import GAPS
from training.crf import Crf
from training.encoder import Encoder
from training.labels import ATTRIBUTION
from training.network import Network

FEWER_LAYERS = 4


class Shapeless(Network):
    """Is not told the shapes of words, only what stands before them."""

    def words(self, batch: dict[str, Tensor], layers: int | None = None) -> Tensor:
        """Give the hidden states of the words, `[batch, words, width]`."""
        return super().words(batch | {"features": batch["features"] % GAPS}, layers)


class PieceMean(Network):
    """Reads a word from the mean of its pieces, not from the first."""

    def words(self, batch: dict[str, Tensor], layers: int | None = None) -> Tensor:
        """Give the hidden states of the words, `[batch, words, width]`."""
        hidden = self.encoder(batch["ids"], batch["features"], batch["mask"], layers).float()
        # sums of all pieces before each piece; a word has those from its first piece to that of the word after it
        before = functional.pad(hidden.cumsum(1), (0, 0, 1, 0))
        first = batch["first"]
        last = (batch["mask"].sum(1, keepdim=True) - 1).expand(-1, first.shape[1])
        after = functional.pad(first[:, 1:], (0, 1))
        after = torch.where(after > first, after, last)
        count = (after - first).clamp(min=1)[..., None]
        width = hidden.shape[-1]
        ends = [before.gather(1, at[..., None].expand(-1, -1, width)) for at in (first, after)]
        return (ends[1] - ends[0]) / count


class FreeTags(Crf):
    """No chain: every word is tagged for itself."""

    constrained = False
    """Whether tags that cannot follow each other are kept apart when spans are read."""

    def transitions(self) -> Tensor:
        """Give the transition scores `[layers, from, to]`: nothing, but for what is kept apart."""
        return super().transitions() if self.constrained else torch.zeros_like(self.steps)

    def loss(self, emissions: Tensor, tags: Tensor, lengths: Tensor, known: Tensor) -> Tensor:
        """Give the summed negative log-likelihood of the tags, each by itself."""
        alive = torch.arange(emissions.shape[1], device=lengths.device) < lengths[:, None]
        told = alive[..., None] & known[:, None, :]
        return functional.cross_entropy(emissions[told], tags[told], reduction="sum")


def free_tags(encoder: Encoder) -> Network:
    """Return a network whose attribution tags know nothing of each other."""
    network = Network(encoder)
    network.crf = FreeTags(len(ATTRIBUTION))
    return network


def constrained_tags(encoder: Encoder) -> Network:
    """Return the same, read so that no tag follows one that it cannot follow."""
    network = free_tags(encoder)
    network.crf.constrained = True
    return network


def fewer_layers(encoder: Encoder) -> Network:
    """Return a network over the lowest layers of the encoder alone."""
    encoder.layers = encoder.layers[:FEWER_LAYERS]
    encoder.size = attrs.evolve(encoder.size, layers=FEWER_LAYERS)
    return Network(encoder)


@attrs.frozen(kw_only=True)
class Variant:
    """One short training."""

    about: str
    """What differs, for the table."""
    network: Callable[[Encoder], Network] = Network
    seed: int = 1
    teachers: tuple[str, ...] = ()
    """Variants whose votes it learns from as well."""
    weights_of: str | None = None
    """The variant whose training this one is measured on, if it has none of its own."""


VARIANTS = {
    "shipped": Variant(about="as shipped"),
    "seed": Variant(about="the same, another order of the texts", seed=2),
    "shapeless": Variant(about="no shapes of words", network=Shapeless),
    "mean": Variant(about="mean of a word's pieces instead of the first", network=PieceMean),
    "free": Variant(about="free tags instead of the chain (CRF)", network=free_tags),
    "constrained": Variant(
        about="free tags, read without impossible successions", network=constrained_tags, weights_of="free"
    ),
    "four": Variant(about="four layers instead of six", network=fewer_layers),
    "student": Variant(
        about="learns from the votes of the first two and of the mean, too", teachers=("shipped", "seed", "mean")
    ),
}
"""In the order in which they are trained: teachers first."""
