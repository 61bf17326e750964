"""Heads that lie beside the model file in files of their own: how they are written into its folder."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray


def write_head(heads: Sequence[dict[str, NDArray[np.float32]]], model: Path, name: str) -> None:
    """Write heads that answer together into a model folder as `name.npz`, and their checksum into the manifest."""
    with ZipFile(model / f"{name}.npz", "w") as file:
        for weight in heads[0]:
            kept = BytesIO()
            np.lib.format.write_array(kept, np.stack([head[weight] for head in heads]).astype(np.float16))
            # numpy would write down the time of day: the same weights are to make the same file
            file.writestr(ZipInfo(f"{weight}.npy"), kept.getvalue())
    write_checksum(model, name)


def copy_head(model: Path, other: Path, name: str) -> None:
    """Put the heads of a model folder into another, of the same model in single precision."""
    shutil.copy(model / f"{name}.npz", other / f"{name}.npz")
    write_checksum(other, name)


def write_checksum(model: Path, name: str) -> None:
    """Write down in the manifest of a model folder which `name.npz` belongs to it."""
    path = model / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest[name] = {"sha256": hashlib.sha256((model / f"{name}.npz").read_bytes()).hexdigest()}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
