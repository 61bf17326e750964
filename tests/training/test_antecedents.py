"""The head for pronouns learns what it is shown, and the library runs it as it learnt."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from geopolnews.encode.manifest import Manifest  # noqa: E402
from geopolnews.encode.mentions import Names  # noqa: E402
from geopolnews.encode.pronouns import PronounHead  # noqa: E402
from geopolnews.encode.reading import Arcs, Reading  # noqa: E402
from training.antecedents import PronounRecipe, fit_head, read_lessons  # noqa: E402
from training.example import Example  # noqa: E402
from training.side_heads import write_head  # noqa: E402

LABELS = {
    "entity": ["O", "B-Person", "I-Person", "E-Person", "S-Person"],
    "upos": ["VERB", "PROPN", "PRON", "PUNCT"],
    "label": ["root", "nsubj", "obj", "punct"],
}
WORDS = "Velt met Karsky . She thanked him .".split()
VELT, KARSKY, SHE, HIM = 0, 2, 4, 6


class Questions:
    """The relations of the sentences."""

    def ask_labels(self, heads):
        return sure(["nsubj", "root", "obj", "punct"] * 2, LABELS["label"])


def sure(names, labels):
    return np.eye(len(labels), dtype=np.float32)[[labels.index(name) for name in names]]


class Model:
    """A model that is sure of one sentence after the other."""

    manifest = Manifest(
        folder=None, sha256="", labels=LABELS, crf_first=np.zeros(1), crf_steps=np.zeros(1), made="", calibration={}
    )

    def read(self, words, before):
        return Reading(
            tags={
                "entity": sure(["S-Person", "O", "S-Person", *"OOOOO"], LABELS["entity"]),
                "upos": sure("PROPN VERB PROPN PUNCT PRON VERB PRON PUNCT".split(), LABELS["upos"]),
                "start": sure([1, 0, 0, 0, 1, 0, 0, 0], [0, 1]),
            },
            attribution=np.zeros((8, 4, 5), dtype=np.float32),
            arcs=Arcs((10 * sure([1, 1, 1, 1, 5, 5, 5, 5], range(8)),), (0,), (0,)),
            middle={0: np.random.default_rng(5).normal(size=(8, 12)).astype(np.float16)},
            questions=Questions(),
        )


def example(corpus="gap"):
    links = {
        "gap": {"coreference": {SHE: [VELT]}, "apart": {SHE: [KARSKY]}},
        "gum": {"earlier": {SHE: [VELT], HIM: [KARSKY], KARSKY: []}},
    }
    return Example(corpus=corpus, name="sample", words=WORDS, before=[2] * 8, links=links[corpus])


def test_lessons_hold_what_is_known():
    (of_gap,) = read_lessons(Model(), [example()])
    assert of_gap.question.pronouns.tolist() == [SHE]
    goals = of_gap.question.goals
    assert goals[of_gap.right[0].numpy() > 0].tolist() == [VELT]
    assert goals[of_gap.wrong[0].numpy() > 0].tolist() == [KARSKY]
    (of_gum,) = read_lessons(Model(), [example("gum")])
    assert of_gum.question.pronouns.tolist() == [SHE, HIM]
    assert not of_gum.wrong.any()


def test_the_library_gives_what_was_learnt(tmp_path):
    lessons = [*read_lessons(Model(), [example(), example("gum")])]
    networks = [fit_head(lessons, PronounRecipe(passes=60, windows=2), seed) for seed in (1, 2)]
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    write_head([network.weights() for network in networks], tmp_path, "pronouns")
    assert len(json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["pronouns"]["sha256"]) == 64
    head = PronounHead.load((tmp_path / "pronouns.npz").read_bytes(), Names.of_labels(LABELS))
    states = Model().read(WORDS, []).middle[0]
    for lesson in lessons:
        found = head.score(lesson.question, states)
        with torch.no_grad():
            wanted = sum(network([lesson])[0] for network in networks).numpy() / 2
        told = found > -1e3
        np.testing.assert_allclose(found[told], wanted[told], atol=0.05)
        best = lesson.question.goals[found.argmax(1)].tolist()
        assert best == [VELT, KARSKY][: len(best)]
