"""How many people a phrase tells of, without a model."""

from __future__ import annotations

import pytest
from annotate.parsed import parse

from geopolnews.annotate.marks import Stretch
from geopolnews.annotate.sides import count_people


@pytest.mark.parametrize(
    ("phrase", "people"),
    [
        ("the/DET/det/2 demand/NOUN/root/0", 0),
        ("bullets/NOUN/root/0", 0),
        ("families/NOUN/root/0", 2),
        ("a/DET/det/2 survivor/NOUN/root/0", 1),
        ("reporters/NOUN/root/0", 0),
        ("he/PRON/root/0", 1),
        ("they/PRON/root/0", 2),
        ("the/DET/det/3 foreign/ADJ/amod/3 minister/NOUN/root/0", 1),
        ("the/DET/det/3 two/NUM/nummod/3 ministers/NOUN/root/0", 2),
        ("both/DET/det/2 countries/NOUN/root/0", 2),
        ("the/DET/det/2 leader/NOUN/root/0 of/ADP/case/4 workers/NOUN/nmod/2", 1),
    ],
)
def test_count(phrase: str, people: int) -> None:
    doc = parse(phrase)
    assert count_people(doc, Stretch(start=0, end=len(doc))) == people


def test_a_name_that_is_marked_is_somebody_and_two_are_several() -> None:
    doc = parse("Berg/PROPN/root/0 and/CCONJ/cc/3 Otieno/PROPN/conj/1", person="Berg Otieno")
    assert count_people(doc, Stretch(start=0, end=1)) == 1
    assert count_people(doc, Stretch(start=0, end=3)) == 2
