"""The graph as GraphML, which Gephi, Cytoscape, yEd, igraph and networkx read."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from geopolnews.serialize.graph import Edge, Node, list_properties, list_types
from geopolnews.serialize.graph_building import build_graph
from geopolnews.serialize.graph_xml import escape_text, write_attributes, write_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geopolnews.model import Findings

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_OWN = {"id", "source", "target"}  # the format has places of its own for these


def write_graphml(stream: Iterable[Findings], path: Path) -> int:
    """Write the graph of findings to a file, and return how many articles there were."""
    graph = build_graph(stream)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_NAMESPACE}">\n')
        for kind in (Node, Edge):
            _declare_keys(kind, file)
        file.write('<graph id="geopolnews" edgedefault="directed">\n')
        for node in graph.nodes:
            file.write(f"<node{write_attributes(id=node.id)}>{_write_data(node)}</node>\n")
        for edge in graph.edges:
            ends = write_attributes(id=edge.id, source=edge.source, target=edge.target)
            file.write(f"<edge{ends}>{_write_data(edge)}</edge>\n")
        file.write("</graph>\n</graphml>\n")
    return graph.articles


def _declare_keys(kind: type[Node | Edge], file: IO[str]) -> None:
    element = kind.__name__.lower()
    for name, type in list_types(kind).items():
        if name not in _OWN:
            file.write(
                f'<key id="{element}_{name}" for="{element}" attr.name="{name}" attr.type="{type}"/>\n',
            )


def _write_data(item: Node | Edge) -> str:
    element = type(item).__name__.lower()
    return "".join(
        [
            f'<data key="{element}_{name}">{escape_text(write_value(value))}</data>'
            for name, value in list_properties(item).items()
            if name not in _OWN
        ]
    )
