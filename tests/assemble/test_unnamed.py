"""People without a name: the same ones in more and fewer words, and persons whose names are put right."""

from __future__ import annotations

from assemble.marked import mark_doc

from geopolnews.annotate.marks import EntityMark, marks_of
from geopolnews.assemble.cast.unnamed import gather_unnamed
from geopolnews.assemble.names.mentions import Label
from geopolnews.assemble.names.naming import collect_mentions


def names(marked: str) -> list[list[str]]:
    doc = mark_doc(marked)
    gathered = gather_unnamed(doc, collect_mentions(doc))
    return [[doc[s.start : s.end].text for s in one.stretches] for one in gathered]


def test_fewer_words_mean_those_told_of_in_more() -> None:
    assert names("{unnamed Flooded traders} met. Later the {unnamed traders} left.") == [["Flooded traders", "traders"]]


def test_fewer_words_that_may_mean_either_are_others() -> None:
    marked = "{unnamed Kenyan traders} met {unnamed Ugandan traders}. Then {unnamed traders} left."
    assert names(marked) == [["Kenyan traders"], ["Ugandan traders"], ["traders"]]


def test_one_person_told_of_anew_is_another() -> None:
    marked = "A {unnamed senior guard} left. Then a {unnamed guard} came."
    assert names(marked) == [["senior guard"], ["guard"]]


def test_people_are_believed_sooner_than_other_nouns() -> None:
    doc = mark_doc("Some {unnamed nurses} and {unnamed theories} came.")
    marks_of(doc).parties = tuple(
        EntityMark(start=m.start, end=m.end, label=m.label, confidence=0.3) for m in marks_of(doc).parties
    )
    assert len(gather_unnamed(doc, collect_mentions(doc))) == 1


def labels(marked: str) -> dict[str, Label]:
    return {m.text: m.label for m in collect_mentions(mark_doc(marked))}


def test_a_town_before_its_mayor_is_no_person() -> None:
    assert labels("Former {person Oakton} mayor {person Ann Hart} left.")["Oakton"] is Label.PLACE


def test_a_day_in_brackets_is_no_person() -> None:
    assert "Sun" not in labels("He called this morning ({person Sun}) and {person Ann Hart} left.")


def test_the_police_are_a_body() -> None:
    assert labels("He told {unnamed police} everything.")["police"] is Label.ORGANISATION


def test_who_is_named_right_after_has_a_name() -> None:
    assert names("A {unnamed UN spokesman}, {person Ann Hart}, said so.") == []
    assert names("A {unnamed UN spokesman}, {person Ann Hart} and others came.") == [["UN spokesman"]]


def test_places_with_the_greater_one_after_a_comma_are_two() -> None:
    assert labels("They met in {place Eastmere, Kenya} on Monday.").keys() == {"Eastmere", "Kenya"}
    assert "12, Long Street" in labels("They met at {place 12, Long Street} on Monday.")


def test_one_name_is_one_sort_of_thing() -> None:
    marked = "{organisation Lintra} grew. {organisation Lintra} hired them. {person Lintra} said so."
    assert labels(marked) == {"Lintra": Label.ORGANISATION}


def test_a_word_that_begins_a_companys_name_is_the_company() -> None:
    marked = "{organisation Lintra Holdings Ltd} grew. {person Lintra} hired them. {person Lintra} said so."
    assert labels(marked)["Lintra"] is Label.ORGANISATION
    assert labels(marked.replace("so.", "so to {person Ida Lintra}."))["Lintra"] is Label.PERSON


def test_a_last_name_that_looks_like_an_office_is_a_person() -> None:
    marked = "{person Olivia King} came. {person King} laughed, and a {unnamed king} was there."
    assert labels(marked)["King"] is Label.PERSON


def test_whose_house_it_is_is_a_person() -> None:
    assert labels("It was found at {place Ann Reed's house} on Monday.") == {"Ann Reed": Label.PERSON}


def test_letters_after_a_name_are_none_of_it() -> None:
    assert "Ann Hart" in labels("{person Ann Hart AM} came.")
