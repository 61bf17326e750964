"""The commands and their options."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import geopolnews
from geopolnews.cli.destination import StandardOutput
from geopolnews.cli.exits import ExitCode
from geopolnews.cli.extraction import Facts, Run
from geopolnews.cli.format import Format
from geopolnews.cli.group import Commands
from geopolnews.cli.messages import PROGRAM
from geopolnews.cli.plan import make_plan
from geopolnews.cli.source import Source
from geopolnews.model.article import to_published

app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False)


def main() -> None:
    """Run the command line."""
    app(prog_name=PROGRAM)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {geopolnews.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read political and diplomatic news: who met whom, who said what, who stands where."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(ExitCode.USAGE)


def _parse_published(value: str | None) -> date | None:
    published: object = to_published(value)
    if published is None or isinstance(published, date):
        return published
    raise typer.BadParameter(f"expected a date such as 2024-12-06, found {value!r}", param_hint="'--published'")


@app.command()
def extract(
    files: Annotated[list[str], typer.Argument(help="Articles as plain text; - is standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day all of them were published, such as 2024-12-06.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title, where the text lacks it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The address of the article.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="The paper, agency or site.")] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="The form to write. Default: text on a terminal, else JSON.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="A file; or a folder, which gets one file an article."),
    ] = None,
    model: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Another model than the package's.")] = None,
) -> None:
    """Read articles and write what they say.

    Exit codes: 0 all read, 1 something could not be read or written, 2 wrong usage, 3 no model, 130 interrupted.
    """
    facts = Facts(published=_parse_published(published), title=title, url=url, publisher=publisher)
    if len(files) > 1 and (title or url):
        raise typer.BadParameter("belongs to one article, and several files are given", param_hint="'--title', '--url'")
    raise typer.Exit(Run(make_plan(files, format, output), facts, model).extract_all())


@app.command()
def schema() -> None:
    """Print the JSON schema of the findings."""
    from geopolnews.serialize.schema import read_schema

    with StandardOutput() as target, target.open_for(Source("-")) as stream:
        stream.write(json.dumps(read_schema(), ensure_ascii=False, indent=2) + "\n")
