"""What the shipped file keeps of the weights is found again, each under its own name."""

import pytest

torch = pytest.importorskip("torch")

from training.compact import write_graph  # noqa: E402
from training.encoder import Encoder, EncoderSize  # noqa: E402
from training.export import write_onnx  # noqa: E402
from training.network import Network  # noqa: E402
from training.restore import UNSHIPPED  # noqa: E402
from training.weights import read_weights  # noqa: E402

# torch's older exporter, which the export uses on purpose, warns about itself and about what it traces
pytestmark = pytest.mark.filterwarnings("ignore")

CRF = "crf."
"""These weights lie in the manifest."""


@pytest.fixture(scope="module")
def network():
    torch.manual_seed(3)
    size = EncoderSize(vocabulary=2000, positions=64, width=48, layers=2, heads=4, inner=80)
    network = Network(Encoder(size), pointer_size=16, label_size=24)
    for parameter in network.parameters():
        # what begins as nought could not be told from what was lost
        torch.nn.init.normal_(parameter, std=0.3)
    return network.eval()


def test_weights_in_single_precision_are_found_again(network, tmp_path):
    write_onnx(network, tmp_path / "reader.onnx")
    found = read_weights(tmp_path / "reader.onnx")
    wanted = {k: v for k, v in network.state_dict().items() if not k.startswith((*UNSHIPPED, CRF))}
    assert found.keys() == wanted.keys()
    for name, weight in wanted.items():
        assert torch.equal(torch.from_numpy(found[name].copy()), weight), name


def test_weights_in_8_bits_are_found_again_within_a_step(network, tmp_path):
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    write_graph(weights, tmp_path / "reader.onnx", heads=4)
    found = read_weights(tmp_path / "reader.onnx")
    for name, weight in network.state_dict().items():
        if not name.startswith((*UNSHIPPED, CRF)):
            step = weight.abs().max() / 100
            assert (torch.from_numpy(found[name].copy()) - weight).abs().max() <= step, name
