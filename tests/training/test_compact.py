"""The graph that the library runs gives what the network gives."""

import numpy as np
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from geopolnews.encode.reader import MIDDLE
from geopolnews.encode.session import Session
from training.compact import HIDDEN, write_graph, write_words
from training.evening import BEYOND, choose_divisors
from training.heads import SCORES, TAGS
from training.labels import LINKS
from training.weights import read_constants, read_weights

HEADS = 4
LABELS = {"entity": 5, "guide": 9, "upos": 3, "start": 2}
PIECES, WORDS = 61, 50


def make_weights(seed=1, width=32, inner=48, positions=64, size=16):
    """Weights of a small network, small numbers but for tables that are looked up."""
    random = np.random.default_rng(seed)
    weights = {}

    def add(name, *shape, scale=0.2):
        weights[name] = random.normal(scale=scale, size=shape).astype(np.float32)

    def add_linear(name, out, into):
        add(f"{name}.weight", out, into)
        add(f"{name}.bias", out)

    for table, rows in (("pieces", 200), ("positions", positions), ("features", 32)):
        add(f"encoder.{table}.weight", rows, width, scale=1.0)
    norms = ["encoder.norm"]
    for layer in ("encoder.layers.0", "encoder.layers.1"):
        for part, out, into in (
            ("qkv", 3 * width, width), ("out", width, width), ("up", inner, width), ("down", width, inner),
        ):  # fmt: skip
            add_linear(f"{layer}.{part}", out, into)
        norms += [f"{layer}.attention_norm", f"{layer}.norm"]
    for norm in norms:
        weights[f"{norm}.weight"], weights[f"{norm}.bias"] = np.ones(width, np.float32), np.zeros(width, np.float32)
    for tag, count in LABELS.items():
        add_linear(f"tag_heads.{tag}", count, width)
    add("style.weight", 2, width)
    for name, out in (("attribution", width), ("attribution_tags", 20), ("label_dependent.1", size)):
        add_linear(name, out, width)
    add_linear("label_head.1", size, width)
    add_linear("label", 7, size)
    add("label_pair.weight", 7, size)
    for pointer in ("arcs", *(f"links.{link}" for link in LINKS)):
        add_linear(f"{pointer}.origin.1", size, width)
        add_linear(f"{pointer}.goal.1", size, width)
        add(f"{pointer}.weight.weight", size, size)
        add_linear(f"{pointer}.bias", 1, size)
        add_linear(f"{pointer}.none", 1, size)
        add(f"{pointer}.distance.weight", 19, 1, scale=1.0)
    return weights


def make_window(words=WORDS):
    random = np.random.default_rng(2)
    first = np.sort(random.choice(np.arange(1, PIECES - 1), words, replace=False))[None].astype(np.int64)
    ids, features = (random.integers(0, count, (1, PIECES)) for count in (200, 32))
    return {"ids": ids, "features": features, "first": first}


def run(path, words=WORDS, style=0, kept=None, asked=None):
    """What a file says of a window, the questions asked of all words, and of each with the one before as its head."""
    session = Session(path.read_bytes(), threads=1)
    every = np.arange(words) if asked is None else np.array(asked)
    kept = np.array(kept or (0, words))
    answers = session.read({**make_window(words), "style": np.array([style]), "kept": kept})
    questions = {**dict.fromkeys(LINKS, every), "label": np.stack([every, np.maximum(every - 1, 0)])}
    return answers.scores | dict(zip(questions, session.ask(answers.hidden, questions), strict=True))


def adds_up():
    """Tell whether this processor multiplies 8-bit numbers without losing what is beyond 16 bits.

    Without instructions for it, two products are added in 16 bits. Numbers of a trained network stay far below that.
    """
    ends = [helper.make_tensor_value_info("x", TensorProto.UINT8, [8, 64])]
    sums = [helper.make_tensor_value_info("sum", TensorProto.INT32, [8, 8])]
    weight = numpy_helper.from_array(np.full((64, 8), 127, dtype=np.int8), "weight")
    node = helper.make_node("MatMulInteger", ["x", "weight"], ["sum"])
    graph = helper.make_graph([node], "product", ends, sums, [weight])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    found = session.run(None, {"x": np.full((8, 64), 255, dtype=np.uint8)})[0]
    return bool((found == 64 * 127 * 255).all())


def skip_where_sums_are_cut():
    """Skip a test on such a processor: made-up weights go beyond 16 bits."""
    if not adds_up():
        pytest.skip("this processor adds 8-bit products in 16 bits, which the made-up weights here go beyond")


@pytest.mark.parametrize("words", [1, 2, 7, WORDS])
def test_distances_and_pointing_to_nothing_lie_where_they_belong(tmp_path, words):
    weights = make_weights()
    for name, value in weights.items():
        if ".none.weight" in name or ".goal.1." in name:
            value[:] = 0.0
    write_graph(weights, tmp_path / "reader.onnx", HEADS)
    found = run(tmp_path / "reader.onnx", words)
    apart = np.arange(words)[None, :] - np.arange(words)[:, None]
    classes = np.sign(apart) * np.ceil(np.log2(np.abs(apart) + 1.0)).clip(max=9)
    for output, layer in (("arc", "arcs"), ("coreference", "links.coreference")):
        wanted = weights[f"{layer}.distance.weight"][classes.astype(int) + 9, 0] + weights[f"{layer}.bias.bias"]
        wanted += np.eye(words) * weights[f"{layer}.none.bias"]
        np.testing.assert_allclose(found[output], wanted, atol=1e-5)


