"""Feed bytes to the parts that need no model, led by which of their branches they reach, and keep what breaks one.

    pip install atheris                                  # for Linux, Python 3.11 to 3.13
    mkdir -p build/fuzz
    python -m quality.fuzz_parts build/fuzz tests/cases/fuzz_parts \
        -max_total_time=600 -artifact_prefix=tests/cases/fuzz_parts/

Folders come first: the first one takes what reached new branches, the others are seeds. The rest are options of
libFuzzer. The first byte chooses the part. A part breaks when it raises anything but an error of ours, or when what it
gives does not hold what it was given. The tests, which need no atheris, read the seeds once more: what broke a part
once is tried from then on.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def check_text(data: bytes) -> None:
    """Read bytes as an article: parts lie in the text, in its order."""
    from geopolnews.model.article import Article
    from geopolnews.read.rows import Defaults
    from geopolnews.read.streams import read_stream

    for article in read_stream(io.BytesIO(data), ".txt", "a.txt", Defaults()):
        assert isinstance(article, Article)
        end = 0
        for part in article.parts:
            assert end <= part.start <= part.end <= len(article.text)
            end = part.end


def check_rows(data: bytes) -> None:
    """Read bytes as JSON Lines: each line that holds something has one answer."""
    from geopolnews.read.rows import Defaults
    from geopolnews.read.streams import read_stream

    lines = sum(bool(line.strip()) for line in io.BytesIO(data))
    assert len(list(read_stream(io.BytesIO(data), ".jsonl", "a.jsonl", Defaults()))) == lines


def check_archive(data: bytes) -> None:
    """Read bytes as a zip archive."""
    from geopolnews.read.files import read_file
    from geopolnews.read.rows import Defaults

    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(data)
        file.flush()
        list(read_file(Path(file.name), "a.zip", Defaults()))


def check_document(data: bytes) -> None:
    """Read bytes as saved findings: what can be read is written and read back equal."""
    from geopolnews.serialize.json import read_json, write_json

    findings = read_json(data)
    assert read_json(write_json(findings)) == findings


def check_dates(data: bytes) -> None:
    """Find times in bytes: they lie in the text, and no two of them overlap."""
    from geopolnews.annotate.dates.joining import find_dates

    text = data.decode("utf-8", "replace")
    end = 0
    for found in find_dates(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]
        end = found.span.end


PARTS: tuple[Callable[[bytes], None], ...] = (check_text, check_rows, check_archive, check_document, check_dates)


def check_bytes(data: bytes) -> None:
    """Feed bytes to the part that the first of them chooses.

    Raises:
        Exception: It broke.
    """
    from geopolnews.errors import GeopolnewsError

    if not data:
        return
    try:
        PARTS[data[0] % len(PARTS)](data[1:])
    except (GeopolnewsError, OSError):  # whoever calls makes both one line
        return


def load_atheris() -> ModuleType:
    """Return atheris, with the library watched by it."""
    import importlib

    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["geopolnews"]):
        for name in ("read.files", "read.streams", "serialize.json", "annotate.dates.joining"):
            importlib.import_module(f"geopolnews.{name}")
    return atheris


def main() -> None:
    """Feed until the time is over or something breaks."""
    atheris = load_atheris()
    atheris.Setup(sys.argv, check_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
