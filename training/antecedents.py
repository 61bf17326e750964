"""The head for pronouns: it learns on what the finished model file makes of GAP and GUM.

The encoder has learnt on the same texts, and its upper layers know by heart whom their pronouns mean: a head that reads
those learns to trust what it will not find elsewhere. The layer in the middle knows little of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from geopolnews.annotate.syntax import find_trees, told_starts
from geopolnews.encode.mentions import ASKED, Names, see_text
from geopolnews.encode.pieces import Before
from geopolnews.encode.pronouns import FARTHEST, Question, ask_window
from geopolnews.encode.reader import Reader
from training.corpora.conllu import read_gum
from training.corpora.gap import read_gap
from training.example import Example
from training.side_heads import copy_head, write_head


@attrs.frozen(kw_only=True)
class PronounRecipe:
    """What the training of the head is told."""

    heads: int = 2
    """Heads that learn by themselves and answer together."""
    passes: int = 7
    windows: int = 32
    """Windows of a batch."""
    rate: float = 1.5e-3
    weight_decay: float = 0.01
    size: int = 64
    """Numbers by which a pronoun and a word are compared."""
    inner: tuple[int, int] = (64, 32)
    """Numbers that are made of the facts about them."""
    dropout: float = 0.4
    """Share of the numbers of hidden states that are left out while learning."""
    facts_dropout: float = 0.25
    variants: int = 2
    """How many more times each text of GAP is given, with other names."""
    gum: int = 2
    """How often each window of GUM is taken in a pass, where those of GAP and its variants are taken once."""
    alone: float = 0.3
    """What it counts to prefer the right mention to everything, where preferring it to the wrong one counts 1."""
    seed: int = 1


@attrs.frozen(kw_only=True, eq=False)
class Lesson:
    """A window, its pronouns, and what they may rightly and wrongly mean."""

    question: Question
    goals: Tensor
    """Hidden states of the words that may be meant."""
    pronouns: Tensor
    """Hidden states of the pronouns."""
    right: Tensor
    """`[pronouns, goals]`, 1 where a word is rightly meant."""
    wrong: Tensor
    """1 where it is known not to be meant."""
    told: bool
    """Whether whatever is not right is wrong."""


class PronounNetwork(nn.Module):
    """The head as it learns; `geopolnews.encode.pronouns` runs it."""

    def __init__(self, width: int, facts: tuple[int, int, int], recipe: PronounRecipe) -> None:
        super().__init__()
        size, (inner, second) = recipe.size, recipe.inner
        self.dropout = nn.Dropout(recipe.dropout)
        self.facts_dropout = nn.Dropout(recipe.facts_dropout)
        self.goal, self.origin = nn.Linear(width, size), nn.Linear(width, size)
        self.turn = nn.Linear(size, size)
        self.distance = nn.Parameter(torch.zeros(2 * FARTHEST + 1))
        mention, pronoun, pair = facts
        self.mention = nn.Linear(mention, inner)
        self.pronoun, self.pair = nn.Linear(pronoun, inner, bias=False), nn.Linear(pair, inner, bias=False)
        self.second = nn.Linear(inner, second)
        self.last = nn.Linear(second, 1, bias=False)

    def forward(self, lessons: Sequence[Lesson]) -> list[Tensor]:
        """Give for each window the scores of pointing from its pronouns to its goals."""
        goals = self._project(self.goal, [lesson.goals for lesson in lessons])
        origins = self._project(self.origin, [lesson.pronouns for lesson in lessons])
        out = []
        for lesson, goal, origin in zip(lessons, goals, origins, strict=True):
            q = lesson.question
            scores = self.turn(origin) @ goal.T / self.turn.in_features**0.5
            scores = scores + self.distance[torch.from_numpy(q.distances)]
            inner = self.pair(torch.from_numpy(q.facts.pairs).permute(1, 2, 0))
            inner = inner + self.pronoun(torch.from_numpy(q.facts.pronouns))[:, None]
            inner = inner + self.mention(torch.from_numpy(q.facts.mentions))
            inner = self.facts_dropout(inner.relu())
            inner = self.facts_dropout(self.second(inner).relu())
            scores = scores + self.last(inner)[..., 0][:, torch.from_numpy(q.mentions.of_word[q.goals])]
            itself = torch.from_numpy(q.goals == q.pronouns[:, None])
            out.append(scores.masked_fill(itself, -1e4))
        return out

    def _project(self, layer: nn.Linear, states: list[Tensor]) -> list[Tensor]:
        projected = self.dropout(layer(self.dropout(torch.cat(states).float())).relu())
        return list(projected.split([len(part) for part in states]))

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """Return the weights as the library's head takes them."""
        root = self.turn.in_features**0.5
        named = {
            "goal": self.goal.weight.T, "goal_bias": self.goal.bias,
            "origin": self.origin.weight.T, "origin_bias": self.origin.bias,
            "turn": self.turn.weight.T / root, "owed": self.turn.bias / root, "distance": self.distance,
            "mention": self.mention.weight.T, "pronoun": self.pronoun.weight.T, "pair": self.pair.weight.T,
            "inner_bias": self.mention.bias, "second": self.second.weight.T, "second_bias": self.second.bias,
            "last": self.last.weight[0],
        }  # fmt: skip
        return {name: value.detach().numpy() for name, value in named.items()}


