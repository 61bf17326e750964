"""Holders of high offices without a name."""

import pytest

from geopolnews.model.actor import ActorKind
from geopolnews.pipeline import extract


def posts(text: str) -> list[tuple[str, str | None]]:
    """Return title and country of the roles of people without a name."""
    findings = extract(text, published="2024-05-08")
    unnamed = [actor for actor in findings.actors if actor.kind is ActorKind.ANONYMOUS]
    return [(role.title, role.country) for actor in unnamed for role in actor.roles]


@pytest.mark.model
def test_an_office_may_stand_for_whoever_holds_it() -> None:
    text = "Norway summoned the Kenyan ambassador on Monday. Uganda’s foreign minister visited the ports in the north."
    assert posts(text) == [("ambassador", "KE"), ("foreign minister", "UG")]


@pytest.mark.model
def test_who_is_named_elsewhere_is_nobody_without_a_name() -> None:
    text = "Ugandan Foreign Minister Joseph Otieno came on Monday. The foreign minister visited the ports in the north."
    assert posts(text) == []


@pytest.mark.model
def test_the_next_one_is_nobody_yet() -> None:
    assert posts("Kenya’s next foreign minister inherits an empty desk.") == []
