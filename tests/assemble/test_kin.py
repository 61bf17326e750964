"""Kin whom a noun means again, and parts of several people."""

import pytest
from assemble.marked import mark_doc

from geopolnews.assemble.casting import collect_cast
from geopolnews.assemble.resolve.kin import find_kin
from geopolnews.model.actor import ActorKind
from geopolnews.model.article import Article


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("{unnamed One of the people} said so.", [("One of the people", ActorKind.ANONYMOUS)]),
        ("It came from {unnamed another of the mothers}.", [("another of the mothers", ActorKind.ANONYMOUS)]),
        ("{person Yoshio Mori}, {unnamed one of the earliest scholars}, died.", [("Yoshio Mori", ActorKind.PERSON)]),
    ],
)
def test_a_part_of_several_people(marked: str, found: list[tuple[str, ActorKind]]) -> None:
    doc = mark_doc(marked)
    cast, _ = collect_cast(doc, Article(text=doc.text))
    assert [(actor.name, actor.kind) for actor in cast.actors] == found


@pytest.mark.parametrize(
    ("marked", "kin"),
    [
        ("Her mother {person Ana Wolf} came. {person Jo Lund} did not. Her mother left.", "Ana Wolf"),
        ("His mother {person Ana Wolf} and her mother {person Mia Berg} came. The mother left.", None),
        ("According to her mother, {person Mia Berg} came. Her mother left.", None),
        ("The minister {person Ana Wolf} came. Her mother left.", None),
    ],
)
def test_kin_are_whoever_is_named_right_after_the_noun(marked: str, kin: str | None) -> None:
    doc = mark_doc(marked)
    cast, _ = collect_cast(doc, Article(text=doc.text))
    found = find_kin(cast, [token for token in cast.doc if token.lower_ == "mother"][-1])
    assert (found.name if found else None) == kin
