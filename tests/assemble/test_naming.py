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


@pytest.mark.parametrize(
    "marked",
    ["I told [{Ana}] {Wolf} to go.", "I told [{Ana] Wolf} to go.", "I told {Ana Wolf} to go."],
)
def test_a_given_name_that_an_editor_put_in_is_a_part_of_the_name(marked: str) -> None:
    assert [m.text for m in collect_mentions(mark_doc(marked)) if m.label is Label.PERSON] == ["Ana Wolf"]


def test_a_place_of_which_one_head_leaves_off_a_part_is_whole_where_a_table_knows_it() -> None:
    doc = mark_doc("{place Bandar} Seri Begawan, July 25 - The port is open.")
    marks = marks_of(doc)
    mark = marks.parties[0]
    marks.entities = (EntityMark(start=mark.start, end=mark.end + 2, label="Location", confidence=0.7),)
    assert [m.text for m in collect_mentions(doc) if m.label is Label.PLACE] == ["Bandar Seri Begawan"]


@pytest.mark.parametrize("name", ["Washington, D.C.", "WASHINGTON, D.C.", "Washington DC", "Washington D. C."])
def test_the_capital_with_its_district_is_one_place(name: str) -> None:
    places = [m for m in collect_mentions(mark_doc(f"He flew to {name} and left.")) if m.label is Label.PLACE]
    assert [m.text for m in places] == [name]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("But the prime minister's office said so.", "prime minister's office"),
        ("He left, according to the president’s office.", "president’s office"),
        ("And the attorney general's office said so.", "attorney general's office"),
        ("They met in the president's office.", None),
        ("He ran for the mayor's office.", None),
    ],
)
def test_an_officers_office_is_a_body_where_it_is_no_room(text: str, body: str | None) -> None:
    found = [m.text for m in collect_mentions(mark_doc(text)) if m.label is Label.ORGANISATION]
    assert found == [body] * (body is not None)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "named"),
    [("A Hindu pilgrimage began in the hills on Monday, police said.", False),
     ("The crowd had grown, The Hindu reported on Monday.", True)],
)  # fmt: skip
def test_a_word_that_a_paper_is_called_by_is_no_paper_before_a_noun(text: str, named: bool) -> None:
    assert ("Hindu" in {body.name.removeprefix("The ") for body in extract(text).organisations}) is named


@pytest.mark.model
def test_a_demonym_before_people_is_no_land_of_its_own() -> None:
    findings = extract("A Saudi trader was taken in Baalbek in Lebanon, police said. Saudi authorities were silent.")
    assert not {"Saudi", "Saudi Arabia"} & {record.name for record in (*findings.places, *findings.organisations)}


@pytest.mark.model
def test_a_place_that_no_table_has_lies_in_the_country_that_its_name_tells() -> None:
    findings = extract("He was taken to Dhaka Medical College and Hospital, where he died, the driver said.")
    assert [(place.name, place.country) for place in findings.places] == [("Dhaka Medical College and Hospital", "BD")]


@pytest.mark.model
def test_a_source_does_not_go_on_in_the_next_paragraph() -> None:
    text = (
        '"We will build it," said Mr. Alkuwaiz\n\n'
        "Nezar Al Haidar, the Acting Director of Harbour Bank, noted that the port had grown."
    )
    findings = extract(text)
    names = {actor.id: actor.name for actor in findings.actors}
    speakers = [[names[id] for id in statement.speakers] for statement in findings.statements]
    assert speakers == [["Alkuwaiz"], ["Nezar Al Haidar"]]


@pytest.mark.model
def test_a_law_with_an_office_in_its_name_is_nobody() -> None:
    findings = extract("The boy is in the custody of his parents in terms of the Child Justice Act, the court said.")
    assert "Act" not in {actor.name for actor in findings.actors}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        ("Director of Trade at the Ministry of Economy Ida Lund said exports had grown. Lund left.",
         "Ministry of Economy", "Ida Lund"),
        ("Assistant Undersecretary for Legal Affairs at the Ministry of Justice Nasser Obaid met Ida Lund on Monday.",
         "Ministry of Justice", "Nasser Obaid"),
        ("Director of Public Relations at the Ministry of Interior Brigadier Sami Gharsa said so.",
         "Ministry of Interior", "Sami Gharsa"),
        ("The Bank of Ida Reed closed on Monday. Reed is a poet.", "Bank of Ida Reed", "Reed"),
    ],
)  # fmt: skip
def test_a_body_does_not_swallow_the_name_after_it(text: str, body: str, person: str) -> None:
    findings = extract(text)
    assert body in {organisation.name for organisation in findings.organisations}
    assert person in {name for actor in findings.actors for name in (actor.name, *actor.aliases)}


@pytest.mark.model
def test_the_acronym_of_a_law_is_no_body() -> None:
    findings = extract(
        "The mayor broke the Municipal Finance Management Act (MFMA), they said. Under the MFMA, he may not sell it."
    )
    assert "MFMA" not in {name for o in findings.organisations for name in (o.name, *o.aliases)}


def test_a_place_whose_last_word_is_a_person_elsewhere_is_that_person() -> None:
    doc = mark_doc("He was born in the north, {place Thabo Kgosi}, 61. {person Kgosi} laughed.")
    assert [m.label for m in collect_mentions(doc)] == [Label.PERSON] * 2
    doc = mark_doc("He is in the {place Thabo Hills}. {person Kgosi} lives in {place Lake Kgosi}.")
    assert [m.label for m in collect_mentions(doc)] == [Label.PLACE, Label.PERSON, Label.PLACE]


def test_a_name_with_another_one_in_quotation_marks_is_one() -> None:
    doc = mark_doc("{Ismael “El Largo}” {Zamora Garza} left.")
    assert [m.text for m in collect_mentions(doc)] == ["Ismael “El Largo” Zamora Garza"]


def test_where_a_school_is_is_no_other_name_of_it() -> None:
    doc = mark_doc("A student at the {organisation Olive Tree School}, {place Doha}, won. {place Doha} is hot.")
    assert [m.label for m in collect_mentions(doc)] == [Label.ORGANISATION, Label.PLACE, Label.PLACE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Small enterprises sell {organisation GDPR} goods and gross domestic product ({organisation GDP}) fell.",
            ["GDPR"],
        ),
        ("The {power Velt} central bank ({organisation VCB}) said so. It is the {organisation VCB}.", ["VCB", "VCB"]),
    ],
)
def test_the_acronym_of_a_thing_is_no_body(text: str, names: list[str]) -> None:
    mentions = collect_mentions(mark_doc(text))
    assert [m.text for m in mentions if m.label is Label.ORGANISATION and m.text.isupper()] == names
