"""The head for pronouns answers for pronouns, and leaves the other words as they are."""

import numpy as np
import pytest
from sure_model import HIS, KARSKY, LABELS, NAMES, SHE, TEXT, WORDS, make_reading, make_sight

from geopolnews.annotate.marks import marks_of
from geopolnews.annotate.steps import annotate_article
from geopolnews.encode.manifest import SHIPPED
from geopolnews.encode.pronouns import PronounHead, ask_window
from geopolnews.encode.reader import Reader
from geopolnews.model.article import Article

SIZE, INNER, SECOND = 4, 5, 3
EVERY = range(len(WORDS))


def make_head(seed=3, heads=2):
    random = np.random.default_rng(seed)
    facts = ask_window(make_sight(), np.array([SHE, HIS])).facts
    shapes = {
        "goal": (6, SIZE), "goal_bias": (SIZE,), "origin": (6, SIZE), "origin_bias": (SIZE,), "turn": (SIZE, SIZE),
        "owed": (SIZE,), "distance": (19,), "mention": (facts.mentions.shape[-1], INNER),
        "pronoun": (facts.pronouns.shape[-1], INNER), "pair": (facts.pairs.shape[0], INNER), "inner_bias": (INNER,),
        "second": (INNER, SECOND), "second_bias": (SECOND,), "last": (SECOND,),
    }  # fmt: skip
    weights = {name: random.normal(size=(heads, *shape)).astype(np.float32) for name, shape in shapes.items()}
    return PronounHead(weights, NAMES)


def test_pronouns_are_answered_for_and_nothing_else():
    plain = make_reading().ask_antecedents(EVERY).rows()
    rows = make_head().ask(make_reading(), make_sight(), EVERY).rows()
    for word in EVERY:
        chances = rows[word][1]
        if word not in (SHE, HIS):
            assert np.array_equal(chances, plain[word][1])
            continue
        # whether it means anything at all is as it was
        assert chances[word] == pytest.approx(0.5)
        assert chances.sum() == pytest.approx(1.0, abs=1e-5)
        meant = {WORDS[i] for i in np.flatnonzero(chances > 1e-6)} - {WORDS[word]}
        assert meant <= {"Ada", "Velt", "Karsky", "She", "his", "work"}


def test_only_some_words_are_answered_for():
    whole = make_head().ask(make_reading(), make_sight(), EVERY).rows()
    some = make_head().ask(make_reading(), make_sight(), [KARSKY, SHE]).rows()
    assert set(some) == {KARSKY, SHE}
    np.testing.assert_allclose(some[SHE][1], whole[SHE][1], atol=1e-5)


def test_without_pronouns_all_stays():
    text = TEXT[:4]
    plain = make_reading(text).ask_antecedents(range(4)).rows()
    rows = make_head().ask(make_reading(text), make_sight(text), range(4)).rows()
    assert all(np.array_equal(rows[word][1], plain[word][1]) for word in range(4))


def test_a_pronoun_alone_means_nobody():
    assert ask_window(make_sight([("She", "O", "PRON", 0, "root")]), np.array([0])) is None


def test_labels_that_the_tables_do_not_know_are_others():
    assert NAMES.roles[LABELS["label"].index("punct")] == NAMES.roles.max()


@pytest.mark.model
def test_the_shipped_model_tells_two_people_apart():
    doc = annotate_article(Article(text="Anna Lindqvist met Omar Haddad. She thanked him."), Reader(SHIPPED))
    likely = {doc[token].text: doc[goals[0][0]].text for token, goals in marks_of(doc).antecedents.items()}
    assert likely["She"] in {"Anna", "Lindqvist"}
    assert likely["him"] in {"Omar", "Haddad"}
