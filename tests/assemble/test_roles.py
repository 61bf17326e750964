"""Whole texts to the roles of persons, with the shipped model."""

from __future__ import annotations

import pytest
from cases_by_line import read_line_cases

from geopolnews.model.actor import ActorKind
from geopolnews.model.findings import Findings
from geopolnews.model.role import Role
from geopolnews.pipeline import extract


def describe(findings: Findings, name: str, role: Role) -> str:
    body = findings[role.organisation].name if role.organisation else role.country_name or "-"
    return " | ".join([name, role.title, body, *(["former"] if role.former else [])])


@pytest.mark.model
@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in read_line_cases("roles")])
def test_case(lines: dict[str, list[str]]) -> None:
    findings = extract(lines["text"][0])
    people = [actor for actor in findings.actors if actor.kind is ActorKind.PERSON]
    told = [describe(findings, person.name, role) for person in people for role in person.roles]
    assert sorted(told) == sorted(lines["role"])
