"""Who says what in PolNeAR, from end to end, by the corpus's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quality.polnear import write_predictions
from training.measure.counts import Figures

MEASURES = {"all": ("exact~", "token", "spk"), "direct": ("piece~", "token", "spk")}


def measure_speakers(model: Path, split: Path, scorer: Path) -> Figures:
    """Return the F1 of the measures that are asked for, of what the model reads and of the finished records."""
    with TemporaryDirectory() as folder:
        answers = Path(folder) / "figures.json"
        predictions = write_predictions(split, Path(folder), model)
        command = [sys.executable, str(scorer), "--gold", str(split), *map(str, predictions), "--json", str(answers)]
        subprocess.run(command, check=True, capture_output=True)
        scored: list[dict[str, Any]] = json.loads(answers.read_text(encoding="utf-8"))
    return {
        f"PolNeAR {subset} {measure} ({folder.name})": one[subset][measure]["F"]
        for folder, one in zip(predictions, scored, strict=True)
        for subset, measures in MEASURES.items()
        for measure in measures
    }
