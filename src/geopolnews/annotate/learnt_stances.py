"""Positions as a head of the model reads them.

`mark_positions` asks the head and writes down `Marks.positions`; `mark_learnt_stances` reads these and the stances that
words have shown, and adds to `Marks.stances` what no phrase of the tables shows.
"""

from __future__ import annotations

from bisect import bisect_left

from geopolnews.annotate.clauses import auxiliaries, phrase_around
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import StanceMark, Stretch, marks_of
from geopolnews.annotate.norms import OUGHT
from geopolnews.annotate.positions import is_supposed
from geopolnews.annotate.turns import turn_position
from geopolnews.encode.positions import PositionHead, Positions, Target
from geopolnews.encode.reading import Reading
from geopolnews.lexicon.inflection import inflect_verbs

LEAST = 0.65
"""A target less probable than this is not written down."""
SHOWING = 0.2
"""A word less probable than this shows no position."""
TELLING = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
"""Parts of speech of words that tell a position, rather than go with those that do."""
LOOKED_INTO = inflect_verbs("refuse decline challenge")
"""Verbs that show a position with some objects only, as the rules know."""


def mark_positions(doc: Doc, reading: Reading, head: PositionHead | None) -> None:
    """Write down what the head says is supported or opposed, and which words name a meeting."""
    marks_of(doc).positions = head.find(reading) if head is not None else None


def mark_learnt_stances(doc: Doc) -> None:
    """Write down the positions that the head is sure of and no words have told of yet."""
    marks = marks_of(doc)
    found = marks.positions
    if found is None:
        return
    sure = (_make_mark(doc, found, target) for target in found.targets if target.confidence >= LEAST)
    real = (mark for mark in sure if not _is_left_to_rules(doc[mark.trigger]))
    new = [mark for mark in real if not any(_is_known(mark, known) for known in marks.stances)]
    marks.stances = tuple(sorted((*marks.stances, *new), key=lambda mark: mark.trigger))


def _is_left_to_rules(trigger: Token) -> bool:
    """Tell whether rules look into a word, or it tells what was not done: "should have called for"."""
    verb = trigger
    while verb.pos_ != "VERB" and verb.head.i != verb.i:
        verb = verb.head
    undone = "have" in auxiliaries(verb) and bool(auxiliaries(verb) & OUGHT)
    return trigger.lower_ in LOOKED_INTO or is_supposed(verb) or undone


def _is_known(mark: StanceMark, known: StanceMark) -> bool:
    """Tell whether words have told of a position already: of the same target, or they are those that show this one."""
    return mark.target.overlaps(known.target) or known.phrase.start <= mark.trigger < known.phrase.end


def _make_mark(doc: Doc, found: Positions, read: Target) -> StanceMark:
    words = marks_of(doc).words
    target = Stretch(start=words[read.start], end=words[read.end - 1] + 1)
    trigger = _find_trigger(doc, found, read, target)
    holder = _find_holder(doc, words[read.holder]) if read.holder is not None else None
    return StanceMark(
        phrase=Stretch(start=min(trigger, target.start), end=max(trigger + 1, target.end)),
        trigger=trigger,
        position=turn_position(read.place, trigger, target.of(doc)),
        holder=holder,
        target=target,
        voiced=holder is None,
        clearness=read.confidence,
        learnt=True,
    )


def _find_trigger(doc: Doc, found: Positions, read: Target, target: Stretch) -> int:
    """Return the word that shows the position best: in the target's sentence and outside of it, else its head."""
    words = marks_of(doc).words
    sentence = doc[target.start].sent
    near = range(bisect_left(words, sentence.start), bisect_left(words, sentence.end))
    showing = [i for i in near if found.shown[i] >= SHOWING and not read.start <= i < read.end]
    telling = [i for i in showing if doc[words[i]].pos_ in TELLING]
    if telling or showing:
        return words[max(telling or showing, key=lambda i: float(found.shown[i]))]
    root = target.of(doc).root
    return root.i if target.start <= root.head.i < target.end else root.head.i


def _find_holder(doc: Doc, at: int) -> Stretch:
    """Return the name, pronoun or phrase that a token of a holder stands in."""
    party = next((m for m in marks_of(doc).parties if m.start <= at < m.end), None)
    if party is not None:
        return Stretch(start=party.start, end=party.end)
    token = doc[at]
    return Stretch(start=at, end=at + 1) if token.pos_ == "PRON" else phrase_around(token)
