"""A damaged or missing model is refused with an error that says so."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from geopolnews.encode.manifest import SHIPPED, Manifest, check_model, check_positions, check_pronouns, read_manifest
from geopolnews.errors import ModelUnavailable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder with a manifest and a few bytes for a model."""
    if not (SHIPPED / "manifest.json").exists():
        pytest.skip("no model in the package")
    shutil.copy(SHIPPED / "manifest.json", tmp_path)
    for name in ("reader.onnx", "pronouns.npz", "positions.npz"):
        (tmp_path / name).write_bytes(b"no model")
    return tmp_path


def test_missing(tmp_path: Path) -> None:
    """An empty folder has no manifest."""
    with pytest.raises(ModelUnavailable, match=r"manifest\.json"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("check", [check_model, check_pronouns, check_positions])
def test_other_model(folder: Path, check: Callable[[Manifest], bytes]) -> None:
    """Each file must be the one of the manifest."""
    with pytest.raises(ModelUnavailable, match="damaged"):
        check(read_manifest(folder))


@pytest.mark.parametrize("change", [{"format": "geopolnews-reader/9"}, {"labels": 3}, {"crf": {}}])
def test_other_manifest(folder: Path, change: dict[str, object]) -> None:
    """A manifest of another form is refused."""
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(ModelUnavailable):
        read_manifest(folder)


def test_damaged_manifest(folder: Path) -> None:
    """Half a file is no manifest."""
    (folder / "manifest.json").write_text('{"format": ', encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        read_manifest(folder)
