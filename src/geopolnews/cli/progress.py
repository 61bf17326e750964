"""How far a run over many articles has come."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.cli.messages import count_things

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geopolnews.cli.source import Source

    Update = Any


@attrs.define
class Progress:
    """Counts what is done, and tells it where somebody looks."""

    total: int | None = None
    """Bytes that there are to go through; None where nobody knows."""

    show: Any = None
    """What shows it, called with the bytes gone through and what there is to tell; None: nothing does."""

    done: int = 0
    failed: int = 0
    _began: float = attrs.field(factory=time.monotonic)
    _passed: int = 0
    _first: int = 0

    @property
    def articles(self) -> int:
        """How many articles were gone through."""
        return self.done + self.failed

    def pass_over(self, position: int, *, failed: bool) -> None:
        """Count an article that an earlier run has done."""
        self._count(failed)
        self._passed, self._first, self._began = self.articles, position, time.monotonic()

    def advance(self, position: int, *, failed: bool) -> None:
        """Count an article that was read, or could not be."""
        self._count(failed)
        if self.show is not None:
            self.show(position, self._tell(position))

    def _count(self, failed: bool) -> None:
        self.failed += failed
        self.done += not failed

    def _tell(self, position: int) -> str:
        seconds = max(1e-3, time.monotonic() - self._began)
        told = [count_things(self.articles, "article"), f"{(self.articles - self._passed) / seconds:.1f}/s"]
        if self.failed:
            told.append(count_things(self.failed, "error"))
        if self.total is not None and position > self._first:
            left = round(seconds * max(0, self.total - position) / (position - self._first))
            told.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left")
        return ", ".join(told)


@contextmanager
def show_progress(sources: Sequence[Source], *, wanted: bool) -> Iterator[Progress]:
    """Count articles, and show a bar on standard error meanwhile, where that is a terminal.

    Args:
        sources: What is gone through.
        wanted: Whether a bar would not be in the way of what is printed.
    """
    sizes = [source.size for source in sources]
    total = sum(size or 0 for size in sizes) or None if None not in sizes else None
    if not wanted or sys.stderr is None or not sys.stderr.isatty():
        yield Progress(total)
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("reading"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[told]}", markup=False),
    )
    # Messages that are printed meanwhile go above the bar, in one line however long: rich stands in for standard
    # error as long as it is shown.
    console = Console(stderr=True, soft_wrap=True)
    with progress.Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, told="")
        yield Progress(total, lambda position, told: bar.update(task, completed=position, told=told))
