"""Annotated articles as pairs of text and JSON, and where what they quote stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_gold(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the name, the text and the annotation of each article of a folder."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield path.stem, text, json.loads(path.read_text(encoding="utf-8"))


def locate(text: str, quoted: str | dict[str, Any]) -> tuple[int, int]:
    """Return where a quoted string stands, a bare one at its first occurrence."""
    wanted, n = (quoted["text"], quoted.get("n", 1)) if isinstance(quoted, dict) else (quoted, 1)
    at = -1
    for _ in range(n):
        at = text.index(wanted, at + 1)
    return at, at + len(wanted)


def nearest(text: str, wanted: str | dict[str, Any], spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the occurrence of a cue that is nearest to its content and outside of it, else any."""
    if isinstance(wanted, dict):
        return locate(text, wanted)
    found = [m.span() for m in re.finditer(re.escape(wanted), text)]
    outside = [o for o in found if all(o[1] <= s or o[0] >= e for s, e in spans)]
    return min(outside or found, key=lambda o: min(max(s - o[1], o[0] - e, 0) for s, e in spans))
