"""Findings to rows of the tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.model import Findings
from geopolnews.serialize.article_key import make_article_key
from geopolnews.serialize.document import COLLECTIONS, build_document
from geopolnews.serialize.tables.columns import Shown
from geopolnews.serialize.tables.layout import MENTIONED, NAMED, TABLES, VALUES
from geopolnews.serialize.tables.surrogates import take_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geopolnews.model import Article
    from geopolnews.serialize.tables.columns import Column

Row = tuple[Any, ...]
"""The cells of a row, in the order of the table's columns; dates and spans as in the JSON form."""

_ROWS = 2_000
_CHARACTERS = 400_000
"""A table is handed on when it has so many rows or characters. All thirteen wait at once: with 10,000 rows and two
million characters they took 60 megabytes more, and reading some 30 more, for files that were a tenth smaller."""


def hand_on_rows(stream: Findings | Iterable[Findings], hand_on: Callable[[str, list[Row]], object]) -> int:
    """Hand on the rows of findings, some two thousand at a time, and return how many articles there were.

    Args:
        stream: The findings, of one or of any number of articles.
        hand_on: Is given the name of a table and rows of it.
    """
    keys = _Keys()
    waiting = {name: _Waiting() for name in TABLES}
    count = 0
    for findings in (stream,) if isinstance(stream, Findings) else stream:
        count += 1
        for name, rows in make_rows(findings, keys.make_key(findings.article)).items():
            table = waiting[name]
            table.add(rows)
            if len(table.rows) >= _ROWS or table.characters >= _CHARACTERS:
                hand_on(name, table.rows)
                waiting[name] = _Waiting()
    for name, table in waiting.items():
        if table.rows:
            hand_on(name, table.rows)
    return count


def make_rows(findings: Findings, key: str) -> dict[str, list[Row]]:
    """Return the rows of an article, which has that key, by table."""
    document, surrogates = take_surrogates(build_document(findings))
    article = _Article(key, document)
    rows: dict[str, list[Row]] = {
        "articles": [article.make_row("articles", document["article"], surrogates=surrogates)]
    }
    rows["parts"] = article.make_rows("parts", document["article"]["parts"])
    for collection in (*COLLECTIONS, "notes"):
        rows[collection] = article.make_rows(collection, document[collection])
    rows["roles"] = [
        row for actor in document["actors"] for row in article.make_rows("roles", actor["roles"], actor=actor["id"])
    ]
    for values in VALUES:
        rows[values.table] = [
            article.make_row(values.table, item, number=number, **{values.record: record["id"]})
            for record in document[values.collection]
            for number, item in enumerate([{values.value: id} for id in record[values.field]])
        ]
    rows["mentions"] = [
        article.make_row("mentions", item, record=record["id"], record_kind=kind, number=number)
        for collection, kind in MENTIONED.items()
        for record in document[collection]
        for number, item in enumerate(_list_mentions(record))
    ]
    return rows


def _list_mentions(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the places where a record is named, and behind them those where it is meant."""
    named = [{"kind": NAMED, "span": span} for span in record["mentions"]]
    # Meetings are only named.
    return named + [{"kind": item["kind"], "span": item} for item in record.get("references", ())]


class _Article:
    """What the cells of an article's rows are taken from, beside the records."""

    def __init__(self, key: str, document: dict[str, Any]) -> None:
        self.key = key
        self.text: str = document["article"]["text"]
        entities = (*document["actors"], *document["organisations"], *document["places"])
        self.names: dict[str, str] = {entity["id"]: entity["name"] for entity in entities}

    def make_rows(self, table: str, records: list[dict[str, Any]], **keys: object) -> list[Row]:
        """Return a row for each record."""
        return [self.make_row(table, record, number=number, **keys) for number, record in enumerate(records)]

    def make_row(self, table: str, record: dict[str, Any], /, **keys: object) -> Row:
        """Return the row of a record; `keys` are the cells that are not in it."""
        keys["article"] = self.key
        columns = TABLES[table].columns
        return tuple([self._take(column, record) if column.path else keys[column.name] for column in columns])

    def _take(self, column: Column, record: dict[str, Any]) -> Any:
        value: Any = record
        for name in column.path:
            value = value[name]
            if value is None:
                return None
        if column.shown is Shown.NAME:
            return self.names.get(value, value)  # a medium may be a phrase
        if column.shown is Shown.WORDS:
            return self.text[value["start"] : value["end"]]
        return value


@attrs.define
class _Waiting:
    """The rows of a table that wait for company."""

    rows: list[Row] = attrs.field(factory=list)
    characters: int = 0

    def add(self, rows: list[Row]) -> None:
        self.rows += rows
        for row in rows:
            self.characters += sum([len(cell) for cell in row if isinstance(cell, str)])


@attrs.define
class _Keys:
    """The keys of the articles of a stream: the same article again is an article of its own."""

    # Of the keys that occurred only their hashes are kept, some 90 bytes each: should two have the same, the second
    # merely looks like a repetition.
    _seen: set[int] = attrs.field(factory=set)
    _repeated: Counter[str] = attrs.field(factory=Counter)

    def make_key(self, article: Article) -> str:
        key = make_article_key(article)
        if hash(key) not in self._seen:
            self._seen.add(hash(key))
            return key
        self._repeated[key] += 1
        return f"{key}-{self._repeated[key] + 1}"
