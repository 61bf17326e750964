"""Which tables there are, what their rows are, and how they are joined."""

from __future__ import annotations

import attrs

from geopolnews.model import (
    Actor,
    Article,
    Meeting,
    Note,
    Organisation,
    Part,
    Place,
    ReferenceKind,
    Role,
    Stance,
    Statement,
)
from geopolnews.serialize.docstrings import read_docstrings, read_summary
from geopolnews.serialize.tables.columns import Cells, Column, Shown, list_columns, make_span_columns

LAYOUT = "geopolnews-tables/1"
"""The name and version of the layout. Columns may be added within a version; none is renamed, removed or given another
meaning."""


@attrs.frozen
class Table:
    """A table."""

    name: str
    """Its name, which is also that of its file."""

    summary: str
    """What a row of it is."""

    key: tuple[str, ...]
    """The columns that tell one row from every other."""

    columns: tuple[Column, ...]
    """Its columns, in their order."""


@attrs.frozen
class Values:
    """A field that holds several ids, each of which is a row of a table of its own."""

    table: str
    """That table."""

    collection: str
    """The records that have the field."""

    record: str
    """The column with the id of such a record."""

    field: str
    """The field."""

    value: str
    """The column with the ids that the field holds."""


VALUES = (
    Values("participants", "meetings", "meeting", "participants", "participant"),
    Values("speakers", "statements", "statement", "speakers", "speaker"),
)

MENTIONED = {"actors": "actor", "organisations": "organisation", "places": "place", "meetings": "meeting"}
"""The collections whose records have mentions, and what the table of mentions calls such a record."""

NAMED = "named"
"""What the table of mentions calls a place where something is named, as against described or meant by a pronoun."""

_MADE = "The key of the article, made from its text and from what is known about it."
_ARTICLE = Column("article", Cells.TEXT, "The key of the article, as in `articles`.")
_NUMBER = Column("number", Cells.WHOLE, "Where the row stands in its list, counted from 0.")


def _lay_out_articles() -> Table:
    surrogates = (
        "Null, unless a string of the article or of its records holds half a character (a lone surrogate), in whose"
        " place the tables have the replacement character U+FFFD: then the codes that all of those stand for."
    )
    columns = (
        attrs.evolve(_ARTICLE, description=_MADE),
        *list_columns(Article, apart=("parts",)),
        Column("surrogates", Cells.WHOLES, surrogates, optional=True),
    )
    return Table("articles", read_summary(Article), ("article",), columns)


def _lay_out_parts() -> Table:
    # `end` is a word of SQL; the offsets of all other spans are called so too.
    names = {"start": "span_start", "end": "span_end"}
    columns = [attrs.evolve(column, name=names.get(column.name, column.name)) for column in list_columns(Part)]
    return Table("parts", read_summary(Part), ("article", "number"), (_ARTICLE, _NUMBER, *columns))


def _lay_out_records(name: str, kind: type[attrs.AttrsInstance], *apart: str, key: str = "id") -> Table:
    columns = (_ARTICLE, _NUMBER, *list_columns(kind, apart=apart))
    return Table(name, read_summary(kind), ("article", key), columns)


def _lay_out_roles() -> Table:
    actor = Column("actor", Cells.TEXT, "The id of the actor, as in `actors`.")
    columns = (_ARTICLE, actor, _NUMBER, *list_columns(Role))
    return Table("roles", read_summary(Role), ("article", "actor", "number"), columns)


def _lay_out_values(values: Values, kind: type) -> Table:
    path = (values.value,)
    columns = (
        _ARTICLE,
        Column(values.record, Cells.TEXT, f"The id of the {values.record}, as in `{values.collection}`."),
        _NUMBER,
        Column(values.value, Cells.TEXT, f"The id of the {values.value}, as in `actors` or `organisations`.", path),
        Column(f"{values.value}_name", Cells.TEXT, f"The name of `{values.value}`.", path, shown=Shown.NAME),
    )
    summary = f"One of: {read_docstrings(kind)[values.field][0].lower()}{read_docstrings(kind)[values.field][1:]}"
    return Table(values.table, summary, ("article", values.record, "number"), columns)


def _lay_out_mentions() -> Table:
    records = ", ".join([f"`{kind}`" for kind in MENTIONED.values()])
    kinds = ", ".join([f"`{kind}`" for kind in ReferenceKind])
    columns = (
        _ARTICLE,
        Column("record", Cells.TEXT, "The id of the record that is mentioned."),
        Column("record_kind", Cells.TEXT, f"What it is. One of: {records}.", shown=Shown.KIND),
        _NUMBER,
        Column("kind", Cells.TEXT, f"How it is mentioned. One of: `{NAMED}`, {kinds}.", ("kind",)),
        *make_span_columns(("span",), "Where.", optional=False),
    )
    return Table(
        "mentions", "A place where the text names or means a record.", ("article", "record", "number"), columns
    )


_MENTIONS = ("mentions", "references")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _lay_out_articles(),
        _lay_out_parts(),
        _lay_out_records("actors", Actor, "roles", *_MENTIONS),
        _lay_out_roles(),
        _lay_out_records("organisations", Organisation, *_MENTIONS),
        _lay_out_records("places", Place, *_MENTIONS),
        _lay_out_records("meetings", Meeting, "participants", "mentions"),
        _lay_out_values(VALUES[0], Meeting),
        _lay_out_records("statements", Statement, "speakers"),
        _lay_out_values(VALUES[1], Statement),
        _lay_out_records("stances", Stance),
        _lay_out_mentions(),
        _lay_out_records("notes", Note, key="number"),
    )
}
"""The tables by name."""


def list_stored(table: str) -> list[Column]:
    """Return the columns of a table that are read back: those that do not repeat what stands elsewhere."""
    return [column for column in TABLES[table].columns if column.shown is None]


def list_needed(table: str) -> list[str]:
    """Return the columns without which a table cannot be read; others are fields that may have their default."""
    linking = table in {*(values.table for values in VALUES), "mentions"}  # there is no record to give a default
    return [column.name for column in list_stored(table) if (linking or not column.path) and not column.optional]
