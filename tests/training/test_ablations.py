"""Networks that differ from the shipped one in one part, and in no other."""

import pytest

torch = pytest.importorskip("torch")

from geopolnews.encode.pieces import GAPS, Before, Shape, feature_of  # noqa: E402
from training.ablations.report import FIGURES, write_table  # noqa: E402
from training.ablations.variants import (  # noqa: E402
    FEWER_LAYERS,
    VARIANTS,
    FreeTags,
    PieceMean,
    Shapeless,
    constrained_tags,
    fewer_layers,
)
from training.ablations.votes import VotedFit  # noqa: E402
from training.crf import ALLOWED  # noqa: E402
from training.encoder import Encoder, EncoderSize  # noqa: E402
from training.fit import Recipe  # noqa: E402
from training.labels import ATTRIBUTION  # noqa: E402
from training.network import Network  # noqa: E402


@pytest.fixture
def encoder():
    torch.manual_seed(3)
    encoder = Encoder(EncoderSize(vocabulary=200, positions=64, width=48, layers=6, heads=4, inner=80))
    torch.nn.init.normal_(encoder.features.weight)
    return encoder.eval()


@pytest.fixture
def batch():
    """Two texts: words of two, one and three pieces, and one word of two pieces, padded."""
    ids = torch.tensor([[101, 11, 12, 13, 14, 15, 16, 102], [101, 21, 22, 102, 0, 0, 0, 0]])
    return {
        "ids": ids,
        "features": torch.full_like(ids, feature_of(Shape.TITLE, Before.SPACE)),
        "mask": ids != 0,
        "first": torch.tensor([[1, 3, 4], [1, 0, 0]]),
        "is_word": torch.tensor([[True, True, True], [True, False, False]]),
        "style": torch.tensor([0, 0]),
    }


def test_the_shapeless_see_what_stands_before_a_word_and_no_shape(encoder, batch):
    network = Shapeless(encoder).eval()
    words = network.words(batch)
    lower = batch | {"features": torch.full_like(batch["ids"], feature_of(Shape.LOWER, Before.SPACE))}
    line = batch | {"features": torch.full_like(batch["ids"], feature_of(Shape.TITLE, Before.LINE))}
    assert torch.equal(network.words(lower), words)
    assert not torch.allclose(network.words(line), words)
    assert not torch.allclose(Network(encoder).eval().words(lower), Network(encoder).eval().words(batch))
    assert feature_of(Shape.NONE, Before.LINE) < GAPS


def test_a_word_is_the_mean_of_its_own_pieces(encoder, batch):
    words = PieceMean(encoder).eval().words(batch)
    hidden = encoder(batch["ids"], batch["features"], batch["mask"])
    for row, word, start, end in [(0, 0, 1, 3), (0, 1, 3, 4), (0, 2, 4, 7), (1, 0, 1, 3)]:
        assert torch.allclose(words[row, word], hidden[row, start:end].mean(0), atol=1e-5), (row, word)


def test_free_tags_know_nothing_of_each_other():
    torch.manual_seed(5)
    emissions, tags = torch.randn(1, 3, 2, 5), torch.tensor([[[0, 1], [2, 0], [4, 3]]])
    known = torch.tensor([[True, False]])
    loss = FreeTags(2).loss(emissions, tags, torch.tensor([2]), known)
    own = [-emissions[0, i, 0].log_softmax(-1)[tags[0, i, 0]] for i in range(2)]
    assert torch.allclose(loss, sum(own))
    assert not FreeTags(2).transitions().any()


def test_free_tags_may_be_read_without_impossible_successions(encoder):
    steps = constrained_tags(encoder).crf.transitions()
    assert steps.shape == (len(ATTRIBUTION), 5, 5)
    assert (steps[:, ~ALLOWED] < 0).all()
    assert (steps[:, ALLOWED] == 0).all()


def test_fewer_layers_are_the_lowest_ones(encoder, batch):
    lower = encoder(batch["ids"], batch["features"], batch["mask"], FEWER_LAYERS)
    network = fewer_layers(encoder).eval()
    assert network.encoder.size.layers == len(network.encoder.layers) == FEWER_LAYERS
    assert torch.equal(network.encoder(batch["ids"], batch["features"], batch["mask"]), lower)


def test_votes_are_a_loss_only_where_teachers_and_student_differ(encoder, batch, tmp_path, monkeypatch):
    monkeypatch.setattr("training.ablations.votes.losses", lambda network, batch, words: {})
    student, other = Network(encoder).eval(), Network(encoder).eval()
    torch.nn.init.normal_(other.tag_heads["entity"].weight)
    same = VotedFit(student, Recipe(), tmp_path, "cpu", [student]).losses(batch, student.words(batch))
    differ = VotedFit(student, Recipe(), tmp_path, "cpu", [other]).losses(batch, student.words(batch))
    assert all(abs(loss.item()) < 1e-2 for loss in same.values())
    assert differ["entity votes"] > 10 * same["entity votes"].abs()


def test_the_table_tells_what_each_variant_has_more_or_less():
    rows = {"shipped": dict.fromkeys(FIGURES, 80.0), "four": dict.fromkeys(FIGURES, 78.5)}
    header, _, first, second = write_table(rows).splitlines()
    assert header.count("|") == len(FIGURES) + 2
    assert first.startswith(f"| {VARIANTS['shipped'].about} | 80.0 |")
    assert "78.5 (-1.5)" in second


def test_teachers_are_trained_before_their_student():
    order = list(VARIANTS)
    for name, variant in VARIANTS.items():
        assert all(order.index(teacher) < order.index(name) for teacher in variant.teachers)
