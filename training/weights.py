"""The weights of an exported file, under the names that they have in the network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from training.graph import EVEN, QUANTISED, SCALE, TURNED, ZERO, Array, all_graphs
from training.labels import LINKS

PREFIX = "network."
"""Begins the names of weights that have kept them."""

TAG_HEADS = ("entity", "guide", "upos", "start", "target", "title", "act")

Weights = dict[str, NDArray[np.float32]]


def read_weights(path: Path) -> Weights:
    """Return the weights of an exported file, as torch exports it or in compact form; 8-bit integers multiplied out."""
    weights: Weights = {}
    for graph in all_graphs(onnx.load(str(path)).graph):
        weights |= _weights_of(graph)
    return weights


def read_constants(path: Path) -> dict[str, Array]:
    """Return the constants of an exported file under their names in it."""
    graphs = all_graphs(onnx.load(str(path)).graph)
    return {tensor.name: numpy_helper.to_array(tensor) for graph in graphs for tensor in graph.initializer}


def _weights_of(graph: onnx.GraphProto) -> Weights:
    """Return the weights of one part of a file."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights: Weights = {}
    for name in stored:
        plain = name.removesuffix(QUANTISED)
        if name.startswith(PREFIX) and not name.endswith((SCALE, ZERO, EVEN)):
            kept = plain.removesuffix(TURNED)
            value = _widen(stored, plain)
            value = value.T if plain.endswith(TURNED) else value
            weights[kept.removeprefix(PREFIX)] = value * stored.get(kept + EVEN, np.float32(1.0))
    for node in graph.node:
        # torch's exporter takes a matrix its name; the node that uses it still has that of its layer
        used = next((i for i in node.input if i in stored and i.startswith("onnx::MatMul")), None)
        if used is not None and node.op_type in {"MatMul", "MatMulInteger"}:
            weights[f"{_module_of(node.name)}.weight"] = _widen(stored, used.removesuffix(QUANTISED)).T
    return weights


def _widen(stored: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    """Return a weight in single precision, the 8-bit integers multiplied out."""
    if name in stored:
        return np.asarray(stored[name], dtype=np.float32)
    steps = np.asarray(stored[name + QUANTISED], dtype=np.float32)
    zero = np.asarray(stored.get(name + ZERO, np.int8(0)), dtype=np.float32)
    return (steps - zero) * np.asarray(stored[name + SCALE], dtype=np.float32)


def _module_of(node: str) -> str:
    """Return the module whose matrix a node applies: `arcs.origin.1` for "/arcs/origin/origin.1/MatMul"."""
    parts = node.strip("/").split("/")[:-1]
    kept = [
        part
        for part, after in zip(parts, [*parts[1:], ""], strict=True)
        if not (after.startswith(f"{part}.") and after.removeprefix(f"{part}.").isdigit())
    ]
    owner = {**dict.fromkeys(TAG_HEADS, "tag_heads."), **dict.fromkeys(LINKS, "links.")}.get(kept[0], "")
    return owner + ".".join(kept)
