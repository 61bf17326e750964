"""Case files of plain text: "=== name" begins a case, "key: value" lines tell it, "#" begins a comment."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

CASES = Path(__file__).parent / "cases"


def read_line_cases(stem: str) -> list[tuple[str, dict[str, list[str]]]]:
    """Return the name and the lines of each case of a file."""
    cases: list[tuple[str, dict[str, list[str]]]] = []
    for line in (CASES / f"{stem}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            cases.append((line[4:], defaultdict(list)))
        elif line and not line.startswith("#"):
            key, _, value = line.partition(":")
            cases[-1][1][key].append(value.strip().replace("\\n", "\n"))
    return cases
