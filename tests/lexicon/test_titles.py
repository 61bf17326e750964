from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon.case_files import read_cases

from geopolnews.lexicon.title_phrases import parse_title, split_titled_name, strip_titles
from geopolnews.lexicon.titles import gender_of_title, is_honorific, is_title_head, is_title_word


@pytest.mark.parametrize(("text", "name", "office", "country", "organisation", "marks"), read_cases("titles", 6))
def test_titles_of_cases(text: str, name: str, office: str, country: str, organisation: str, marks: str) -> None:
    found = split_titled_name(text)
    assert found.name == text[found.start : found.end] == name
    title = found.title
    assert (title.text if title else "-") == office
    assert ((title and title.country) or "-") == country
    assert ((title and title.organisation) or "-") == organisation
    told = {"former": title and title.former, "acting": title and title.acting, found.gender or "": True}
    assert {mark for mark, holds in told.items() if mark and holds} == set(marks.split(", ")) - {""}


@pytest.mark.parametrize(
    ("phrase", "office", "country", "organisation"),
    [
        ("the former Iraqi deputy foreign minister", "deputy foreign minister", "IQ", None),
        ("head of the Sovereignty Alliance", "head", None, "the Sovereignty Alliance"),
        ("Minister of Foreign Affairs and International Cooperation of the UAE",
         "Minister of Foreign Affairs and International Cooperation", "AE", None),
        ("Director of the General Intelligence Department", "Director", None, "the General Intelligence Department"),
        ("president of the Republic", "president", None, None),
        ("Turkey’s foreign minister", "foreign minister", "TR", None),
        ("Iranian Foreign Ministry spokesman", "spokesman", "IR", "Iranian Foreign Ministry"),
        ("Iraq's ambassador to the United States", "ambassador to the United States", "IQ", None),
        ("Minister of Trade and Thrift", "Minister of Trade and Thrift", None, None),
        ("Minister of the Regional Government", "Minister", None, "the Regional Government"),
        ("leader of the opposition", "leader of the opposition", None, None),
        ("Kuwaiti officials", "officials", "KW", None),
    ],
)  # fmt: skip
def test_offices_are_read_after_a_name(phrase: str, office: str, country: str | None, organisation: str | None) -> None:
    title = parse_title(phrase)
    assert title is not None
    assert phrase[title.start : title.end] == title.text == office
    assert (title.country, title.organisation) == (country, organisation)


@pytest.mark.parametrize("phrase", ["", "the table", "Iraq", "Fuad Hussein", "on Monday"])
def test_other_phrases_are_no_titles(phrase: str) -> None:
    assert parse_title(phrase) is None


def test_words() -> None:
    assert is_title_head("Ministers")
    assert is_title_head("spokeswomen")
    assert is_title_head("secretaries-general")
    assert is_title_head("PM")
    assert not is_title_head("pm")
    assert is_honorific("Gen.")
    assert is_honorific("HE")
    assert not is_honorific("He")
    assert is_title_word("deputy")
    assert not is_title_word("table")


def test_short_forms_tell_the_office() -> None:
    title = parse_title("Iraqi FM")
    assert title is not None
    assert title.head == "foreign minister"


@pytest.mark.parametrize(("text", "gender"), [("King", "m"), ("spokeswoman", "f"), ("Mr", "m"), ("president", None)])
def test_gender(text: str, gender: str | None) -> None:
    assert gender_of_title(text) == gender


@given(st.text())
def test_a_name_stands_in_its_text(text: str) -> None:
    found = split_titled_name(text)
    assert text[found.start : found.end] == found.name == strip_titles(text)
    parse_title(text)
