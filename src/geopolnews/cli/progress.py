"""How far a run over many files has come."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def show_progress(total: int, *, wanted: bool) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error; give what is to be called behind each file.

    The bar is shown only on a terminal, and only for several files.

    Args:
        total: How many files there are.
        wanted: Whether a bar would not be in the way of what is printed.
    """
    if not wanted or total < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
    # Messages that are printed meanwhile go above the bar: rich stands in for standard error as long as it is shown.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
