"""What a command line asks for, checked before anything is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import typer

from geopolnews.cli.destination import Destination, Folder, OneFile, StandardOutput
from geopolnews.cli.format import Format, guess_format
from geopolnews.cli.source import STANDARD_INPUT, Source

if TYPE_CHECKING:
    from collections.abc import Sequence


@attrs.frozen
class Plan:
    """What to read, and how and where to write it."""

    sources: tuple[Source, ...]
    """The articles, in the order in which they were given."""

    format: Format
    """The form to write in."""

    destination: Destination
    """Where to write."""

    on_screen: bool
    """Whether a terminal shows what is written."""


def make_plan(files: Sequence[str], format: Format | None, output: str | None) -> Plan:
    """Return what the command line asks for.

    Raises:
        typer.BadParameter: It asks for what cannot be done.
    """
    sources = tuple(map(Source, files))
    if sum(source.is_input for source in sources) > 1:
        raise typer.BadParameter("standard input (-) can be read only once", param_hint="FILES")
    if output is None or output == STANDARD_INPUT:
        screen = sys.stdout is not None and sys.stdout.isatty()
        chosen = format or guess_format(suffix="", many=len(sources) > 1, terminal=screen)
        _check_count(chosen, sources)
        return Plan(sources, chosen, StandardOutput(), on_screen=screen)
    if _names_folder(output):
        chosen = format or Format.JSON
        return Plan(sources, chosen, _plan_folder(Path(output), chosen, sources), on_screen=False)
    path = Path(output)
    chosen = format or guess_format(suffix=path.suffix, many=len(sources) > 1, terminal=False)
    _check_count(chosen, sources)
    _check_target(path, sources)
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}", param_hint="'--output'")
    return Plan(sources, chosen, OneFile(path), on_screen=False)


def _names_folder(output: str) -> bool:
    separators = tuple(filter(None, (os.sep, os.altsep)))
    return output.endswith(separators) or Path(output).is_dir()


def _plan_folder(path: Path, format: Format, sources: Sequence[Source]) -> Folder:
    if format is Format.JSONL:
        raise typer.BadParameter(
            "jsonl puts all articles into one file: name a file with --output, or ask for json", param_hint="'--format'"
        )
    if path.exists() and not path.is_dir():
        raise typer.BadParameter(f"{path} is a file, not a folder", param_hint="'--output'")
    folder = Folder(path, ".txt" if format is Format.TEXT else ".json")
    taken: dict[Path, Source] = {}
    for source in sources:
        target = folder.name_for(source)
        _check_target(target, sources)
        if target in taken:
            both = f"{taken[target].name} and {source.name}"
            raise typer.BadParameter(f"{both} would both be written to {target}", param_hint="'--output'")
        taken[target] = source
    return folder


def _check_count(format: Format, sources: Sequence[Source]) -> None:
    if format is Format.JSON and len(sources) > 1:
        raise typer.BadParameter(
            f"json is one article, and {len(sources)} files are given: ask for jsonl, or for a file each with"
            " --output FOLDER/",
            param_hint="'--format'",
        )


def _check_target(path: Path, sources: Sequence[Source]) -> None:
    """Refuse to write over what is to be read."""
    if not path.is_file():
        return
    for source in sources:
        given = Path(source.given)
        if not source.is_input and given.is_file() and given.samefile(path):
            raise typer.BadParameter(f"{path} is one of the files to read", param_hint="'--output'")
