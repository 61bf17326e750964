"""What a run over many articles has done so far, so that it can be stopped at any moment and goes on where it was.

A file beside the output, JSON Lines that are only ever added to. The first line says which run it belongs to; each
other one holds an article's findings, or why there are none, behind a checksum. Whatever a power cut left of the last
lines is found by it and cut off.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from geopolnews.cli.source import explain_failure
from geopolnews.errors import UnwritableOutput
from geopolnews.serialize.whole import sync_folder

SUFFIX = ".journal"
_HEAD = b'{"check": "%08x", "entry": '
_LENGTH = len(_HEAD % 0)
_PAUSE = 1.0  # seconds between two orders to put what was written on the disk itself


def name_errors(output: Path) -> Path:
    """Return the file beside an output that tells which articles could not be read."""
    return output.parent / f"{output.name}.errors.jsonl"


def make_digest(source: str, text: str) -> str:
    """Return what an article is known again by."""
    return hashlib.blake2b(f"{source}\n{text}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@attrs.define
class Journal:
    """The journal of a run, open and locked."""

    path: Path
    file: BinaryIO
    _synced: float = 0.0

    @classmethod
    def open(cls, path: Path, run: dict[str, Any]) -> Journal:
        """Open a journal, or begin one, and cut off what is torn.

        Args:
            path: The file.
            run: What tells the run from others, as JSON has it.

        Raises:
            UnwritableOutput: It is that of another run, or of one that is going on.
        """
        try:
            file = path.open("a+b")
        except OSError as error:
            raise UnwritableOutput(f"cannot write {path}: {explain_failure(error)}") from None
        try:
            _lock(file, path)
            file.seek(0)
            good = 0
            for entry, end in _read_entries(file):
                if good == 0 and entry != run:
                    raise UnwritableOutput(
                        f"{path} is left of another run, with other files, options or another version",
                        advice="Finish that one with its own command, or delete the file to begin anew.",
                    )
                good = end
            file.truncate(good)
            journal = cls(path, file)
            if good == 0:
                journal._append(run)
                sync_folder(path)
        except BaseException:
            file.close()
            raise
        return journal

    def add(self, digest: str, source: str, outcome: dict[str, Any]) -> None:
        """Add an article that is done."""
        self._append({"digest": digest, "source": source, **outcome})

    def read(self) -> Iterator[dict[str, Any]]:
        """Yield the entries of all articles, in their order."""
        self.file.seek(0)
        entries = _read_entries(self.file)
        next(entries, None)
        for entry, _ in entries:
            yield entry

    def cut_at(self, is_wrong: Callable[[dict[str, Any]], bool]) -> None:
        """Forget the first article that something is wrong with, and all that follow."""
        self.file.seek(0)
        good = 0
        for number, (entry, end) in enumerate(_read_entries(self.file)):
            if number and is_wrong(entry):
                self.file.truncate(good)
                return
            good = end

    def close(self) -> None:
        """See that everything is on the disk, and leave the journal there."""
        if not self.file.closed:
            os.fsync(self.file.fileno())
            self.file.close()

    def remove(self) -> None:
        """Take it away: the output is written, or nothing was read."""
        self.file.close()  # first: Windows removes no file that is open
        self.path.unlink(missing_ok=True)

    def _append(self, entry: dict[str, Any]) -> None:
        data = json.dumps(entry, ensure_ascii=True).encode("ascii") + b"}\n"
        self.file.write(_HEAD % zlib.crc32(data) + data)
        self.file.flush()
        if time.monotonic() - self._synced > _PAUSE:
            os.fsync(self.file.fileno())
            self._synced = time.monotonic()


def _read_entries(file: BinaryIO) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield entries, each with where its line ends, up to the first line that is torn."""
    end = 0
    for line in file:
        data = line[_LENGTH:]
        if not line.endswith(b"\n") or line[:_LENGTH] != _HEAD % zlib.crc32(data):
            return
        end += len(line)
        yield json.loads(data[:-2]), end


def _lock(file: BinaryIO, path: Path) -> None:
    """Keep a second run out; the system lets go of the lock when the process ends, however it does."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise UnwritableOutput(f"{path} is in use: the same command is running") from None
