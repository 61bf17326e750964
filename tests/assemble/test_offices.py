from pathlib import Path

import pytest
from assemble.marked import mark_doc

from geopolnews.assemble.names.mentions import Label
from geopolnews.assemble.names.naming import collect_mentions
from geopolnews.assemble.offices.capacities import read_capacities
from geopolnews.assemble.offices.offices import find_offices

CASES = [
    [field.strip() for field in line.split("|")]
    for line in (Path(__file__).parent.parent / "cases" / "offices.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("marked", "title", "country", "holder", "marks"), CASES, ids=[case[0] for case in CASES])
def test_offices_are_read_beside_a_name(marked: str, title: str, country: str, holder: str, marks: str) -> None:
    doc = mark_doc(marked)
    mentions = collect_mentions(doc)
    person = next(m for m in mentions if m.label is Label.PERSON)
    office = next(iter(find_offices(doc, person, mentions)))
    assert office.title == title
    assert (office.country or "-") == country
    found = office.holder.of(doc).text.removeprefix("the ") if office.holder else "-"
    assert found == holder.removeprefix("the ")
    assert (office.former, office.acting) == ("former" in marks, "acting" in marks)


CAPACITIES = [
    [field.strip() for field in line.split("|")]
    for line in (Path(__file__).parent.parent / "cases" / "capacities.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("marked", "title", "holder", "marks"), CAPACITIES, ids=[case[0] for case in CAPACITIES])
def test_offices_are_read_after_as(marked: str, title: str, holder: str, marks: str) -> None:
    doc = mark_doc(marked)
    mentions = collect_mentions(doc)
    [(mention, office)] = read_capacities(doc, mentions)
    assert (mention.text, office.title) == ("Jane Doe", title)
    found = office.holder.of(doc).text.removeprefix("the ") if office.holder else "-"
    assert found == holder
    assert (office.former, office.acting) == ("former" in marks, "acting" in marks)


@pytest.mark.parametrize(
    "text",
    ["{Jane Doe} spoke as well as the president.", "{Jane Doe} praised him as president.", "He served as mayor."],
)
def test_another_as_gives_no_office(text: str) -> None:
    doc = mark_doc(text)
    assert list(read_capacities(doc, collect_mentions(doc))) == []


def test_a_row_of_names_shares_a_plural_title() -> None:
    doc = mark_doc("{organisation Congress} MPs {Manickam Tagore} and {Ramya Haridas} said")
    mentions = collect_mentions(doc)
    last = [m for m in mentions if m.label is Label.PERSON][-1]
    assert [office.title for office in find_offices(doc, last, mentions)][:1] == ["MP"]


def test_a_number_announces_the_row_that_a_title_is_of() -> None:
    doc = mark_doc("the three lawyers, {Ada Bell}, {Jonas Reed} and {Ana Wolf}, left")
    mentions = collect_mentions(doc)
    people = [m for m in mentions if m.label is Label.PERSON]
    assert [[o.title for o in find_offices(doc, m, mentions)][:1] for m in people] == [["lawyer"]] * 3
    other = mark_doc("the four lawyers, {Ada Bell}, {Jonas Reed} and {Ana Wolf}, left")
    mentions = collect_mentions(other)
    assert list(find_offices(other, next(m for m in mentions if m.label is Label.PERSON), mentions)) == []


def test_a_row_is_of_the_body_after_its_last_name() -> None:
    doc = mark_doc("deputies {Ada Bell} and {Jonas Reed} of the {organisation Harbour League} said")
    mentions = collect_mentions(doc)
    for person in (m for m in mentions if m.label is Label.PERSON):
        holder = next(iter(find_offices(doc, person, mentions))).holder
        assert holder is not None
        assert holder.of(doc).text.endswith("Harbour League")


def test_titles_before_their_names_in_a_list_are_of_the_next_name() -> None:
    doc = mark_doc("the mayor, Mr {Jonas Reed}, the rector of {organisation Harbour College}, Mrs {Ada Bell}, spoke")
    mentions = collect_mentions(doc)
    first, second = (m for m in mentions if m.label is Label.PERSON)
    assert [o.title for o in find_offices(doc, first, mentions)] == ["mayor"]
    assert [o.title for o in find_offices(doc, second, mentions)] == ["rector"]


def test_the_title_of_the_next_in_a_list_is_not_taken() -> None:
    doc = mark_doc("They were {Fuad Hussein}, Turkish Foreign Minister {Hakan Fidan} and others")
    mentions = collect_mentions(doc)
    first = next(m for m in mentions if m.text == "Fuad Hussein")
    assert list(find_offices(doc, first, mentions)) == []


def test_every_segment_of_an_apposition_is_read() -> None:
    doc = mark_doc("{Rolando}, bishop of {place Matagalpa}, administrator of {place Esteli}, said")
    mentions = collect_mentions(doc)
    person = next(m for m in mentions if m.label is Label.PERSON)
    assert [office.title for office in find_offices(doc, person, mentions)] == ["bishop", "administrator"]


@pytest.mark.parametrize(
    "marked",
    [
        "one of the officials {Tebboune} consulted",
        "{Hussein}, the King said",
        "Zuma resigned as president, {Ajay} fled",
        "{Ajay} (who overthrew Prime Minister {Zuma}) fled",
    ],
)
def test_a_title_of_somebody_else_is_not_taken(marked: str) -> None:
    doc = mark_doc(marked)
    mentions = collect_mentions(doc)
    person = next(m for m in mentions if m.label is Label.PERSON)
    assert list(find_offices(doc, person, mentions)) == []
