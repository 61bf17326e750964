import pytest

from geopolnews.assemble.names.acronyms import defined_after, fits_acronym, looks_like_acronym


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("HTS", "Hayat Tahrir al-Sham"),
        ("UN", "United Nations"),
        ("PMF", "Popular Mobilisation Forces"),
        ("ASUU", "Academic Staff Union of Universities"),
        ("NSPC", "National Security and Policy Council"),
    ],
)
def test_an_acronym_is_made_of_first_letters(acronym: str, name: str) -> None:
    assert fits_acronym(acronym, name)


def test_other_letters_are_no_acronym_of_a_name() -> None:
    assert not fits_acronym("PKK", "Hayat Tahrir al-Sham")


@pytest.mark.parametrize("text", ["HTS", "U.N.", "PML-N", "AfDB"])
def test_acronyms_are_known_by_their_capitals(text: str) -> None:
    assert looks_like_acronym(text)


@pytest.mark.parametrize("text", ["Hamas", "The", "a"])
def test_words_are_no_acronyms(text: str) -> None:
    assert not looks_like_acronym(text)


def test_what_stands_in_brackets_after_a_name_is_found() -> None:
    text = "Hayat Tahrir al-Sham (HTS) said"
    start, end = defined_after(text, 20) or (0, 0)
    assert text[start:end] == "HTS"
