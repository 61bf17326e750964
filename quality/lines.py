"""How many lines a file has that somebody else is adding to, without reading it anew each time."""

from __future__ import annotations

from pathlib import Path

import attrs


@attrs.define
class GrowingFile:
    """A file that is only ever added to, but may not be there yet, and may be cut when a run begins again."""

    path: Path
    _seen: int = 0
    _lines: int = 0

    def count_lines(self) -> int:
        """Return how many lines it has by now, 0 where it is not there."""
        try:
            with self.path.open("rb") as file:
                if file.seek(0, 2) < self._seen:
                    self._seen = self._lines = 0
                file.seek(self._seen)
                data = file.read()
        except FileNotFoundError:
            return 0
        self._seen += len(data)
        self._lines += data.count(b"\n")
        return self._lines
