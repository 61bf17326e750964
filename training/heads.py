"""The heads as steps of a graph: those that answer for every word, and those that are asked about some.

Where words point is a number for each two words, and what a word is to its head one for each label. Rules read these
for few words: a pronoun, the first word of what somebody said. So they are questions, asked once it is known of which.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from geopolnews.encode.session import ASKED, READ
from training.graph import FUSED
from training.labels import ATTRIBUTION, LINKS
from training.layers import Layers

TAGS = ("entity", "guide", "upos", "start")
SCORES = (*TAGS, "attribution", "arc")
"""What reading a window gives for the words that are kept of it."""

QUESTIONS = (*LINKS, "label")
"""What can be asked about words that were read."""

OFTEN = ("coreference",)
"""Asked about so many words that looking up how far each is from every other takes longer than making all rows."""

WORDS, STATES = "words", "states"
"""The hidden states of all words of a window, and those that attribution tags and links read."""


def add_answers(layers: Layers, words: str) -> None:
    """Add the heads that answer for every word that is kept of a window."""
    g = layers.graph
    g.given("style", [1])
    g.given("kept", [2])
    kept = g.step("Split", "kept", name="/kept/from", outputs=("/kept/to",), axis=0)
    own = g.step("Slice", words, kept, "/kept/to", g.number(1), name="/kept/words")
    for tag in TAGS:
        layers.linear(own, f"tag_heads.{tag}", output=tag)
        g.answer(tag, [1, "kept", len(layers.weights[f"tag_heads.{tag}.bias"])])
    seen = _scaled_answer(layers, words, WORDS)
    states = _attribution_states(layers, words, seen)
    own_states = g.step("Slice", states, kept, "/kept/to", g.number(1), name="/kept/states")
    flat = layers.linear(own_states, "attribution_tags")
    shape = g.constant("layers", np.array([0, 0, len(ATTRIBUTION), 5], dtype=np.int64))
    g.answer(g.step("Reshape", flat, shape, name="attribution"), [1, "kept", len(ATTRIBUTION), 5])
    rows = g.step("Slice", seen, kept, "/kept/to", g.number(1), name="/kept/scaled")
    origin, goal = (layers.projection(x, seen, f"arcs.{end}.1") for x, end in ((rows, "origin"), (seen, "goal")))
    count = g.step("Shape", "first", name="/words/count", start=1, end=2)
    own_count = g.step("Sub", "/kept/to", kept, name="/kept/count")
    apart = _apart(layers, "arcs", first=kept, rows=own_count, count=count)
    own_places = _range(layers, kept, "/kept/to", name="/kept/places")
    _scores(layers, "arcs", origin, goal, _with_none(layers, "arcs", apart, origin, own_places), output="arc")
    g.answer("arc", [1, "kept", "words"])
    _scaled_answer(layers, states, STATES)


def add_link(layers: Layers, link: str) -> None:
    """Add the question where some words point: the scores of pointing from each of them to every word."""
    g, layer = layers.graph, f"links.{link}"
    seen = _given_scaled(layers, READ + STATES)
    g.given(ASKED + link, ["asked"])
    rows = g.step("Gather", seen, ASKED + link, name=f"/{layer}/rows", axis=1)
    origin, goal = (layers.projection(x, seen, f"{layer}.{end}.1") for x, end in ((rows, "origin"), (seen, "goal")))
    count = g.step("Shape", seen, name=f"/{layer}/count", start=1, end=2)
    if link in OFTEN:
        apart = _apart(layers, layer, first=g.number(0), rows=count, count=count)
        apart = g.step("Gather", apart, ASKED + link, name=f"/{layer}/apart/asked", axis=0)
    else:
        apart = _looked_up(layers, layer, asked=ASKED + link, count=count)
    _scores(layers, layer, origin, goal, _with_none(layers, layer, apart, origin, ASKED + link), output=link)
    g.answer(link, [1, "asked", "words"])


def add_label(layers: Layers) -> None:
    """Add the question what some words are to their heads: the scores of the labels. It is asked in pairs."""
    g = layers.graph
    seen = _given_scaled(layers, READ + WORDS)
    g.given(ASKED + "label", [2, "asked"])
    ends = []
    for number, end in enumerate(("dependent", "head")):
        which = g.constant(f"end_{number}", np.array(number, dtype=np.int64))
        places = g.step("Gather", ASKED + "label", which, name=f"/label/{end}/places", axis=0)
        rows = g.step("Gather", seen, places, name=f"/label/{end}/rows", axis=1)
        ends.append(layers.projection(rows, seen, f"label_{end}.1"))
    both = (g.step("Add", *ends, name="/label/sum"), g.step("Mul", *ends, name="/label/product"))
    pair = g.step("Concat", *both, name="/label/both", axis=2)
    weight = g.step("Concat", layers.turned("label"), layers.turned("label_pair"), name="/label/weight", axis=0)
    scores = g.step("MatMul", pair, weight, name="/label/scores")
    g.step("Add", scores, layers.kept("label.bias"), name="label")
    g.answer("label", [1, "asked", len(layers.weights["label.bias"])])


def _attribution_states(layers: Layers, words: str, seen: str) -> str:
    """Give the hidden states that the attribution tags and links read."""
    g = layers.graph
    style = g.step("Gather", layers.kept("style.weight"), "style", name="/style")
    bias = g.step("Add", style, layers.kept("attribution.bias"), name="/style/bias")
    bias = g.step("Squeeze", bias, g.number(0), name="/style/flat")
    projected = layers.projection(seen, seen, "attribution", bias)
    return g.step("Add", projected, words, name="/states")


def _given_scaled(layers: Layers, name: str) -> str:
    """Take hidden states in 8 bits, as reading gives them."""
    for given, shape, kind in _describe_scaled(name, len(layers.weights["attribution.bias"])):
        layers.graph.given(given, shape, kind)
    return name


def _scaled_answer(layers: Layers, x: str, output: str) -> str:
    """Give hidden states in 8 bits, which is how all heads but those of tags read them."""
    g = layers.graph
    layers.scaled(x, output)
    for name, shape, kind in _describe_scaled(output, len(layers.weights["attribution.bias"])):
        g.answer(name, shape, kind)
    return output


def _scores(layers: Layers, layer: str, origin: str, goal: str, apart: str, output: str) -> None:
    """Give the scores of pointing from some words to each word, given what is owed to how far apart they are."""
    g = layers.graph
    root = math.sqrt(len(layers.weights[f"{layer}.origin.1.bias"]))
    # what is owed to the goal alone is a bias of the origin's side, multiplied by the goal with the rest
    factor = g.constant(f"root_{root:g}", np.array(root, dtype=np.float32))
    bias = g.step("Mul", layers.kept(f"{layer}.bias.weight"), factor, name=f"/{layer}/bias")
    turned = g.step("MatMul", origin, layers.turned(f"{layer}.weight"), name=f"/{layer}/weight")
    turned = g.step("Add", turned, bias, name=f"/{layer}/origin")
    scores = g.step("FusedMatMul", turned, goal, name=f"/{layer}/pairs", domain=FUSED, transB=1, alpha=1 / root)
    g.step("Add", scores, apart, name=output)


def _apart(layers: Layers, layer: str, first: str, rows: str, count: str) -> str:
    """Give what each pair of words owes to how far apart they are, `[rows, count]`, without looking it up for each.

    Each row is that of the word before, moved by one. So one row is written under itself, and the numbers are read in
    rows shorter by one. It has one number more than is read, and at its end what the rows below it begin with.

    Args:
        layers: where it is added.
        layer: the head whose table of distances is read.
        first: the word of the first row.
        rows: how many words in a row there are rows for.
        count: how many words there are.
    """
    g, at = layers.graph, f"/{layer}/apart"
    owed, farthest = _owed(layers, layer)
    begin = g.step("Sub", g.number(farthest), first, name=f"{at}/begin")
    end = g.step("Add", begin, g.step("Add", count, g.number(1), name=f"{at}/more"), name=f"{at}/end")
    lowest = g.step("Sub", begin, g.step("Sub", rows, g.number(1), name=f"{at}/less"), name=f"{at}/lowest")
    row = g.step("Slice", owed, begin, end, name=f"{at}/row")
    below = g.step("Slice", owed, lowest, begin, name=f"{at}/below")
    row = g.step("Concat", row, below, name=f"{at}/row/whole", axis=0)
    columns = g.step("Add", count, rows, name=f"{at}/columns")
    shape = g.step("Concat", rows, columns, name=f"{at}/shape", axis=0)
    table = g.step("Expand", row, shape, name=f"{at}/rows")
    table = g.step("Reshape", table, g.number(-1), name=f"{at}/line")
    columns = g.step("Sub", columns, g.number(1), name=f"{at}/columns/less")
    table = g.step("Slice", table, g.number(0), g.step("Mul", rows, columns, name=f"{at}/cells"), name=f"{at}/cut")
    shape = g.step("Concat", rows, columns, name=f"{at}/shape/less", axis=0)
    table = g.step("Reshape", table, shape, name=f"{at}/moved")
    return g.step("Slice", table, g.number(0), count, g.number(1), name=at)


def _looked_up(layers: Layers, layer: str, asked: str, count: str) -> str:
    """Give what each pair of words owes to how far apart they are, looked up for a few words that are asked."""
    g, at = layers.graph, f"/{layer}/apart"
    owed, farthest = _owed(layers, layer)
    columns = _range(layers, g.number(0), count, name=f"{at}/columns")
    shift = g.step("Sub", g.number(farthest), asked, name=f"{at}/shift")
    shift = g.step("Unsqueeze", shift, g.number(1), name=f"{at}/shift/column")
    return g.step("Gather", owed, g.step("Add", columns, shift, name=f"{at}/places"), name=at, axis=0)


def _owed(layers: Layers, layer: str) -> tuple[str, int]:
    """Give what pairs owe to every distance from the farthest behind to the farthest ahead, and that."""
    g, at = layers.graph, f"/{layer}/owed"
    every, farthest = _classes(layers)
    owed = g.step("Add", layers.kept(f"{layer}.distance.weight"), layers.kept(f"{layer}.bias.bias"), name=at)
    owed = g.step("Reshape", owed, g.number(-1), name=f"{at}/line")
    return g.step("Gather", owed, g.constant("classes", every), name=f"{at}/all", axis=0), farthest


def _with_none(layers: Layers, layer: str, apart: str, origin: str, places: str) -> str:
    """Add what pointing to nothing owes to the word itself, where it points to itself."""
    g, at = layers.graph, f"/{layer}/none"
    none = g.step("MatMul", origin, layers.turned(f"{layer}.none"), name=at)
    none = g.step("Add", none, layers.kept(f"{layer}.none.bias"), name=f"{at}/sum")
    none = g.step("Squeeze", none, g.number(0), name=f"{at}/column")
    columns = g.step("Unsqueeze", places, g.number(1), name=f"{at}/places")
    return g.step("ScatterElements", apart, columns, none, name=f"{at}/apart", axis=1, reduction="add")


def _range(layers: Layers, start: str, end: str, name: str) -> str:
    """Give the whole numbers from one to before another, both given as `[1]`."""
    g = layers.graph
    start, end = (g.step("Squeeze", x, name=f"{name}/{which}") for x, which in ((start, "start"), (end, "end")))
    return g.step("Range", start, end, g.constant("one", np.array(1, dtype=np.int64)), name=name)


def _classes(layers: Layers) -> tuple[NDArray[np.int64], int]:
    """Return the distance class of every distance from the farthest behind to the farthest ahead, and that."""
    farthest = len(layers.weights["encoder.positions.weight"])
    limit = len(layers.weights["arcs.distance.weight"]) // 2
    apart = np.arange(-farthest, farthest + 1)
    power = np.minimum(np.ceil(np.log2(np.abs(apart) + 1.0)), limit)
    return (power * np.sign(apart)).astype(np.int64) + limit, farthest


def _describe_scaled(name: str, width: int) -> list[tuple[str, list[str | int], int]]:
    """Return names, shapes and kinds of hidden states in 8 bits, their scale and their zero."""
    return [
        (name, [1, f"{name}/words", width], TensorProto.UINT8),
        (f"{name}/scale", [], TensorProto.FLOAT),
        (f"{name}/zero", [], TensorProto.UINT8),
    ]
