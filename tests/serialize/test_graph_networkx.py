"""The graph as an object of networkx."""

import subprocess
import sys

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.errors import MissingExtra
from geopolnews.serialize.graph_building import build_graph
from geopolnews.serialize.graph_networkx import to_networkx

networkx = pytest.importorskip("networkx", reason='needs networkx: pip install "geopolnews[graph]"')


def test_nodes_and_edges_with_what_they_carry(findings):
    made = to_networkx(findings)
    assert isinstance(made, networkx.MultiDiGraph)
    by_label = {data["label"]: node for node, data in made.nodes(data=True)}
    (said,) = made.get_edge_data(by_label["Fuad Hussein"], by_label["Sabbagh"]).values()
    assert (said["kind"], said["act"], said["evidence"]) == ("says", "reject", "“We oppose it,”")
    assert "position" not in said
    undirected = networkx.Graph(made)
    assert networkx.has_path(undirected, by_label["Sabbagh"], by_label["Baghdad"])


@given(st.lists(strategies.findings(), max_size=3))
def test_random_findings_lose_nothing_of_the_graph(many):
    graph = build_graph(many)
    made = to_networkx(graph)
    assert list(made.nodes) == [node.id for node in graph.nodes]
    assert {key for _, _, key in made.edges(keys=True)} == {edge.id for edge in graph.edges}
    for edge in graph.edges:
        data = made.edges[edge.source, edge.target, edge.id]
        assert {name: getattr(edge, name) for name in data} == data


def test_a_graph_goes_to_the_writers_of_networkx(findings, tmp_path):
    made = to_networkx(findings)
    networkx.write_gml(made, tmp_path / "out.gml", stringizer=str)
    assert len(networkx.node_link_data(made, edges="links")["nodes"]) == len(made)


def test_without_networkx_the_extra_is_named(findings, monkeypatch):
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtra, match=r"geopolnews\[graph\]"):
        to_networkx(findings)


def test_building_a_graph_needs_no_package():
    code = (
        "import sys, geopolnews as g; g.build_graph(g.Findings(article=g.Article(text='a')));"
        "print([name for name in ('networkx', 'numpy', 'spacy', 'cattrs') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
