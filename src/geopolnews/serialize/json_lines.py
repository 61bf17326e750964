"""Findings of many articles as JSON Lines: one document a line, UTF-8, written and read one by one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from geopolnews.errors import InvalidDocument
from geopolnews.serialize.document import parse_document
from geopolnews.serialize.json import load_json, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geopolnews.model import Findings


def write_json_lines(stream: Iterable[Findings], file: str | os.PathLike[str] | IO[str] | IO[bytes]) -> int:
    """Write findings as they come, and return how many there were.

    Args:
        stream: The findings, of any number of articles.
        file: The name of a file, which is written anew, or a file open for writing, as text (in UTF-8) or as bytes.

    Raises:
        InvalidRecord: A text holds a surrogate pair as two characters: JSON would turn them into one.
    """
    if isinstance(file, str | os.PathLike):
        with Path(file).open("wb") as opened:
            return write_json_lines(stream, opened)
    target: Any = file
    # What is open as text has an encoding (which is None in memory); what is open as bytes has no such attribute.
    is_text = hasattr(file, "encoding")
    count = 0
    for findings in stream:
        line = write_json(findings) + "\n"
        target.write(line if is_text else line.encode())
        count += 1
    return count


def read_json_lines(
    file: str | os.PathLike[str] | IO[str] | IO[bytes], *, on_error: Callable[[InvalidDocument], object] | None = None
) -> Iterator[Findings]:
    """Yield the findings of each line; blank lines are passed over.

    Args:
        file: The name of a file, or a file open for reading, as text or as bytes.
        on_error: Called with the error of a line that cannot be read, which is then left out. None raises it.

    Raises:
        InvalidDocument: A line is not JSON, or not findings in the form that can be read; `line` and `path` tell where.
    """
    if isinstance(file, str | os.PathLike):
        with Path(file).open("rb") as opened:
            yield from read_json_lines(opened, on_error=on_error)
        return
    name = getattr(file, "name", None)
    lines: Iterable[str | bytes] = file
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            findings = parse_document(load_json(line))
        except InvalidDocument as error:
            error.line = number
            error.file = name if isinstance(name, str) else None
            if on_error is None:
                raise
            on_error(error)
        else:
            yield findings
