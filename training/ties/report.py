"""`python -m training ties`: heads for roles and meetings beside short rules and the library, on the same articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs
import torch

from geopolnews.annotate.marks import marks_of
from geopolnews.encode.pieces import PieceTable
from geopolnews.encode.reader import Reader
from quality.calibrate import load_scorer
from training.__main__ import load_tokenizer
from training.corpora.historyatstate import read_visits
from training.corpora.records import find_trigger, read_records
from training.corpora.wikievents import read_wikievents
from training.encoder import Encoder, EncoderSize
from training.example import Example
from training.measure.counts import Counts
from training.measure.occasions import Help, count_mentions, mention_figures
from training.measure.roles import Record, combine, roles_by_heads, roles_by_rule, with_roles
from training.measure.tied import Tied, read_tied, score_tied
from training.measure.ties import count_ties, find_triggers
from training.network import Network
from training.ties.crossed import answer_crossed, answer_others
from training.ties.fit import Answer, TieRecipe
from training.ties.network import LINKS, TAGS
from training.ties.states import Seen, read_states

VISITS = 200
"""Visits that are taken, by chance: there are thousands, and all of one form."""

NEVER = 2.0
"""No head is ever so sure."""

UNLIKELY = 0.02
"""A word of the list that the head holds to be less probable than this is taken to name no meeting."""

ROLES: Mapping[str, Callable[[Tied], Record]] = {
    "library": lambda tied: tied.reading.findings,
    "short rule": lambda tied: with_roles(tied.reading, roles_by_rule(tied.reading)),
    "heads alone": lambda tied: with_roles(tied.reading, roles_by_heads(tied.reading, 0.3)),
    "library, doubted ones dropped": lambda tied: _combined(tied, drop=0.05, add=NEVER),
    "library, heads where it has none, from 0.3": lambda tied: _combined(tied, drop=0.0, add=0.3),
    "library, heads where it has none, from 0.5": lambda tied: _combined(tied, drop=0.0, add=0.5),
}
MEETINGS: Mapping[str, Callable[[Tied], Record]] = {
    "library": lambda tied: tied.reading.findings,
    "library, doubted ones dropped": lambda tied: tied.with_help(Help(doubt=UNLIKELY)),
    "library, likely ones taken": lambda tied: tied.with_help(Help(vouch=0.7)),
    "library, parties by the heads added": lambda tied: tied.with_help(Help(invite=0.7)),
    "library, parties by the heads instead": lambda tied: tied.with_help(Help(invite=0.7, alone=True)),
}


def _combined(tied: Tied, *, drop: float, add: float) -> Record:
    return with_roles(tied.reading, combine(tied.reading, drop=drop, add=add, only_bare=True))


@attrs.frozen(kw_only=True)
class Folders:
    """Where everything is."""

    checkpoint: Path
    model: Path
    corpora: Path
    gold: Path
    dev: Path
    scorer: Path


def report_ties(folders: Folders, also: tuple[str, ...], recipe: TieRecipe, folds: int) -> None:
    """Train the heads and print every figure.

    Args:
        folders: where everything is.
        also: further corpora to learn from, of `wikievents` and `historyatstate`.
        recipe: how to learn.
        folds: how many parts the articles to learn from are cut into, to be measured too.
    """
    network = Network(Encoder(EncoderSize()))
    network.load_state_dict(torch.load(folders.checkpoint, map_location="cpu", weights_only=True)["network"])
    table = PieceTable(load_tokenizer(folders.model / "tokenizer.json"))
    parts = {"train": folders.gold, "dev": folders.dev}
    examples = {part: {e.name: e for e in read_records(folder)} for part, folder in parts.items()}
    seen = {part: read_states(network, table, found.values()) for part, found in examples.items()}
    more = read_states(network, table, _read_more(folders.corpora, also))
    extra: list[Seen] = [window for windows in more.values() for window in windows]
    answers = {
        "train": answer_crossed(seen["train"], extra, recipe, folds, lambda line: print(line, flush=True)),
        "dev": answer_others(seen["train"], seen["dev"], extra, recipe),
    }
    scorer, reader = load_scorer(folders.scorer), Reader(folders.model)
    for part, folder in parts.items():
        print(f"\n{part}, {'each fifth by heads of the others' if part == 'train' else 'by heads of all of train'}")
        _print_heads(answers[part], examples[part])
        articles = read_tied(scorer, folder, reader, answers[part])
        _print_mentions(articles)
        for ways, figures in ((ROLES, ("role", "role+of")), (MEETINGS, ("meeting", "meeting record"))):
            for name, findings_of in ways.items():
                tally = score_tied(scorer, articles, findings_of)
                print(f"  {name:44}" + "".join(f"{figure:>16}{tally.prf(figure)[2]:6.1f}" for figure in figures))


def _read_more(corpora: Path, also: tuple[str, ...]) -> Iterator[Example]:
    if "wikievents" in also:
        yield from read_wikievents(corpora / "wikievents")
    if "historyatstate" in also:
        yield from random.Random(1).sample(list(read_visits(corpora / "historyatstate")), VISITS)


def _print_heads(answers: Mapping[str, Answer], examples: Mapping[str, Example]) -> None:
    counts = Counts()
    for name, answer in answers.items():
        count_ties(answer, examples[name], counts)
    print("  F1 of each head: " + "  ".join(f"{name} {counts.f1(name)}" for name in (*TAGS, *LINKS)))


def _print_mentions(articles: list[Tied]) -> None:
    """Print how well words that name a meeting are told, by the head, by a list of words and by the library's rules."""
    counts: dict[str, Counter[str]] = {}
    for tied in articles:
        reading, doc = tied.reading, tied.doc
        words = [doc[i].text for i in marks_of(doc).words]
        phrases = [tuple(span) for meeting in reading.gold["meetings"] for span in meeting["spans"]]
        listed = [i for i in range(len(words)) if find_trigger(words, i, i + 1) is not None]
        chances = reading.answer.tags["trigger"][:, 1].tolist()
        found = {
            "head": [reading.word_range(i, i + 1) for i in find_triggers(reading.answer)],
            "list of words": [reading.word_range(i, i + 1) for i in listed],
            "list and head": [reading.word_range(i, i + 1) for i in listed if chances[i] >= UNLIKELY],
            "library": [(m["start"], m["end"]) for one in reading.findings["meetings"] for m in one["mentions"]],
        }
        for name, spans in found.items():
            count_mentions(spans, phrases, counts.setdefault(name, Counter()))
    for name, one in counts.items():
        print("  words for meetings by the {:21} P {}  R {}  F1 {}".format(name, *mention_figures(one)))
