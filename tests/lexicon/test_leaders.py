"""Of which country somebody is known to have held an office."""

from __future__ import annotations

import pytest

from geopolnews.lexicon.countries import country_by_code
from geopolnews.lexicon.leaders import country_of_leader, find_official, load_officials
from geopolnews.lexicon.tables import read_table


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Emmanuel Macron", "FR"),
        ("Macron", "FR"),
        ("Yoon Suk-yeol", "KR"),
        ("Suk Yeol Yoon", "KR"),
        ("José Eduardo dos Santos", "AO"),
        ("Jane Doe", None),
        ("", None),
    ],
)
def test_the_country_of_a_leader(name: str, country: str | None) -> None:
    assert country_of_leader(name) == country


def test_officials_are_sorted_and_of_known_countries() -> None:
    lines = load_officials()
    assert list(lines) == sorted(lines)
    assert all(country_by_code(line.rpartition("\t")[2]) for line in lines)
    assert find_official(lines[0].partition("\t")[0]) == lines[0].rpartition("\t")[2]


def test_leaders_are_of_known_countries() -> None:
    assert all(country_by_code(row["country"]) for row in read_table("leaders"))
