"""The training loop: passes over mixed batches, checkpoints, a log."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import torch
from torch import nn
from tqdm import tqdm

from training.batching import Batcher, Window, WindowKey
from training.example import Example
from training.losses import losses
from training.network import Network
from training.rounded import RoundedEncoder


@attrs.frozen(kw_only=True)
class Recipe:
    """What a training run is told."""

    passes: int = 3
    pieces: int = 4096
    """Word pieces of a batch, padding counted."""
    encoder_rate: float = 3e-4
    """Learning rate of the uppermost encoder layer."""
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    """Each layer further down learns so many times as fast."""
    warm_up: float = 0.06
    """Share of the steps in which the rate rises."""
    weight_decay: float = 0.01
    clip: float = 1.0
    seed: int = 1
    begin: Path | None = None
    """A checkpoint whose weights to begin with; heads that it lacks, or has in another size, begin anew."""
    only: tuple[str, ...] = ()
    """Beginnings of the names of the weights that learn; the others stay. Empty: all learn."""
    rounded: Path | None = None
    """The tokenizer's file, if an encoder that does not learn is to be read as rounded as the shipped file has it."""
    save_every: float = 600.0
    """Seconds between checkpoints."""


def parameter_groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Return the optimiser's groups: heads, and encoder layers that learn the slower the deeper they lie."""
    layers = network.encoder.size.layers
    groups: dict[tuple[float, float], list[nn.Parameter]] = defaultdict(list)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("encoder.") and not name.startswith("encoder.features."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = recipe.encoder_rate * recipe.layer_decay ** (layers - depth)
        decay = recipe.weight_decay if parameter.dim() > 1 and "pieces" not in name else 0.0
        groups[rate, decay].append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


class Fit:
    """A training run that can be taken up again where it was stopped."""

    def __init__(self, network: Network, recipe: Recipe, folder: Path, device: str) -> None:
        self.network = network.to(device)
        self.recipe = recipe
        self.folder = folder
        self.device = device
        for name, parameter in network.named_parameters():
            parameter.requires_grad_(not recipe.only or name.startswith(recipe.only))
        self.optimiser = torch.optim.AdamW(parameter_groups(network, recipe), betas=(0.9, 0.98), fused=True)
        self.frozen = not any(parameter.requires_grad for parameter in network.encoder.parameters())
        """Whether the encoder stays as it is."""
        self._states: dict[WindowKey, torch.Tensor] = {}
        self.step = 0
        if recipe.begin:
            state = torch.load(recipe.begin, map_location=device, weights_only=True)["network"]
            own = self.network.state_dict()
            alike = {name: value for name, value in state.items() if name in own and own[name].shape == value.shape}
            self.network.load_state_dict(alike, strict=False)
        self._rounded = RoundedEncoder(network, recipe.rounded, torch.get_num_threads()) if recipe.rounded else None
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, examples: Sequence[Example], batcher_of: Any) -> None:
        """Train over all passes; `batcher_of(seed)` makes the batcher of a pass."""
        passes: list[tuple[Batcher, list[Any]]] = []
        for number in range(self.recipe.passes):
            batcher = batcher_of(self.recipe.seed * 1000 + number)
            passes.append((batcher, batcher.batches(examples)))
        total = sum(len(b) for _, b in passes)
        scheduler = self._scheduler(total)
        saved = time.monotonic()
        done = 0
        bar = tqdm(total=total, initial=self.step, unit="batch", mininterval=5.0)
        for number, (batcher, batches) in enumerate(passes):
            for windows in batches:
                done += 1
                if done <= self.step:
                    continue
                parts, pieces, seconds = self._learn(windows, batcher.tensors(windows))
                scheduler.step()
                self.step = done
                bar.update()
                bar.set_postfix(loss=f"{sum(parts.values()):.3f}", pieces_s=int(pieces / seconds))
                if done % 20 == 0:
                    self._log(number, parts, pieces / seconds)
                if time.monotonic() - saved > self.recipe.save_every:
                    self.save()
                    saved = time.monotonic()
        self.save()
        bar.close()

    def _scheduler(self, total: int) -> torch.optim.lr_scheduler.LambdaLR:
        warm = max(1, int(total * self.recipe.warm_up))

        def rate(step: int) -> float:
            return min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))

        for group in self.optimiser.param_groups:
            group.setdefault("initial_lr", group["lr"])
        return torch.optim.lr_scheduler.LambdaLR(self.optimiser, rate, last_epoch=self.step - 1)

    def _read(self, windows: Sequence[Window], batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Give the hidden states of the words; an encoder that does not learn reads each window but once."""
        if not self.frozen:
            with self._half():
                return self.network.words(batch)
        # nor does it drop anything out
        self.network.encoder.eval()
        new = [row for row, window in enumerate(windows) if window.key not in self._states]
        for row, states in zip(new, self._read_frozen(batch, new) if new else (), strict=True):
            window = windows[row]
            self._states[window.key] = states[: window.end - window.start].to("cpu", torch.float16)
        kept = [self._states[window.key] for window in windows]
        return nn.utils.rnn.pad_sequence(kept, batch_first=True).to(self.device).float()

    def _half(self) -> torch.autocast:
        """Let the encoder count in 16 bits, but on a processor that takes many times as long for these."""
        quick = self.device != "cpu" or torch.backends.cpu.get_cpu_capability() not in {"DEFAULT", "AVX2"}
        return torch.autocast(self.device, dtype=torch.bfloat16, enabled=quick)

    def _read_frozen(self, batch: dict[str, torch.Tensor], rows: list[int]) -> Sequence[torch.Tensor]:
        """Give the hidden states of the words of some windows, with padding or without."""
        if self._rounded is not None:
            return self._rounded.words(batch, rows)
        with self._half(), torch.no_grad():
            return self.network.words({name: batch[name][rows] for name in ("ids", "features", "mask", "first")})

    def losses(self, batch: dict[str, torch.Tensor], words: torch.Tensor) -> dict[str, torch.Tensor]:
        """Give the weighted loss of each head."""
        return losses(self.network, batch, words)

    def _learn(self, windows: Sequence[Window], batch: dict[str, torch.Tensor]) -> tuple[dict[str, float], int, float]:
        began = time.monotonic()
        self.network.train()
        batch = {k: v.to(self.device, non_blocking=True) for k, v in batch.items()}
        words = self._read(windows, batch)
        parts = self.losses(batch, words)
        total = torch.stack([*parts.values(), words.new_zeros(())]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        if total.requires_grad:  # a batch may hold nothing that any learning head is asked
            total.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.clip)
            self.optimiser.step()
        pieces = int(batch["mask"].sum())
        return {k: v.item() for k, v in parts.items()}, pieces, time.monotonic() - began

    def _log(self, number: int, parts: dict[str, float], speed: float) -> None:
        line: dict[str, float] = {"step": self.step, "pass": number, "pieces_a_second": round(speed)}
        line |= {k: round(v, 4) for k, v in parts.items()}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        path = self.folder / "checkpoint.pt"
        partial = path.with_suffix(".part")
        state = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(), "step": self.step}
        torch.save(state, partial)
        partial.replace(path)

    def resume(self) -> bool:
        """Take up the last checkpoint, if there is one."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return False
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]
        return True