def read_lessons(reader: Reader, examples: Iterable[Example]) -> Iterator[Lesson]:
    """Give a lesson for each window with pronouns of which it is known what they mean."""
    labels = reader.manifest.labels
    names = Names.of_labels(labels)
    for example in examples:
        reading = reader.read(example.words, [Before(b) for b in example.before])
        sight = see_text(example.words, reading, find_trees(reading, told_starts(reading), labels), names)
        for start, states in reading.middle.items():
            end = start + len(states)
            right, wrong = (_inside(example, link, start, end) for link in _links_of(example))
            known = [word for word in sorted({*right, *wrong}) if 0 < sight.kind[start + word] <= ASKED]
            question = ask_window(sight.window(start, end), np.array(known, dtype=np.intp))
            if question is not None and (lesson := _lesson(question, states, right, wrong, example)):
                yield lesson


def _links_of(example: Example) -> tuple[str, str]:
    return ("coreference", "apart") if example.corpus == "gap" else ("earlier", "apart")


def _inside(example: Example, link: str, start: int, end: int) -> dict[int, list[int]]:
    """Return the links of an example that stay in a window, counted from its first word."""
    inside = {
        word - start: [goal - start for goal in goals if start <= goal < end]
        for word, goals in example.links.get(link, {}).items()
        if start <= word < end
    }
    return {word: goals for word, goals in inside.items() if goals}


def _lesson(
    question: Question,
    states: NDArray[np.floating],
    right: dict[int, list[int]],
    wrong: dict[int, list[int]],
    example: Example,
) -> Lesson | None:
    marked = [
        np.stack([np.isin(question.goals, links.get(word, [])) for word in question.pronouns.tolist()])
        for links in (right, wrong)
    ]
    kept = marked[0].any(1) | marked[1].any(1)
    if not kept.any():
        return None
    facts = question.facts
    facts = attrs.evolve(facts, pronouns=facts.pronouns[kept], pairs=np.ascontiguousarray(facts.pairs[:, kept]))
    question = attrs.evolve(question, pronouns=question.pronouns[kept], facts=facts, distances=question.distances[kept])
    return Lesson(
        question=question,
        goals=torch.from_numpy(states[question.goals]).half(),
        pronouns=torch.from_numpy(states[question.pronouns]).half(),
        right=torch.from_numpy(marked[0][kept]).float(),
        wrong=torch.from_numpy(marked[1][kept]).float(),
        told=example.corpus != "gap",
    )


def lesson_loss(scores: Tensor, lesson: Lesson, alone: float) -> Tensor:
    """Give the summed loss of a window's pronouns."""
    chances = scores.softmax(-1)
    right, wrong = (chances * lesson.right).sum(1), (chances * lesson.wrong).sum(1)
    has_right, has_wrong = lesson.right.any(1), lesson.wrong.any(1)
    found = -right.clamp(min=1e-6).log() * has_right
    if lesson.told:
        return found.sum()
    avoided = -(1.0 - wrong).clamp(min=1e-4).log() * has_wrong
    chosen = -(right / (right + wrong).clamp(min=1e-9)).clamp(min=1e-6).log() * (has_right & has_wrong)
    return (alone * (found + avoided) + chosen).sum()


def fit_head(lessons: Sequence[Lesson], recipe: PronounRecipe, seed: int) -> PronounNetwork:
    """Return a head that has learnt from the lessons."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    facts = lessons[0].question.facts
    sizes = (facts.mentions.shape[1], facts.pronouns.shape[1], facts.pairs.shape[0])
    network = PronounNetwork(lessons[0].goals.shape[1], sizes, recipe)
    optimiser = torch.optim.AdamW(network.parameters(), lr=recipe.rate, weight_decay=recipe.weight_decay)
    total = recipe.passes * -(-len(lessons) // recipe.windows)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=total + 1)
    order = list(range(len(lessons)))
    network.train()
    for _ in range(recipe.passes):
        chance.shuffle(order)
        for at in range(0, len(order), recipe.windows):
            batch = [lessons[i] for i in order[at : at + recipe.windows]]
            parts = [lesson_loss(s, lesson, recipe.alone) for s, lesson in zip(network(batch), batch, strict=True)]
            loss = torch.stack(parts).sum() / sum(len(lesson.right) for lesson in batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            scheduler.step()
    return network.eval()


def fit_pronouns(model: Path, corpora: Path, recipe: PronounRecipe, single: Path | None = None) -> None:
    """Train the head on a model folder and write it there; and into the folder of the same in single precision."""
    reader = Reader(model)
    lessons = list(read_lessons(reader, read_gap(corpora / "gap", "train", variants=recipe.variants)))
    lessons += recipe.gum * list(read_lessons(reader, read_gum(corpora / "gum", "train")))
    print(f"{len(lessons)} windows, {sum(len(lesson.right) for lesson in lessons)} pronouns")
    heads = [fit_head(lessons, recipe, recipe.seed + number).weights() for number in range(recipe.heads)]
    write_head(heads, model, "pronouns")
    if single:
        copy_head(model, single, "pronouns")
