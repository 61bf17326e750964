"""Names collected from what both heads mark, each with how much it believes in it."""

from __future__ import annotations

import attrs
import pytest

from geopolnews import extract
from geopolnews.annotate.marks import EntityMark, marks_of
from geopolnews.assemble.names.mentions import Label
from geopolnews.assemble.names.naming import collect_mentions
from tests.assemble.marked import mark_doc


@pytest.mark.parametrize(
    ("party", "entity", "named"), [(0.9, 0.0, True), (0.1, 0.1, False), (0.17, 0.2, True), (0.17, 0.0, False)]
)
def test_two_heads_that_agree_are_believed_sooner_than_one(party: float, entity: float, named: bool) -> None:
    doc = mark_doc("They dismissed {Ona Reed} as weak.")
    marks = marks_of(doc)
    mark = marks.parties[0]
    marks.parties = (attrs.evolve(mark, confidence=party),)
    if entity:
        marks.entities = (EntityMark(start=mark.start, end=mark.end, label="Person", confidence=entity),)
    assert [m.text for m in collect_mentions(doc) if m.label is Label.PERSON] == ["Ona Reed"] * named


@pytest.mark.parametrize(
    ("marked", "person"),
    [
        ("{organisation House Speaker Paul Reed} told them.", "Paul Reed"),
        ("{organisation President Wolf} told them.", "Wolf"),
        ("{organisation King Faisal University} told them.", None),
        ("{organisation Governor Punjab} told them.", None),
        ("{organisation Ambassador Theatre} told them.", None),
        ("{organisation National Association of Academic Technologists} told them.", None),
    ],
)
def test_an_officer_taken_for_a_body_is_a_person(marked: str, person: str | None) -> None:
    people = [m.text for m in collect_mentions(mark_doc(marked)) if m.label is Label.PERSON]
    assert people == [person] * (person is not None)


@pytest.mark.model
def test_a_law_with_an_office_in_its_name_is_nobody() -> None:
    findings = extract("The boy is in the custody of his parents in terms of the Child Justice Act, the court said.")
    assert "Act" not in {actor.name for actor in findings.actors}
