"""How well the heads for roles and meetings tell what is annotated, each by itself."""

from __future__ import annotations

import numpy as np

from geopolnews.encode.sequence import best_plain_tags
from training.example import UNKNOWN, Example
from training.measure.counts import Counts, Span, gold_spans
from training.ties.fit import Answer

LIKELY = 0.1
"""What names a meeting is at least so probable: the best F1 on articles of `train` put aside is found here."""


def find_titles(answer: Answer) -> list[tuple[int, int, float]]:
    """Return the titles of a text: the first word, the word after the last, and how sure they are."""
    chances = answer.tags["title"].numpy()
    found = []
    for start, end, _ in sorted(gold_spans(best_plain_tags(chances, 1))):
        alone = end - start == 1
        sure = chances[start, 4] if alone else min(chances[start, 1], chances[end - 1, 3])
        found.append((start, end, float(sure)))
    return found


def find_triggers(answer: Answer) -> list[int]:
    """Return the words that are likely enough to name a meeting."""
    found: list[int] = np.flatnonzero(answer.tags["trigger"][:, 1].numpy() >= LIKELY).tolist()
    return found


def best_goal(answer: Answer, link: str, word: int) -> tuple[int, float]:
    """Return where a word points most probably (itself: nowhere), and how probable that is."""
    offset, chances = answer.links[link][word]
    goal = int(chances.argmax())
    return offset + goal, float(chances[goal])


def count_ties(answer: Answer, example: Example, counts: Counts) -> None:
    """Count right, found and wanted titles, words that name a meeting, and links of the titles and names annotated."""
    known = example.tags["title"] != UNKNOWN
    titles: set[Span] = {(start, end, 0) for start, end, _ in find_titles(answer) if known[start:end].all()}
    counts.add("title", titles, gold_spans(example.tags["title"]))
    told = example.tags["trigger"]
    triggers: set[Span] = {(i, i + 1, 0) for i in find_triggers(answer) if told[i] != UNKNOWN}
    counts.add("trigger", triggers, {(i, i + 1, 0) for i in np.flatnonzero(told == 1).tolist()})
    for link in ("bearer", "holder", "party"):
        found, wanted = set[Span](), set[Span]()
        for word, goals in example.links[link].items():
            goal, _ = best_goal(answer, link, word)
            # of several right goals the one that was found stands for all
            if goal != word:
                found.add((word, goal, 0))
            if goals != [word]:
                wanted.add((word, goal if goal in goals else goals[0], 0))
        counts.add(link, found, wanted)
