"""The encoder as the shipped file has it, in 8 bits: heads that learn on it learn to bear its rounding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import onnxruntime
import torch
from torch import Tensor

from training.compact import HIDDEN, write_compact
from training.network import Network


class RoundedEncoder:
    """Gives the hidden states of words as onnxruntime computes them from the file that `export` writes."""

    def __init__(self, network: Network, tokenizer: Path, threads: int) -> None:
        """Write the network's weights down in 8 bits and load them.

        Args:
            network: whose encoder to round; it must not learn any more.
            tokenizer: the file of the tokenizer.
            threads: processor threads of one reading.
        """
        weights = {name: value.detach().float().cpu().numpy() for name, value in network.state_dict().items()}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        with TemporaryDirectory() as folder:
            path = Path(folder) / "rounded.onnx"
            write_compact(weights, path, tokenizer, network.encoder.size.heads, only_words=True)
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def words(self, batch: Mapping[str, Tensor], rows: Sequence[int]) -> list[Tensor]:
        """Give the hidden state of each word of some windows of a batch, `[words, width]`, one window at a time."""
        return [self._read(batch, row) for row in rows]

    def _read(self, batch: Mapping[str, Tensor], row: int) -> Tensor:
        pieces, words = int(batch["mask"][row].sum()), int(batch["lengths"][row])
        fed = {name: batch[name][row : row + 1, :pieces] for name in ("ids", "features")}
        fed["first"] = batch["first"][row : row + 1, :words]
        states = self._session.run([HIDDEN], {name: value.cpu().numpy() for name, value in fed.items()})[0]
        return torch.from_numpy(states[0])
