"""What a file holds, told by its name."""

from __future__ import annotations

from pathlib import PurePath

TEXTS = frozenset([".txt", ".text", ".html", ".htm", ".xhtml"])
LINES = frozenset([".jsonl", ".ndjson"])
PARQUET = ".parquet"
ZIP = ".zip"
PACKED = frozenset([".gz", ".bz2", ".xz", ".zst"])


def split_suffix(name: str | PurePath) -> tuple[str, str]:
    """Return what a name ends with, and how the file is packed: (".jsonl", ".gz")."""
    path = PurePath(name)
    packed = path.suffix.lower() if path.suffix.lower() in PACKED else ""
    inner = PurePath(path.stem) if packed else path
    return inner.suffix.lower(), packed


def holds_articles(name: str | PurePath) -> bool:
    """Tell whether a file is one that is looked for in folders and archives."""
    suffix, packed = split_suffix(name)
    return suffix in TEXTS or suffix in LINES or (suffix in (PARQUET, ZIP) and not packed)


def holds_many(name: str | PurePath) -> bool:
    """Tell whether a file may hold more than one article."""
    suffix, _ = split_suffix(name)
    return suffix in LINES or suffix in (PARQUET, ZIP)
