"""The trained network as one int8 ONNX file, with the manifest and the tokenizer that belong to it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.compact import LIKELY, OUTPUTS, TAGS, write_compact
from training.encoder import load_encoder
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
from training.network import HIDE, Network, other_sentences

INPUTS = ("ids", "features", "first", "style")
CORPORA = {
    "PolNeAR 1.0 (train)": "none stated",
    "English Worldwide Newswire (train)": "none stated",
    "Universal Dependencies English EWT (train)": "CC BY-SA 4.0",
    "GUM (train, openly licensed genres)": "annotation CC BY 4.0, texts CC BY and CC BY-SA by genre",
    "GAP (development file)": "Apache-2.0",
    "Groningen Meaning Bank (names of people, silver; for coreference alone)": "texts in the public domain",
    "Directed Sentiment Analysis in News Text (nine tenths by sentence)": '"use for your purposes by citing the paper"',
    "NewsMTSC (train, nine tenths by sentence)": "MIT",
    "articles annotated for this project (train, and `training/annotations`)": "annotations only; texts from the "
    "newswire above",
    "all-MiniLM-L6-v2 (pretrained encoder)": "Apache-2.0",
}


class Reader(nn.Module):
    """The network as the library runs it, for torch's exporter: one window, nothing padded, every head at once."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor, first: Tensor, style: Tensor) -> tuple[Tensor, ...]:
        """Give the outputs in the order of `OUTPUTS`."""
        n = self.network
        batch = {"ids": ids, "features": features, "mask": torch.ones_like(ids), "first": first}
        words = n.words(batch)
        states = n.attribution_states(words, style)
        nothing = torch.zeros_like(first)[:, None, :].float()
        tags = {name: n.tag_heads[name](words) for name in TAGS}
        arcs = n.arcs(words, nothing)
        # a text may have fewer words than are asked for
        near = arcs + other_sentences(tags["start"].argmax(-1))
        heads = functional.pad(near, (0, LIKELY), value=3 * HIDE).topk(LIKELY, -1).indices.clamp(max=first.shape[1] - 1)
        return (
            *tags.values(),
            n.attribution_scores(states),
            arcs,
            heads,
            n.label_scores(words, heads),
            *(n.links[name](states, nothing) for name in LINKS),
        )


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
        single.mkdir(parents=True, exist_ok=True)
        shutil.copy(out / "tokenizer.json", single / "tokenizer.json")
        write_onnx(network, single / "reader.onnx")
        _write_manifest(network, single)


def _write_manifest(network: Network, out: Path) -> None:
    manifest = describe(network, out / "reader.onnx")
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_onnx(network: Network, path: Path) -> None:
    """Write the network in single precision."""
    ids = torch.randint(1000, 2000, (1, 40))
    sample = (ids, torch.ones_like(ids), torch.arange(1, 31)[None, :], torch.zeros(1, dtype=torch.long))
    axes: dict[str, dict[int, str]] = {"ids": {1: "pieces"}, "features": {1: "pieces"}, "first": {1: "words"}}
    axes |= {name: {1: "words"} for name in OUTPUTS}
    axes |= {name: {1: "words", 2: "goals"} for name in ("arc", *LINKS)}
    torch.onnx.export(
        Reader(network).eval(),
        sample,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def write_quantised(network: Network, tokenizer: Path, path: Path) -> None:
    """Write the network with its large matrices in 8-bit integers, in the form that reads fastest."""
    weights = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    write_compact(weights, path, tokenizer, network.encoder.size.heads)


def describe(network: Network, path: Path) -> dict[str, Any]:
    """Return the manifest: what the numbers mean, and where they come from."""
    return {
        "format": "geopolnews-reader/2",
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
