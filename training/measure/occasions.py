"""Meetings with the heads' help: marks of the rules doubted or vouched for, and further sides found for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import attrs
import numpy as np

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from training.measure.ties import best_goal
from training.ties.fit import Answer

Range = tuple[int, int]

SETTLED = 2
"""So many who take part make any word for a meeting one."""


@attrs.frozen(kw_only=True)
class Help:
    """What the heads may do, by how sure they are; the defaults let them do nothing."""

    doubt: float = 0.0
    """A mark less probable than this is left out."""
    vouch: float = 2.0
    """A mark at least as probable as this is of a meeting, whatever the rules weigh."""
    invite: float = 2.0
    """A name that points to a mark at least so probably is a side of it."""
    alone: bool = False
    """Whether the sides that the rules found are given up for those that the heads find."""


def helped_marks(doc: Doc, answer: Answer, help: Help) -> tuple[MeetingMark, ...]:
    """Return the marks of a doc as they are with the heads' help."""
    marks = marks_of(doc)
    number = {token: i for i, token in enumerate(marks.words)}
    chances = answer.tags["trigger"][:, 1].numpy()
    kept = []
    for mark in marks.meetings:
        inside = [number[i] for i in range(mark.phrase.start, mark.trigger + 1) if i in number]
        chance = float(np.max(chances[inside]))
        if chance < help.doubt:
            continue
        sides = _sides(doc, answer, number[mark.trigger], help.invite)
        if sides:
            old = () if help.alone else mark.sides
            mark = attrs.evolve(mark, sides=old + tuple(s for s in sides if not any(s.overlaps(o) for o in old)))
        if chance >= help.vouch:
            mark = attrs.evolve(mark, sure=True, people=max(mark.people, SETTLED))
        kept.append(mark)
    return tuple(kept)


def _sides(doc: Doc, answer: Answer, trigger: int, least: float) -> list[Stretch]:
    """Return the names whose last word points to a word that names a meeting."""
    marks = marks_of(doc)
    number = {token: i for i, token in enumerate(marks.words)}
    sides = []
    for name in marks.parties:
        if name.label == "place":
            continue
        goal, share = best_goal(answer, "party", number[name.end - 1])
        if goal == trigger and share >= least:
            sides.append(Stretch(start=name.start, end=name.end))
    return sides


def count_mentions(found: Iterable[Range], phrases: Iterable[Range], counts: Counter[str]) -> None:
    """Count words that name a meeting which lie in a phrase annotated as naming one, and phrases that hold such a word.

    Args:
        found: where the words found stand, in characters.
        phrases: where the phrases annotated stand.
        counts: what is added to.
    """
    found, phrases = set(found), set(phrases)
    counts["found"] += len(found)
    counts["right"] += sum(any(_overlap(one, phrase) for phrase in phrases) for one in found)
    counts["phrases"] += len(phrases)
    counts["reached"] += sum(any(_overlap(one, phrase) for one in found) for phrase in phrases)


def mention_figures(counts: Counter[str]) -> tuple[float, float, float]:
    """Return precision over words, recall over phrases, and their F1, in per cent."""
    precision = counts["right"] / max(1, counts["found"])
    recall = counts["reached"] / max(1, counts["phrases"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return round(100 * precision, 1), round(100 * recall, 1), round(100 * f1, 1)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
