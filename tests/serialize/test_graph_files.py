"""GraphML and GEXF: networkx opens them, nothing of the graph is missing, and no text can break them."""

import xml.etree.ElementTree as ET
from datetime import date

import attrs
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.serialize.characters import replace_illegal
from geopolnews.serialize.formats import find_format
from geopolnews.serialize.graph import Edge, Node, list_properties
from geopolnews.serialize.graph_building import build_graph
from geopolnews.serialize.graph_xml import escape_text, write_value

HOSTILE = [
    "a\x00b\x08\x0b\x1f",
    "half \ud83d and \udc9f",
    "\ufffe\uffff",
    "</data></node><node id='x'>",
    "quote \" and ' and & and &amp; and &#0; and <!-- ]]> <![CDATA[",
    "tab\t line\n return\r both\r\n",
    "\x85\u2028\u2029\ufeff\U0010ffff",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
]
GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def write(name, stream, folder):
    path = folder / f"out.{name}"
    find_format(name).write(stream, path)
    return path


def rename(findings, text):
    """The findings with a text in every place that holds free text and does not have to stand in the article."""
    actor = attrs.evolve(findings.actors[0], aliases=(text,), reason=text, roles=())
    statement = attrs.evolve(findings.statements[0], medium=text)
    meeting = attrs.evolve(findings.meetings[0], topic=text)
    article = attrs.evolve(findings.article, title=text, url=text, publisher=text)
    return attrs.evolve(
        findings,
        article=article,
        actors=(actor, *findings.actors[1:]),
        statements=(statement,),
        meetings=(meeting,),
    )


def expected(item, *own):
    """What a node or edge holds, as it has to stand in a file."""
    values = {name: value for name, value in list_properties(item).items() if name not in own}
    return {
        name: value if isinstance(value, bool | float) else replace_illegal(write_value(value))
        for name, value in values.items()
    }


def assert_same(graph, read, own, title=lambda name: name):
    assert sorted(read.nodes) == sorted(node.id for node in graph.nodes)
    for node in graph.nodes:
        found = read.nodes[node.id]
        assert {title(name): value for name, value in expected(node, *own).items()}.items() <= found.items()
    found = {data["id"]: (source, target, data) for source, target, data in list_edges(read)}
    assert sorted(found) == sorted(edge.id for edge in graph.edges)
    for edge in graph.edges:
        source, target, data = found[edge.id]
        assert (source, target) == (edge.source, edge.target)
        assert {title(name): value for name, value in expected(edge, *own).items()}.items() <= data.items()


def list_edges(read):
    for source, target, key, data in read.edges(keys=True, data=True):
        yield source, target, {"id": key, **data}


def read_graphml(path):
    networkx = pytest.importorskip("networkx", reason='needs networkx: pip install "geopolnews[graph]"')
    return networkx.read_graphml(path, force_multigraph=True)


def read_gexf(path):
    networkx = pytest.importorskip("networkx", reason='needs networkx: pip install "geopolnews[graph]"')
    return networkx.MultiDiGraph(networkx.read_gexf(path, version="1.3"))


def title(name):
    return {"start": "first day", "end": "last day"}.get(name, name)


@pytest.mark.parametrize("text", HOSTILE)
def test_networkx_reads_graphml_with_everything_in_it(findings, tmp_path, text):
    renamed = rename(findings, text)
    read = read_graphml(write("graphml", [renamed], tmp_path))
    assert_same(build_graph(renamed), read, {"id", "source", "target"})


@pytest.mark.parametrize("text", HOSTILE)
def test_networkx_reads_gexf_with_everything_in_it(findings, tmp_path, text):
    renamed = rename(findings, text)
    read = read_gexf(write("gexf", [renamed], tmp_path))
    assert_same(build_graph(renamed), read, {"id", "label", "source", "target"}, title)
    assert {node.id: replace_illegal(node.label) for node in build_graph(renamed).nodes} == dict(
        read.nodes(data="label")
    )


@given(many=st.lists(strategies.findings(), min_size=1, max_size=3))
def test_random_findings_come_out_whole(many, tmp_path_factory):
    graph = build_graph(many)
    folder = tmp_path_factory.mktemp("graph")
    assert_same(graph, read_graphml(write("graphml", many, folder)), {"id", "source", "target"})
    gexf = write("gexf", many, folder)
    check_structure(ET.parse(gexf).getroot())  # noqa: S314 - our own file
    if graph.edges:  # networkx takes a graph without edges for an undirected one
        assert_same(graph, read_gexf(gexf), {"id", "label", "source", "target"}, title)


