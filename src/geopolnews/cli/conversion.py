"""A destination for formats that cannot be written article by article: all findings first, then the conversion."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, TextIO, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.cli.source import Source
    from geopolnews.serialize.formats import Format


@attrs.define
class Conversion:
    """Takes findings as JSON Lines, and writes them in another format when all articles were read."""

    format: Format
    """The format of the result."""

    path: Path | None
    """The file or folder of the result. None: standard output."""

    _lines: TextIO | None = None

    def __enter__(self) -> Conversion:
        self.check()
        return self

    def check(self) -> None:
        """Refuse what could not be written at the end."""
        self.format.check_packages()
        if self.path is not None and self.format.is_folder:
            self.format.check_folder(self.path)

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if self._lines is None:
            return
        with self._lines:
            if kind is None:
                self._convert(self._lines)

    @contextmanager
    def open_for(self, source: Source) -> Iterator[TextIO]:
        """Give the stream that takes one line of JSON an article."""
        if self._lines is None:
            lines = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed at the end
            self._lines = cast("TextIO", lines)
        yield self._lines

    def _convert(self, lines: TextIO) -> None:
        from geopolnews.serialize.json_lines import read_json_lines

        lines.seek(0)
        if self.path is not None:
            self.format.write(read_json_lines(lines), self.path)
            return
        with TemporaryDirectory(prefix="geopolnews-") as folder:
            path = Path(folder, "findings")
            self.format.write(read_json_lines(lines), path)
            sys.stdout.write(path.read_bytes().decode())
