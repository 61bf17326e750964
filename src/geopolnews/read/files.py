"""Files of many kinds to articles: text, pages, JSON Lines, Parquet and archives; and what of a folder is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from geopolnews.read.archive import read_archive
from geopolnews.read.kinds import PARQUET, ZIP, holds_articles, split_suffix
from geopolnews.read.packed import Gauge, open_file
from geopolnews.read.rows import read_parquet
from geopolnews.read.streams import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model.article import Article
    from geopolnews.model.failure import Failure
    from geopolnews.read.rows import Defaults


def list_folder(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those in it that hold articles by their names, in the order of their names.

    Hidden ones are passed over, and so are links to what is not in the folder.
    """
    root = folder.resolve()
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            known = holds_articles(path) and not name.startswith(".")
            if known and path.is_file() and path.resolve().is_relative_to(root):
                yield path


def read_file(path: Path, name: str, defaults: Defaults, gauge: Gauge | None = None) -> Iterator[Article | Failure]:
    """Yield the articles of a file, and a failure for each that cannot be read.

    Args:
        path: The file.
        name: What to call it.
        defaults: What is known about its articles.
        gauge: What is to tell how much of it was read.

    Raises:
        MissingExtra: It is of a kind that needs a package that is not there.
        UnreadableInput: It cannot be read at all.
    """
    gauge = gauge or Gauge()
    suffix, packed = split_suffix(path)
    if suffix == PARQUET and not packed:
        yield from read_parquet(path, name, defaults, gauge)
    elif suffix == ZIP and not packed:
        yield from read_archive(path, name, defaults, gauge)
    else:
        with open_file(path, name, gauge) as file:
            yield from read_stream(file, suffix, name, defaults)
