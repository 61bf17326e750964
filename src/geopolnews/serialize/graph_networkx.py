"""A graph as an object of networkx, to compute with: centrality, paths, communities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopolnews.errors import MissingExtra
from geopolnews.serialize.graph import Graph, list_properties
from geopolnews.serialize.graph_building import build_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.model import Findings


def to_networkx(findings: Findings | Iterable[Findings] | Graph) -> Any:
    """Return a `networkx.MultiDiGraph` of what one or many articles tell.

    Nodes and edges carry what `Node` and `Edge` describe, as attributes of the same names; the key of an edge is its
    id. Days are `datetime.date`, lists are tuples, and what is not known is left out.

    Args:
        findings: The findings of an article, those of several, or a graph made by `build_graph`.

    Raises:
        MissingExtra: networkx is not installed.
    """
    try:
        import networkx
    except ImportError:
        raise MissingExtra(extra="graph", package="networkx") from None
    graph = findings if isinstance(findings, Graph) else build_graph(findings)
    made = networkx.MultiDiGraph()
    for node in graph.nodes:
        made.add_node(node.id, **_list_attributes(node, "id"))
    for edge in graph.edges:
        made.add_edge(edge.source, edge.target, key=edge.id, **_list_attributes(edge, "id", "source", "target"))
    return made


def _list_attributes(item: Any, *left_out: str) -> dict[str, Any]:
    # Enum members as plain strings, which every writer of networkx can write.
    return {
        name: str(value) if isinstance(value, str) else value
        for name, value in list_properties(item).items()
        if name not in left_out
    }
