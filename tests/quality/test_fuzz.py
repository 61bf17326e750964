"""What once broke something, or looks as if it could, is read once more."""

from pathlib import Path

import pytest

from geopolnews import Extractor
from quality.fuzz import find_fault, load_seeds
from quality.fuzz_parts import check_bytes

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("path", sorted((CASES / "fuzz_parts").iterdir()), ids=lambda path: path.name)
def test_bytes_break_no_part(path):
    check_bytes(path.read_bytes())


@pytest.mark.model
def test_texts_break_nothing():
    extractor = Extractor()
    assert [find_fault(extractor, text) for text in load_seeds(CASES / "fuzz")] == [None] * 4
