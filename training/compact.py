"""The network as the graph that onnxruntime runs fastest: 8-bit matrices, fused steps, nothing done twice.

torch's exporter writes down every step that torch takes. onnxruntime fuses some of them whenever it loads the file, and
leaves others: a mask that hides nothing, attention in six steps, a table of distances looked up for each pair of words.
Here the same network is written down again from its weights; `docs/decisions/0009-a-graph-of-our-own.md` has figures.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto
from tokenizers import Tokenizer

from geopolnews.encode.pieces import PieceTable
from training.evening import Values, choose_divisors, measure_reaches, read_texts
from training.graph import EVEN, FUSED, TURNED, Graph
from training.labels import ATTRIBUTION, LINKS
from training.weights import PREFIX, read_weights

Weights = Mapping[str, NDArray[np.float32]]
"""Weights under their names in the network."""

TAGS = ("entity", "guide", "upos", "start")
OUTPUTS = (*TAGS, "attribution", "arc", "head", "label", *LINKS)
"""What is shipped; the other heads are trained and measured, but rules still tell better what they tell."""

LIKELY = 3
"""Heads of a word for which its relation is told: in a tree a word may not get the head that it likes best."""

WORDS = "/words"
"""The hidden states of the words."""

APART = -1e4
"""The score of a head in another sentence; that of no word at all is still lower."""

ATTENTION_HEADS = 12
"""Of the pretrained encoder; its weights do not tell."""


def compact_model(folder: Path) -> None:
    """Write the model file of a folder anew in this form, and its checksum into the manifest."""
    path = folder / "reader.onnx"
    write_compact(read_weights(path), path, folder / "tokenizer.json")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_compact(
    weights: Weights, path: Path, tokenizer: Path, heads: int = ATTENTION_HEADS, *, only_words: bool = False
) -> None:
    """Write the file that the library reads, its channels made even for texts like our examples.

    Args:
        weights: those of the network, in single precision; others than those of `OUTPUTS` are not looked at.
        path: where to write it.
        tokenizer: the file of the tokenizer.
        heads: of the encoder's attention.
        only_words: whether the file is to give the hidden states of the words and nothing else.
    """
    table = PieceTable(Tokenizer.from_file(str(tokenizer)))
    with TemporaryDirectory() as folder:
        watched = Path(folder) / "watched.onnx"
        inputs = write_graph(weights, watched, heads, watched=True)
        reaches = measure_reaches(watched, inputs, table, read_texts())
    write_graph(weights, path, heads, choose_divisors(reaches), only_words=only_words)


def write_graph(
    weights: Weights,
    path: Path,
    heads: int,
    divisors: Mapping[str, Values] | None = None,
    *,
    watched: bool = False,
    only_words: bool = False,
) -> dict[str, str]:
    """Write a file that reads one window at a time.

    Args:
        weights: those of the network, in single precision.
        path: where to write it.
        heads: of the encoder's attention.
        divisors: layer -> by what its channels are divided before they are brought into 8 bits.
        watched: whether the inputs of layers are to be among the outputs.
        only_words: whether the hidden states of the words are to be the only output.

    Returns:
        Layer -> the name of its input.
    """
    compact = _Compact(weights, heads, divisors or {})
    if only_words:
        compact.build_words()
    else:
        compact.build()
    compact.write(path, watched=watched)
    return compact.inputs


class _Compact:
    """Writes down the steps of the network."""

    def __init__(self, weights: Weights, heads: int, divisors: Mapping[str, Values]) -> None:
        self._weights = weights
        self._heads = heads
        self._divisors = divisors
        self._graph = Graph()
        self.inputs: dict[str, str] = {}
        """Layer -> its input, where that is brought into 8 bits for it alone."""

    def write(self, path: Path, *, watched: bool) -> None:
        """Write the graph to a file."""
        for name in sorted(set(self.inputs.values())) if watched else ():
            self._graph.answer(name, [1, "pieces", f"{name}/width"])
        self._graph.write(path)

    def build_words(self) -> None:
        """Write down the encoder alone."""
        self._graph.answer(self._words(), [1, "words", "width"])

    def build(self) -> None:
        """Write down the whole network."""
        g = self._graph
        words = self._words()
        g.given("style", [1])
        for tag in TAGS:
            self._linear(words, f"tag_heads.{tag}", output=tag)
            g.answer(tag, [1, "words", len(self._weights[f"tag_heads.{tag}.bias"])])
        seen = self._scaled(words, f"{WORDS}/scaled")
        states = self._attribution_states(words, seen)
        flat = self._linear(states, "attribution_tags")
        layers = g.constant("layers", np.array([0, 0, len(ATTRIBUTION), 5], dtype=np.int64))
        g.answer(g.step("Reshape", flat, layers, name="attribution"), [1, "words", len(ATTRIBUTION), 5])
        self._distances()
        self._pointer(seen, "arcs", "arc")
        self._labels(seen)
        seen = self._scaled(states, "/states/scaled")
        for link in LINKS:
            self._pointer(seen, f"links.{link}", link)

    # -------------------------------------------------------------------------------------------------------- encoder

    def _words(self) -> str:
        """Give the hidden state of the first piece of each word."""
        g = self._graph
        for name, axis in (("ids", "pieces"), ("features", "pieces"), ("first", "words")):
            g.given(name, [1, axis])
        first = g.step("Squeeze", "first", g.number(0), name="/first")
        return g.step("Gather", self._encode(), first, name=WORDS, axis=1)

    def _encode(self) -> str:
        """Give the hidden states of all pieces."""
        g = self._graph
        pieces = g.step("Shape", "ids", name="/encoder/count", start=1, end=2)
        embedded = [
            self._embedded("pieces", "Gather", "ids"),
            self._embedded("positions", "Slice", g.number(0), pieces),
            self._embedded("features", "Gather", "features"),
        ]
        x = g.step("Add", embedded[0], embedded[1], name="/encoder/placed")
        x = g.step("Add", x, embedded[2], name="/encoder/embedded")
        x = self._norm(x, "encoder.norm", "/encoder/norm")
        layers = 1 + max(int(name.split(".")[2]) for name in self._weights if name.startswith("encoder.layers."))
        for number in range(layers):
            x = self._layer(x, f"encoder.layers.{number}", f"/encoder/layers.{number}")
        return x

    def _embedded(self, table: str, kind: str, *where: str) -> str:
        g = self._graph
        name = f"encoder.{table}.weight"
        steps, scale, zero = g.squeezed(PREFIX + name, self._weights[name])
        taken = g.step(kind, steps, *where, name=f"/encoder/{table}")
        return g.step("DequantizeLinear", taken, scale, zero, name=f"/encoder/{table}/wide")

    def _layer(self, x: str, layer: str, at: str) -> str:
        g = self._graph
        third = len(self._weights[f"{layer}.qkv.bias"]) // 3
        parts = (f"{at}/query", f"{at}/key", f"{at}/value")
        sizes = g.constant("thirds", np.full(3, third, dtype=np.int64))
        g.step("Split", self._product(x, f"{layer}.qkv", f"{at}/qkv"), sizes, name=parts[0], outputs=parts[1:], axis=2)
        attended = g.step("MultiHeadAttention", *parts, name=f"{at}/attention", domain=FUSED, num_heads=self._heads)
        # onnxruntime's sum and norm in one step takes five times as long as the two one after the other
        x = g.step("Add", x, self._product(attended, f"{layer}.out", f"{at}/out"), name=f"{at}/attended")
        x = self._norm(x, f"{layer}.attention_norm", f"{at}/attention_norm")
        inner = g.step("Gelu", self._product(x, f"{layer}.up", f"{at}/up"), name=f"{at}/gelu", domain=FUSED)
        x = g.step("Add", x, self._product(inner, f"{layer}.down", f"{at}/down"), name=f"{at}/fed")
        return self._norm(x, f"{layer}.norm", f"{at}/norm")

    def _norm(self, x: str, layer: str, at: str) -> str:
        weight, bias = self._kept(f"{layer}.weight"), self._kept(f"{layer}.bias")
        return self._graph.step("LayerNormalization", x, weight, bias, name=at, epsilon=1e-12)

    def _product(self, x: str, layer: str, at: str) -> str:
        """Give a linear layer of x, which is made even and brought into 8 bits for it."""
        g, name = self._graph, f"{PREFIX}{layer}.weight"
        self.inputs[layer] = x
        weight = self._weights[f"{layer}.weight"].T
        divisor = self._divisors.get(layer)
        if divisor is not None and divisor.max() > 1.0:
            x = g.step("Mul", x, g.constant(name + EVEN, 1 / divisor), name=f"{at}/even")
            weight = weight * divisor[:, None]
        inputs = (x, *g.quantised(name, weight), "", self._kept(f"{layer}.bias"))
        return g.step("DynamicQuantizeMatMul", *inputs, name=at, domain=FUSED)

    # ---------------------------------------------------------------------------------------------------------- heads

    def _attribution_states(self, words: str, seen: str) -> str:
        """Give the hidden states that the attribution tags and links read."""
        g = self._graph
        style = g.step("Gather", self._kept("style.weight"), "style", name="/style")
        bias = g.step("Add", style, self._kept("attribution.bias"), name="/style/bias")
        bias = g.step("Squeeze", bias, g.number(0), name="/style/flat")
        projected = self._projection(seen, "attribution", bias)
        return g.step("Add", projected, words, name="/states")

    def _pointer(self, seen: str, layer: str, output: str) -> None:
        """Give the scores of pointing from each word to each word."""
        g, at = self._graph, f"/{layer}"
        origin, goal = self._projection(seen, f"{layer}.origin.1"), self._projection(seen, f"{layer}.goal.1")
        root = math.sqrt(len(self._weights[f"{layer}.origin.1.bias"]))
        # what is owed to the goal alone is a bias of the origin's side, multiplied by the goal with the rest
        bias = g.step("Mul", self._kept(f"{layer}.bias.weight"), self._number("root", root), name=f"{at}/bias")
        turned = g.step("MatMul", origin, self._turned(f"{layer}.weight"), name=f"{at}/weight")
        turned = g.step("Add", turned, bias, name=f"{at}/origin")
        scores = g.step("FusedMatMul", turned, goal, name=f"{at}/pairs", domain=FUSED, transB=1, alpha=1 / root)
        g.step("Add", scores, self._owed_to_distance(origin, layer, at), name=output)
        g.answer(output, [1, "words", "goals"])

    def _distances(self) -> None:
        """Give the shapes that the tables of distances take: twice as many columns as words, and one less."""
        g = self._graph
        words = g.step("Shape", "first", name="/words/count", start=1, end=2)
        g.step("Add", words, g.number(1), name="/words/more")
        g.step("Sub", g.number(1), words, name="/words/less")
        columns = g.step("Add", words, "/words/count", name="/words/twice")
        columns = g.step("Sub", columns, g.number(1), name="/columns")
        g.step("Mul", words, columns, name="/cells")
        g.step("Concat", words, columns, name="/shape", axis=0)

    def _owed_to_distance(self, origin: str, layer: str, at: str) -> str:
        """Give what each pair of words owes to how far apart they are, without looking it up for each.

        Each row of the table is that of the word before, moved by one. So the row of one word is written under itself,
        and the numbers are read in rows shorter by one. What pointing to nothing owes to the word stands at the
        beginning of its row, and so comes to lie where the word meets itself.
        """
        g = self._graph
        every, farthest = self._classes()
        owed = g.step(
            "Add", self._kept(f"{layer}.distance.weight"), self._kept(f"{layer}.bias.bias"), name=f"{at}/owed"
        )
        owed = g.step("Reshape", owed, g.constant("row", np.array([1, -1], dtype=np.int64)), name=f"{at}/owed/row")
        ahead = g.step("Gather", owed, g.constant("ahead", every[farthest:]), name=f"{at}/ahead/all", axis=1)
        behind = g.step("Gather", owed, g.constant("behind", every[:farthest]), name=f"{at}/behind/all", axis=1)
        here = g.step("Gather", owed, g.constant("here", every[farthest : farthest + 1]), name=f"{at}/here", axis=1)
        here = g.step("Add", here, self._kept(f"{layer}.none.bias"), name=f"{at}/here/none")
        ahead = g.step("Slice", ahead, g.number(1), "/words/more", g.number(1), name=f"{at}/ahead")
        behind = g.step("Slice", behind, "/words/less", g.number(farthest), g.number(1), name=f"{at}/behind")
        rest = g.step("Concat", ahead, behind, name=f"{at}/rest", axis=1)
        rest = g.step("Expand", rest, "/shape", name=f"{at}/rest/rows")
        none = g.step("MatMul", origin, self._turned(f"{layer}.none"), name=f"{at}/none")
        none = g.step("Squeeze", none, g.number(0), name=f"{at}/none/column")
        none = g.step("Add", none, here, name=f"{at}/none/here")
        table = g.step("Concat", none, rest, name=f"{at}/rows", axis=1)
        table = g.step("Reshape", table, g.number(-1), name=f"{at}/line")
        table = g.step("Slice", table, g.number(0), "/cells", name=f"{at}/cut")
        table = g.step("Reshape", table, "/shape", name=f"{at}/moved")
        return g.step("Slice", table, g.number(0), "/words/count", g.number(1), name=f"{at}/distance")

    def _classes(self) -> tuple[NDArray[np.int64], int]:
        """Return the distance class of every distance from the farthest behind to the farthest ahead, and that."""
        farthest = len(self._weights["encoder.positions.weight"])
        limit = len(self._weights["arcs.distance.weight"]) // 2
        apart = np.arange(-farthest, farthest + 1)
        power = np.minimum(np.ceil(np.log2(np.abs(apart) + 1.0)), limit)
        return (power * np.sign(apart)).astype(np.int64) + limit, farthest

    def _labels(self, seen: str) -> None:
        """Give the scores of the relation of each word to each of the heads that it likes best."""
        g = self._graph
        dependent = self._projection(seen, "label_dependent.1")
        dependent = g.step("Unsqueeze", dependent, g.number(2), name="/label/dependent")
        flat = g.step("Squeeze", self._likely_heads(), g.number(0), name="/heads/flat")
        head = g.step("Gather", self._projection(seen, "label_head.1"), flat, name="/label/head", axis=1)
        both = (
            g.step("Add", dependent, head, name="/label/sum"),
            g.step("Mul", dependent, head, name="/label/product"),
        )
        pair = g.step("Concat", *both, name="/label/both", axis=3)
        weight = g.step("Concat", self._turned("label"), self._turned("label_pair"), name="/label/weight", axis=0)
        scores = g.step("MatMul", pair, weight, name="/label/scores")
        g.step("Add", scores, self._kept("label.bias"), name="label")
        g.answer("label", [1, "words", LIKELY, len(self._weights["label.bias"])])

    def _likely_heads(self) -> str:
        """Give the heads that each word likes best among the words of its sentence."""
        g = self._graph
        starts = g.step("ArgMax", "start", name="/starts", axis=-1, keepdims=0)
        sentence = g.step("CumSum", starts, g.number(1), name="/sentence")
        rows = g.step("Unsqueeze", sentence, g.number(2), name="/sentence/rows")
        columns = g.step("Unsqueeze", sentence, g.number(1), name="/sentence/columns")
        together = g.step("Equal", rows, columns, name="/sentence/together")
        near = g.step("Where", together, "arc", self._number("apart", APART), name="/heads/near")
        # a text may have fewer words than are asked for
        pads = g.constant("pads", np.array([0, 0, 0, 0, 0, LIKELY], dtype=np.int64))
        near = g.step("Pad", near, pads, self._number("nothing", 2 * APART), name="/heads/padded")
        g.step("TopK", near, g.number(LIKELY), name="/heads/scores", outputs=("/heads/words",), axis=-1)
        last = g.step("Sub", "/words/count", g.number(1), name="/words/last")
        heads = g.step("Min", "/heads/words", last, name="head")
        g.answer(heads, [1, "words", LIKELY], TensorProto.INT64)
        return heads

    def _scaled(self, x: str, at: str) -> str:
        """Bring x into 8 bits, once for all matrices that it is multiplied by."""
        return self._graph.step("DynamicQuantizeLinear", x, name=at, outputs=(f"{at}/scale", f"{at}/zero"))

    def _projection(self, seen: str, layer: str, bias: str | None = None) -> str:
        """Give a linear layer of what is in 8 bits already, and its non-linearity."""
        steps, scale = self._graph.quantised(f"{PREFIX}{layer}.weight", self._weights[f"{layer}.weight"].T)
        inputs = (seen, steps, f"{seen}/scale", scale, f"{seen}/zero", "", bias or self._kept(f"{layer}.bias"))
        projected = self._graph.step("MatMulIntegerToFloat", *inputs, name=f"/{layer}", domain=FUSED)
        return self._graph.step("Gelu", projected, name=f"/{layer}/gelu", domain=FUSED)

    def _linear(self, x: str, layer: str, output: str | None = None) -> str:
        """Give a linear layer in single precision."""
        product = self._graph.step("MatMul", x, self._turned(layer), name=f"/{layer}")
        return self._graph.step("Add", product, self._kept(f"{layer}.bias"), name=output or f"/{layer}/sum")

    def _kept(self, name: str) -> str:
        """Add a weight as it is."""
        return self._graph.constant(PREFIX + name, self._weights[name])

    def _turned(self, layer: str) -> str:
        """Add the matrix of a layer, inputs first."""
        return self._graph.constant(f"{PREFIX}{layer}.weight{TURNED}", self._weights[f"{layer}.weight"].T)

    def _number(self, name: str, value: float) -> str:
        return self._graph.constant(f"{name}_{value:g}", np.array(value, dtype=np.float32))
