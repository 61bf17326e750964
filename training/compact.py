"""The network as the graph that onnxruntime runs fastest: 8-bit matrices, fused steps, nothing done twice.

torch's exporter writes down every step that torch takes. onnxruntime fuses some of them whenever it loads the file, and
leaves others: a mask that hides nothing, attention in six steps, a table of distances looked up for each pair of words.
Here the same network is written down again from its weights; `docs/decisions/0009-a-graph-of-our-own.md` has figures.
It has two parts, which `docs/decisions/0015-questions-to-the-model.md` tells of: one reads a window, the other answers
questions about words that were read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from tokenizers import Tokenizer

from geopolnews.encode.manifest import FORMAT
from geopolnews.encode.pieces import PieceTable
from geopolnews.encode.reader import MIDDLE
from geopolnews.encode.session import ASKED
from training.evening import Values, choose_divisors, measure_reaches, read_texts
from training.graph import EVEN, FUSED, Array, Graph
from training.heads import QUESTIONS, add_answers, add_label, add_link
from training.layers import Layers, Weights
from training.weights import PREFIX, read_constants, read_weights

HIDDEN = "/words"
"""The hidden states of the words, in single precision."""

ATTENTION_HEADS = 12
"""Of the pretrained encoder; its weights do not tell."""


def compact_model(folder: Path) -> None:
    """Write the model file of a folder anew in this form, and its format and checksum into the manifest.

    Matrices that are in 8 bits already stay as they are, so that the file goes on giving the same numbers.
    """
    path = folder / "reader.onnx"
    weights, stored = read_weights(path), read_constants(path)
    divisors = _stored_divisors(stored)
    if divisors:
        write_graph(weights, path, divisors=divisors, stored=stored)
    else:
        write_compact(weights, path, folder / "tokenizer.json")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"format": FORMAT, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_compact(
    weights: Weights, path: Path, tokenizer: Path, heads: int = ATTENTION_HEADS, *, only_words: bool = False
) -> None:
    """Write the file that the library reads, its channels made even for texts like our examples.

    Args:
        weights: those of the network, in single precision; those of heads that are not shipped are not looked at.
        path: where to write it.
        tokenizer: the file of the tokenizer.
        heads: of the encoder's attention.
        only_words: whether the file is to give the hidden states of the words and nothing else.
    """
    table = PieceTable(Tokenizer.from_file(str(tokenizer)))
    with TemporaryDirectory() as folder:
        watched = Path(folder) / "watched.onnx"
        inputs = write_words(weights, watched, heads, watched=True)
        divisors = choose_divisors(measure_reaches(watched, inputs, table, read_texts()))
    if only_words:
        write_words(weights, path, heads, divisors)
    else:
        write_graph(weights, path, heads, divisors)


def write_graph(
    weights: Weights,
    path: Path,
    heads: int = ATTENTION_HEADS,
    divisors: Mapping[str, Values] | None = None,
    stored: Mapping[str, Array] | None = None,
) -> None:
    """Write a file that reads one window at a time, and answers questions about one.

    Args:
        weights: those of the network, in single precision.
        path: where to write it.
        heads: of the encoder's attention.
        divisors: layer -> by what its channels are divided before they are brought into 8 bits.
        stored: constants of another file, which are taken as they are.
    """
    whole = Graph()
    reading = Layers(weights, Graph(stored), divisors)
    add_answers(reading, add_words(reading, heads))
    add_middle(reading)
    whole.add_part(reading.graph.body("read"), asked="ids")
    for question in QUESTIONS:
        asking = Layers(weights, Graph(stored))
        if question == "label":
            add_label(asking)
        else:
            add_link(asking, question)
        whole.add_part(asking.graph.body(question), asked=ASKED + question)
    whole.write(path)


def write_words(
    weights: Weights,
    path: Path,
    heads: int = ATTENTION_HEADS,
    divisors: Mapping[str, Values] | None = None,
    *,
    watched: bool = False,
) -> dict[str, str]:
    """Write a file that gives the hidden states of the words and nothing else.

    Args:
        weights: those of the network, in single precision.
        path: where to write it.
        heads: of the encoder's attention.
        divisors: layer -> by what its channels are divided before they are brought into 8 bits.
        watched: whether the inputs of layers are to be given as well.

    Returns:
        Layer -> the name of its input.
    """
    layers = Layers(weights, Graph(), divisors)
    layers.graph.answer(add_words(layers, heads), [1, "words", "width"])
    for name in sorted(set(layers.inputs.values())) if watched else ():
        layers.graph.answer(name, [1, "pieces", f"{name}/width"])
    layers.graph.write(path)
    return layers.inputs


def add_words(layers: Layers, heads: int) -> str:
    """Add the encoder, and give the hidden state of the first piece of each word."""
    g = layers.graph
    for name, axis in (("ids", "pieces"), ("features", "pieces"), ("first", "first/words")):
        g.given(name, [1, axis])
    first = g.step("Squeeze", "first", g.number(0), name="/first")
    return g.step("Gather", _encode(layers, heads), first, name=HIDDEN, axis=1)


def add_middle(layers: Layers) -> None:
    """Give the hidden states of the words in the middle of the encoder, which the head for pronouns reads."""
    at = f"/encoder/layers.{middle_layer(_count_layers(layers)) - 1}/norm"
    layers.graph.answer(layers.graph.step("Gather", at, "/first", name=MIDDLE, axis=1), [1, "words", "width"])


def middle_layer(layers: int) -> int:
    """Return after how many layers the head for pronouns reads the words.

    Those above know the texts by heart that they learnt whom pronouns mean from.
    """
    return max(1, 2 * layers // 3)


def _count_layers(layers: Layers) -> int:
    return 1 + max(int(name.split(".")[2]) for name in layers.weights if name.startswith("encoder.layers."))


def _encode(layers: Layers, heads: int) -> str:
    """Give the hidden states of all pieces."""
    g = layers.graph
    pieces = g.step("Shape", "ids", name="/encoder/count", start=1, end=2)
    embedded = [
        _embedded(layers, "pieces", "Gather", "ids"),
        _embedded(layers, "positions", "Slice", g.number(0), pieces),
        _embedded(layers, "features", "Gather", "features"),
    ]
    x = g.step("Add", embedded[0], embedded[1], name="/encoder/placed")
    x = g.step("Add", x, embedded[2], name="/encoder/embedded")
    x = layers.norm(x, "encoder.norm", "/encoder/norm")
    for number in range(_count_layers(layers)):
        x = _layer(layers, heads, x, f"encoder.layers.{number}", f"/encoder/layers.{number}")
    return x


def _embedded(layers: Layers, table: str, kind: str, *where: str) -> str:
    g = layers.graph
    name = f"encoder.{table}.weight"
    steps, scale, zero = g.squeezed(PREFIX + name, layers.weights[name])
    taken = g.step(kind, steps, *where, name=f"/encoder/{table}")
    return g.step("DequantizeLinear", taken, scale, zero, name=f"/encoder/{table}/wide")


def _layer(layers: Layers, heads: int, x: str, layer: str, at: str) -> str:
    g = layers.graph
    third = len(layers.weights[f"{layer}.qkv.bias"]) // 3
    parts = (f"{at}/query", f"{at}/key", f"{at}/value")
    sizes = g.constant("thirds", np.full(3, third, dtype=np.int64))
    g.step("Split", layers.product(x, f"{layer}.qkv", f"{at}/qkv"), sizes, name=parts[0], outputs=parts[1:], axis=2)
    attended = g.step("MultiHeadAttention", *parts, name=f"{at}/attention", domain=FUSED, num_heads=heads)
    # onnxruntime's sum and norm in one step takes five times as long as the two one after the other
    x = g.step("Add", x, layers.product(attended, f"{layer}.out", f"{at}/out"), name=f"{at}/attended")
    x = layers.norm(x, f"{layer}.attention_norm", f"{at}/attention_norm")
    inner = g.step("Gelu", layers.product(x, f"{layer}.up", f"{at}/up"), name=f"{at}/gelu", domain=FUSED)
    x = g.step("Add", x, layers.product(inner, f"{layer}.down", f"{at}/down"), name=f"{at}/fed")
    return layers.norm(x, f"{layer}.norm", f"{at}/norm")


def _stored_divisors(stored: Mapping[str, Array]) -> dict[str, Values]:
    """Return by what a file in this form divides the channels of each layer that it makes even."""
    ending = ".weight" + EVEN
    return {
        name.removeprefix(PREFIX).removesuffix(ending): (1 / value).astype(np.float32)
        for name, value in stored.items()
        if name.endswith(ending)
    }
