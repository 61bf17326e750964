"""The shipped file back into a checkpoint: to go on training where the checkpoint it was made of is gone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.encoder import Encoder, EncoderSize
from training.labels import LINKS
from training.network import TAGS, Network

UNSHIPPED = ("judge.", "tag_heads.target.")
"""Beginnings of the names of weights that the shipped file does not hold; they begin anew."""

PREFIX = "network."
"""Before the names of weights that the export left as they are."""

Weights = dict[str, NDArray[np.float32]]


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


def read_weights(path: Path) -> Weights:
    """Return the weights of an exported file under their names in the network."""
    graph = onnx.load(str(path)).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights: Weights = {}
    for name in stored:
        plain = name.removesuffix("_quantized")
        if name.startswith(PREFIX) and not name.endswith(("_scale", "_zero_point")):
            weights[plain.removeprefix(PREFIX)] = _widen(stored, plain)
    for node in graph.node:
        # a matrix has lost its name in the export; the node that uses it still has that of its layer
        used = next((i for i in node.input if i in stored and i.startswith("onnx::MatMul")), None)
        if used is not None and node.op_type in {"MatMul", "MatMulInteger"}:
            weights[f"{_module_of(node.name)}.weight"] = _widen(stored, used.removesuffix("_quantized")).T
    return weights


def _widen(stored: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    """Return a weight in single precision, the 8-bit integers multiplied out."""
    if name in stored:
        return np.asarray(stored[name], dtype=np.float32)
    steps = np.asarray(stored[f"{name}_quantized"], dtype=np.float32)
    zero = np.asarray(stored[f"{name}_zero_point"], dtype=np.float32)
    return (steps - zero) * np.asarray(stored[f"{name}_scale"], dtype=np.float32)


def _module_of(node: str) -> str:
    """Return the module whose matrix a node applies: `arcs.origin.1` for "/arcs/origin/origin.1/MatMul"."""
    parts = node.strip("/").split("/")[:-1]
    kept = [
        part
        for part, after in zip(parts, [*parts[1:], ""], strict=True)
        if not (after.startswith(f"{part}.") and after.removeprefix(f"{part}.").isdigit())
    ]
    owner = {**dict.fromkeys(TAGS, "tag_heads."), **dict.fromkeys(LINKS, "links.")}.get(kept[0], "")
    return owner + ".".join(kept)


def _read_steps(manifest: Path) -> Weights:
    """Return what the manifest keeps of the scores between tags."""
    crf = json.loads(manifest.read_text(encoding="utf-8"))["crf"]
    return {f"crf.{name}": np.array(crf[name], dtype=np.float32) for name in ("first", "steps")}
