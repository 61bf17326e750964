"""Confidences become shares of records that prove right, and nothing else changes."""

import json

import attrs
from hypothesis import given
from strategies import findings as any_findings

from geopolnews.assemble.confidence import KINDS, TABLE, calibrate_findings, load_calibrations


@given(any_findings())
def test_only_confidences_change_and_their_order_stays(findings):
    mended = calibrate_findings(findings)
    assert [record.id for record in mended] == [record.id for record in findings]
    for kind in KINDS:
        before, after = getattr(findings, kind), getattr(mended, kind)
        assert [attrs.evolve(a, confidence=b.confidence) for a, b in zip(after, before, strict=True)] == list(before)
        ranked = sorted(range(len(before)), key=lambda i: before[i].confidence)
        assert [after[i].confidence for i in ranked] == sorted(record.confidence for record in after)


def test_the_table_of_the_package_has_a_rising_curve_for_each_kind():
    assert set(json.loads(TABLE.read_text(encoding="utf-8"))) == set(KINDS)
    assert all(calibration.slope > 0 for calibration in load_calibrations().values())