def test_shapes_are_those_of_the_labels(tmp_path):
    write_graph(make_weights(), tmp_path / "reader.onnx", HEADS)
    found = run(tmp_path / "reader.onnx", kept=(10, 30), asked=(3, 7, 49))
    assert {tag: found[tag].shape for tag in TAGS} == {tag: (20, LABELS[tag]) for tag in TAGS}
    assert found["attribution"].shape == (20, 4, 5)
    assert found["arc"].shape == (20, WORDS)
    assert {link: found[link].shape for link in LINKS} == dict.fromkeys(LINKS, (3, WORDS))
    assert found["label"].shape == (3, 7)


@pytest.mark.parametrize("kept", [(0, 1), (0, 7), (3, 4), (20, 45), (49, 50)])
def test_what_is_kept_and_asked_is_said_as_of_all_words(tmp_path, kept):
    write_graph(make_weights(), tmp_path / "reader.onnx", HEADS)
    asked = np.arange(*kept)
    whole, part = (run(tmp_path / "reader.onnx", **only) for only in ({}, {"kept": kept, "asked": asked}))
    for name, scores in part.items():
        # the states in the middle are given of every word of the window: the head for pronouns looks around in them
        wanted = whole[name] if name == MIDDLE else whole[name][asked]
        np.testing.assert_allclose(scores, wanted, rtol=1e-5, atol=1e-5, err_msg=name)


def test_a_style_changes_what_attributions_follow_and_nothing_else(tmp_path):
    write_graph(make_weights(), tmp_path / "reader.onnx", HEADS)
    one, other = (run(tmp_path / "reader.onnx", style=style) for style in (0, 1))
    changed = {name for name in one if not np.array_equal(one[name], other[name])}
    assert changed == {"attribution", *LINKS}


def test_weights_written_and_read_make_the_same_file(tmp_path):
    write_graph(make_weights(), tmp_path / "one.onnx", HEADS)
    write_graph(read_weights(tmp_path / "one.onnx"), tmp_path / "two.onnx", HEADS)
    one, two = run(tmp_path / "one.onnx"), run(tmp_path / "two.onnx")
    for name in one:
        assert np.array_equal(one[name], two[name]), name


def test_what_is_in_8_bits_already_stays_as_it_is(tmp_path):
    divisors = {"encoder.layers.1.up": np.linspace(1.0, 3.0, 32, dtype=np.float32)}
    write_graph(make_weights(), tmp_path / "one.onnx", HEADS, divisors)
    stored = read_constants(tmp_path / "one.onnx")
    write_graph(read_weights(tmp_path / "one.onnx"), tmp_path / "two.onnx", HEADS, divisors, stored)
    assert (tmp_path / "one.onnx").read_bytes() == (tmp_path / "two.onnx").read_bytes()


def test_channels_that_reach_far_are_divided_and_lose_nothing_by_it(tmp_path):
    skip_where_sums_are_cut()
    weights = make_weights()
    far, layer = 5, "encoder.layers.1.up"
    # the norm before the layer makes one channel forty times as large as any other, which its weights make up for
    weights["encoder.layers.1.attention_norm.weight"][far] = 40.0
    weights[f"{layer}.weight"][:, far] /= 40.0
    reach = np.full(32, 2.0, dtype=np.float32)
    reach[far] = 80.0
    divisors = choose_divisors({layer: reach})
    assert divisors[layer][far] == pytest.approx(40.0 / BEYOND)
    assert (np.delete(divisors[layer], far) == 1.0).all()
    write_graph(weights, tmp_path / "uneven.onnx", HEADS)
    write_graph(weights, tmp_path / "even.onnx", HEADS, divisors)
    written = read_weights(tmp_path / "even.onnx")
    assert written.keys() == weights.keys()
    step = np.abs(weights[f"{layer}.weight"]).max() / 100
    assert np.abs(written[f"{layer}.weight"] - weights[f"{layer}.weight"]).max() <= step
    uneven, even = run(tmp_path / "uneven.onnx"), run(tmp_path / "even.onnx")
    assert np.corrcoef(uneven["upos"].ravel(), even["upos"].ravel())[0, 1] > 0.95


@pytest.mark.filterwarnings("ignore")
def test_it_gives_what_torch_gives_but_for_the_8_bits(tmp_path):
    torch = pytest.importorskip("torch")
    skip_where_sums_are_cut()
    from training.encoder import Encoder, EncoderSize
    from training.export import write_onnx
    from training.network import Network

    torch.manual_seed(3)
    size = EncoderSize(vocabulary=2000, positions=64, width=48, layers=2, heads=HEADS, inner=80)
    network = Network(Encoder(size), pointer_size=16, label_size=24).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    write_onnx(network, tmp_path / "whole.onnx")
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    write_graph(weights, tmp_path / "compact.onnx", HEADS)
    wanted, found = (run(tmp_path / f"{name}.onnx", style=1, kept=(5, 40)) for name in ("whole", "compact"))
    assert found.keys() == wanted.keys() == {*SCORES, MIDDLE, *LINKS, "label"}
    for name in wanted:
        assert np.abs(found[name] - wanted[name]).mean() < 0.06 * np.abs(wanted[name]).mean(), name
        assert np.corrcoef(found[name].ravel(), wanted[name].ravel())[0, 1] > 0.98, name


def test_the_words_alone_are_those_that_the_heads_read(tmp_path):
    weights = make_weights()
    write_words(weights, tmp_path / "words.onnx", HEADS)
    session = onnxruntime.InferenceSession(str(tmp_path / "words.onnx"), providers=["CPUExecutionProvider"])
    write_graph(weights, tmp_path / "reader.onnx", HEADS)
    (words,) = session.run([HIDDEN], make_window())
    upos = words[0] @ weights["tag_heads.upos.weight"].T + weights["tag_heads.upos.bias"]
    assert np.allclose(upos, run(tmp_path / "reader.onnx")["upos"], atol=1e-4)
