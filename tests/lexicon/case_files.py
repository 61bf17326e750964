"""Read the plain-text cases of the word tables."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"


def read_cases(stem: str, columns: int) -> list[tuple[str, ...]]:
    """Read the rows of `cases/STEM.txt`: cells between bars, comments after `#`."""
    rows = []
    for line in (CASES / f"{stem}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            rows.append(tuple(cells + [""] * (columns - len(cells))))
    return rows
