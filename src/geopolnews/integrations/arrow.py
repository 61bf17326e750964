"""Articles in Arrow record batches in, findings in Arrow record batches out.

`extract_batches` is what Spark, Ray, Polars, DuckDB and whatever else speaks Arrow are given to call. Nothing but the
model stays from one batch to the next, and a process loads that once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geopolnews.errors import UnreadableInput, describe_value
from geopolnews.integrations.worker import Outcome, extract_in_turn
from geopolnews.model.findings import Findings
from geopolnews.serialize.json import write_json
from geopolnews.serialize.tables.arrow_types import load_pyarrow

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = load_pyarrow()

FIELDS = ("text", "id", "title", "url", "publisher", "published")
"""What is read of a row. Only the text has to be there."""

SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "findings": pa.string(),
        "error": pa.string(),
        "statements": pa.list_(
            pa.struct(
                {
                    "id": pa.string(),
                    "speakers": pa.list_(pa.string()),
                    "act": pa.string(),
                    "kind": pa.string(),
                    "text": pa.string(),
                }
            )
        ),
        "meetings": pa.list_(
            pa.struct(
                {
                    "id": pa.string(),
                    "kind": pa.string(),
                    "status": pa.string(),
                    "participants": pa.list_(pa.string()),
                    "place": pa.string(),
                    "first_day": pa.date32(),
                    "last_day": pa.date32(),
                }
            )
        ),
        "stances": pa.list_(
            pa.struct({"id": pa.string(), "holder": pa.string(), "position": pa.string(), "target": pa.string()})
        ),
    }
)
"""The columns that come out, whatever goes in; one row an article, in the order of the articles.

`id` is that of the row, as text. `findings` is the JSON form, for `read_json`. `error` says why there are none; one of
the two is null. The others repeat, with names in the place of ids, what queries ask for most: who said what, who met
whom, and who stands where. They are null where there is an error.
"""

SPARK_SCHEMA = (
    "id string, findings string, error string, "
    "statements array<struct<id: string, speakers: array<string>, act: string, kind: string, text: string>>, "
    "meetings array<struct<id: string, kind: string, status: string, participants: array<string>, place: string, "
    "first_day: date, last_day: date>>, "
    "stances array<struct<id: string, holder: string, position: string, target: string>>"
)
"""The same columns in the words of Spark."""

ROWS = 64
CHARACTERS = 32_000_000
"""A batch that comes out has at most so many rows, and ends with the row at which its JSON passes so many characters:
engines hand in up to a million articles at once, and findings are some ten times as long as their articles."""


def extract_batches(
    articles: Any, *, columns: Mapping[str, str] | None = None, model: str | os.PathLike[str] | None = None
) -> Any:
    """Read the articles in Arrow data, one a row, and return their findings in the columns of `SCHEMA`.

    An article that cannot be read is an `error` in its row, and the rest goes on.

    Args:
        articles: a table, for which a table comes back; whatever else gives an Arrow stream (a record batch reader, a
            Polars data frame, a DuckDB relation), for which a record batch reader comes back; or record batches, for
            which an iterator of record batches comes back. The last two read as they are asked for more.
        columns: the columns that hold `text`, `id`, `title`, `url`, `publisher` and `published`, where they are named
            otherwise. Without an entry here, a column of that very name is taken if there is one; the text must be
            there. The text may also be the bytes of a text file; the day of publication a date, a time or an ISO 8601
            string.
        model: the folder of a model of yours, on the machine that does the work.

    Raises:
        UnreadableInput: a column that is needed is not there.
        ModelUnavailable: a file of the model is missing or damaged.
    """
    if isinstance(articles, pa.Table):
        return pa.Table.from_batches(_extract_all(articles.to_batches(), columns, model), SCHEMA)
    if hasattr(articles, "__arrow_c_stream__"):
        reader = pa.RecordBatchReader.from_stream(articles)
        return pa.RecordBatchReader.from_batches(SCHEMA, _extract_all(reader, columns, model))
    return _extract_all(articles, columns, model)


def _extract_all(
    batches: Iterable[pa.RecordBatch], columns: Mapping[str, str] | None, model: str | os.PathLike[str] | None
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows: list[dict[str, Any]] = []
        length = 0
        for id, outcome in _extract_rows(batch, _find_columns(batch, columns or {}), model):
            row = _describe_outcome(id, outcome)
            rows.append(row)
            length += len(row["findings"] or "")
            if len(rows) == ROWS or length > CHARACTERS:
                yield pa.RecordBatch.from_pylist(rows, SCHEMA)
                rows, length = [], 0
        if rows:
            yield pa.RecordBatch.from_pylist(rows, SCHEMA)


def _find_columns(batch: pa.RecordBatch, columns: Mapping[str, str]) -> dict[str, pa.Array]:
    """Return the columns to read, by field."""
    if unknown := set(columns) - set(FIELDS):
        raise UnreadableInput(
            "columns", expected=f"some of {', '.join(FIELDS)}", found=describe_value(", ".join(sorted(unknown)))
        )
    there = set(batch.schema.names)
    found = {}
    for field in FIELDS:
        name = columns.get(field, field)
        if name in there:
            found[field] = batch.column(name)
        elif field in columns or field == "text":
            raise UnreadableInput(
                f"there is no column for the {field}",
                expected=repr(name),
                found=describe_value(", ".join(batch.schema.names)),
                advice=f"Name it: columns={{{field!r}: ...}}.",
            )
    return found


def _extract_rows(
    batch: pa.RecordBatch, columns: dict[str, pa.Array], model: str | os.PathLike[str] | None
) -> Iterator[tuple[str | None, Outcome]]:
    """Yield the id of each row and what came of it."""
    for number in range(batch.num_rows):
        row: dict[str, Any] = {}
        try:
            for field, column in columns.items():
                row[field] = column[number].as_py()
            outcome = extract_in_turn(model=model, **{field: row[field] for field in row if field != "id"})
        except ValueError as error:
            # Arrow does not look into its strings: what is no UTF-8 shows only when it is taken out.
            outcome = Outcome(error=f"the {field} cannot be taken out of its column: {error}")
        id = row.get("id")
        yield None if id is None else str(id), outcome


def _describe_outcome(id: str | None, outcome: Outcome) -> dict[str, Any]:
    """Return a row of `SCHEMA`."""
    row: dict[str, Any] = {"id": id, "error": outcome.error, "findings": None}
    if outcome.findings is not None:
        row["findings"] = write_json(outcome.findings)
        row |= _describe_relations(outcome.findings)
    return row


def _describe_relations(findings: Findings) -> dict[str, list[dict[str, Any]]]:
    """Return who said what, who met whom and who stands where, by name."""
    return {
        "statements": [
            {
                "id": statement.id,
                "speakers": [findings[id].name for id in statement.speakers],
                "act": statement.act,
                "kind": statement.kind,
                "text": statement.text,
            }
            for statement in findings.statements
        ],
        "meetings": [
            {
                "id": meeting.id,
                "kind": meeting.kind,
                "status": meeting.status,
                "participants": [findings[id].name for id in meeting.participants],
                "place": findings[meeting.place].name if meeting.place else None,
                "first_day": meeting.date.start if meeting.date else None,
                "last_day": meeting.date.end if meeting.date else None,
            }
            for meeting in findings.meetings
        ],
        "stances": [
            {
                "id": stance.id,
                "holder": findings[stance.holder].name,
                "position": stance.position,
                "target": findings.quote(stance.target),
            }
            for stance in findings.stances
        ],
    }
