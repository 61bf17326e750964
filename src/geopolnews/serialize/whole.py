"""Files and folders that are written whole or not at all.

What is being written stands under another name beside its place, and takes its name when all went well. What stood
there before is gone only then, and what is there now is on the disk itself: no power cut leaves an empty file. Of a
process that was killed, such a name may be left.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from geopolnews.errors import UnwritableOutput

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_BEGINNING = 1_000  # characters in which a sign is looked for
_NAME_BYTES = 4  # random ones, in the name of what is being written
_NAME = re.compile(r"\.geopolnews-[0-9a-f]{8}\.part\Z")


@contextmanager
def write_whole_file(path: Path) -> Iterator[Path]:
    """Give the name to write to, and put what was written there in its place.

    What cannot be replaced, a device or a pipe, is written to as it is.
    """
    target = path.resolve()  # where the name is a link, what it points to is replaced, not the link
    if target.exists() and not target.is_file():
        yield target
        return
    fresh = target.with_name(make_part_name())
    try:
        if target.exists():
            fresh.touch(mode=0o600)  # nobody sees in it what they could not see before
        yield fresh
        if target.exists():
            shutil.copymode(target, fresh)
        _sync_file(fresh)
        fresh.replace(target)
        sync_folder(target)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def write_whole_folder(path: Path, names: Collection[str], *, sign: str | None = None) -> Iterator[Path]:
    """Give an empty folder to write to, and put what was written there in its place.

    Args:
        path: The folder that it will be; the folders above it are made where they are missing.
        names: What the files and folders in it are called, which tells an earlier result from a folder that holds other
            things.
        sign: What stands near the beginning of the first of them, where the names alone do not tell. None: they do.

    Raises:
        UnwritableOutput: There is something that must not be replaced.
    """
    check_folder(path, names, sign=sign)
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    # A folder that is there stays: it may be a mount, or where somebody is working.
    fresh = target / make_part_name() if target.exists() else target.with_name(make_part_name())
    fresh.mkdir()
    try:
        yield fresh
        for file in fresh.rglob("*"):
            if file.is_file():
                _sync_file(file)
        if fresh.parent == target:
            written = {file.name: file for file in fresh.iterdir()}
            for name in names:
                _take_away(target / name, fresh)
            for name, file in written.items():
                file.replace(target / name)
        else:
            fresh.rename(target)
        sync_folder(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _take_away(old: Path, fresh: Path) -> None:
    """Take away what stood in the place of a result, or stands there no longer."""
    if old.is_dir():
        # A folder cannot be replaced by another in one go; this one vanishes with the folder that was written to.
        old.replace(fresh / make_part_name())
    elif old.name not in {file.name for file in fresh.iterdir()}:
        old.unlink(missing_ok=True)


def check_folder(path: Path, names: Collection[str], *, sign: str | None = None) -> None:
    """Refuse a folder that holds anything else than an earlier result. For the arguments see `write_whole_folder`.

    Raises:
        UnwritableOutput: It does, or it is no folder.
    """
    if not path.exists():
        return
    if not path.is_dir():
        raise UnwritableOutput(f"{path} is a file, not a folder")
    entries = sorted(entry.name for entry in path.iterdir() if not _NAME.match(entry.name))
    other = [name for name in entries if name not in names]
    if sign is not None and entries and not other and not _bears(path / next(iter(names)), sign):
        other = entries
    if other:
        raise UnwritableOutput(
            f"the folder {path} holds other things, such as {other[0]}",
            advice="Name a new folder, or empty this one.",
        )


def _bears(path: Path, sign: str) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return sign in file.read(_BEGINNING)
    except OSError:
        return False


def make_part_name() -> str:
    """Return a new name for what is being written; `check_folder` knows such names again."""
    return f".geopolnews-{secrets.token_hex(_NAME_BYTES)}.part"


def _sync_file(path: Path) -> None:
    """See that what is in a file is on the disk itself."""
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(path: Path) -> None:
    """See that the name of a file is on the disk itself, where the system can be told to."""
    if sys.platform == "win32":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError:  # some network file systems cannot
        pass
    finally:
        os.close(folder)
