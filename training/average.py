"""The mean of several checkpoints of one training: nearer to what they agree on than any of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average_checkpoints(checkpoints: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights; a weight that only some checkpoints have is the mean of these."""
    networks = [torch.load(path, map_location="cpu", weights_only=True)["network"] for path in checkpoints]
    mean = {}
    for name in networks[-1]:
        weights = torch.stack([network[name].float() for network in networks if name in network])
        mean[name] = weights.mean(0).to(networks[-1][name].dtype)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"network": mean}, out)
