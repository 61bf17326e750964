"""Write the reference page of the tables, from the tables.

python scripts/describe_tables.py PAGE
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from geopolnews.serialize.tables.columns import Shown
from geopolnews.serialize.tables.layout import LAYOUT, TABLES, Table

HEAD = f"""\
# Columns of the tables

<!-- Made by `make schema`; a test holds it to the code. -->

This is the layout `{LAYOUT}`. Its name stands in the metadata of Arrow and Parquet files, as do the descriptions of
all tables and columns. Columns may be added within this version; none is renamed, removed or given another meaning.
[The guide](../guides/tables.md) shows how to use them.

Columns in **bold** are the key of their table. Columns marked *repeats* show what already stands elsewhere, a name or
words of the text, so that nobody has to join tables or cut strings to see it; they are not read back.
"""


def describe_tables() -> str:
    """Return the page."""
    return "\n".join([HEAD, *("\n".join(describe_table(table)) for table in TABLES.values())])


def describe_table(table: Table) -> Iterator[str]:
    """Yield the lines about a table."""
    yield f"## {table.name}\n"
    yield f"{table.summary}\n"
    yield "| column | cells | what it says |"
    yield "|---|---|---|"
    for column in table.columns:
        name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
        cells = f"{column.cells}, or null" if column.optional else str(column.cells)
        repeats = "" if column.shown in {None, Shown.KIND} else "*repeats* "
        yield f"| {name} | {cells} | {repeats}{column.description.replace('|', '&#124;')} |"
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe_tables(), encoding="utf-8")
