"""JSON-LD: every key means something, nothing is lost on the way to RDF, and nothing is fetched."""

import json
import re

import attrs
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.model import ActorKind, MeetingStatus, OrganisationKind, PlaceKind, StatementKind
from geopolnews.serialize.characters import replace_illegal
from geopolnews.serialize.json_ld import build_json_ld, read_context, write_json_ld

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
OWN = "urn:geopolnews:term:"


def refuse(url, options):
    raise AssertionError(f"{url} was to be fetched")


OPTIONS = {"documentLoader": refuse}


@pytest.fixture(scope="module")
def pyld():
    return pytest.importorskip("pyld", reason="needs pyld").jsonld


@pytest.fixture(scope="module")
def rdflib():
    return pytest.importorskip("rdflib", reason="needs rdflib")


def write(stream, folder):
    path = folder / "out.jsonld"
    assert write_json_ld(iter(stream), path) == len(stream)
    return path


def read_graph(rdflib, document):
    graph = rdflib.Graph()
    graph.parse(data=json.dumps(document), format="json-ld")
    return graph


def list_keys(value):
    """Every key of a document outside its context, as often as it occurs."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key != "@context":
                yield key
                yield from list_keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from list_keys(item)


def list_types(value):
    """Every type that a document gives something."""
    if isinstance(value, dict):
        types = value.get("@type", [])
        yield from [types] if isinstance(types, str) else types
        for item in value.values():
            yield from list_types(item)
    elif isinstance(value, list):
        for item in value:
            yield from list_types(item)


def list_triples(pyld, document):
    return [triple for triples in pyld.to_rdf(document, OPTIONS).values() for triple in triples]


def node(document, type):
    (found,) = (node for node in document["@graph"] if type in [node["@type"], *node["@type"]])
    return found


def test_what_a_document_says(findings):
    document = build_json_ld(findings)
    article, statement, meeting = (node(document, type) for type in ("NewsArticle", "Statement", "Event"))
    hussein = next(node for node in document["@graph"] if node.get("name") == "Fuad Hussein")
    iraq = next(node for node in document["@graph"] if node.get("name") == "Iraq")
    assert article["datePublished"] == "2024-12-06"
    assert hussein["@id"] in article["mentions"]
    assert (hussein["@type"], hussein["alternateName"]) == ("Person", ["Hussein"])
    (role,) = hussein["affiliation"]
    assert (role["roleName"], role["affiliation"]) == ("Foreign Minister", [{"@id": iraq["@id"]}])
    assert iraq["sameAs"] == "urn:geopolnews:state-IQ"
    assert statement["@type"] == ["Statement", "Quotation"]
    assert (statement["creator"], statement["text"]) == ([hussein["@id"]], "“We oppose it,”")
    assert statement["content"] == [
        {"@type": "TextPositionSelector", "start": 55, "end": 70, "exact": "“We oppose it,”"}
    ]
    assert statement["recordedAt"] == meeting["@id"] in article["mentions"]
    assert node(document, "Stance")["statement"] == statement["@id"]
    assert all(record["@id"].startswith(article["@id"]) for record in document["@graph"])
    assert document["@graph"][0]["@id"] == build_json_ld(findings)["@graph"][0]["@id"]


@pytest.mark.parametrize("kind", StatementKind)
def test_what_is_not_quoted_is_no_quotation(findings, kind):
    statement = attrs.evolve(findings.statements[0], kind=kind)
    document = build_json_ld(attrs.evolve(findings, statements=(statement,)))
    assert ("Quotation" in node(document, "Statement")["@type"]) == (kind != StatementKind.INDIRECT)


def test_the_context_has_only_terms_that_exist(rdflib):
    context = read_context()
    for name, meaning in context.items():
        term = meaning["@id"] if isinstance(meaning, dict) else meaning
        if name.startswith("@") or not re.fullmatch(r"\w+:\w+", str(term)):
            continue
        prefix, _, word = term.partition(":")
        assert context[prefix] == {"schema": SCHEMA, "oa": OA, "gn": OWN}[prefix]
        assert (
            word
            in {
                "schema": rdflib.SDO,
                "oa": {"TextPositionSelector", "start", "end", "exact"},
                "gn": {name},
            }[prefix]
        )
    for word in ("EventScheduled", "EventCancelled"):
        assert word in rdflib.SDO


def vary(findings, field, name, values):
    """The findings with one more record for each value of a field of the first record of its kind."""
    records = getattr(findings, field)
    for value in values:
        if value != getattr(records[0], name):
            yield attrs.evolve(findings, **{field: (*records, attrs.evolve(records[0], **{name: value}))})


def test_every_kind_has_a_type_of_the_context(findings):
    variants = [
        *vary(findings, "actors", "kind", ActorKind),
        *vary(findings, "organisations", "kind", OrganisationKind),
        *vary(findings, "places", "kind", PlaceKind),
    ]
    assert len(variants) == 2 + 10 + 3
    types = {type for variant in variants for type in list_types(build_json_ld(variant)["@graph"])}
    assert {"Group", "Corporation", "Country", "GeoCoordinates", "OrganizationRole"} < types <= set(read_context())


@pytest.mark.parametrize("status", MeetingStatus)
def test_only_what_schema_org_has_a_word_for_gets_it(findings, status):
    meeting = attrs.evolve(findings.meetings[0], status=status)
    event = node(build_json_ld(attrs.evolve(findings, meetings=(meeting,))), "Event")
    assert event["status"] == status
    assert ("eventStatus" in event) == (status in {MeetingStatus.PLANNED, MeetingStatus.CANCELLED})


def test_what_several_articles_tell_of_a_state_is_tied_by_its_code(findings, rdflib):
    other = attrs.evolve(findings, article=attrs.evolve(findings.article, title="Another"))
    graph = read_graph(rdflib, build_json_ld(findings)) + read_graph(rdflib, build_json_ld(other))
    same = rdflib.URIRef("urn:geopolnews:state-IQ")
    assert len(set(graph.subjects(rdflib.URIRef(f"{SCHEMA}sameAs"), same))) == 2


def test_it_can_be_asked_who_said_what(findings, rdflib):
    graph = read_graph(rdflib, build_json_ld(findings))
    rows = graph.query(
        """
        PREFIX schema: <https://schema.org/>
        PREFIX gn: <urn:geopolnews:term:>
        SELECT ?who ?act ?whom ?words ?day WHERE {
            ?said a schema:Quotation ; schema:creator/schema:name ?who ; gn:act ?act ; schema:text ?words ;
                gn:addressee/schema:name ?whom ; schema:isPartOf/schema:datePublished ?day .
        }"""
    )
    ((who, act, whom, words, day),) = rows
    assert [str(value) for value in (who, act, whom, words)] == ["Fuad Hussein", "reject", "Sabbagh", "“We oppose it,”"]
    assert day.toPython().isoformat() == "2024-12-06"


@given(many=st.lists(strategies.findings(), max_size=2))
def test_random_findings_lose_nothing_in_expansion(many, pyld, tmp_path_factory):
    document = json.loads(write(many, tmp_path_factory.mktemp("linked")).read_bytes())
    assert document["@graph"] == [node for findings in many for node in build_json_ld(findings)["@graph"]]
    assert {key for key in list_keys(document) if not key.startswith("@")} <= set(document["@context"])
    expanded = pyld.expand(document, OPTIONS)
    keys = [key for key in list_keys(document) if not key.startswith("@")]
    iris = [key for key in list_keys(expanded) if not key.startswith("@")]
    assert len(keys) == len(iris)
    assert all(re.match(r"https?://|urn:geopolnews:", iri) for iri in iris)
    # What comes back from the expanded form is what was written, down to the last value.
    compacted = pyld.compact(expanded, document["@context"], {**OPTIONS, "graph": True})
    assert compacted["@graph"] == document["@graph"]


@given(many=st.lists(strategies.findings(), min_size=1, max_size=2))
def test_random_findings_are_the_same_triples_for_both_readers(many, pyld, rdflib):
    for findings in many:
        document = build_json_ld(findings)
        graph = read_graph(rdflib, document)
        assert len(graph) == len({str(triple) for triple in list_triples(pyld, document)})
        texts = set(graph.objects(None, rdflib.URIRef(f"{SCHEMA}articleBody")))
        assert {str(text) for text in texts} == {replace_illegal(findings.article.text)}
        # Any form of RDF can hold it, XML too.
        again = rdflib.Graph().parse(data=graph.serialize(format="xml"), format="xml")
        assert len(again) == len(graph)


@pytest.mark.parametrize("text", ["half \ud83d", "\x00", "</script>", '"}, {"@id": "urn:x"', "@id", "http://x y", ""])
def test_a_hostile_text_stays_a_text(findings, pyld, rdflib, text):
    article = attrs.evolve(findings.article, title=text, url=text, publisher=text)
    statement = attrs.evolve(findings.statements[0], medium=text)
    document = build_json_ld(attrs.evolve(findings, article=article, statements=(statement,)))
    harmless = build_json_ld(
        attrs.evolve(
            findings,
            article=attrs.evolve(article, title="a", url="a", publisher="a"),
            statements=(attrs.evolve(statement, medium="a"),),
        )
    )
    assert len(list_triples(pyld, document)) == len(list_triples(pyld, harmless))
    graph = read_graph(rdflib, json.loads(json.dumps(document)))
    urls = set(graph.objects(None, rdflib.URIRef(f"{SCHEMA}url")))
    assert urls == ({rdflib.Literal(replace_illegal(text))})


def test_an_empty_list_of_articles_is_a_document(pyld, tmp_path):
    document = json.loads(write([], tmp_path).read_bytes())
    assert pyld.expand(document, OPTIONS) == []
