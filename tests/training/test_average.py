"""The mean of checkpoints, each counting as much as it is told to."""

import pytest

torch = pytest.importorskip("torch")

from training.average import average_checkpoints  # noqa: E402


def write(path, **weights):
    torch.save({"network": {name: torch.tensor(value) for name, value in weights.items()}}, path)
    return path


def read(path):
    return {name: value.tolist() for name, value in torch.load(path, weights_only=True)["network"].items()}


def test_checkpoints_count_alike_or_by_their_shares(tmp_path):
    both = [write(tmp_path / "one.pt", head=[0.0, 4.0]), write(tmp_path / "two.pt", head=[4.0, 0.0])]
    average_checkpoints(both, tmp_path / "mean.pt")
    assert read(tmp_path / "mean.pt") == {"head": [2.0, 2.0]}
    average_checkpoints(both, tmp_path / "mean.pt", [3.0, 1.0])
    assert read(tmp_path / "mean.pt") == {"head": [1.0, 3.0]}


def test_a_head_that_one_lacks_is_that_of_the_others(tmp_path):
    both = [write(tmp_path / "one.pt", old=[0.0]), write(tmp_path / "two.pt", old=[2.0], new=[5.0])]
    average_checkpoints(both, tmp_path / "mean.pt", [0.5, 0.5])
    assert read(tmp_path / "mean.pt") == {"old": [1.0], "new": [5.0]}
