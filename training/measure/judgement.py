"""Where a holder, or the writer, stands toward a target: a head that is trained and not shipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch

from geopolnews.encode.pieces import PieceTable
from training.__main__ import load_tokenizer
from training.batching import Window, collate
from training.corpora.directed import read_directed
from training.corpora.newsmtsc import read_newsmtsc
from training.example import Example
from training.export import load_network
from training.labels import POSITIONS
from training.measure.counts import Figures
from training.network import Network

TEXTS = 64
"""Read at once."""


def measure_judgements(checkpoint: Path, encoder: Path, corpora: Path) -> Figures:
    """Return the macro F1 over the positions, in the tenth of the sentences that was put aside."""
    network = load_network(checkpoint, encoder)
    table = PieceTable(load_tokenizer(encoder / "tokenizer.json"))
    directed = read_directed(corpora / "directed_sentiment", "dev")
    told = read_newsmtsc(corpora / "newsmtsc", "dev")
    return {
        "directed sentiment": _macro_f1(network, table, directed),
        "NewsMTSC": _macro_f1(network, table, told),
    }


def _macro_f1(network: Network, table: PieceTable, examples: Iterable[Example]) -> float:
    counts: Counter[tuple[int, int]] = Counter()
    with torch.no_grad():
        ordered = list(examples)
        for start in range(0, len(ordered), TEXTS):
            texts = ordered[start : start + TEXTS]
            sizes = [sum(len(ids) for ids, _ in table.look_up(e.words)) + 2 for e in texts]
            windows = [Window(e, 0, len(e.words), size) for e, size in zip(texts, sizes, strict=True) if size <= 512]
            batch = collate(table, windows)
            scores = network.judge(network.words(batch), batch["is_word"], batch["pairs"])
            counts.update(zip(batch["pairs"][:, 3].tolist(), scores.argmax(-1).tolist(), strict=True))
    each = []
    for k in range(len(POSITIONS)):
        wanted = sum(n for (position, _), n in counts.items() if position == k)
        found = sum(n for (_, position), n in counts.items() if position == k)
        each.append(2 * counts[k, k] / max(1, wanted + found))
    return round(100 * sum(each) / len(each), 1)
