"""A folder with a file for each table."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopolnews.errors import InvalidDocument
from geopolnews.serialize.tables.arrow_types import load_pyarrow, make_batch, make_schema
from geopolnews.serialize.tables.layout import TABLES
from geopolnews.serialize.tables.rows import hand_on_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pyarrow as pa

    from geopolnews.model import Findings


def list_files(suffix: str) -> tuple[str, ...]:
    """Return the names of the files."""
    return tuple([table + suffix for table in TABLES])


def find_files(folder: Path, suffix: str) -> dict[str, Path]:
    """Return the file of each table, all of which have to be there.

    Raises:
        InvalidDocument: One is not.
    """
    for name in list_files(suffix):
        if not (folder / name).is_file():
            raise InvalidDocument(f"there is no file {name}", file=str(folder))
    return {table: folder / (table + suffix) for table in TABLES}


@contextmanager
def explain_damage(path: Path) -> Iterator[None]:
    """Say in one line which file Arrow cannot read and why."""
    pa = load_pyarrow()
    try:
        yield
    except pa.ArrowException as error:
        raise InvalidDocument(str(error).splitlines()[0], file=str(path)) from None


def write_batches(
    stream: Findings | Iterable[Findings], folder: Path, suffix: str, open_writer: Callable[[Path, pa.Schema], Any]
) -> int:
    """Write the tables to files that take record batches, and return how many articles there were."""
    with ExitStack() as opened:
        writers = {
            table: opened.enter_context(open_writer(folder / (table + suffix), make_schema(table))) for table in TABLES
        }
        return hand_on_rows(stream, lambda table, rows: writers[table].write_batch(make_batch(table, rows)))
