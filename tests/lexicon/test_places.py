from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon.case_files import read_cases

from geopolnews.lexicon.place_words import drop_place_words, kind_of_place
from geopolnews.lexicon.places import choose_place, find_places, load_cities
from geopolnews.model.place import PlaceKind


@pytest.mark.parametrize(("name", "countries", "expected", "doubtful"), read_cases("places", 4))
def test_places_of_cases(name: str, countries: str, expected: str, doubtful: str) -> None:
    place, ambiguous = choose_place(name, countries.split())
    found = f"{place.kind.value} {place.country or '-'} {place.name}" if place else "-"
    assert found == expected
    assert ambiguous == (doubtful == "doubtful")


def test_candidates_come_by_weight() -> None:
    found = find_places("Hyderabad")
    assert [place.country for place in found[:2]] == ["IN", "PK"]
    assert [place.weight for place in found] == sorted((place.weight for place in found), reverse=True)


def test_points_are_on_the_map() -> None:
    for name in ("Baghdad", "Iraq", "Scotland", "Red Sea"):
        (place, *_) = find_places(name)
        assert place.latitude is not None
        assert -90 <= place.latitude <= 90


def test_cities_are_sorted() -> None:
    keys = [line.partition("\t")[0] + "\t" for line in load_cities()]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nineveh province", PlaceKind.REGION),
        ("the city of Homs", PlaceKind.CITY),
        ("Baghdad airport", PlaceKind.SITE),
        ("northern Syria", PlaceKind.REGION),
        ("Gulf of Aden", PlaceKind.REGION),
        ("South Korea", PlaceKind.COUNTRY),
        ("Greenland", PlaceKind.REGION),
        ("Lake Chad", PlaceKind.REGION),
        ("Homs", None),
        ("", None),
        ("Nigeria Street", PlaceKind.SITE),
    ],
)
def test_kinds_by_words(name: str, kind: PlaceKind | None) -> None:
    assert kind_of_place(name) is kind


def test_words_of_the_kind_are_dropped() -> None:
    assert drop_place_words("Nineveh province") == "Nineveh"
    assert drop_place_words("the city of Homs") == "Homs"
    assert drop_place_words("Homs") == "Homs"


@given(st.text(), st.lists(st.sampled_from(["IQ", "US", "FR"])))
def test_any_name_may_be_asked_for(name: str, countries: list[str]) -> None:
    place, ambiguous = choose_place(name, countries)
    assert place is None or place in find_places(name)
    assert isinstance(ambiguous, bool)
