"""The trained network as one int8 ONNX file, with the manifest and the tokenizer that belong to it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onnx
import torch
from torch import Tensor, nn

from geopolnews.encode.manifest import FORMAT
from geopolnews.encode.reader import MIDDLE
from geopolnews.encode.session import ASKED, READ
from training.compact import middle_layer, write_compact
from training.encoder import load_encoder
from training.graph import Graph
from training.heads import SCORES, STATES, TAGS, WORDS
from training.labels import (
    ATTRIBUTION,
    DEPRELS,
    ENTITIES,
    GUIDE,
    LINKS,
    STYLES,
    UPOS,
    bioes,
)
from training.network import Network

Axes = dict[str, dict[int, str]]
"""Input or output -> its axes that vary in size, and their names."""

CORPORA = {
    "PolNeAR 1.0 (train)": "none stated",
    "English Worldwide Newswire (train)": "none stated",
    "Universal Dependencies English EWT (train)": "CC BY-SA 4.0",
    "GUM (train, openly licensed genres)": "annotation CC BY 4.0, texts CC BY and CC BY-SA by genre",
    "GAP (development file)": "Apache-2.0",
    "Groningen Meaning Bank (names of people, silver; and our own marks)": "texts in the public domain",
    "Directed Sentiment Analysis in News Text (nine tenths by sentence)": '"use for your purposes by citing the paper"',
    "NewsMTSC (train, nine tenths by sentence)": "MIT",
    "articles annotated for this project (train, and `training/annotations`)": "annotations only; texts from the "
    "newswire above",
    "all-MiniLM-L6-v2 (pretrained encoder)": "Apache-2.0",
}


class Reading(nn.Module):
    """The network as the library reads a window with it, for torch's exporter: nothing padded."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor, first: Tensor, style: Tensor, kept: Tensor) -> tuple[Tensor, ...]:
        """Give the scores of the words that are kept, in the order of `SCORES`, and hidden states of all."""
        n = self.network
        batch = {"ids": ids, "features": features, "mask": torch.ones_like(ids), "first": first}
        words = n.words(batch)
        states = n.attribution_states(words, style)
        nothing = torch.zeros_like(first)[:, None, :].float()
        own = slice(kept[0], kept[1])
        tags = [n.tag_heads[name](words[:, own]) for name in TAGS]
        middle = n.words(batch, middle_layer(n.encoder.size.layers))
        return *tags, n.attribution_scores(states[:, own]), n.arcs(words, nothing)[:, own], words, states, middle


class Linking(nn.Module):
    """One kind of link as the library asks for it."""

    def __init__(self, network: Network, link: str) -> None:
        super().__init__()
        self.network, self.link = network, link

    def forward(self, states: Tensor, asked: Tensor) -> Tensor:
        """Give the scores of pointing from the words that are asked about to every word."""
        return self.network.links[self.link](states, torch.zeros_like(states[:, None, :, 0]))[:, asked]


class Labelling(nn.Module):
    """The labels of words and their heads as the library asks for them."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, asked: Tensor) -> Tensor:
        """Give the scores of the labels for pairs of words, each with its head."""
        n = self.network
        return n.pair_scores(n.label_dependent(words)[:, asked[0]], n.label_head(words)[:, asked[1]])


def load_network(checkpoint: Path, encoder: Path) -> Network:
    """Return the network of a checkpoint, ready to read."""
    network = Network(load_encoder(encoder))
    network.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["network"])
    return network.eval()


def export_model(checkpoint: Path, encoder: Path, out: Path, single: Path | None = None) -> None:
    """Write `reader.onnx`, `manifest.json` and `tokenizer.json` into a folder, and into another in single precision."""
    network = load_network(checkpoint, encoder)
    out.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(encoder / "tokenizer.json", out / "tokenizer.json")
    write_quantised(network, out / "tokenizer.json", out / "reader.onnx")
    _write_manifest(network, out)
    if single:
        write_single(network, encoder / "tokenizer.json", single)


def write_single(network: Network, tokenizer: Path, out: Path) -> None:
    """Write the same files in single precision, from whatever network has the same heads."""
    out.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(tokenizer, out / "tokenizer.json")
    write_onnx(network, out / "reader.onnx")
    _write_manifest(network, out)


def _write_manifest(network: Network, out: Path) -> None:
    manifest = describe(network, out / "reader.onnx")
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_onnx(network: Network, path: Path) -> None:
    """Write the network in single precision, in the parts that the library runs."""
    ids = torch.randint(1000, 2000, (1, 40))
    fed = (ids, torch.ones_like(ids), torch.arange(1, 31)[None, :], torch.zeros(1, dtype=torch.long))
    inputs = {"ids": {1: "pieces"}, "features": {1: "pieces"}, "first": {1: "words"}, "style": {}, "kept": {}}
    outputs = {**{name: {1: "kept"} for name in SCORES}, **{name: {1: "all"} for name in (WORDS, STATES, MIDDLE)}}
    outputs["arc"][2] = "all"
    whole = Graph()
    whole.add_part(_exported(Reading(network), (*fed, torch.tensor([5, 25])), inputs, outputs), asked="ids")
    hidden = torch.zeros(1, 30, network.encoder.size.width)
    for link in LINKS:
        inputs = {READ + STATES: {1: "all"}, ASKED + link: {0: "asked"}}
        outputs = {link: {1: "asked", 2: "all"}}
        whole.add_part(_exported(Linking(network, link), (hidden, torch.arange(5)), inputs, outputs), ASKED + link)
    inputs = {READ + WORDS: {1: "all"}, ASKED + "label": {1: "asked"}}
    pairs = torch.arange(10).view(2, 5)
    whole.add_part(_exported(Labelling(network), (hidden, pairs), inputs, {"label": {1: "asked"}}), ASKED + "label")
    whole.write(path)


def _exported(module: nn.Module, fed: tuple[Tensor, ...], inputs: Axes, outputs: Axes) -> onnx.GraphProto:
    """Return the graph of a module, given what it may be fed and the names of what varies in size."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "part.onnx"
        torch.onnx.export(
            module.eval(),
            fed,
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**inputs, **outputs},
            opset_version=17,
            dynamo=False,
        )
        return onnx.load(str(path)).graph


def write_quantised(network: Network, tokenizer: Path, path: Path) -> None:
    """Write the network with its large matrices in 8-bit integers, in the form that reads fastest."""
    weights = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    write_compact(weights, path, tokenizer, network.encoder.size.heads)


def describe(network: Network, path: Path) -> dict[str, Any]:
    """Return the manifest: what the numbers mean, and where they come from."""
    return {
        "format": FORMAT,
        "made": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "labels": {
            "entity": bioes(ENTITIES),
            "guide": bioes(GUIDE),
            "upos": UPOS,
            "label": DEPRELS,
            "attribution": ATTRIBUTION,
            "style": STYLES,
        },
        "crf": {
            "first": _rounded(network.crf.first),
            "steps": _rounded(network.crf.transitions()),
        },
        "corpora": CORPORA,
        "figures": {},
    }


def _rounded(values: Tensor) -> Any:
    return (values.detach() * 1e4).round().div(1e4).tolist()


def _write_tokenizer(source: Path, path: Path) -> None:
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    shutil.move(partial, path)


def _commit() -> str | None:
    found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None
