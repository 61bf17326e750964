"""The head for positions: it learns on what the finished model file makes of articles in which positions are marked."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from geopolnews.encode.pieces import Before
from geopolnews.encode.positions import FARTHEST, PLACES, classify_distances
from geopolnews.encode.reader import Reader
from geopolnews.model.stance import Position
from training.corpora.annotations import read_annotations
from training.corpora.marked import names_kept_aside, read_marked
from training.corpora.positions import (
    HABITS,
    PositionText,
    read_annotated_positions,
    read_marked_positions,
)
from training.example import UNKNOWN
from training.labels import tag_spans
from training.side_heads import copy_head, write_head

STYLE = HABITS.index("guide")
"""Whose habits the head follows in the library."""


@attrs.frozen(kw_only=True)
class PositionRecipe:
    """What the training of the head is told."""

    heads: int = 1
    """Heads that learn by themselves and answer together."""
    passes: int = 12
    windows: int = 12
    """Windows of a batch."""
    rate: float = 1.5e-3
    weight_decay: float = 0.02
    width: int = 128
    inner: int = 256
    attention: int = 1
    """Heads of attention."""
    pointing: int = 96
    """Numbers by which a target and a holder are compared."""
    dropout: float = 0.25
    layer_dropout: float = 0.15
    marked: float = 1.5
    """What a word counts that is in a target or evidence, where any other counts 1."""
    evidence: float = 0.5
    """What the words that show a position count beside its target, and as much those that name a meeting."""
    pointer: float = 0.5
    """What its holder counts."""
    seed: int = 1


@attrs.frozen(kw_only=True, eq=False)
class Lesson:
    """A window of a text and the positions in it."""

    states: NDArray[np.float16]
    """`[words, width]`."""
    targets: NDArray[np.int64]
    """`[words]` tags of targets."""
    shown: NDArray[np.int64]
    """`[words]`, 1 where a position is shown, outside of its target."""
    meetings: NDArray[np.int64]
    """`[words]`, 1 where a meeting is named."""
    holders: tuple[tuple[int, tuple[int, ...]], ...]
    """The first word of a target, and the words of whoever holds it: itself where nobody is named."""
    habit: int


class PositionNetwork(nn.Module):
    """The head as it learns; `geopolnews.encode.positions` runs it."""

    def __init__(self, states: int, recipe: PositionRecipe) -> None:
        super().__init__()
        width, self.attention = recipe.width, recipe.attention
        self.dropout, self.layer_dropout = nn.Dropout(recipe.dropout), nn.Dropout(recipe.layer_dropout)
        self.enter, self.entered = nn.Linear(states, width), nn.LayerNorm(width)
        self.habit = nn.Embedding(len(HABITS), width)
        nn.init.zeros_(self.habit.weight)
        self.look, self.seen, self.looked = nn.Linear(width, 3 * width), nn.Linear(width, width), nn.LayerNorm(width)
        self.up, self.down, self.thought = (
            nn.Linear(width, recipe.inner), nn.Linear(recipe.inner, width), nn.LayerNorm(width)
        )  # fmt: skip
        self.target = nn.Linear(width, 1 + 4 * len(PLACES))
        self.shown, self.meeting = nn.Linear(width, 2), nn.Linear(width, 2)
        self.turn, self.goal = nn.Linear(width, recipe.pointing), nn.Linear(width, recipe.pointing)
        self.nobody = nn.Linear(width, 1)
        self.distance = nn.Parameter(torch.zeros(2 * FARTHEST + 1))

    def forward(self, states: Tensor, there: Tensor, habits: Tensor) -> Tensor:
        """Give what the head makes of the words of some windows, `[windows, words, width]`."""
        x = self.entered(self.enter(self.dropout(states)).relu()) + self.habit(habits)[:, None]
        windows, words, width = x.shape
        parts = self.look(x).view(windows, words, 3, self.attention, -1).permute(2, 0, 3, 1, 4)
        mask = torch.zeros(there.shape).masked_fill(~there, -1e4)[:, None, None]
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask).transpose(1, 2)
        x = self.looked(x + self.layer_dropout(self.seen(seen.reshape(windows, words, width))))
        x = self.thought(x + self.layer_dropout(self.down(self.up(x).relu())))
        return self.dropout(x)

    def point(self, x: Tensor, rows: list[int]) -> Tensor:
        """Give the scores of pointing from some words of a window to each; to itself means to nobody."""
        at = torch.tensor(rows)
        distances = torch.from_numpy(classify_distances(np.array(rows), len(x)))
        scores = self.turn(x[at]) @ self.goal(x).T / self.turn.out_features**0.5 + self.distance[distances]
        return scores + functional.one_hot(at, len(x)) * self.nobody(x[at])

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """Return the weights as the library's head takes them.

        What is always added or divided by is in them already: the habit, and the roots of sizes.
        """
        root = self.turn.out_features**0.5
        look, look_bias = self.look.weight.T.clone(), self.look.bias.clone()
        asks = slice(0, self.seen.in_features)
        look[:, asks] /= (self.seen.in_features / self.attention) ** 0.5
        look_bias[asks] /= (self.seen.in_features / self.attention) ** 0.5
        named = {
            "enter": self.enter.weight.T, "enter_bias": self.enter.bias,
            "entered": self.entered.weight, "entered_bias": self.entered.bias + self.habit.weight[STYLE],
            "look": look, "look_bias": look_bias,
            "seen": self.seen.weight.T, "seen_bias": self.seen.bias,
            "looked": self.looked.weight, "looked_bias": self.looked.bias,
            "up": self.up.weight.T, "up_bias": self.up.bias, "down": self.down.weight.T, "down_bias": self.down.bias,
            "thought": self.thought.weight, "thought_bias": self.thought.bias,
            "target": self.target.weight.T, "target_bias": self.target.bias,
            "shown": self.shown.weight.T, "shown_bias": self.shown.bias,
            "meeting": self.meeting.weight.T, "meeting_bias": self.meeting.bias,
            "turn": self.turn.weight.T / root, "turn_bias": self.turn.bias / root,
            "goal": self.goal.weight.T, "goal_bias": self.goal.bias,
            "nobody": self.nobody.weight[0], "nobody_bias": self.nobody.bias, "distance": self.distance,
            "attention": torch.tensor(float(self.attention)),
        }  # fmt: skip
        return {name: value.detach().numpy() for name, value in named.items()}


def read_lessons(reader: Reader, texts: Iterable[PositionText]) -> Iterator[Lesson]:
    """Give a lesson for each window of some texts."""
    for text in texts:
        reading = reader.read(text.words, [Before(b) for b in text.before])
        for start, states in reading.middle.items():
            yield make_lesson(text, start, states)


def make_lesson(text: PositionText, start: int, states: NDArray[np.float16]) -> Lesson:
    """Return what is known of the window of a text that begins with a word and has such hidden states."""
    size = len(states)
    spans, holders = [], []
    shown, meetings = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    for first, last in text.meetings:
        meetings[max(first - start, 0) : max(last - start, 0)] = 1
    for position in text.positions:
        first, last = (word - start for word in position.target)
        before, after = (min(max(word - start, 0), size) for word in position.evidence)
        shown[[word for word in range(before, after) if not first <= word < last]] = 1
        if first < 0 or last > size:
            continue
        spans.append((first, last, PLACES.index(Position(position.position))))
        if position.holder is not None:
            goals = tuple(word - start for word in range(*position.holder) if 0 <= word - start < size)
            holders += [(first, goals)] * bool(goals)
        elif position.holder_known:
            holders.append((first, (first,)))
    tags = np.array(tag_spans(size, spans), dtype=np.int64)
    return Lesson(states=states, targets=tags, shown=shown, meetings=meetings, holders=tuple(holders), habit=text.habit)


def lesson_loss(network: PositionNetwork, batch: Sequence[Lesson], recipe: PositionRecipe) -> Tensor:
    """Give the loss of some windows, by the word."""
    longest = max(len(lesson.states) for lesson in batch)
    states = torch.zeros(len(batch), longest, batch[0].states.shape[1])
    there = torch.zeros(len(batch), longest, dtype=torch.bool)
    layers = {name: torch.full((len(batch), longest), UNKNOWN) for name in ("targets", "shown", "meetings")}
    for row, lesson in enumerate(batch):
        size = len(lesson.states)
        states[row, :size] = torch.from_numpy(lesson.states.astype(np.float32))
        there[row, :size] = True
        for name, layer in layers.items():
            layer[row, :size] = torch.from_numpy(getattr(lesson, name))
    x = network(states, there, torch.tensor([lesson.habit for lesson in batch]))
    loss = _tag_loss(network.target(x), layers["targets"], recipe)
    loss = loss + recipe.evidence * _tag_loss(network.shown(x), layers["shown"], recipe)
    loss = loss + recipe.evidence * _tag_loss(network.meeting(x), layers["meetings"], recipe)
    for row, lesson in enumerate(batch):
        if lesson.holders:
            chances = network.point(x[row, : len(lesson.states)], [at for at, _ in lesson.holders]).log_softmax(-1)
            for number, (_, goals) in enumerate(lesson.holders):
                loss = loss - recipe.pointer * chances[number, list(goals)].logsumexp(-1)
    return loss / there.sum()


def _tag_loss(scores: Tensor, tags: Tensor, recipe: PositionRecipe) -> Tensor:
    weight = torch.full((scores.shape[-1],), recipe.marked)
    weight[0] = 1.0
    return functional.cross_entropy(
        scores.flatten(0, 1), tags.flatten(), weight=weight, ignore_index=UNKNOWN, reduction="sum"
    )


def fit_head(lessons: Sequence[Lesson], recipe: PositionRecipe, seed: int) -> PositionNetwork:
    """Return a head that has learnt from the lessons."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = PositionNetwork(lessons[0].states.shape[1], recipe).train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    total = recipe.passes * -(-len(lessons) // recipe.windows)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=total + 1, pct_start=0.15)
    for number in range(recipe.passes):
        # windows of about the same length together: little is filled up
        order = sorted(range(len(lessons)), key=lambda i: len(lessons[i].states) + chance.random() * 60)
        batches = [order[at : at + recipe.windows] for at in range(0, len(order), recipe.windows)]
        chance.shuffle(batches)
        lost = 0.0
        for batch in batches:
            loss = lesson_loss(network, [lessons[i] for i in batch], recipe)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            lost += loss.item()
        print(f"pass {number + 1} of {recipe.passes}: loss {lost / len(batches):.4f}", flush=True)
    return network.eval()


def fit_positions(model: Path, corpora: Path, recipe: PositionRecipe, single: Path | None = None) -> None:
    """Train the head on a model folder and write it there; and into the folder of the same in single precision."""
    reader = Reader(model)
    annotated = read_annotations(corpora / "worldwide", "learn", leave_out=names_kept_aside())
    marked = (article for article in read_marked(corpora) if not article.kept_aside)
    texts = [*read_annotated_positions(annotated), *read_marked_positions(marked)]
    print(f"{len(texts)} texts, {sum(len(text.positions) for text in texts)} positions", flush=True)
    lessons = list(read_lessons(reader, texts))
    heads = [fit_head(lessons, recipe, recipe.seed + number).weights() for number in range(recipe.heads)]
    write_head(heads, model, "positions")
    if single:
        copy_head(model, single, "positions")
