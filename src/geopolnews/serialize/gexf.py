"""The graph as GEXF 1.3, the format of Gephi, with colours and with days for its time line.

A meeting and every edge with days live from the first to the last of them; what has no days is always there. Articles
have no lifetime, since what they tell of happened before; their day is an attribute.
"""

from __future__ import annotations

from datetime import date
from typing import IO, TYPE_CHECKING

from geopolnews.serialize.graph import Edge, Node, NodeKind, list_properties, list_types
from geopolnews.serialize.graph_building import build_graph
from geopolnews.serialize.graph_xml import write_attributes, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geopolnews.model import Findings

_NAMESPACE = "http://gexf.net/1.3"
_OWN = {"id", "label", "source", "target"}  # the format has places of its own for these
# "start" and "end" are what the format calls a lifetime, which not everything with a day has.
_TITLES = {"start": "first day", "end": "last day"}

# Distinct for people who do not tell red from green; after Okabe and Ito.
_NODE_COLOURS = {
    NodeKind.ACTOR: (0, 114, 178),
    NodeKind.ORGANISATION: (230, 159, 0),
    NodeKind.PLACE: (0, 158, 115),
    NodeKind.MEETING: (204, 121, 167),
    NodeKind.ARTICLE: (153, 153, 153),
    NodeKind.TOPIC: (86, 180, 233),
    NodeKind.UNKNOWN: (0, 0, 0),
}
_STANCE_COLOURS = {"support": (0, 114, 178), "oppose": (213, 94, 0), "concern": (240, 228, 66)}


def write_gexf(stream: Iterable[Findings], path: Path) -> int:
    """Write the graph of findings to a file, and return how many articles there were."""
    graph = build_graph(stream)
    days = [node.start for node in graph.nodes] + [edge.start for edge in graph.edges]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write(f'<gexf xmlns="{_NAMESPACE}" xmlns:viz="{_NAMESPACE}/viz" version="1.3">\n')
        file.write("<meta><creator>geopolnews</creator></meta>\n")
        mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if any(days) else 'mode="static"'
        file.write(f'<graph defaultedgetype="directed" {mode}>\n')
        for kind in (Node, Edge):
            _declare_attributes(kind, file)
        file.write("<nodes>\n")
        for node in graph.nodes:
            life = _write_life(node) if node.kind == NodeKind.MEETING else ""
            head = write_attributes(id=node.id, label=node.label)
            colour = _write_colour(_NODE_COLOURS[node.kind])
            file.write(f"<node{head}{life}>{_write_values(node)}{colour}</node>\n")
        file.write("</nodes>\n<edges>\n")
        for edge in graph.edges:
            # Without a kind, Gephi takes a statement and a stance between the same two for one edge.
            head = write_attributes(
                id=edge.id, source=edge.source, target=edge.target, label=edge.label, kind=edge.kind
            )
            colour = _write_colour(_STANCE_COLOURS.get(edge.position or ""))
            file.write(f"<edge{head}{_write_life(edge)}>{_write_values(edge)}{colour}</edge>\n")
        file.write("</edges>\n</graph>\n</gexf>\n")
    return graph.articles


def _declare_attributes(kind: type[Node | Edge], file: IO[str]) -> None:
    element = kind.__name__.lower()
    file.write(f'<attributes class="{element}" mode="static">\n')
    for name, type in list_types(kind).items():
        if name not in _OWN:
            file.write(f'<attribute id="{element}_{name}" title="{_TITLES.get(name, name)}" type="{type}"/>\n')
    file.write("</attributes>\n")


def _write_life(item: Node | Edge) -> str:
    return write_attributes(start=_write_day(item.start), end=_write_day(item.end))


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _write_values(item: Node | Edge) -> str:
    element = type(item).__name__.lower()
    values = [
        f"<attvalue{write_attributes(for_=f'{element}_{name}', value=write_value(value))}/>"
        for name, value in list_properties(item).items()
        if name not in _OWN
    ]
    return f"<attvalues>{''.join(values)}</attvalues>"


def _write_colour(colour: tuple[int, int, int] | None) -> str:
    if colour is None:
        return ""
    red, green, blue = colour
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
