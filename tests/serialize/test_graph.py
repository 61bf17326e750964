"""The graph of findings: what becomes a node, what an edge, and which nodes of several articles are one."""

from collections import Counter
from datetime import date

import attrs
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.model import (
    Actor,
    ActorKind,
    Article,
    Findings,
    Organisation,
    OrganisationKind,
    Place,
    PlaceKind,
    Role,
    Span,
    Stance,
    Statement,
)
from geopolnews.serialize.article_key import make_article_key, make_key
from geopolnews.serialize.graph import Dating, EdgeKind, NodeKind, list_properties, list_types
from geopolnews.serialize.graph_building import build_graph

WORD = (Span(start=0, end=1),)


def labels(graph, kind):
    return [node.label for node in graph.nodes if node.kind == kind]


def edges(graph, kind):
    """The edges of a kind, each as the labels of its ends and its own."""
    named = {node.id: node.label for node in graph.nodes}
    return [(named[edge.source], edge.label, named[edge.target]) for edge in graph.edges if edge.kind == kind]


def make_article(text, *, actors=(), organisations=(), places=()):
    return Findings(article=Article(text=text), actors=actors, organisations=organisations, places=places)


def make_state(name, country):
    return Organisation(name=name, kind=OrganisationKind.STATE, country=country, mentions=WORD, confidence=0.5)


def make_person(name, **facts):
    return Actor(name=name, kind=ActorKind.PERSON, mentions=WORD, confidence=0.5, **facts)


def test_what_an_article_tells(findings):
    graph = build_graph(findings)
    assert graph.articles == 1
    assert labels(graph, NodeKind.ACTOR) == ["Fuad Hussein", "Sabbagh"]
    assert labels(graph, NodeKind.ORGANISATION) == ["Iraq"]
    assert labels(graph, NodeKind.PLACE) == ["Baghdad"]
    assert labels(graph, NodeKind.MEETING) == ["bilateral: Fuad Hussein, Sabbagh"]
    assert labels(graph, NodeKind.TOPIC) == ["it"]
    meeting = "bilateral: Fuad Hussein, Sabbagh"
    assert edges(graph, EdgeKind.HOLDS_ROLE) == [("Fuad Hussein", "Foreign Minister", "Iraq")]
    assert edges(graph, EdgeKind.TAKES_PART) == [
        ("Fuad Hussein", "takes part", meeting),
        ("Sabbagh", "takes part", meeting),
    ]
    assert edges(graph, EdgeKind.HELD_AT) == [(meeting, "held at", "Baghdad")]
    assert edges(graph, EdgeKind.SAYS) == [("Fuad Hussein", "reject", "Sabbagh")]
    assert edges(graph, EdgeKind.TAKES_STANCE) == [("Fuad Hussein", "oppose", "it")]
    assert len(edges(graph, EdgeKind.MENTIONS)) == 5


def test_edges_carry_words_offsets_days_and_what_they_rest_on(findings):
    graph = build_graph(findings)
    said, stands = (edge for kind in ("says", "takes_stance") for edge in graph.edges if edge.kind == kind)
    assert (said.evidence, said.spans) == ("“We oppose it,”", ("55:70",))
    assert (said.cue, said.spoken_by, said.form, said.confidence) == ("told", "Hussein", "direct", 0.6)
    assert findings.article.text[slice(*map(int, said.spans[0].split(":")))] == said.evidence
    (meeting,) = (node for node in graph.nodes if node.kind == "meeting")
    assert said.meeting == meeting.id
    assert stands.statement == said.record == findings.statements[0].id
    met = next(edge for edge in graph.edges if edge.kind == "takes_part")
    assert (met.start, met.dating, met.date_text) == (date(2024, 12, 6), Dating.TEXT, "Friday")
    assert (said.start, said.dating, said.date_text) == (date(2024, 12, 6), Dating.PUBLICATION, None)


def test_what_has_no_day_anywhere_has_none(findings):
    graph = build_graph(attrs.evolve(findings, article=attrs.evolve(findings.article, published=None)))
    assert {edge.kind for edge in graph.edges if edge.start} == {"takes_part", "held_at"}


def test_a_joint_statement_is_an_edge_from_each_speaker_to_the_article(findings):
    speakers = tuple(actor.id for actor in findings.actors)
    joint = attrs.evolve(findings.statements[0], speakers=speakers, addressee=None)
    graph = build_graph(attrs.evolve(findings, statements=(joint,)))
    title = labels(graph, NodeKind.ARTICLE)[0]
    assert edges(graph, EdgeKind.SAYS) == [("Fuad Hussein", "reject", title), ("Sabbagh", "reject", title)]
    assert len({edge.record for edge in graph.edges if edge.kind == EdgeKind.SAYS}) == 1


def test_a_statement_without_a_speaker_comes_from_a_node_of_its_own(findings):
    first = attrs.evolve(findings.statements[0], speakers=(), unresolved="no mention near it")
    second = attrs.evolve(first, cue=None)
    graph = build_graph(attrs.evolve(findings, statements=(first, second), stances=(), notes=()))
    assert edges(graph, EdgeKind.SAYS) == [("unknown", "reject", "Sabbagh")] * 2
    assert [node.reason for node in graph.nodes if node.kind == NodeKind.UNKNOWN] == ["no mention near it"] * 2


