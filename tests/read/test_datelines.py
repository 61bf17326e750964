from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.read.datelines import find_dateline

CASES = Path(__file__).parent.parent / "cases" / "datelines.txt"
LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_datelines_of_cases(line: str) -> None:
    text = line.replace("{", "").replace("}", "")
    expected = line[1 : line.index("}")] if line.startswith("{") else ""
    assert text[: find_dateline(text)] == expected


@given(st.text())
def test_a_dateline_leaves_something_over(text: str) -> None:
    length = find_dateline(text)
    assert length == 0 or 0 < length < len(text)