def check_structure(root):
    """Check what the published schema of GEXF 1.3 asks for, as far as we use it."""
    assert (root.tag, root.attrib) == (f"{GEXF}gexf", {"version": "1.3"})
    meta, graph = root
    assert meta.tag == f"{GEXF}meta"
    assert graph.get("defaultedgetype") == "directed"
    assert graph.get("mode") in {"static", "dynamic"}
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    declared = {}
    for attributes in graph.findall(f"{GEXF}attributes"):
        assert attributes.get("class") in {"node", "edge"}
        of_class = declared[attributes.get("class")] = {}
        for attribute in attributes:
            assert set(attribute.attrib) == {"id", "title", "type"}
            assert attribute.get("type") in {"string", "boolean", "double"}
            of_class[attribute.get("id")] = attribute.get("type")
        assert len({attribute.get("title") for attribute in attributes}) == len(of_class)
    nodes, edges = graph[2], graph[3]
    ids = {node.get("id") for node in nodes}
    assert len(ids) == len(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= ids
        assert edge.get("kind")
    for item in (*nodes, *edges):
        of_class = declared["node" if item in list(nodes) else "edge"]
        for day in filter(None, (item.get("start"), item.get("end"))):
            assert graph.get("mode") == "dynamic"
            assert date.fromisoformat(day).isoformat() == day
        for value in item.find(f"{GEXF}attvalues"):
            assert set(value.attrib) == {"for", "value"}
            type = of_class[value.get("for")]
            assert type != "boolean" or value.get("value") in {"true", "false"}
            assert type != "double" or float(value.get("value")) is not None


def test_gexf_has_a_time_line_where_days_are_known(findings, tmp_path):
    root = ET.parse(write("gexf", [findings], tmp_path)).getroot()  # noqa: S314 - our own file
    graph = root.find(f"{GEXF}graph")
    assert {name: graph.get(name) for name in ("mode", "timeformat", "timerepresentation")} == {
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }
    living = {(item.tag.removeprefix(GEXF), item.get("kind"), item.get("start")) for item in graph.iter()}
    day = "2024-12-06"
    assert {
        ("node", None, day),
        ("edge", "says", day),
        ("edge", "takes_part", day),
        ("edge", "holds_role", None),
    } <= living
    # An article that lived on one day only would take with it, on the time line, all that was said before.
    (article,) = (node for node in graph.iter(f"{GEXF}node") if node.get("id").startswith("article-"))
    assert article.get("start") is None

    article = attrs.evolve(findings.article, published=None)
    undated = attrs.evolve(findings, article=article, meetings=(), statements=(), stances=(), notes=())
    root = ET.parse(write("gexf", [undated], tmp_path)).getroot()  # noqa: S314 - our own file
    assert root.find(f"{GEXF}graph").get("mode") == "static"


def test_gexf_tells_kinds_and_positions_by_colour(findings, tmp_path):
    root = ET.parse(write("gexf", [findings], tmp_path)).getroot()  # noqa: S314 - our own file
    colours = {
        item.get("label"): tuple(colour.get(part) for part in "rgb")
        for item in root.iter()
        for colour in item.findall("{http://gexf.net/1.3/viz}color")
    }
    assert colours["Sabbagh"] == colours["Fuad Hussein"] != colours["Baghdad"]
    assert colours["oppose"] == ("213", "94", "0")


def test_graphml_declares_every_key_with_its_type(findings, tmp_path):
    root = ET.parse(write("graphml", [findings], tmp_path)).getroot()  # noqa: S314 - our own file
    keys = {
        key.get("id"): (key.get("for"), key.get("attr.name"), key.get("attr.type"))
        for key in root.iter(f"{GRAPHML}key")
    }
    assert keys["node_latitude"] == ("node", "latitude", "double")
    assert keys["edge_negated"] == ("edge", "negated", "boolean")
    assert {data.get("key") for data in root.iter(f"{GRAPHML}data")} <= set(keys)
    assert len(keys) == len(attrs.fields(Node)) + len(attrs.fields(Edge)) - 4


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_the_same_once_it_is_read(text):
    read = ET.fromstring(f'<a b="{escape_text(text)}">{escape_text(text)}</a>')  # noqa: S314 - our own text
    assert read.text == read.get("b") == replace_illegal(text)
    assert len(replace_illegal(text)) == len(text)


def test_a_graph_of_nothing_is_a_graph(tmp_path):
    for name in ("graphml", "gexf"):
        assert ET.parse(write(name, [], tmp_path)).getroot() is not None  # noqa: S314 - our own file
