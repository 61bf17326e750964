"""The commands and their options."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import geopolnews
from geopolnews.cli.destination import StandardOutput
from geopolnews.cli.exits import ExitCode
from geopolnews.cli.facts import Facts, Options
from geopolnews.cli.format import CHOICES
from geopolnews.cli.group import Commands
from geopolnews.cli.messages import PROGRAM
from geopolnews.cli.plan import make_plan
from geopolnews.cli.published import parse_published
from geopolnews.cli.source import Source
from geopolnews.cli.view import view
from geopolnews.read.rows import FIELDS

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


def _parse_columns(given: Sequence[str]) -> dict[str, str]:
    columns = dict(pair.split("=", 1) for pair in given if "=" in pair)
    if len(columns) != len(given) or not set(columns) <= set(FIELDS):
        raise typer.BadParameter(f"expected one of {', '.join(FIELDS)}, as in text=body", param_hint="'--column'")
    return columns


@app.command()
def extract(
    files: Annotated[
        list[str], typer.Argument(help="Articles: text, pages, JSON Lines, Parquet; folders; - is standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day all of them were published, such as 2024-12-06.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title, where the text lacks it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The address of the article.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="The paper, agency or site.")] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            autocompletion=lambda: list(CHOICES),
            help=f"The form to write: {', '.join(CHOICES)}. Default: text on a terminal, else JSON.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="A file; or a folder, which gets one file an article."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes that read side by side.")] = 1,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A line for each article that cannot be read. Default: OUTPUT.errors.jsonl."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=COLUMN", help="Where rows have it, such as text=body. Repeatable."),
    ] = None,
    model: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Another model than the package's.")] = None,
) -> None:
    """Read articles and write what they say.

    Exit codes: 0 all read, 1 something could not be read or written, 2 wrong usage, 3 no model, 130 interrupted.
    """
    from geopolnews.cli.extraction import Run  # brings the workers, and cattrs with them

    facts = Facts(published=parse_published(published), title=title, url=url, publisher=publisher)
    options = Options(workers=workers, columns=_parse_columns(column or ()), errors=errors)
    plan = make_plan(files, format, output, errors)
    if plan.many and (title or url):
        raise typer.BadParameter("belongs to one article, and several are given", param_hint="'--title', '--url'")
    raise typer.Exit(Run(plan, facts, model, options).extract_all())


app.command()(view)


@app.command()
def explain(
    file: Annotated[str, typer.Argument(help="Findings saved by extract --format json; - is standard input.")],
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Ids of records, or their beginnings. Default: list all."),
    ] = None,
) -> None:
    """Tell how records came to be: from which words, by which steps, and how sure they are."""
    from geopolnews.cli.explain import explain_findings

    with StandardOutput() as target, target.open_for(Source("-")) as stream:
        for line in explain_findings(file, ids or ()):
            stream.write(line + "\n")


@app.command()
def schema() -> None:
    """Print the JSON schema of the findings."""
    from geopolnews.serialize.schema import read_schema

    with StandardOutput() as target, target.open_for(Source("-")) as stream:
        stream.write(json.dumps(read_schema(), ensure_ascii=False, indent=2) + "\n")
