"""Where a marked holder, or the writer, stands toward a marked target."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.encoder import EncoderSize, Layer
from training.example import NOBODY
from training.labels import POSITIONS

MARKS = 3
"""A word is neither, the holder's, or the target's."""


class Judge(nn.Module):
    """One more layer over the words of a text in which two words are marked, read for each pair anew.

    The layers below are shared by all pairs, so a pair costs a sixth of what reading the text once more would.
    """

    def __init__(self, size: EncoderSize) -> None:
        super().__init__()
        self.marks = nn.Embedding(MARKS, size.width)
        nn.init.normal_(self.marks.weight, std=0.1)
        self.layer = Layer(size)
        self.dropout = nn.Dropout(size.dropout)
        self.of_holder = nn.Linear(2 * size.width, len(POSITIONS))
        self.of_writer = nn.Linear(size.width, len(POSITIONS))

    def forward(self, words: Tensor, is_word: Tensor, pairs: Tensor) -> Tensor:
        """Give the scores of the positions, `[n, positions]`.

        Args:
            words: hidden states, `[batch, words, width]`.
            is_word: what is no padding, `[batch, words]`.
            pairs: rows, holders (or `NOBODY`) and targets, `[n, 3 or more]`.
        """
        row, holder, target = pairs[:, 0], pairs[:, 1], pairs[:, 2]
        at = torch.arange(words.shape[1], device=words.device)[None, :]
        marks = (at == holder[:, None]).long() + 2 * (at == target[:, None]).long()
        hidden = ((1.0 - is_word[row].float()) * -1e4)[:, None, None, :]
        states = self.dropout(self.layer(words[row] + self.marks(marks), hidden))
        each = torch.arange(len(row), device=words.device)
        of_target, of_holder = states[each, target], states[each, holder.clamp(min=0)]
        told = self.of_holder(torch.cat([of_holder, of_target], -1))
        return torch.where((holder == NOBODY)[:, None], self.of_writer(of_target), told)
