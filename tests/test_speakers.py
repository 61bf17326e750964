"""Who says what in short texts, with the shipped model: the reader and the rules together."""

import pytest
from cases_by_line import read_line_cases

from geopolnews.pipeline import Extractor

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


CASES = read_line_cases("speakers")


@pytest.mark.parametrize("lines", [lines for _, lines in CASES], ids=[name for name, _ in CASES])
def test_the_speakers_of_a_text(extractor, lines):
    findings = extractor.extract(lines["text"][0])
    said = [", ".join(findings[id].name for id in one.speakers) or "nobody" for one in findings.statements]
    assert "; ".join(said) == lines["said"][0]
