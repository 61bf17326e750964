from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicon.case_files import read_cases

from geopolnews.lexicon.organisation_kinds import country_of_organisation, kind_of_organisation
from geopolnews.lexicon.organisations import known_organisation, load_organisations
from geopolnews.model.organisation import OrganisationKind

# accuracy of the kind by the name, a little under what was measured: 0.99 and 0.92
FLOORS = {"dev": 0.96, "train": 0.90}


@pytest.mark.parametrize(("name", "kind", "country", "countries"), read_cases("organisations", 4))
def test_organisations_of_cases(name: str, kind: str, country: str, countries: str) -> None:
    near = countries.split()
    assert kind_of_organisation(name, near).value == kind
    assert (country_of_organisation(name, near) or "-") == country


def test_known_organisations() -> None:
    known = known_organisation("the UN")
    assert known is not None
    assert (known.name, known.kind) == ("United Nations", OrganisationKind.INTERNATIONAL)
    assert known_organisation("un") is None
    assert known_organisation("No Such Body") is None


def test_every_name_is_found() -> None:
    for organisation in load_organisations():
        if organisation.prominent:
            near = (organisation.country,) if organisation.country else ()
            found = known_organisation(organisation.name, near)
            assert found is not None, organisation.name
            assert found.kind is organisation.kind, organisation.name


@given(st.text())
def test_any_name_has_a_kind(name: str) -> None:
    assert kind_of_organisation(name) in OrganisationKind
    country_of_organisation(name)


@pytest.mark.gold
@pytest.mark.parametrize("part", ["dev", "train"])
def test_gold_kinds(gold_dir: Path, part: str) -> None:
    right = total = 0
    for path in (gold_dir / part).glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        near = {o["country"] for o in gold["organisations"] if o["kind"] == "state" and o["country"]}
        for organisation in gold["organisations"]:
            right += kind_of_organisation(organisation["name"], near).value == organisation["kind"]
            total += 1
    assert right / total >= FLOORS[part]
