"""The tables in Arrow: in memory, where pandas and polars take them over without copies, and as files."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopolnews.serialize.tables.arrow_source import ArrowSource, Input, TableInput
from geopolnews.serialize.tables.arrow_types import load_pyarrow, make_batch, make_schema
from geopolnews.serialize.tables.documents import read_rows
from geopolnews.serialize.tables.folder import explain_damage, find_files, list_files, write_batches
from geopolnews.serialize.tables.layout import TABLES
from geopolnews.serialize.tables.rows import hand_on_rows
from geopolnews.serialize.whole import write_whole_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

    from geopolnews.model import Findings

SUFFIX = ".arrow"


def to_arrow(findings: Findings | Iterable[Findings]) -> dict[str, pa.Table]:
    """Return findings as tables, by name.

    Args:
        findings: The findings of one article, or of any number of them.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pa = load_pyarrow()
    batches: dict[str, list[Any]] = {table: [] for table in TABLES}
    hand_on_rows(findings, lambda table, rows: batches[table].append(make_batch(table, rows)))
    return {table: pa.Table.from_batches(batches[table], make_schema(table)) for table in TABLES}


def from_arrow(tables: Mapping[str, Any]) -> Iterator[Findings]:
    """Yield the findings that tables hold, article by article, in the order of the table of articles.

    Args:
        tables: The tables by name, as `to_arrow` returns them; data frames of pandas and polars, and whatever else
            Arrow can take over, will do. Further columns and another order of the rows do no harm.

    Raises:
        MissingExtra: pyarrow is not installed.
        InvalidDocument: A table or a column is missing, or the rows do not make findings.
    """
    pa = load_pyarrow()
    return read_rows(ArrowSource({name: TableInput(pa.table(table)) for name, table in tables.items()}))


def write_arrow(stream: Findings | Iterable[Findings], folder: str | os.PathLike[str]) -> int:
    """Write findings as they come to a folder with one Arrow file (Feather) a table, and return how many there were.

    Args:
        stream: The findings, of one article or of any number of them.
        folder: The folder, which is written whole or not at all. One that holds an earlier result is replaced.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnwritableOutput: The folder holds other things.
    """
    with write_whole_folder(Path(folder), list_files(SUFFIX)) as fresh:
        return fill_arrow(stream, fresh)


def fill_arrow(stream: Findings | Iterable[Findings], folder: Path) -> int:
    """Write findings to a folder that is empty, and return how many there were."""
    return write_batches(stream, folder, SUFFIX, load_pyarrow("pyarrow.ipc").new_file)


def read_arrow(folder: str | os.PathLike[str]) -> Iterator[Findings]:
    """Yield the findings in a folder of Arrow files, article by article.

    Args:
        folder: The folder.

    Raises:
        MissingExtra: pyarrow is not installed.
        InvalidDocument: A file or a column is missing, or the rows do not make findings.
    """
    pa = load_pyarrow()
    with ExitStack() as opened:
        inputs: dict[str, Input] = {}
        for table, path in find_files(Path(folder), SUFFIX).items():
            # Mapped into memory and not loaded: a folder that is larger than the memory will do.
            file = opened.enter_context(pa.memory_map(str(path)))
            with explain_damage(path):
                inputs[table] = TableInput(pa.ipc.open_file(file).read_all())
        yield from read_rows(ArrowSource(inputs, os.fspath(folder)))
