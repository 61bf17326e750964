"""Rows of the tables out of Arrow, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from geopolnews.errors import InvalidDocument, describe_value
from geopolnews.serialize.tables.arrow_types import load_pyarrow, make_schema
from geopolnews.serialize.tables.layout import LAYOUT, TABLES, list_needed, list_stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

    from geopolnews.serialize.tables.documents import ReadRow

_KEYS = 5_000  # looked up at a time
_ROWS = 256  # of each table as Python objects at a time


class Input(Protocol):
    """A table that can be read in parts."""

    @property
    def schema(self) -> pa.Schema:
        """Its columns, and what its metadata say."""
        ...

    def read(self, columns: list[str]) -> pa.Table:
        """Return some of its columns."""
        ...

    def read_batches(self, columns: list[str], rows: int) -> Iterable[pa.RecordBatch]:
        """Return some of its columns, at most so many rows at a time."""
        ...


class TableInput:
    """A table in memory."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    @property
    def schema(self) -> pa.Schema:
        """Its columns, and what its metadata say."""
        return self._table.schema

    def read(self, columns: list[str]) -> pa.Table:
        """Return some of its columns."""
        return self._table.select(columns)

    def read_batches(self, columns: list[str], rows: int) -> Iterable[pa.RecordBatch]:
        """Return some of its columns, at most so many rows at a time."""
        batches: list[pa.RecordBatch] = self.read(columns).to_batches(max_chunksize=rows)
        return batches


class ArrowSource:
    """Tables that are read in parts, if their rows stand in the order of the articles, and else as a whole."""

    def __init__(self, inputs: Mapping[str, Input], name: str | None = None) -> None:
        self.name = name
        self._inputs = dict(inputs)
        for table in TABLES:
            self._check_table(table)
        articles = self._read_articles()
        for table in TABLES:
            if table != "articles":
                self._put_in_order(table, articles)
        self._rows = {table: _Grouped(self._list_rows(table)) for table in TABLES if table != "articles"}

    def list_articles(self) -> Iterator[ReadRow]:
        """Return the rows of the articles."""
        return self._list_rows("articles")

    def take_rows(self, table: str, article: str) -> list[ReadRow]:
        """Return the rows of an article."""
        return self._rows[table].take(article)

    def _check_table(self, table: str) -> None:
        if table not in self._inputs:
            raise self._refuse(f"there is no table {table}")
        schema = self._inputs[table].schema
        # Programs that change a table may drop its metadata.
        layout = (schema.metadata or {}).get(b"geopolnews", LAYOUT.encode()).decode()
        if layout != LAYOUT:
            raise self._refuse(table, expected=f"the layout {LAYOUT}", found=layout)
        missing = set(list_needed(table)).difference(schema.names)
        if missing:
            raise self._refuse(f"{table} has no column {', '.join(sorted(missing))}")

    def _read_articles(self) -> pa.Array:
        """Return the keys of the articles, each of which has to be there once."""
        pa = load_pyarrow()
        compute = load_pyarrow("pyarrow.compute")
        keys = self._inputs["articles"].read(["article"]).column(0).cast(pa.string()).combine_chunks()
        if compute.count_distinct(keys, mode="all").as_py() != len(keys):
            counts = compute.value_counts(keys)
            twice = counts.filter(compute.greater(counts.field("counts"), 1))[0]["values"]
            raise self._refuse("articles.article", expected="a key of its own", found=f"{twice} twice")
        return keys

    def _put_in_order(self, table: str, articles: pa.Array) -> None:
        """Replace a table whose rows do not come in the order of the articles by one whose rows do."""
        pa = load_pyarrow()
        compute = load_pyarrow("pyarrow.compute")
        last = -1
        for batch in self._inputs[table].read_batches(["article"], _KEYS):
            places = self._find_places(table, batch.column(0).cast(pa.string()), articles)
            if not len(places):
                continue
            if places[0].as_py() < last or not _ascends(places):
                break
            last = places[-1].as_py()
        else:
            return
        whole = self._cast(table, self._inputs[table].read(self._list_known(table)))
        places = self._find_places(table, whole["article"], articles)
        self._inputs[table] = TableInput(whole.take(compute.sort_indices(places)))

    def _find_places(self, table: str, keys: Any, articles: pa.Array) -> Any:
        """Return where the articles of rows stand among the articles."""
        compute = load_pyarrow("pyarrow.compute")
        places = compute.index_in(keys, articles)
        if places.null_count:
            unknown = keys.filter(compute.is_null(places))[0].as_py()
            raise self._refuse(f"{table}.article", expected="a key of articles", found=describe_value(unknown))
        return places

    def _list_known(self, table: str) -> list[str]:
        """Return the columns that are there of those that are read."""
        there = set(self._inputs[table].schema.names)
        return [column.name for column in list_stored(table) if column.name in there]

    def _list_rows(self, table: str) -> Iterator[ReadRow]:
        columns = self._list_known(table)
        for batch in self._inputs[table].read_batches(columns, _ROWS):
            rows: list[ReadRow] = self._cast(table, batch).to_pylist()
            yield from rows

    def _cast(self, table: str, data: Any) -> Any:
        """Return a table or batch in the types that are written: other programs that change it may change those too."""
        pa = load_pyarrow()
        schema = make_schema(table)
        arrays = []
        for name, array in zip(data.schema.names, data.columns, strict=True):
            kind = schema.field(name).type
            try:
                cast = array if array.type == kind else array.cast(kind)
            except pa.ArrowException as error:
                problem = str(error).splitlines()[0]
                raise self._refuse(f"{table}.{name}: {problem}", expected=str(kind), found=str(array.type)) from None
            arrays.append(cast.cast(pa.string()) if pa.types.is_date(kind) else cast)
        return type(data).from_arrays(arrays, names=data.schema.names)

    def _refuse(self, problem: str, *, expected: str | None = None, found: str | None = None) -> InvalidDocument:
        return InvalidDocument(problem, file=self.name, expected=expected, found=found)


def _ascends(numbers: pa.Array) -> bool:
    compute = load_pyarrow("pyarrow.compute")
    ascends: bool = compute.all(compute.less_equal(numbers[:-1], numbers[1:]), min_count=0).as_py()
    return ascends


class _Grouped:
    """Rows that stand in the order of their articles."""

    def __init__(self, rows: Iterator[ReadRow]) -> None:
        self._rows = rows
        self._next: ReadRow | None = None
        self._begun = False

    def take(self, article: str) -> list[ReadRow]:
        """Return the rows of an article."""
        if not self._begun:
            self._begun = True
            self._next = next(self._rows, None)
        taken = []
        while self._next is not None and self._next["article"] == article:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken
