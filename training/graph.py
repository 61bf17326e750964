"""An ONNX graph in the making: named constants, and steps in the order in which they run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

FUSED = "com.microsoft"
"""The domain of the steps that onnxruntime knows beyond the standard: several standard ones at once."""

TURNED = ".turned"
"""Ends the name of a matrix that stands by its inputs first; torch keeps them by their outputs first."""

QUANTISED, SCALE, ZERO = "_quantized", "_scale", "_zero_point"
"""End the names of the parts of a weight in 8 bits, as onnxruntime's own quantiser has it; no zero means nought."""

EVEN = ".even"
"""Ends the name of what the channels of a layer are multiplied by before they meet its weight, divided by the same."""

Array = NDArray[Any]


class Graph:
    """Collects constants and steps. A step is named after its first output."""

    def __init__(self) -> None:
        self._constants: dict[str, Array] = {}
        self._nodes: list[onnx.NodeProto] = []
        self._given: list[onnx.ValueInfoProto] = []
        self._answers: list[onnx.ValueInfoProto] = []

    def given(self, name: str, shape: list[str | int]) -> str:
        """Add an input of whole numbers."""
        self._given.append(helper.make_tensor_value_info(name, TensorProto.INT64, shape))
        return name

    def answer(self, name: str, shape: list[str | int], kind: int = TensorProto.FLOAT) -> None:
        """Make a step's output one of the graph."""
        self._answers.append(helper.make_tensor_value_info(name, kind, shape))

    def constant(self, name: str, value: Array) -> str:
        """Add a constant; one that is there already stays."""
        self._constants.setdefault(name, np.asarray(value, order="C"))
        return name

    def number(self, value: int) -> str:
        """Add a whole number, `[1]`."""
        return self.constant(f"number_{value}", np.array([value], dtype=np.int64))

    def step(
        self, kind: str, *inputs: str, name: str, outputs: tuple[str, ...] = (), domain: str = "", **attributes: Any
    ) -> str:
        """Add a step and return the name of its first output; other names of outputs follow in `outputs`."""
        self._nodes.append(
            helper.make_node(kind, list(inputs), [name, *outputs], name=name, domain=domain, **attributes)
        )
        return name

    def quantised(self, name: str, weight: Array) -> tuple[str, str]:
        """Add a matrix `[inputs, outputs]` in 8-bit integers with a scale for each output, and the scales."""
        scale = np.maximum(np.abs(weight).max(axis=0) / np.float32(127), np.finfo(np.float32).tiny)
        steps = np.rint(weight / scale).astype(np.int8)
        base = name + TURNED
        return self.constant(base + QUANTISED, steps), self.constant(base + SCALE, scale.astype(np.float32))

    def squeezed(self, name: str, weight: Array) -> tuple[str, str, str]:
        """Add a table in 8-bit integers with one scale and one zero, as what `DequantizeLinear` takes."""
        low, high = min(float(weight.min()), 0.0), max(float(weight.max()), 0.0)
        scale = np.float32((high - low) / 255 or 1.0)
        zero = np.uint8(np.rint(-low / scale))
        steps = np.clip(np.rint(weight / scale) + zero, 0, 255).astype(np.uint8)
        return (
            self.constant(name + QUANTISED, steps),
            self.constant(name + SCALE, np.array(scale)),
            self.constant(name + ZERO, np.array(zero)),
        )

    def write(self, path: Path) -> None:
        """Write the graph to a file."""
        tensors = [numpy_helper.from_array(value, name) for name, value in self._constants.items()]
        graph = helper.make_graph(self._nodes, "reader", self._given, self._answers, tensors)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), str(path))
