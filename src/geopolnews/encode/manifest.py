"""What is written beside the model file: the meaning of its numbers, its checksum, where it comes from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.confidence import Calibration
from geopolnews.errors import ModelUnavailable

FORMAT = "geopolnews-reader/3"

SHIPPED = Path(__file__).parent / "model"
"""The folder of the model in the package."""


@attrs.frozen(kw_only=True, eq=False)
class Manifest:
    """The manifest of a model folder."""

    folder: Path
    sha256: str
    labels: dict[str, tuple[str, ...]]
    """Head -> its labels, in the order of the scores."""
    crf_first: NDArray[np.float32]
    """`[layers, 5]`: scores of beginning with a tag."""
    crf_steps: NDArray[np.float32]
    """`[layers, from, to]`: scores of going from tag to tag."""
    made: str
    """The day on which the model was made."""
    calibration: dict[str, Calibration]
    """Head -> what makes its probabilities those that were met with on texts put aside; a head may be missing."""
    pronouns_sha256: str | None = None
    """That of the head for pronouns; None for a model without one."""
    positions_sha256: str | None = None
    """That of the head for positions; None for a model without one."""

    @property
    def model(self) -> Path:
        """The ONNX file."""
        return self.folder / "reader.onnx"

    @property
    def pronouns(self) -> Path:
        """The file with the weights of the head for pronouns."""
        return self.folder / "pronouns.npz"

    @property
    def positions(self) -> Path:
        """The file with the weights of the head for positions."""
        return self.folder / "positions.npz"

    @property
    def tokenizer(self) -> Path:
        """The tokenizer file."""
        return self.folder / "tokenizer.json"


def read_manifest(folder: Path = SHIPPED) -> Manifest:
    """Read the manifest of a model folder.

    Raises:
        ModelUnavailable: when it is missing, damaged, or of a format that this version does not read.
    """
    path = folder / "manifest.json"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ModelUnavailable(
                "the model is of another format", source=str(path), expected=FORMAT, found=str(data["format"]),
                advice="install the version of geopolnews that the model was made for",
            )  # fmt: skip
        return Manifest(
            folder=folder,
            sha256=data["sha256"],
            labels={head: tuple(labels) for head, labels in data["labels"].items()},
            crf_first=np.array(data["crf"]["first"], dtype=np.float32),
            crf_steps=np.array(data["crf"]["steps"], dtype=np.float32),
            made=data["made"],
            pronouns_sha256=data.get("pronouns", {}).get("sha256"),
            positions_sha256=data.get("positions", {}).get("sha256"),
            calibration={head: Calibration(**found) for head, found in data.get("calibration", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, ModelUnavailable):
            raise
        raise ModelUnavailable(
            "the model's manifest cannot be read", source=str(path), expected="a manifest beside the model",
            found=f"{type(error).__name__}: {error}", advice="install geopolnews again",
        ) from error  # fmt: skip


def check_model(manifest: Manifest) -> bytes:
    """Return the bytes of the model file, once they are known to be the ones that the manifest names.

    Raises:
        ModelUnavailable: when the file is missing or is not the one that was shipped.
    """
    return _check_file(manifest.model, manifest.sha256)


def check_pronouns(manifest: Manifest) -> bytes:
    """Return the bytes of the head for pronouns, once they are known to be the ones that the manifest names.

    Raises:
        ModelUnavailable: when the file is missing or is not the one that was shipped.
    """
    return _check_file(manifest.pronouns, manifest.pronouns_sha256 or "none")


def check_positions(manifest: Manifest) -> bytes:
    """Return the bytes of the head for positions, once they are known to be the ones that the manifest names.

    Raises:
        ModelUnavailable: when the file is missing or is not the one that was shipped.
    """
    return _check_file(manifest.positions, manifest.positions_sha256 or "none")


def _check_file(path: Path, sha256: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelUnavailable(
            "the model file cannot be read", source=str(path), expected="the file that the package ships",
            found=f"{type(error).__name__}: {error}", advice="install geopolnews again",
        ) from error  # fmt: skip
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ModelUnavailable(
            "the model file is damaged", source=str(path), expected=f"sha256 {sha256}",
            found=f"sha256 {found}", advice="install geopolnews again",
        )  # fmt: skip
    return data
