"""In which form findings are written: one of the formats of `serialize`, or a summary for people."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

from geopolnews.serialize.formats import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.model import Findings

TEXT = Format(
    name="text",
    summary="a summary for people",
    writer="geopolnews.cli.format:write_summaries",
    suffixes=(".txt",),
    many=True,
    joins=True,
)

CHOICES: dict[str, Format] = {format.name: format for format in (TEXT, *FORMATS)}
"""What can be asked for, by name."""

JSON, JSON_LINES = CHOICES["json"], CHOICES["jsonl"]


def guess_format(*, suffix: str, many: bool, terminal: bool) -> Format:
    """Return the form that fits where no one has asked for any.

    Args:
        suffix: What the name of the output file ends with, such as ".jsonl"; empty where there is none.
        many: Whether several articles go to one place.
        terminal: Whether the place is a screen.
    """
    for format in CHOICES.values():
        if suffix.lower() in format.suffixes:
            return format
    if terminal:
        return TEXT
    return JSON_LINES if many else JSON


def write_findings(findings: Findings, name: str, format: Format, stream: TextIO) -> None:
    """Write the findings of one article.

    Args:
        findings: The findings.
        name: What the article is called, for people to tell it from the others.
        format: The form; it has to be text in one file.
        stream: Where to.
    """
    # Each format is loaded where it is used: --help and --version need none of them.
    if format is TEXT:
        from geopolnews.cli.screen.summary import print_summary

        print_summary(findings, name, stream)
        return
    with TemporaryDirectory(prefix="geopolnews-") as folder:
        path = Path(folder, "findings")
        format.write((findings,), path)
        stream.write(path.read_bytes().decode())


def write_summaries(stream: Iterable[Findings], path: Path) -> int:
    """Write summaries of articles to a file, and return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for count, findings in enumerate(stream, start=1):
            write_findings(findings, findings.article.url or f"article {count}", TEXT, file)
    return count
