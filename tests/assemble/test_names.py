from pathlib import Path

import pytest

from geopolnews.assemble.names.names import match_names, regnal_word, split_name

CASES = [
    [field.strip() for field in line.split("|")]
    for line in (Path(__file__).parent.parent / "cases" / "names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("full", "other", "why"), CASES, ids=[f"{case[0]} / {case[1]}" for case in CASES])
def test_names_match_for_a_reason_or_not_at_all(full: str, other: str, why: str) -> None:
    assert (match_names(full, other) or "-") == why


def test_particles_do_not_carry_a_name() -> None:
    assert split_name("Abdel Fattah El-Sisi").core == ("abdel", "fattah", "sisi")


def test_a_name_of_particles_only_keeps_them() -> None:
    assert split_name("El Al").core == ("el", "al")


@pytest.mark.parametrize(
    ("lead", "word"), [("King", "king"), ("HRH Crown Prince", "prince"), ("Foreign Minister", None)]
)
def test_a_title_that_goes_with_a_given_name_is_known(lead: str, word: str | None) -> None:
    assert regnal_word(lead) == word
