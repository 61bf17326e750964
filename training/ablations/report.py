"""Training and measuring the variants, one after the other; what is done already is not done again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import attrs
import torch

from geopolnews.encode.pieces import PieceTable
from geopolnews.encode.reader import Reader
from training.__main__ import load_tokenizer
from training.ablations.variants import VARIANTS, Variant
from training.ablations.votes import VotedFit
from training.batching import Batcher
from training.corpora.load import WEIGHTS, read_training
from training.encoder import load_encoder
from training.evaluate import evaluate_reader
from training.example import Example
from training.export import write_single
from training.fit import Fit, Recipe
from training.measure.counts import Figures
from training.network import Network

LEFT_OUT = ("gap",)
"""Corpora that teach nothing that is measured here."""

FIGURES = (
    "PolNeAR source", "PolNeAR cue", "PolNeAR content", "worldwide five classes", "EWT UPOS", "EWT UAS", "EWT LAS",
    "GUM pronouns",
)  # fmt: skip
"""The columns of the table."""


class Ablations:
    """Short trainings of all variants over the same share of the corpora."""

    def __init__(self, corpora: Path, encoder: Path, out: Path, sample: float, begin: Path | None = None) -> None:
        """Read nothing yet.

        Args:
            corpora: the folder of the corpora.
            encoder: the folder of the pretrained encoder.
            out: where checkpoints, models and figures go, a folder for each variant.
            sample: the share of the training examples to learn from; one pass over them is made.
            begin: a checkpoint to go on from, at half the rates; without one, all begin with the pretrained encoder.
        """
        self.corpora, self.encoder, self.out = corpora, encoder, out
        self.sample = sample
        self.recipe = Recipe(passes=1)
        if begin:
            self.recipe = attrs.evolve(self.recipe, begin=begin, encoder_rate=1.5e-4, head_rate=5e-4)
        self._examples: list[Example] = []

    def run(self, names: Sequence[str]) -> dict[str, Figures]:
        """Return the figures of some variants, in per cent."""
        return {name: self._figures(name, VARIANTS[name]) for name in names}

    def _figures(self, name: str, variant: Variant) -> Figures:
        path = self.out / name / "figures.json"
        if not path.exists():
            network = self._trained(variant.weights_of or name, variant)
            write_single(network, self.encoder / "tokenizer.json", self.out / name)
            measured, _ = evaluate_reader(Reader(self.out / name, calibrated=False), self.corpora)
            path.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
        figures: Figures = json.loads(path.read_text(encoding="utf-8"))
        return {name: figures[name] for name in FIGURES}

    def _trained(self, name: str, variant: Variant) -> Network:
        """Return the network of a variant, trained here if it was not before."""
        folder = self.out / name
        torch.manual_seed(variant.seed)
        network = variant.network(load_encoder(self.encoder))
        if not (folder / "done").exists():
            recipe = attrs.evolve(self.recipe, seed=variant.seed)
            device = "cuda" if torch.cuda.is_available() else "cpu"
            teachers = [self._trained(teacher, VARIANTS[teacher]) for teacher in variant.teachers]
            fit = (
                VotedFit(network, recipe, folder, device, teachers)
                if teachers
                else Fit(network, recipe, folder, device)
            )
            fit.resume()
            table = PieceTable(load_tokenizer(self.encoder / "tokenizer.json"))
            fit.run(self._read(), lambda seed: Batcher(table, WEIGHTS["first"], recipe.pieces, seed))
            (folder / "done").touch()
        state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)["network"]
        network.load_state_dict(state)
        return network.cpu().eval()

    def _read(self) -> list[Example]:
        if not self._examples:
            weights = WEIGHTS["first"]
            every = (e for e in read_training(self.corpora, None) if weights.get(e.corpus, 1.0))
            wanted = (e for e in every if e.corpus not in LEFT_OUT)
            self._examples = list(islice(wanted, 0, None, round(1 / self.sample)))
        return self._examples


def write_table(figures: dict[str, Figures]) -> str:
    """Return a Markdown table, a variant a row; after the first, each figure with what it has more or less."""
    base = next(iter(figures.values()))
    lines = ["| change | " + " | ".join(FIGURES) + " |", "|---" * (len(FIGURES) + 1) + "|"]
    for name, row in figures.items():
        cells = [f"{row[f]:.1f}" + (f" ({row[f] - base[f]:+.1f})" if row is not base else "") for f in FIGURES]
        lines.append(f"| {VARIANTS[name].about} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
