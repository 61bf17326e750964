"""In which form findings are written."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from geopolnews.model import Findings

_JSON_INDENT = 2


class Format(StrEnum):
    """A form that findings are written in."""

    TEXT = "text"
    """A summary for people."""

    JSON = "json"
    """One document an article."""

    JSONL = "jsonl"
    """One document a line, for many articles."""


_BY_SUFFIX = {".txt": Format.TEXT, ".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL}


def guess_format(*, suffix: str, many: bool, terminal: bool) -> Format:
    """Return the form that fits where no one has asked for any.

    Args:
        suffix: What the name of the output file ends with, such as ".jsonl"; empty where there is none.
        many: Whether several articles go to one place.
        terminal: Whether the place is a screen.
    """
    if suffix.lower() in _BY_SUFFIX:
        return _BY_SUFFIX[suffix.lower()]
    if terminal:
        return Format.TEXT
    return Format.JSONL if many else Format.JSON


def write_findings(findings: Findings, name: str, format: Format, stream: TextIO) -> None:
    """Write the findings of one article.

    Args:
        findings: The findings.
        name: What the article is called, for people to tell it from the others.
        format: The form.
        stream: Where to.
    """
    # Each format is loaded where it is used: --help and --version need none of them.
    match format:
        case Format.TEXT:
            from geopolnews.cli.screen.summary import print_summary

            print_summary(findings, name, stream)
        case Format.JSON:
            from geopolnews.serialize.json import write_json

            stream.write(write_json(findings, indent=_JSON_INDENT) + "\n")
        case Format.JSONL:
            from geopolnews.serialize.json_lines import write_json_lines

            write_json_lines((findings,), stream)
