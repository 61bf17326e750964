"""The mean of several checkpoints of one training: nearer to what they agree on than any of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average_checkpoints(checkpoints: Sequence[Path], out: Path, shares: Sequence[float] = ()) -> None:
    """Write the mean of the weights; a weight that only some checkpoints have is the mean of these.

    Args:
        checkpoints: later ones may have heads that earlier ones lack.
        out: where to write it.
        shares: what each of them counts; without any, all count alike.
    """
    networks = [torch.load(path, map_location="cpu", weights_only=True)["network"] for path in checkpoints]
    shares = shares or [1.0] * len(networks)
    mean = {}
    for name in networks[-1]:
        having = [
            (network[name].float(), share) for network, share in zip(networks, shares, strict=True) if name in network
        ]
        total = sum(share for _, share in having)
        mean[name] = sum(weight * (share / total) for weight, share in having).to(networks[-1][name].dtype)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"network": mean}, out)
