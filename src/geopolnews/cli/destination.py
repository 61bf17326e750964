"""Where findings go: standard output, one file, or a folder with a file for each article.

A file is written whole or not at all: into a new file beside it, which takes its name when all went well.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

import attrs

from geopolnews.cli.source import explain_failure
from geopolnews.errors import UnwritableOutput
from geopolnews.serialize.whole import make_part_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from geopolnews.cli.source import Source


class Destination(Protocol):
    """Where findings go; used as a context manager, so that it can finish or undo what it began."""

    def __enter__(self) -> Destination: ...

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None: ...

    def open_for(self, source: Source) -> AbstractContextManager[TextIO]:
        """Give the stream that the findings of one article are written to."""
        ...


class StandardOutput:
    """Everything one after the other, in UTF-8 whatever the locale says."""

    def __enter__(self) -> StandardOutput:
        if sys.stdout is None:
            raise UnwritableOutput("standard output is closed")
        if hasattr(sys.stdout, "reconfigure"):
            # Line ends as they are: JSON Lines from Windows should not differ from those from elsewhere.
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None: ...

    @contextmanager
    def open_for(self, source: Source) -> Iterator[TextIO]:
        """Give standard output, and pass on what was written at once: the next article may take a while."""
        with _explain_failures("standard output"):
            yield sys.stdout
            sys.stdout.flush()


@attrs.define
class OneFile:
    """One file for all articles, which exists only if at least one could be read."""

    path: Path
    _fresh: FreshFile | None = None

    def __enter__(self) -> OneFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if self._fresh is not None:
            self._fresh.finish(keep=kind is None)

    @contextmanager
    def open_for(self, source: Source) -> Iterator[TextIO]:
        """Give the one stream."""
        if self._fresh is None:
            self._fresh = FreshFile.begin(self.path)
        with _explain_failures(self.path):
            yield self._fresh.stream


@attrs.frozen
class Folder:
    """A folder that gets a file for each article, named after the article's own file."""

    path: Path
    suffix: str

    def __enter__(self) -> Folder:
        with _explain_failures(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None: ...

    def name_for(self, source: Source) -> Path:
        """Return the file that the findings of an article go to."""
        return self.path / f"{source.stem}{self.suffix}"

    @contextmanager
    def open_for(self, source: Source) -> Iterator[TextIO]:
        """Give a stream to the article's own file."""
        path = self.name_for(source)
        fresh = FreshFile.begin(path)
        done = False
        try:
            with _explain_failures(path):
                yield fresh.stream
            done = True
        finally:
            fresh.finish(keep=done)


@attrs.frozen
class FreshFile:
    """A file that is being written under another name."""

    target: Path
    """The name it will have."""

    written: Path
    """The name it has; the same as `target` where that is a device or a pipe, which cannot be replaced."""

    stream: TextIO
    """What to write to."""

    @classmethod
    def begin(cls, path: Path) -> FreshFile:
        """Open a new file beside the one that it will become."""
        target = path.resolve()  # where the name is a link, what it points to is replaced, not the link
        written = target
        if target.is_file() or not target.exists():
            written = target.with_name(make_part_name())
        with _explain_failures(path):
            stream = written.open("w", encoding="utf-8", newline="\n")
            if written != target and target.exists():
                shutil.copymode(target, written)
        return cls(target, written, stream)

    def finish(self, *, keep: bool) -> None:
        """Put the file in its place, or take it away again."""
        try:
            with _explain_failures(self.target):
                self.stream.close()
                if keep and self.written != self.target:
                    self.written.replace(self.target)
        finally:
            if self.written != self.target:
                self.written.unlink(missing_ok=True)


@contextmanager
def _explain_failures(path: object) -> Iterator[None]:
    """Say in one line which file could not be written and why."""
    try:
        yield
    except (BrokenPipeError, UnwritableOutput):
        raise
    except OSError as error:
        raise UnwritableOutput(f"cannot write {path}: {explain_failure(error)}") from None