def test_stances_about_the_same_words_of_an_article_meet_at_one_node(findings):
    other = attrs.evolve(findings.stances[0], holder=findings.actors[1].id)
    graph = build_graph(attrs.evolve(findings, stances=(*findings.stances, other)))
    assert edges(graph, EdgeKind.TAKES_STANCE) == [("Fuad Hussein", "oppose", "it"), ("Sabbagh", "oppose", "it")]
    assert labels(graph, NodeKind.TOPIC) == ["it"]


def test_a_role_in_a_country_ties_to_its_state_even_where_nothing_else_speaks_of_it():
    role = Role(title="envoy", country="NO", country_name="Norway", confidence=0.5)
    graph = build_graph(make_article("a", actors=(make_person("Ida Berg", roles=(role,)),)))
    assert edges(graph, EdgeKind.HOLDS_ROLE) == [("Ida Berg", "envoy", "Norway")]


def test_a_role_without_a_body_is_told_by_its_holder():
    graph = build_graph(make_article("a", actors=(make_person("Ida Berg", roles=(Role(title="head", confidence=1),)),)))
    assert edges(graph, EdgeKind.HOLDS_ROLE) == []
    assert [node.roles for node in graph.nodes if node.kind == NodeKind.ACTOR] == [("head",)]


def test_states_and_countries_of_several_articles_are_one_by_their_code():
    land = Place(name="Türkiye", kind=PlaceKind.COUNTRY, country="TR", mentions=WORD, confidence=0.5)
    articles = [
        make_article("a", organisations=(make_state("Turkey", "TR"),), places=(land,)),
        make_article("b", organisations=(make_state("Türkiye", "TR"), make_state("Nowhere", None)), places=(land,)),
        make_article("c", organisations=(make_state("Nowhere", None),)),
    ]
    graph = build_graph(articles)
    assert labels(graph, NodeKind.ORGANISATION) == ["Turkey", "Nowhere", "Nowhere"]
    assert labels(graph, NodeKind.PLACE) == ["Türkiye"]
    turkey = next(node for node in graph.nodes if node.label == "Turkey")
    assert (turkey.aliases, turkey.article) == (("Türkiye",), None)
    assert Counter(edge.target for edge in graph.edges)[turkey.id] == 2


def test_namesakes_are_joined_only_on_demand():
    articles = [
        make_article("a", actors=(make_person("Ána Del-Rio"), make_person("Berg"))),
        make_article("b", actors=(make_person("Ana del Rio"), make_person("Berg"))),
    ]
    assert len(labels(build_graph(articles), NodeKind.ACTOR)) == 4
    joined = build_graph(articles, join_names=True)
    assert labels(joined, NodeKind.ACTOR) == ["Ána Del-Rio", "Berg", "Berg"]
    assert joined.nodes[1].aliases == ("Ana del Rio",)


@pytest.mark.parametrize("kind", [ActorKind.ANONYMOUS, ActorKind.GROUP])
def test_the_unnamed_are_never_joined(kind):
    source = Actor(name="two officials", kind=kind, mentions=WORD, confidence=1)
    graph = build_graph([make_article(text, actors=(source,)) for text in "ab"], join_names=True)
    assert len(labels(graph, NodeKind.ACTOR)) == 2


def test_an_article_read_twice_is_in_the_graph_once(findings):
    assert attrs.evolve(build_graph([findings, findings]), articles=1) == build_graph(findings)


def test_one_more_article_changes_no_id_of_the_others(findings):
    other = make_article("b", organisations=(make_state("Irak", "IQ"),))
    alone = build_graph(findings)
    both = build_graph([other, findings])
    assert {edge.id for edge in alone.edges} < {edge.id for edge in both.edges}
    assert {node.id for node in alone.nodes} < {node.id for node in both.nodes}


@pytest.mark.parametrize(
    "change", [{"text": "b"}, {"title": "t"}, {"url": "u"}, {"publisher": "p"}, {"published": date(2024, 1, 1)}]
)
def test_articles_have_keys_of_their_own(change):
    article = Article(text="a")
    assert make_article_key(article) == make_article_key(Article(text="a"))
    assert make_article_key(article) != make_article_key(attrs.evolve(article, **change))
    assert make_key("a", "b", "c") != make_key("a", "bc")


@pytest.mark.parametrize("join_names", [False, True])
@given(many=st.lists(strategies.findings(), max_size=3))
def test_random_findings_make_a_whole_graph(join_names, many):
    graph = build_graph(many, join_names=join_names)
    ids = {node.id for node in graph.nodes}
    assert len(ids) == len(graph.nodes)
    assert len({edge.id for edge in graph.edges}) == len(graph.edges)
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids
    articles = {make_article_key(findings.article): findings for findings in many}
    assert {node.id for node in graph.nodes if node.kind == NodeKind.ARTICLE} == set(articles)
    for key, findings in articles.items():
        told = [edge for edge in graph.edges if edge.article == key]
        for record in findings:
            sources = [edge.source for edge in told if edge.record == record.id]
            if isinstance(record, Statement):
                assert 1 <= len(set(sources)) == len(sources) <= max(len(record.speakers), 1)
            elif isinstance(record, Stance):
                assert len(sources) == 1
        for edge in told:
            words = [findings.article.text[slice(*map(int, span.split(":")))] for span in edge.spans]
            assert edge.evidence is None or edge.evidence == " ".join(words)


def test_all_that_nodes_and_edges_hold_has_a_type(findings):
    for item in (*build_graph(findings).nodes, *build_graph(findings).edges):
        types = list_types(type(item))
        for name, value in list_properties(item).items():
            expected = {bool: "boolean", float: "double"}.get(type(value), "string")
            assert types[name] == expected
