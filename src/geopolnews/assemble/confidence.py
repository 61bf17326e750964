"""How sure records may be: the numbers of the steps, turned into how often such records proved right.

What the steps say is an order rather than a probability: a product of many small doubts is too low, a lexicon's word is
too high. `python -m quality.calibrate` fits one curve for each kind of record to annotated articles and measures it on
others.
"""

from __future__ import annotations

import json
from copy import copy
from functools import cache
from pathlib import Path
from typing import TypeVar

from geopolnews.encode.confidence import UNCHANGED, Calibration
from geopolnews.model.actor import Actor
from geopolnews.model.findings import Findings
from geopolnews.model.meeting import Meeting
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.stance import Stance
from geopolnews.model.statement import Statement

TABLE = Path(__file__).with_name("confidence.json")

Record = TypeVar("Record", Actor, Organisation, Place, Meeting, Statement, Stance)

KINDS = ("actors", "organisations", "places", "meetings", "statements", "stances")


@cache
def load_calibrations() -> dict[str, Calibration]:
    """Return the curve of each kind of record; a kind that is missing is taken at its word."""
    table: dict[str, dict[str, float]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return {kind: Calibration(**numbers) for kind, numbers in table.items()}


def calibrate_findings(findings: Findings) -> Findings:
    """Return findings whose confidences are shares of records that prove right; the order within a kind stays."""
    mended = copy(findings)
    for kind in KINDS:
        object.__setattr__(mended, kind, _mend(getattr(findings, kind), kind))
    return mended


def _mend(records: tuple[Record, ...], kind: str) -> tuple[Record, ...]:
    calibration = load_calibrations().get(kind, UNCHANGED)
    return tuple(_with_confidence(r, round(calibration.mend(r.confidence), 3)) for r in records)


def _with_confidence(record: Record, confidence: float) -> Record:
    """Return a record that is as sure as given: nothing else changes, nor does what was checked when it was made."""
    mended = copy(record)
    object.__setattr__(mended, "confidence", confidence)
    return mended
