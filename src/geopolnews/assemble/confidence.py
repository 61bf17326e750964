"""How sure records may be: the numbers of the steps, turned into how often such records proved right.

What the steps say is an order rather than a probability: a product of many small doubts is too low, a lexicon's word is
too high. `python -m quality.calibrate` fits one curve for each kind of record to annotated articles and measures it on
others.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from geopolnews.encode.confidence import UNCHANGED, Calibration
from geopolnews.model.findings import Findings

TABLE = Path(__file__).with_name("confidence.json")

KINDS = ("actors", "organisations", "places", "meetings", "statements", "stances")


@cache
def load_calibrations() -> dict[str, Calibration]:
    """Return the curve of each kind of record; a kind that is missing is taken at its word."""
    table: dict[str, dict[str, float]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return {kind: Calibration(**numbers) for kind, numbers in table.items()}


def calibrate_findings(findings: Findings) -> Findings:
    """Return findings whose confidences are shares of records that prove right; the order within a kind stays."""
    mended: dict[str, Any] = {kind: _mend(getattr(findings, kind), kind) for kind in KINDS}
    return attrs.evolve(findings, **mended)


def _mend(records: tuple[Any, ...], kind: str) -> tuple[Any, ...]:
    calibration = load_calibrations().get(kind, UNCHANGED)
    return tuple(attrs.evolve(r, confidence=round(calibration.mend(r.confidence), 3)) for r in records)
