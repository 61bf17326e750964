"""What the encoder makes of the words of a text, kept: it stays as it is, so each text is read once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import torch
from torch import Tensor

from geopolnews.encode.pieces import Before, PieceTable
from geopolnews.encode.windows import plan_windows
from training import batching
from training.example import Example
from training.network import Network
from training.ties.network import Known, collect_known


@attrs.frozen(eq=False)
class Seen:
    """One window: the words `start` to `end`, of which the answers for `first` to `last` count."""

    example: Example
    start: int
    end: int
    first: int
    last: int
    states: Tensor
    """`[end - start, width]`."""
    known: Known


def read_states(network: Network, table: PieceTable, examples: Iterable[Example]) -> dict[str, list[Seen]]:
    """Return the windows of each example by its name, cut as the library cuts them."""
    seen: dict[str, list[Seen]] = {}
    network.eval()
    with torch.no_grad():
        for example in examples:
            sizes = [len(ids) for ids, _ in table.look_up(example.words)]
            lines = [i for i, gap in enumerate(example.before) if gap == Before.LINE]
            for w in plan_windows(sizes, lines):
                window = batching.Window(example, w.start, w.end, sum(sizes[w.start : w.end]) + 2)
                states = network.words(batching.collate(table, [window]))[0]
                known = collect_known(example, w.start, w.end)
                seen.setdefault(example.name, []).append(Seen(example, w.start, w.end, w.first, w.last, states, known))
    return seen
