"""What the tables are in Arrow: types, what may be null, and what everything means."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any

from geopolnews.errors import MissingExtra
from geopolnews.serialize.tables.columns import Cells
from geopolnews.serialize.tables.layout import LAYOUT, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from geopolnews.serialize.tables.rows import Row


def load_pyarrow(module: str = "pyarrow") -> Any:
    """Return pyarrow or a module of it: only when it is needed, so that all names of the library can be listed without.

    Raises:
        MissingExtra: It is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingExtra(extra="tables", package="pyarrow") from None


@cache
def make_schema(table: str) -> pa.Schema:
    """Return the schema of a table, with the descriptions of the table and its columns in the metadata."""
    pa = load_pyarrow()
    types = {
        Cells.TEXT: pa.string(),
        Cells.TEXTS: pa.list_(pa.string()),
        Cells.WHOLE: pa.int32(),
        Cells.WHOLES: pa.list_(pa.int32()),
        Cells.NUMBER: pa.float64(),
        Cells.FLAG: pa.bool_(),
        Cells.DAY: pa.date32(),
        Cells.SPANS: pa.list_(pa.struct({"start": pa.int32(), "end": pa.int32()})),
    }
    layout = TABLES[table]
    fields = [
        pa.field(column.name, types[column.cells], column.optional, {"description": column.description})
        for column in layout.columns
    ]
    return pa.schema(fields, {"geopolnews": LAYOUT, "description": layout.summary, "key": ", ".join(layout.key)})


def make_batch(table: str, rows: list[Row]) -> pa.RecordBatch:
    """Return rows of a table as a record batch."""
    pa = load_pyarrow()
    schema = make_schema(table)
    arrays = []
    for field, cells in zip(schema, zip(*rows, strict=True), strict=True):
        # Days are strings in rows; Arrow reads them thousands at a time.
        given = pa.string() if pa.types.is_date(field.type) else field.type
        arrays.append(pa.array(cells, given).cast(field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
