"""Stances of annotated articles by the places of their words."""

from training.corpora.positions import HABITS, read_annotated_positions

TEXT = "Norway said the plan was bad. Oslo rejected the plan, Berg said. They met."
GOLD = {
    "actors": [{"id": "berg", "name": "Berg", "names": ["Berg"], "kind": "person"}],
    "organisations": [
        {"id": "norway", "name": "Norway", "names": ["Norway", "Oslo"], "kind": "state", "country": "NO"}
    ],
    "places": [],
    "meetings": [{"id": "m", "evidence": ["met"]}],
    "statements": [],
    "stances": [
        {"holder": "norway", "target": "the plan", "position": "oppose", "evidence": "Oslo rejected the plan"},
        {"holder": "berg", "target": "Norway", "position": "support", "evidence": "Norway said"},
    ],
}


def test_a_target_stands_in_its_evidence_and_its_holder_in_its_sentence():
    (text,) = read_annotated_positions([("one", TEXT, GOLD)])
    assert HABITS[text.habit] == "guide"
    told = {text.words[p.target[0]] + str(p.target[0]): p for p in text.positions}
    plan = told["the9"]
    assert text.words[slice(*plan.target)] == ["the", "plan"]
    assert text.words[slice(*plan.holder)] == ["Oslo"]
    norway = told["Norway0"]
    assert (norway.holder, norway.holder_known) == (None, False)
    assert [text.words[slice(*words)] for words in text.meetings] == [["met"]]


def test_of_targets_that_overlap_the_longest_is_told():
    stances = [
        {"holder": "norway", "target": "plan", "position": "oppose", "evidence": "Oslo rejected the plan"},
        *GOLD["stances"],
    ]
    (text,) = read_annotated_positions([("one", TEXT, {**GOLD, "stances": stances})])
    assert [text.words[slice(*p.target)] for p in text.positions] == [["Norway"], ["the", "plan"]]
