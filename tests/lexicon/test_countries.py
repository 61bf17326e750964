from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon.case_files import read_cases

from geopolnews.annotate.cutting import cut_text
from geopolnews.lexicon import countries

FINDERS = {
    "name": countries.country_by_name,
    "demonym": countries.country_by_demonym,
    "capital": countries.country_by_capital,
    "metonym": countries.country_by_metonym,
}


@pytest.mark.parametrize(("word", "code", "found_as"), read_cases("countries", 3))
def test_countries_of_cases(word: str, code: str, found_as: str) -> None:
    country = FINDERS[found_as](word)
    if code == "-":
        assert country is None
    else:
        assert country is not None
        assert (country.code or "former") == code


def test_every_country_is_found_by_all_its_words() -> None:
    for country in countries.load_countries():
        for name in country.names:
            assert country in countries.index_names().find(name), name
        for word in country.demonyms:
            assert country in countries.countries_by_demonym(word), word
        for capital in country.capitals:
            assert country in countries.index_capitals().find(capital), capital


def test_no_name_of_a_country_is_missed_by_its_beginning() -> None:
    for country in countries.load_countries():
        for name in country.names:
            for spelled in (name, name.title(), name.upper(), f"the {name}", f"The {name}"):
                if countries.country_by_name(spelled) is not None:
                    assert countries.begins_country(cut_text(spelled)[0][0]), spelled


def test_the_table_is_whole() -> None:
    codes = [country.code for country in countries.load_countries() if country.code]
    assert len(codes) == len(set(codes)) == 250
    for country in countries.load_countries():
        if country.code:
            assert country.latitude is not None
            assert country.longitude is not None


def test_demonyms_that_several_share() -> None:
    assert [country.code for country in countries.countries_by_demonym("Korean")] == ["KR", "KP"]
    assert [country.code for country in countries.countries_by_demonym("Congolese")] == ["CD", "CG"]


def test_a_country_is_found_by_name_or_demonym_but_not_by_capital() -> None:
    assert countries.find_country("Iraq") == countries.find_country("Iraqi") == countries.country_by_code("iq")
    assert countries.find_country("Baghdad") is None


@given(st.text())
def test_any_text_may_be_asked_for(text: str) -> None:
    for find in FINDERS.values():
        find(text)
