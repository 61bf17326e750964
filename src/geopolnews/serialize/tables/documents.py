"""Rows of the tables to documents, which the reader of the JSON form makes findings of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from geopolnews.errors import InvalidDocument, describe_value
from geopolnews.serialize.document import COLLECTIONS, FORMAT, parse_document
from geopolnews.serialize.tables.layout import MENTIONED, NAMED, TABLES, VALUES, list_stored
from geopolnews.serialize.tables.surrogates import restore_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geopolnews.model import Findings

ReadRow = dict[str, Any]
"""The cells of a row by the names of their columns; dates and spans as in the JSON form. A column that is not there
is a field that has its default."""


class RowSource(Protocol):
    """What gives the rows of the tables, article by article."""

    @property
    def name(self) -> str | None:
        """What to call it in errors: its folder."""
        ...

    def list_articles(self) -> Iterable[ReadRow]:
        """Return the rows of the articles."""
        ...

    def take_rows(self, table: str, article: str) -> list[ReadRow]:
        """Return the rows of an article; called once for each, in the order of the articles."""
        ...


def read_rows(source: RowSource) -> Iterator[Findings]:
    """Yield the findings of each article.

    Raises:
        InvalidDocument: The rows do not make findings.
    """
    for row in source.list_articles():
        rows = {name: source.take_rows(name, row["article"]) for name in TABLES if name != "articles"}
        try:
            document = build_document(row, rows)
            findings = parse_document(restore_surrogates(document, row.get("surrogates")))
        except InvalidDocument as error:
            error.file = ", ".join(filter(None, (source.name, row["article"])))
            raise
        yield findings


def build_document(article: ReadRow, rows: dict[str, list[ReadRow]]) -> dict[str, Any]:
    """Return the document of an article."""
    document: dict[str, Any] = {"format": FORMAT, "article": _make_record("articles", article)}
    document["article"]["parts"] = _make_records("parts", rows)
    for collection in (*COLLECTIONS, "notes"):
        document[collection] = _make_records(collection, rows)
    for actor, roles in _group(document, ("actors",), "roles", "actor", rows):
        actor["roles"] = [_make_record("roles", row) for row in roles]
    for values in VALUES:
        for record, ids in _group(document, (values.collection,), values.table, values.record, rows):
            record[values.field] = [row[values.value] for row in ids]
    for record, mentions in _group(document, tuple(MENTIONED), "mentions", "record", rows):
        items = [_make_record("mentions", row) for row in mentions]
        record["mentions"] = [item["span"] for item in items if item["kind"] == NAMED]
        record["references"] = [
            {**(item["span"] or {}), "kind": item["kind"]} for item in items if item["kind"] != NAMED
        ]
    return document


def _make_records(table: str, rows: dict[str, list[ReadRow]]) -> list[dict[str, Any]]:
    return [_make_record(table, row) for row in _sort(table, rows[table])]


def _make_record(table: str, row: ReadRow) -> dict[str, Any]:
    """Return what the cells of a row say, as in the document."""
    record: dict[str, Any] = {}
    for column in _STORED[table]:
        if column.name not in row:
            continue
        cell = row[column.name]
        *above, last = column.path
        # A span or a period is null where all its cells are.
        if cell is None and above:
            record.setdefault(above[0], None)
            continue
        holder = record
        for name in above:
            holder = _open(holder, name)
        holder[last] = cell
    return record


def _open(holder: dict[str, Any], name: str) -> dict[str, Any]:
    if holder.get(name) is None:
        holder[name] = {}
    inner: dict[str, Any] = holder[name]
    return inner


def _group(
    document: dict[str, Any], collections: tuple[str, ...], table: str, link: str, rows: dict[str, list[ReadRow]]
) -> Iterator[tuple[dict[str, Any], list[ReadRow]]]:
    """Yield each record of some collections, and the rows of a table that belong to it."""
    records = [record for collection in collections for record in document[collection]]
    groups: dict[Any, list[ReadRow]] = {record["id"]: [] for record in records}
    for row in _sort(table, rows[table]):
        if row[link] not in groups:
            raise InvalidDocument(
                f"{table}.{link}",
                expected=f"an id that occurs in {' or '.join(collections)}",
                found=describe_value(row[link]),
            )
        groups[row[link]].append(row)
    for record in records:
        yield record, groups[record["id"]]


def _sort(table: str, rows: list[ReadRow]) -> list[ReadRow]:
    """Return rows in the order of their numbers, whatever the tables went through."""
    for row in rows:
        if not isinstance(row["number"], int):
            raise InvalidDocument(f"{table}.number", expected="a whole number", found=describe_value(row["number"]))
    return sorted(rows, key=lambda row: row["number"])


_STORED = {table: [column for column in list_stored(table) if column.path] for table in TABLES}
