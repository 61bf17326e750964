"""From words that show a position to stances."""

from __future__ import annotations

import pytest
from assemble.any_tree import grow_any_tree
from assemble.plain_cast import cast_of
from cases_by_line import read_line_cases
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.annotate.stances import mark_stances
from geopolnews.assemble.stances.stances import collect_stances
from geopolnews.model.article import Article
from geopolnews.model.findings import Findings
from geopolnews.model.stance import Stance
from geopolnews.pipeline import extract

WORDS = """Berg supports the plan rejected not to end ending of opposition against it should be is wrong concern over
    , . “ that for called""".split()


def describe(findings: Findings, stance: Stance) -> str:
    return f"{findings[stance.holder].name} | {stance.position} | {findings.quote(stance.target)}"


@pytest.mark.model
@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in read_line_cases("stances")])
def test_case(lines: dict[str, list[str]]) -> None:
    findings = extract(lines["text"][0])
    assert [describe(findings, stance) for stance in findings.stances] == lines["stance"]


@pytest.mark.model
def test_the_same_position_told_twice_is_one_stance() -> None:
    findings = extract("Norway supports the ceasefire. Norway said on Monday that it supports the ceasefire.")
    assert len({(s.holder, s.position) for s in findings.stances}) == len(findings.stances)


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40), st.data())
def test_any_text_and_any_tree_give_stances_that_hold_together(words: list[str], data: st.DataObject) -> None:
    article = Article(text=" ".join(words) or "x")
    doc = grow_any_tree(article, data)
    mark_stances(doc)
    cast = cast_of(doc, people="Berg")
    gathered = collect_stances(doc, article, cast, ())
    Findings(article=article, actors=cast.actors, stances=gathered.records)
