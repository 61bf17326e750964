"""What a command line asks for, checked before anything is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import typer

from geopolnews.cli.conversion import Conversion
from geopolnews.cli.destination import Destination, Folder, OneFile, StandardOutput
from geopolnews.cli.format import CHOICES, JSON, JSON_LINES, TEXT, guess_format
from geopolnews.cli.journal import name_errors
from geopolnews.cli.source import STANDARD_INPUT, Source
from geopolnews.read.files import list_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geopolnews.serialize.formats import Format


@attrs.frozen
class Plan:
    """What to read, and how and where to write it."""

    sources: tuple[Source, ...]
    """The articles, in the order in which they were given."""

    format: Format
    """The form in which each article goes to the destination."""

    destination: Destination
    """Where to write."""

    on_screen: bool
    """Whether a terminal shows what is written."""

    many: bool
    """Whether there may be several articles."""


def make_plan(
    files: Sequence[str],
    format: str | None,
    output: str | None,
    errors: Path | None = None,
    *,
    only_one: bool = False,
) -> Plan:
    """Return what the command line asks for.

    Args:
        files: What to read.
        format: The name of the form to write, where one is asked for.
        output: Where to write it, where that is named.
        errors: The file for what cannot be read, where that is named.
        only_one: Whether it takes one article and no more: that a source holds several is then told when it is read.

    Raises:
        typer.BadParameter: It asks for what cannot be done.
        MissingExtra: It asks for a format whose package is not installed.
    """
    sources = tuple(map(Source, files)) if only_one else tuple(_list_sources(files, output, errors))
    if sum(source.is_input for source in sources) > 1:
        raise typer.BadParameter("standard input (-) can be read only once", param_hint="FILES")
    many = not only_one and (len(sources) > 1 or any(source.holds_many for source in sources))
    asked = None if format is None else _find_format(format)
    if asked is not None:
        asked.check_packages()
    if output is None or output == STANDARD_INPUT:
        return _plan_stream(sources, asked, many)
    is_folder = _names_folder(output)
    if asked is not None and not asked.many and many:
        # A name without an ending can only be meant as a folder here.
        is_folder = is_folder or not (Path(output).suffix or Path(output).exists())
        asked = (asked.several if is_folder else None) or asked
    if is_folder and not (asked is not None and asked.is_folder):
        chosen = asked or JSON
        folder = _plan_files(Path(output), chosen, sources, alone=only_one)
        return Plan(sources, chosen, folder, on_screen=False, many=many)
    return _plan_one(sources, asked, Path(output), many)


def _list_sources(files: Sequence[str], output: str | None, errors: Path | None) -> Iterator[Source]:
    """Yield what is given; for a folder, the files in it that hold articles, but for what the run itself writes."""
    target = None if output is None else Path(output).resolve()
    ours = {errors and errors.resolve(), target, target and name_errors(target)}
    for file in files:
        if not Path(file).is_dir():
            yield Source(file)
            continue
        # An output that is a folder in the one that is read: tables in Parquet would be taken for articles.
        inner = target if target is not None and Path(file).resolve() in target.parents else None
        found = (path for path in list_folder(Path(file)) if not ours & {path.resolve()})
        sources = [Source(str(path)) for path in found if inner not in path.resolve().parents]
        yield from sources or [Source(file)]


def _find_format(name: str) -> Format:
    if name in CHOICES:
        return CHOICES[name]
    raise typer.BadParameter(f"{name!r} is none of {', '.join(CHOICES)}", param_hint="'--format'")


def _plan_stream(sources: tuple[Source, ...], asked: Format | None, many: bool) -> Plan:
    """Plan to write to standard output."""
    screen = sys.stdout is not None and sys.stdout.isatty()
    chosen = asked or guess_format(suffix="", many=many, terminal=screen)
    if chosen.is_folder or not chosen.text:
        kind = "a folder" if chosen.is_folder else "a file"
        raise typer.BadParameter(f"{chosen.name} does not go to standard output: name {kind}", param_hint="'--output'")
    _check_count(chosen, many)
    if many and not chosen.joins:
        return Plan(sources, JSON_LINES, Conversion(chosen, None), on_screen=screen, many=many)
    return Plan(sources, chosen, StandardOutput(), on_screen=screen, many=many)


def _plan_one(sources: tuple[Source, ...], asked: Format | None, path: Path, many: bool) -> Plan:
    """Plan to write all articles to one file, or to one folder of a format that is a folder."""
    chosen = asked or guess_format(suffix=path.suffix, many=many, terminal=False)
    if asked is None and chosen.is_folder:
        raise typer.BadParameter(
            f"{path} would become a folder of {chosen.suffixes[0]} files: if so, add --format {chosen.name}",
            param_hint="'--output'",
        )
    chosen.check_packages()
    _check_count(chosen, many)
    _check_target(path, sources)
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}", param_hint="'--output'")
    if chosen.text and (chosen.joins or not many) and not chosen.is_folder:
        return Plan(sources, chosen, OneFile(path), on_screen=False, many=many)
    return Plan(sources, JSON_LINES, Conversion(chosen, path), on_screen=False, many=many)


def _names_folder(output: str) -> bool:
    separators = tuple(filter(None, (os.sep, os.altsep)))
    return output.endswith(separators) or Path(output).is_dir()


def _plan_files(path: Path, format: Format, sources: Sequence[Source], *, alone: bool) -> Folder:
    """Plan to write a file for each article."""
    if not format.text or (format.many and format is not TEXT):
        raise typer.BadParameter(
            f"{format.name} puts all articles into one file: name a file with --output, or ask for json",
            param_hint="'--format'",
        )
    if path.exists() and not path.is_dir():
        raise typer.BadParameter(f"{path} is a file, not a folder", param_hint="'--output'")
    folder = Folder(path, format.suffixes[0])
    taken: dict[Path, Source] = {}
    for source in sources:
        if source.holds_many and not alone:
            raise typer.BadParameter(
                f"a folder gets a file for each file that is read, and {source.name} holds many articles:"
                " name a file, such as findings.jsonl",
                param_hint="'--output'",
            )
        target = folder.name_for(source)
        _check_target(target, sources)
        if target in taken:
            both = f"{taken[target].name} and {source.name}"
            raise typer.BadParameter(f"{both} would both be written to {target}", param_hint="'--output'")
        taken[target] = source
    return folder


def _check_count(format: Format, many: bool) -> None:
    if not format.many and many:
        raise typer.BadParameter(
            f"{format.name} is one article, and several are given: ask for jsonl, or for a file each with"
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
