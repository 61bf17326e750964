r"""The graph as a script in Cypher, which fills a Neo4j database (4.4 or later).

The script can be run again, and after the script of other articles: constraints and MERGE see to it that what is there
is not made twice.

Nothing of an article can become part of a command. Labels, types and names of properties are fixed; texts stand in
string literals only, where backslashes, quotes and line breaks are escaped. One trap is left: Cypher takes `\u0027` for
a quotation mark, and some of its parsers look for that before they look for strings. So no backslash ever stands before
a "u", not even an escaped one: there the literal is closed, and a second one is added to it.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from geopolnews.serialize.characters import replace_illegal
from geopolnews.serialize.graph import Edge, Node, list_properties
from geopolnews.serialize.graph_building import build_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geopolnews.model import Findings

_BATCH = 500  # rows a command: some hundred kilobytes, which the parsers of Neo4j still take in one go

_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})

_HEAD = """\
// Made by geopolnews. Run it with: cypher-shell -f FILE
CREATE CONSTRAINT geopolnews_id IF NOT EXISTS FOR (n:GeopolNews) REQUIRE n.id IS UNIQUE;
"""


def write_cypher(stream: Iterable[Findings], path: Path) -> int:
    """Write a script that makes the graph of findings, and return how many articles there were."""
    graph = build_graph(stream)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for kind, nodes in _group_by_kind(graph.nodes):
            _write_batches(nodes, f"MERGE (n:GeopolNews {{id: row.id}}) SET n:{kind.title()}, n += row;", file)
        for kind, edges in _group_by_kind(graph.edges):
            _write_batches(
                edges,
                "MATCH (a:GeopolNews {id: row.source}) MATCH (b:GeopolNews {id: row.target})"
                f" MERGE (a)-[r:{kind.upper()} {{id: row.id}}]->(b) SET r += row.properties;",
                file,
            )
    return graph.articles


def _group_by_kind(items: Sequence[Any]) -> Iterable[tuple[str, list[Any]]]:
    for kind, group in groupby(sorted(items, key=lambda item: item.kind), key=lambda item: item.kind):
        yield str(kind), list(group)


def _write_batches(items: Sequence[Node | Edge], command: str, file: IO[str]) -> None:
    for first in range(0, len(items), _BATCH):
        rows = ",\n".join(map(_write_row, items[first : first + _BATCH]))
        file.write(f"UNWIND [\n{rows}\n] AS row\n{command}\n")


def _write_row(item: Node | Edge) -> str:
    properties = list_properties(item)
    del properties["kind"]  # it is the label of the node, the type of the edge
    if isinstance(item, Node):
        return write_literal(properties)
    ends = {name: properties.pop(name) for name in ("id", "source", "target")}
    return write_literal({**ends, "properties": properties})


def write_literal(value: object) -> str:
    """Return a value as Cypher writes it. Keys of maps have to be names that need no quotes."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            # The shortest form that gives the same number again: "0.9", "1e-05".
            return repr(value)
        case date():
            return f"date('{value.isoformat()}')"
        case tuple():
            return f"[{', '.join(map(write_literal, value))}]"
        case dict():
            return "{" + ", ".join([f"{name}: {write_literal(one)}" for name, one in value.items()]) + "}"
    return _write_string(str(value))


def _write_string(text: str) -> str:
    escaped = replace_illegal(text).translate(_ESCAPES)
    return "'" + re.sub(r"\\(?=u)", r"\\' + '", escaped) + "'"
