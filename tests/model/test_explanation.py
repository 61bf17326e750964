"""Every record can say how it came to be."""

import pytest
from hypothesis import given
from strategies import findings as any_findings

from geopolnews import Findings, UnknownRecord


@given(any_findings())
def test_every_record_can_be_explained_and_hides_nothing(findings: Findings):
    for record in findings:
        explanation = findings.explain(record.id)
        shown = str(explanation)
        assert record.id in shown
        assert f"confidence: {record.confidence:.2f}" in shown
        assert explanation.because == record.because
        assert explanation.words
        for words in explanation.words:
            assert words.text == findings.article.text[words.span.start : words.span.end]
        assert set(explanation.notes) == {note for note in findings.notes if record.id in note.about}


@given(any_findings())
def test_an_unknown_id_is_refused(findings: Findings):
    with pytest.raises(UnknownRecord):
        findings.explain("actor-nobody")
