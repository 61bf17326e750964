"""The head for positions learns what it is shown, and the library runs it as it learnt."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from geopolnews.encode.positions import PLACES, PositionHead  # noqa: E402
from geopolnews.encode.questions import Questions  # noqa: E402
from geopolnews.encode.reading import Arcs, Reading  # noqa: E402
from geopolnews.encode.windows import Window  # noqa: E402
from training.corpora.positions import HABITS, Position, PositionText  # noqa: E402
from training.positions import PositionRecipe, fit_head, make_lesson  # noqa: E402
from training.side_heads import write_head  # noqa: E402

WORDS = "Velt backs the new plan . It is wrong , she said .".split()
VELT, BACKS, PLAN, IT, WRONG = 0, 1, 4, 6, 8
TEXT = PositionText(
    name="sample",
    words=WORDS,
    before=[2] * len(WORDS),
    habit=HABITS.index("guide"),
    positions=(
        Position(target=(2, 5), position="support", evidence=(1, 5), holder=(0, 1), holder_known=True),
        Position(target=(IT, IT + 1), position="oppose", evidence=(6, 9), holder=None, holder_known=True),
    ),
    meetings=((1, 2),),
)
STATES = np.random.default_rng(5).normal(size=(len(WORDS), 24)).astype(np.float16)
RECIPE = PositionRecipe(passes=80, windows=2, width=32, inner=48, attention=2, pointing=16, dropout=0.0)


def read_in(*windows):
    """The words of the sample as they are read in windows."""
    return Reading(
        tags={},
        attribution=np.zeros((len(WORDS), 4, 5), dtype=np.float32),
        arcs=Arcs((), (), ()),
        middle={w.start: STATES[w.start : w.end] for w in windows},
        questions=Questions(None, windows, ()),
    )


def test_lessons_hold_what_is_marked():
    lesson = make_lesson(TEXT, 0, STATES)
    support, oppose = (1 + 4 * PLACES.index(place) for place in ("support", "oppose"))
    assert lesson.targets[2:5].tolist() == [support, support + 1, support + 2]
    assert lesson.targets[IT] == oppose + 3
    assert np.flatnonzero(lesson.shown).tolist() == [BACKS, 7, WRONG]
    assert np.flatnonzero(lesson.meetings).tolist() == [BACKS]
    assert lesson.holders == ((2, (VELT,)), (IT, (IT,)))


def test_a_window_that_begins_inside_a_target_leaves_it_out():
    lesson = make_lesson(TEXT, 3, STATES[3:])
    assert np.flatnonzero(lesson.targets).tolist() == [IT - 3]
    assert lesson.holders == ((IT - 3, (IT - 3,)),)


def test_the_library_gives_what_was_learnt(tmp_path):
    lessons = [make_lesson(TEXT, 0, STATES)] * 4
    networks = [fit_head(lessons, RECIPE, seed) for seed in (1, 2)]
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    write_head([network.weights() for network in networks], tmp_path, "positions")
    assert len(json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["positions"]["sha256"]) == 64
    head = PositionHead.load((tmp_path / "positions.npz").read_bytes())
    found = head.find(read_in(Window(0, len(WORDS), 0, len(WORDS))))
    told = [(t.start, t.end, t.place, t.holder) for t in found.targets]
    assert told == [(2, 5, "support", VELT), (IT, IT + 1, "oppose", None)]
    assert all(target.confidence > 0.9 for target in found.targets)
    states = torch.from_numpy(STATES.astype(np.float32))[None]
    with torch.no_grad():
        seen = [network(states, torch.ones(1, len(WORDS)).bool(), torch.tensor([0]))[0] for network in networks]
        for layer in ("shown", "meeting"):
            wanted = sum(getattr(n, layer)(x).softmax(-1)[:, 1] for n, x in zip(networks, seen, strict=True)) / 2
            np.testing.assert_allclose(getattr(found, layer), wanted.numpy(), atol=0.01)


def test_every_word_is_told_of_by_its_own_window(tmp_path):
    network = fit_head([make_lesson(TEXT, 0, STATES)] * 4, RECIPE, 1)
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    write_head([network.weights()], tmp_path, "positions")
    head = PositionHead.load((tmp_path / "positions.npz").read_bytes())
    found = head.find(read_in(Window(0, 8, 0, 6), Window(4, len(WORDS), 6, len(WORDS))))
    assert len(found.shown) == len(WORDS)
    assert [(t.start, t.end) for t in found.targets if t.end <= 6] == [(2, 5)]
