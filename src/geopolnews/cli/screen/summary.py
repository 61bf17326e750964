"""The summary of one article, from its title to what was doubtful."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from geopolnews.cli.screen.cast import show_cast
from geopolnews.cli.screen.layout import REMARK, make_remarks
from geopolnews.cli.screen.meetings import show_meetings
from geopolnews.cli.screen.notes import show_notes
from geopolnews.cli.screen.stances import show_stances
from geopolnews.cli.screen.statements import show_statements
from geopolnews.cli.screen.words import clean_words
from geopolnews.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from geopolnews.model import Findings

_PARTS = (show_statements, show_meetings, show_stances, show_cast, show_notes)
"""The parts of the summary, in their order."""

_NARROWEST = 40
_WIDEST = 110  # longer lines of prose are hard to read, however wide the window is
_NOT_SCREEN = 80


def print_summary(findings: Findings, name: str, stream: TextIO) -> None:
    """Print what an article says.

    Args:
        findings: The findings.
        name: What to call the article beside its title, such as the name of its file.
        stream: Where to; it is coloured only where it is a terminal.
    """
    console = _make_console(stream)
    for line in _show_head(findings, name):
        console.print(line)
    for show_part in _PARTS:
        lines = list(show_part(findings))
        if lines:
            console.print()
        for line in lines:
            console.print(line)
    console.print()


def _make_console(stream: TextIO) -> Console:
    terminal = stream.isatty()
    # Without a colour system rich writes no escape sequence at all; its own reading of NO_COLOR would leave bold in.
    plain = not terminal or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") in {"dumb", "unknown"}
    console = Console(
        file=stream,
        force_terminal=terminal,
        color_system=None if plain else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )
    width = console.width if terminal else _NOT_SCREEN
    console.width = min(max(width, _NARROWEST), _WIDEST)
    return console


def _show_head(findings: Findings, name: str) -> Iterator[RenderableType]:
    article = findings.article
    yield Rule(style=REMARK)
    headlines = [findings.quote(part) for part in article.parts if part.kind is PartKind.HEADLINE]
    title = article.title or next(iter(headlines), "")
    if title:
        yield Text(clean_words(title), style="bold", overflow="fold")
    published = f"published {article.published}" if article.published else "day of publication not known"
    yield make_remarks((published, article.publisher or "", name))
    if article.url:
        yield make_remarks((article.url,))
