"""Whether an event is told of as one that takes place, without a model."""

from __future__ import annotations

import pytest
from annotate.parsed import parse

from geopolnews.annotate.occurrence import is_denied, takes_place

HELD = "The/DET/det/2 ministers/NOUN/nsubj/3 held/VERB/root/0 {}/NOUN/obj/3"


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        ("No/DET/det/2 talks/NOUN/nsubj/4 were/AUX/aux/4 held/VERB/root/0", 1),
        ("They/PRON/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 meet/VERB/root/0", 3),
        ("Nobody/PRON/nsubj/2 held/VERB/root/0 talks/NOUN/obj/2", 2),
        ("He/PRON/nsubj/2 refused/VERB/root/0 to/PART/mark/4 meet/VERB/xcomp/2 Berg/PROPN/obj/4", 3),
        ("He/PRON/nsubj/2 stressed/VERB/root/0 the/DET/det/4 need/NOUN/obj/2 for/ADP/case/6 talks/NOUN/nmod/4", 5),
        ("Calls/NOUN/nsubj/2 went/VERB/root/0 unanswered/ADJ/xcomp/2", 0),
    ],
)
def test_what_is_denied_or_wished_for_is_no_meeting(sentence: str, at: int) -> None:
    assert is_denied(parse(sentence)[at])


def test_what_is_told_plainly_is_not_denied() -> None:
    assert not is_denied(parse(HELD.format("talks"))[3])


@pytest.mark.parametrize(
    ("sentence", "at"),
    [
        (HELD.format("talks"), 3),
        ("The/DET/det/2 meeting/NOUN/nsubj/3 covered/VERB/root/0 trade/NOUN/obj/3", 1),
        ("During/ADP/case/3 the/DET/det/3 visit/NOUN/obl/5 he/PRON/nsubj/5 spoke/VERB/root/0", 2),
    ],
)
def test_held_covered_and_during_tell_that_it_takes_place(sentence: str, at: int) -> None:
    assert takes_place(parse(sentence)[at])


def test_what_is_wanted_is_not_told_to_take_place() -> None:
    assert not takes_place(parse("The/DET/det/2 ministers/NOUN/nsubj/3 want/VERB/root/0 talks/NOUN/obj/3")[3])
