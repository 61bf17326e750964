"""Findings as one JSON document.

The text is plain UTF-8 with few escapes: only for what could not be encoded (lone surrogates, which crawled text does
hold) or would be taken for the end of a line by some readers.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from geopolnews.errors import InvalidDocument, InvalidRecord
from geopolnews.serialize.document import build_document, parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.model import Findings

_FILE_INDENT = 2

_ESCAPED = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def write_json(findings: Findings, *, indent: int | None = None) -> str:
    """Return findings as a JSON document, without a line break at its end.

    Args:
        findings: The findings.
        indent: The number of spaces a level; None puts everything on one line.

    Raises:
        InvalidRecord: A text holds a surrogate pair as two characters: JSON would turn them into one.
    """
    written = json.dumps(build_document(findings), ensure_ascii=False, allow_nan=False, indent=indent)
    if _SURROGATE_PAIR.search(written):
        raise InvalidRecord(
            "a text holds the two halves of one character as two characters, which JSON cannot tell from the one",
            record="Findings",
            advice='Join them before extracting: text.encode("utf-16", "surrogatepass").decode("utf-16").',
        )
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def write_json_file(stream: Iterable[Findings], path: Path) -> int:
    """Write the findings of an article to a file, laid out for people, and return the number of articles."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for findings in stream:
            file.write(write_json(findings, indent=_FILE_INDENT) + "\n")
            count += 1
    return count


def read_json(source: str | bytes | os.PathLike[str]) -> Findings:
    """Return the findings that a JSON document holds.

    Args:
        source: The document, as text or as bytes; or, as a `pathlib.Path`, the file that holds it.

    Raises:
        InvalidDocument: It is not JSON, or not findings in the form that can be read; `path` tells where.
    """
    if not isinstance(source, os.PathLike):
        return parse_document(load_json(source))
    try:
        return parse_document(load_json(Path(source).read_bytes()))
    except InvalidDocument as error:
        error.file = os.fspath(source)
        raise


def load_json(text: str | bytes) -> Any:
    """Return what a JSON text says, as Python values.

    Raises:
        InvalidDocument: It is not JSON.
    """
    if isinstance(text, str):
        text = text.removeprefix("\ufeff")
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        is_name = isinstance(text, str) and "\n" not in text and text.rstrip().endswith((".json", ".jsonl"))
        raise InvalidDocument(
            f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})",
            advice="To read a file, give its name as pathlib.Path." if is_name else None,
        ) from None
    except UnicodeDecodeError as error:
        raise InvalidDocument(f"not UTF-8: {error.reason} at byte {error.start}") from None
    except RecursionError:
        raise InvalidDocument("nested too deeply") from None
    except ValueError as error:  # an integer of more digits than Python converts
        raise InvalidDocument(f"not JSON: {error}") from None


def _refuse_constant(name: str) -> NoReturn:
    raise InvalidDocument(expected="a number", found=name)
