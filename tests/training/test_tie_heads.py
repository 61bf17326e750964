"""The heads for roles and meetings learn what they are shown, and are measured on what they were not."""

from collections import Counter

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from geopolnews.encode.pieces import Before  # noqa: E402
from training.corpora.words import split_words  # noqa: E402
from training.example import Example  # noqa: E402
from training.measure.occasions import count_mentions, mention_figures  # noqa: E402
from training.measure.roles import Reading, combine, roles_by_heads, roles_by_rule  # noqa: E402
from training.measure.ties import best_goal, find_titles, find_triggers  # noqa: E402
from training.ties import crossed  # noqa: E402
from training.ties.fit import TieRecipe, ask_ties, fit_ties  # noqa: E402
from training.ties.network import collect_known  # noqa: E402
from training.ties.states import Seen  # noqa: E402

TEXT = "Foreign Minister Ada Velt met Karsky, head of the Harbour Union."
MINISTER, ADA, VELT, MET, KARSKY, HEAD, UNION = 1, 2, 3, 4, 5, 7, 11


def see(name="sample"):
    """Return the one window of a text whose words have states by chance."""
    words, *_ = split_words(TEXT)
    titles = np.zeros(len(words), dtype=np.int64)
    titles[[0, MINISTER, HEAD]] = [1, 3, 4]
    triggers = np.zeros(len(words), dtype=np.int64)
    triggers[MET] = 1
    links = {
        "bearer": {MINISTER: [ADA, VELT], HEAD: [KARSKY]},
        "holder": {MINISTER: [MINISTER], HEAD: [UNION]},
        "party": {VELT: [MET], KARSKY: [MET], UNION: [UNION]},
    }
    tags = {"title": titles, "trigger": triggers}
    example = Example(
        corpus="records", name=name, words=words, before=[Before.SPACE] * len(words), tags=tags, links=links
    )
    states = torch.randn(len(words), 48, generator=torch.Generator().manual_seed(5))
    return Seen(example, 0, len(words), 0, len(words), states, collect_known(example, 0, len(words)))


@pytest.fixture(scope="module")
def answer():
    window = see()
    return ask_ties(fit_ties([window], TieRecipe(passes=150, rate=3e-3)), [window])


def read(answer, roles=()):
    def entity(id, name, **more):
        return {"id": id, "mentions": [{"start": TEXT.index(name), "end": TEXT.index(name) + len(name)}], **more}

    velt = entity("velt", "Ada Velt", kind="person", roles=list(roles))
    karsky = entity("karsky", "Karsky", kind="person", roles=[])
    union = entity("union", "Harbour Union", kind="civil", country=None)
    findings = {"actors": [velt, karsky], "organisations": [union], "places": []}
    _, starts, ends, _ = split_words(TEXT)
    return Reading(TEXT, {}, findings, starts, ends, answer)


def titles_of(roles):
    return {id: [(role["title"], role["organisation"]) for role in found] for id, found in roles.items() if found}


def test_the_heads_learn_one_sentence_by_heart(answer):
    assert [(start, end) for start, end, _ in find_titles(answer)] == [(0, 2), (HEAD, HEAD + 1)]
    assert find_triggers(answer) == [MET]
    assert best_goal(answer, "bearer", MINISTER)[0] in {ADA, VELT}
    assert best_goal(answer, "bearer", HEAD)[0] == KARSKY
    assert best_goal(answer, "holder", MINISTER)[0] == MINISTER
    assert [best_goal(answer, "party", word)[0] for word in (VELT, KARSKY, UNION)] == [MET, MET, UNION]


def test_what_the_heads_say_becomes_roles_of_those_who_are_named_there(answer):
    found = titles_of(roles_by_heads(read(answer), 0.3))
    assert found == {"velt": [("Foreign Minister", None)], "karsky": [("head", "union")]}


def test_the_short_rule_takes_titles_right_before_a_name_and_between_commas(answer):
    found = titles_of(roles_by_rule(read(answer)))
    assert found == {"velt": [("Foreign Minister", None)], "karsky": [("head", "union")]}


def test_heads_fill_in_for_those_to_whom_the_library_gives_no_role_and_drop_what_they_doubt(answer):
    wrong = {
        "title": "pilot",
        "organisation": None,
        "evidence": [{"start": TEXT.index("met"), "end": TEXT.index("met") + 3}],
    }
    reading = read(answer, [wrong])
    kept = combine(reading, drop=0.0, add=0.3, only_bare=True)
    assert titles_of(kept) == {"velt": [("pilot", None)], "karsky": [("head", "union")]}
    dropped = combine(reading, drop=0.5, add=0.3, only_bare=True)
    assert titles_of(dropped) == {"velt": [("Foreign Minister", None)], "karsky": [("head", "union")]}


def test_no_article_is_answered_by_heads_that_learnt_from_it(monkeypatch):
    learnt = []

    def fit(windows, recipe):
        learnt.append({w.example.name for w in windows})
        return len(learnt) - 1

    monkeypatch.setattr(crossed, "fit_ties", fit)
    monkeypatch.setattr(crossed, "ask_ties", lambda ties, windows: (ties, windows[0].example.name))
    articles = {name: [see(name)] for name in "abcde"}
    answers = crossed.answer_crossed(articles, [see("more")], TieRecipe(), 2, lambda line: None)
    assert answers.keys() == articles.keys()
    for name, (ties, answered) in answers.items():
        assert answered == name
        assert name not in learnt[ties]
        assert "more" in learnt[ties]
    assert len(learnt) == 2


def test_words_for_meetings_are_counted_against_phrases():
    counts = Counter()
    count_mentions([(0, 3), (10, 14), (30, 32)], [(8, 20), (2, 3), (50, 60)], counts)
    assert mention_figures(counts) == (66.7, 66.7, 66.7)
