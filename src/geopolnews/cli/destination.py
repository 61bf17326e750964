"""Where findings go: standard output, one file, or a folder with a file for each article.

A file is written whole or not at all: into a new file beside it, which takes its name when all went well.
"""

from __future__ import annotations

import sys
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

import attrs

from geopolnews.cli.source import explain_failure
from geopolnews.errors import UnwritableOutput
from geopolnews.serialize.whole import write_whole_file

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
        with explain_failures("standard output"):
            yield sys.stdout
            sys.stdout.flush()


@attrs.define
class OneFile:
    """One file for all articles, which exists only if at least one could be read."""

    path: Path
    _open: ExitStack = attrs.field(factory=ExitStack)
    _stream: TextIO | None = None

    def __enter__(self) -> OneFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        with explain_failures(self.path):
            self._open.__exit__(kind, *error)  # type: ignore[arg-type]

    @contextmanager
    def open_for(self, source: Source) -> Iterator[TextIO]:
        """Give the one stream."""
        with explain_failures(self.path):
            if self._stream is None:
                self._stream = self._open.enter_context(open_fresh(self.path))
            yield self._stream


@attrs.frozen
class Folder:
    """A folder that gets a file for each article, named after the article's own file."""

    path: Path
    suffix: str

    def __enter__(self) -> Folder:
        with explain_failures(self.path):
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
        with explain_failures(path), open_fresh(path) as stream:
            yield stream

    def make_check(self, source: Source) -> int | None:
        """Return what the file of an article is known again by; None where there is none."""
        try:
            return zlib.crc32(self.name_for(source).read_bytes())
        except OSError:
            return None


@contextmanager
def open_fresh(path: Path) -> Iterator[TextIO]:
    """Give a stream to a new file, which takes its place when all went well."""
    with write_whole_file(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream


@contextmanager
def explain_failures(path: object) -> Iterator[None]:
    """Say in one line which file could not be written and why."""
    try:
        yield
    except (BrokenPipeError, UnwritableOutput):
        raise
    except OSError as error:
        raise UnwritableOutput(f"cannot write {path}: {explain_failure(error)}") from None
