"""The tables as Parquet files, written and read in parts, so that any number of articles will do."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopolnews.serialize.tables.arrow_source import ArrowSource, Input
from geopolnews.serialize.tables.arrow_types import load_pyarrow
from geopolnews.serialize.tables.documents import read_rows
from geopolnews.serialize.tables.folder import explain_damage, find_files, list_files, write_batches
from geopolnews.serialize.whole import write_whole_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from geopolnews.model import Findings

SUFFIX = ".parquet"


def write_parquet(stream: Findings | Iterable[Findings], folder: str | os.PathLike[str]) -> int:
    """Write findings as they come to a folder with one Parquet file a table, and return how many there were.

    Args:
        stream: The findings, of one article or of any number of them.
        folder: The folder, which is written whole or not at all. One that holds an earlier result is replaced.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnwritableOutput: The folder holds other things.
    """
    with write_whole_folder(Path(folder), list_files(SUFFIX)) as fresh:
        return fill_parquet(stream, fresh)


def fill_parquet(stream: Findings | Iterable[Findings], folder: Path) -> int:
    """Write findings to a folder that is empty, and return how many there were."""
    parquet = load_pyarrow("pyarrow.parquet")

    def open_writer(path: Path, schema: pa.Schema) -> Any:
        return parquet.ParquetWriter(path, schema, compression="zstd")

    return write_batches(stream, folder, SUFFIX, open_writer)


def read_parquet(folder: str | os.PathLike[str]) -> Iterator[Findings]:
    """Yield the findings in a folder of Parquet files, article by article.

    Args:
        folder: The folder.

    Raises:
        MissingExtra: pyarrow is not installed.
        InvalidDocument: A file or a column is missing, or the rows do not make findings.
    """
    parquet = load_pyarrow("pyarrow.parquet")
    with ExitStack() as opened:
        inputs: dict[str, Input] = {}
        for table, path in find_files(Path(folder), SUFFIX).items():
            with explain_damage(path):
                # Not buffered ahead: that would take memory in each of the files, and saves no time on a disk.
                file = opened.enter_context(parquet.ParquetFile(path, pre_buffer=False))
            inputs[table] = _ParquetInput(file)
        yield from read_rows(ArrowSource(inputs, os.fspath(folder)))


class _ParquetInput:
    """A Parquet file."""

    def __init__(self, file: Any) -> None:
        self._file = file

    @property
    def schema(self) -> pa.Schema:
        return self._file.schema_arrow

    def read(self, columns: list[str]) -> pa.Table:
        return self._file.read(columns=columns)

    def read_batches(self, columns: list[str], rows: int) -> Iterable[pa.RecordBatch]:
        # Without threads: so few rows are read faster than handed out, and each thread would keep memory of its own.
        batches: Iterable[pa.RecordBatch] = self._file.iter_batches(rows, columns=columns, use_threads=False)
        return batches
