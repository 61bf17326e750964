"""The shipped file back into a checkpoint: to go on training where the checkpoint it was made of is gone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from training.encoder import Encoder, EncoderSize
from training.network import Network
from training.weights import Weights, read_weights

UNSHIPPED = (
    "judge.", "links.holder.", "tag_heads.target.", "tag_heads.shown.", "tag_heads.meeting.", "tag_heads.title.",
    "tag_heads.act.",
)  # fmt: skip
"""Beginnings of the names of weights that the shipped file does not hold; they begin anew."""


def restore_checkpoint(model: Path, out: Path, seed: int = 1) -> None:
    """Write a checkpoint with the weights of a model folder, those of the encoder as exact as 8 bits keep them.

    Raises:
        KeyError: when the file lacks a weight of a head that is shipped.
    """
    torch.manual_seed(seed)
    network = Network(Encoder(EncoderSize()))
    weights = read_weights(model / "reader.onnx") | _read_steps(model / "manifest.json")
    missing = [name for name in network.state_dict() if name not in weights and not name.startswith(UNSHIPPED)]
    if missing:
        raise KeyError(f"{model} has no weights for {', '.join(missing)}")
    network.load_state_dict({name: torch.from_numpy(value.copy()) for name, value in weights.items()}, strict=False)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"network": network.state_dict()}, out)


def _read_steps(manifest: Path) -> Weights:
    """Return what the manifest keeps of the scores between tags."""
    crf = json.loads(manifest.read_text(encoding="utf-8"))["crf"]
    return {f"crf.{name}": np.array(crf[name], dtype=np.float32) for name in ("first", "steps")}
