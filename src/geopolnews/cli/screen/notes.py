"""What was doubtful: the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geopolnews.cli.screen.layout import make_heading, make_row
from geopolnews.cli.screen.words import shorten_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from geopolnews.model import Findings

_WORDS_LENGTH = 100  # characters of the article that a note shows: enough to find the place


def show_notes(findings: Findings) -> Iterator[RenderableType]:
    """Yield the part of the summary that tells what was doubtful; nothing where all was clear."""
    if not findings.notes:
        return
    yield make_heading("DOUBTS", len(findings.notes))
    yield Text()
    for note in findings.notes:
        words = f"“{shorten_words(findings.quote(note.span), _WORDS_LENGTH)}”" if note.span else ""
        yield make_row("-", 1, note.message, style="yellow", remarks=[words])
