"""`geopolnews view`: an article, or what was read from it before, as a page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import attrs
import typer

from geopolnews.cli.facts import Facts
from geopolnews.cli.format import write_findings
from geopolnews.cli.intake import take_one
from geopolnews.cli.plan import make_plan
from geopolnews.cli.published import parse_published
from geopolnews.cli.saved import holds_saved, read_saved


def view(
    article: Annotated[str, typer.Argument(help="An article as plain text, or saved findings (.json); - is stdin.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was published, such as 2024-12-06.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title, where the text lacks it.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The address of the article.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="The paper, agency or site.")] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="The page, such as page.html.")
    ] = None,
    model: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Another model than the package's.")] = None,
) -> None:
    """Write an article and what it says as one HTML page, to look at in a browser.

    Exit codes: 0 written, 1 it could not be read or written, 2 wrong usage, 3 no model, 130 interrupted.
    """
    from geopolnews.cli.reader import load_extractor  # brings the workers, and cattrs with them

    facts = Facts(published=parse_published(published), title=title, url=url, publisher=publisher)
    plan = make_plan([article], "html", output, only_one=True)
    if plan.on_screen:
        raise typer.BadParameter("a page is not for a terminal: name a file for it", param_hint="'--output'")
    (source,) = plan.sources
    if holds_saved(source):
        if any(attrs.astuple(facts)):
            raise typer.BadParameter("saved findings hold these already", param_hint="'--published', '--title', ...")
        findings = read_saved(source)
    else:
        findings = load_extractor(model).extract(take_one(source, facts.make_defaults({})))
    with plan.destination as destination, destination.open_for(source) as stream:
        write_findings(findings, source.name, plan.format, stream)
