"""An ONNX graph in the making: named constants, steps in the order in which they run, and parts run where asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

    def __init__(self, stored: Mapping[str, Array] | None = None) -> None:
        """Begin an empty graph.

        Args:
            stored: constants of another file, which are taken where one of the same name is to be added.
        """
        self._stored = stored or {}
        self._constants: dict[str, Array] = {}
        self._nodes: list[onnx.NodeProto] = []
        self._given: list[onnx.ValueInfoProto] = []
        self._answers: list[onnx.ValueInfoProto] = []

    def given(self, name: str, shape: Sequence[str | int], kind: int = TensorProto.INT64) -> str:
        """Add an input."""
        self._given.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def answer(self, name: str, shape: Sequence[str | int], kind: int = TensorProto.FLOAT) -> None:
        """Make a step's output one of the graph."""
        self._answers.append(helper.make_tensor_value_info(name, kind, shape))

    def constant(self, name: str, value: Array) -> str:
        """Add a constant; one that is there already stays."""
        self._constants.setdefault(name, np.asarray(self._stored.get(name, value), order="C"))
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

    def add_part(self, part: onnx.GraphProto, asked: str) -> None:
        """Add a graph as a part that is run where something is asked, and answers nothing at all elsewhere.

        Args:
            part: what is run; its inputs and its answers become those of the whole, where it has not got them yet.
            asked: an input of the whole graph; nothing is asked where that is empty.
        """
        given = {entry.name for entry in self._given}
        self._given += [entry for entry in part.input if entry.name not in given]
        size = self.step("Size", asked, name=f"/{asked}/size")
        asks = self.step("Greater", size, self.constant("none", np.array(0, dtype=np.int64)), name=f"/{asked}/any")
        names = [output.name for output in part.output]
        run = _renamed(part, {name: f"{name}/answer" for name in names})
        branches = {"then_branch": run, "else_branch": _silence(run)}
        self._nodes.append(helper.make_node("If", [asks], names, name=f"/{asked}/part", **branches))
        self._answers += [_of_any_size(output, output.name) for output in part.output]

    def body(self, name: str) -> onnx.GraphProto:
        """Return what was collected."""
        tensors = [numpy_helper.from_array(value, name) for name, value in self._constants.items()]
        return helper.make_graph(self._nodes, name, self._given, self._answers, tensors)

    def write(self, path: Path) -> None:
        """Write the graph to a file."""
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        onnx.save(helper.make_model(self.body("reader"), opset_imports=opsets, ir_version=8), str(path))


def all_graphs(graph: onnx.GraphProto) -> Iterator[onnx.GraphProto]:
    """Give a graph and its parts."""
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from all_graphs(attribute.g)


def _renamed(graph: onnx.GraphProto, names: Mapping[str, str]) -> onnx.GraphProto:
    """Return the graph of a part with other names for some values; what it is given, it takes from the whole."""
    copy = onnx.GraphProto()
    copy.CopyFrom(graph)
    del copy.input[:]
    for node in copy.node:
        node.input[:] = [names.get(name, name) for name in node.input]
        node.output[:] = [names.get(name, name) for name in node.output]
    del copy.output[:]
    copy.output.extend(_of_any_size(output, names[output.name]) for output in graph.output)
    return copy


def _of_any_size(output: onnx.ValueInfoProto, name: str) -> onnx.ValueInfoProto:
    """Return what describes an output, its axes of any size: they have none where nothing is asked."""
    tensor = output.type.tensor_type
    axes = [f"{name}/{axis}" for axis in range(len(tensor.shape.dim))]
    return helper.make_tensor_value_info(name, tensor.elem_type, axes)


def _silence(part: onnx.GraphProto) -> onnx.GraphProto:
    """Return a graph that has the outputs of a part, all of them empty."""
    silence = Graph()
    for output in part.output:
        tensor, name = output.type.tensor_type, f"{output.name}/nothing"
        kind = helper.tensor_dtype_to_np_dtype(tensor.elem_type)
        nothing = numpy_helper.from_array(np.zeros([0] * len(tensor.shape.dim), dtype=kind), name)
        silence.step("Constant", name=name, value=nothing)
        silence.answer(name, [f"{name}/{axis}" for axis in range(len(tensor.shape.dim))], tensor.elem_type)
    return silence.body(f"{part.name}/nothing")
