"""What becomes of the positions that the head reads: marks beside those of the tables, without a model."""

from __future__ import annotations

import attrs
import numpy as np
from annotate.parsed import parse

from geopolnews.annotate.learnt_stances import LEAST, mark_learnt_stances, mark_positions
from geopolnews.annotate.marks import StanceMark, Stretch, marks_of
from geopolnews.encode.positions import Positions, Target
from geopolnews.model.stance import Position

SENTENCE = (
    "Norway/PROPN/nsubj/2 frowned/VERB/root/0 upon/ADP/case/5 the/DET/det/5 deal/NOUN/obl/2 ,/PUNCT/punct/2 "
    "as/SCONJ/mark/9 it/PRON/nsubj/9 said/VERB/advcl/2 ./PUNCT/punct/2"
)
NORWAY, FROWNED, DEAL, IT = 0, 1, 4, 7
TARGET = Target(start=3, end=5, place=Position.OPPOSE, holder=NORWAY, confidence=0.9)


@attrs.frozen
class Head:
    """A head that reads what it is told to."""

    targets: tuple[Target, ...]
    showing: int | None = FROWNED

    def find(self, reading):
        shown = np.zeros(10, dtype=np.float32)
        if self.showing is not None:
            shown[self.showing] = 0.8
        return Positions(targets=self.targets, shown=shown, meeting=shown)


def read(*targets, showing=FROWNED, known=()):
    doc = parse(SENTENCE, organisation="Norway")
    marks_of(doc).stances = tuple(known)
    mark_positions(doc, None, Head(targets, showing))
    mark_learnt_stances(doc)
    return marks_of(doc).stances


def test_a_position_has_its_words_its_holder_and_what_shows_it():
    (mark,) = read(TARGET)
    assert (mark.target, mark.trigger, mark.position) == (Stretch(start=3, end=5), FROWNED, Position.OPPOSE)
    assert mark.holder == Stretch(start=NORWAY, end=NORWAY + 1)
    assert mark.phrase == Stretch(start=FROWNED, end=5)
    assert mark.learnt
    assert not mark.voiced


def test_without_a_holder_it_is_the_speakers():
    (mark,) = read(attrs.evolve(TARGET, holder=None))
    assert mark.holder is None
    assert mark.voiced


def test_a_pronoun_may_hold_it():
    (mark,) = read(attrs.evolve(TARGET, holder=IT))
    assert mark.holder == Stretch(start=IT, end=IT + 1)


def test_where_no_word_shows_it_the_head_of_the_target_leads_to_one():
    (mark,) = read(TARGET, showing=None)
    assert mark.trigger == FROWNED


def test_what_is_doubtful_or_told_already_is_left_out():
    assert read(attrs.evolve(TARGET, confidence=LEAST - 0.01)) == ()
    known = StanceMark(
        phrase=Stretch(start=1, end=5),
        trigger=FROWNED,
        position=Position.CONCERN,
        holder=None,
        target=Stretch(start=DEAL, end=DEAL + 1),
    )
    assert read(TARGET, known=[known]) == (known,)


def test_a_model_without_the_head_adds_nothing():
    doc = parse(SENTENCE, organisation="Norway")
    mark_positions(doc, None, None)
    mark_learnt_stances(doc)
    assert marks_of(doc).stances == ()


def test_whoever_needs_to_end_something_is_against_it():
    doc = parse(
        "Norway/PROPN/nsubj/2 needs/VERB/root/0 to/PART/mark/4 mitigate/VERB/xcomp/2 the/DET/det/6 impact/NOUN/obj/4",
        organisation="Norway",
    )
    target = Target(start=4, end=6, place=Position.SUPPORT, holder=NORWAY, confidence=0.9)
    mark_positions(doc, None, Head((target,)))
    mark_learnt_stances(doc)
    assert [mark.position for mark in marks_of(doc).stances] == [Position.OPPOSE]
