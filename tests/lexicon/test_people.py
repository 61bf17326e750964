from __future__ import annotations

import pytest

from geopolnews.lexicon.people import find_person_noun


@pytest.mark.parametrize(
    ("word", "noun", "several"),
    [
        ("neighbour", "neighbour", False),
        ("Neighbours", "neighbour", True),
        ("firemen", "fireman", True),
        ("passers-by", "passer-by", True),
        ("families", "family", True),
        ("crowd", "crowd", True),
        ("ministers", "minister", True),
        ("witness", "witness", False),
    ],
)
def test_nouns_of_people(word: str, noun: str, several: bool) -> None:
    found = find_person_noun(word)
    assert found is not None
    assert (found.noun, found.several) == (noun, several)


@pytest.mark.parametrize("word", ["polls", "theory", "bulls", "Geneva"])
def test_other_nouns(word: str) -> None:
    assert find_person_noun(word) is None
