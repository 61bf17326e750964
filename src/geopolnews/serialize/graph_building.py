"""Findings to a graph.

Which nodes of several articles are one? Those that are known to be the same:

- a state, by its ISO 3166-1 code, whatever each article calls it; a country as a place likewise, as a node of its own,
  since acting and lying somewhere are two things;
- the same article, read twice;
- with `join_names`, also what bears the same full name: see `NodeNames`.

Everything else stays apart, article by article. Two nodes for one person can be joined later; what was joined wrongly
cannot be told apart again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geopolnews.model import Findings
from geopolnews.serialize.article_key import make_article_key
from geopolnews.serialize.graph import Edge, Graph, Node
from geopolnews.serialize.graph_edges import list_edges
from geopolnews.serialize.graph_nodes import list_nodes
from geopolnews.serialize.node_names import ArticleNames, NodeNames

if TYPE_CHECKING:
    from collections.abc import Iterable


def build_graph(findings: Findings | Iterable[Findings], *, join_names: bool = False) -> Graph:
    """Return the graph of what one or many articles tell.

    Args:
        findings: The findings of an article, or those of several, one by one.
        join_names: Whether people, organisations and places of several articles are one node where they bear the same
            full name. Good for an overview; it takes namesakes for one.
    """
    builder = _Builder(NodeNames(join_names=join_names))
    count = 0
    for one in [findings] if isinstance(findings, Findings) else findings:
        builder.add_article(one)
        count += 1
    return Graph(nodes=tuple(builder.nodes.values()), edges=tuple(builder.edges.values()), articles=count)


@attrs.define
class _Builder:
    names: NodeNames
    nodes: dict[str, Node] = attrs.field(factory=dict)
    edges: dict[str, Edge] = attrs.field(factory=dict)

    def add_article(self, findings: Findings) -> None:
        names = ArticleNames(findings, make_article_key(findings.article), self.names)
        for node in list_nodes(names):
            self._add_node(node)
        for edge in list_edges(names):
            # Where an article tells the same twice, such as a participant listed two times, it is one edge.
            self.edges.setdefault(edge.id, edge)

    def _add_node(self, node: Node) -> None:
        known = self.nodes.get(node.id)
        self.nodes[node.id] = node if known is None else _join(known, node)


def _join(known: Node, other: Node) -> Node:
    """Return one node for what two articles tell; where they differ, the first has it."""
    names = (*known.aliases, other.label, *other.aliases)
    return attrs.evolve(
        known,
        aliases=tuple(name for name in dict.fromkeys(names) if name != known.label),
        acronym=known.acronym or other.acronym,
        roles=tuple(dict.fromkeys((*known.roles, *other.roles))),
        reason=known.reason or other.reason,
        latitude=other.latitude if known.latitude is None else known.latitude,
        longitude=other.longitude if known.latitude is None else known.longitude,
        confidence=max((value for value in (known.confidence, other.confidence) if value is not None), default=None),
    )
