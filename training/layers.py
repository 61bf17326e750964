"""Layers of the network as steps of a graph: matrices in 8 bits where they are large, and what goes with them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from training.evening import Values
from training.graph import EVEN, FUSED, TURNED, Graph
from training.weights import PREFIX

Weights = Mapping[str, NDArray[np.float32]]
"""Weights under their names in the network."""


class Layers:
    """Writes layers down, one after the other."""

    def __init__(self, weights: Weights, graph: Graph, divisors: Mapping[str, Values] | None = None) -> None:
        """Begin with no layer.

        Args:
            weights: those of the network, in single precision.
            graph: where the steps go.
            divisors: layer -> by what its channels are divided before they are brought into 8 bits.
        """
        self.weights = weights
        self.graph = graph
        self._divisors = divisors or {}
        self.inputs: dict[str, str] = {}
        """Layer -> its input, where that is brought into 8 bits for it alone."""

    def product(self, x: str, layer: str, at: str) -> str:
        """Give a linear layer of x, which is made even and brought into 8 bits for it."""
        g, name = self.graph, f"{PREFIX}{layer}.weight"
        self.inputs[layer] = x
        weight = self.weights[f"{layer}.weight"].T
        divisor = self._divisors.get(layer)
        if divisor is not None and divisor.max() > 1.0:
            x = g.step("Mul", x, g.constant(name + EVEN, 1 / divisor), name=f"{at}/even")
            weight = weight * divisor[:, None]
        inputs = (x, *g.quantised(name, weight), "", self.kept(f"{layer}.bias"))
        return g.step("DynamicQuantizeMatMul", *inputs, name=at, domain=FUSED)

    def scaled(self, x: str, at: str) -> str:
        """Bring x into 8 bits, once for all matrices that it is multiplied by."""
        return self.graph.step("DynamicQuantizeLinear", x, name=at, outputs=(f"{at}/scale", f"{at}/zero"))

    def projection(self, rows: str, scaled: str, layer: str, bias: str | None = None) -> str:
        """Give a linear layer and its non-linearity, of all or some rows of what `scaled` brought into 8 bits."""
        steps, scale = self.graph.quantised(f"{PREFIX}{layer}.weight", self.weights[f"{layer}.weight"].T)
        inputs = (rows, steps, f"{scaled}/scale", scale, f"{scaled}/zero", "", bias or self.kept(f"{layer}.bias"))
        projected = self.graph.step("MatMulIntegerToFloat", *inputs, name=f"/{layer}", domain=FUSED)
        return self.graph.step("Gelu", projected, name=f"/{layer}/gelu", domain=FUSED)

    def linear(self, x: str, layer: str, output: str | None = None) -> str:
        """Give a linear layer in single precision."""
        product = self.graph.step("MatMul", x, self.turned(layer), name=f"/{layer}")
        return self.graph.step("Add", product, self.kept(f"{layer}.bias"), name=output or f"/{layer}/sum")

    def norm(self, x: str, layer: str, at: str) -> str:
        """Bring every row to the same mean and spread."""
        weight, bias = self.kept(f"{layer}.weight"), self.kept(f"{layer}.bias")
        return self.graph.step("LayerNormalization", x, weight, bias, name=at, epsilon=1e-12)

    def kept(self, name: str) -> str:
        """Add a weight as it is."""
        return self.graph.constant(PREFIX + name, self.weights[name])

    def turned(self, layer: str) -> str:
        """Add the matrix of a layer, inputs first."""
        return self.graph.constant(f"{PREFIX}{layer}.weight{TURNED}", self.weights[f"{layer}.weight"].T)
