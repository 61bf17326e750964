"""Positions of annotated and marked articles by the places of their words, and as layers and links of an example."""

import numpy as np

from geopolnews.model.span import Span
from training.corpora.marked import MarkedArticle, MarkedPosition, MarkedRole
from training.corpora.positions import HABITS, add_marked, read_annotated_positions, read_marked_examples
from training.example import Example
from training.labels import TARGETS

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


MARKED = "Minister Ona Reed of Lund backs the plan. It is wrong to meet, said a mayor."


def at(words):
    start = MARKED.index(words)
    return Span(start=start, end=start + len(words))


def marked(corpus):
    return MarkedArticle(
        name="one",
        corpus=corpus,
        text=MARKED,
        roles=(
            MarkedRole(title=at("Minister"), who=at("Ona Reed"), of=at("Lund")),
            MarkedRole(title=at("mayor"), who=None, of=None),
        ),
        positions=(
            MarkedPosition(
                target=at("the plan"), position="support", holder=at("Ona Reed"), evidence=at("backs the plan")
            ),
            MarkedPosition(target=at("to meet"), position="oppose", holder=None, evidence=at("It is wrong to meet")),
        ),
        meetings=(at("meet"),),
    )


def words_of(example, layer):
    return [example.words[i] for i in np.flatnonzero(example.tags[layer])]


def test_marked_places_are_layers_and_links():
    (example,) = read_marked_examples([marked("polnear")])
    assert words_of(example, "shown") == ["backs", "It", "is", "wrong"]
    assert words_of(example, "meeting") == ["meet"]
    assert words_of(example, "title") == ["Minister", "mayor"]
    support, oppose = (1 + 4 * TARGETS.index(side) for side in ("support", "oppose"))
    assert example.tags["target"][example.tags["target"] > 0].tolist() == [support, support + 2, oppose, oppose + 2]
    holders = {
        example.words[word]: [example.words[goal] for goal in goals] for word, goals in example.links["holder"].items()
    }
    assert holders == {"the": ["Ona", "Reed"], "to": ["to"]}


def test_where_offices_are_not_marked_nothing_is_known_of_them():
    (example,) = read_marked_examples([marked("gmb")])
    assert "title" not in example.tags


def test_words_before_the_text_of_an_article_are_counted():
    address = "example.org one".split()
    words = MARKED.replace(".", " .").replace(",", " ,").split()
    places, end = [], 0
    for word in words:
        start = MARKED.index(word, end)
        end = start + len(word)
        places.append((start, end))
    example = Example(corpus="worldwide", name="one", words=[*address, *words], before=[1] * (len(words) + 2))
    add_marked(example, marked("worldwide"), *zip(*places, strict=True), skipped=len(address))
    assert words_of(example, "meeting") == ["meet"]
    assert words_of(example, "title") == ["Minister", "mayor"]
