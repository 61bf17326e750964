"""The day of publication, as it is given on the command line."""

from __future__ import annotations

from datetime import date

import typer

from geopolnews.model.article import to_published


def parse_published(value: str | None) -> date | None:
    """Return the day that `--published` names, or None where it was not given.

    Raises:
        typer.BadParameter: It is no day.
    """
    published: object = to_published(value)
    if published is None or isinstance(published, date):
        return published
    raise typer.BadParameter(f"expected a date such as 2024-12-06, found {value!r}", param_hint="'--published'")
