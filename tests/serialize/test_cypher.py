"""The script for Neo4j: a text can change what is stored, never what is done."""

import re
from datetime import date

import attrs
import cypher_reader
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.serialize.characters import replace_illegal
from geopolnews.serialize.cypher import write_cypher, write_literal
from geopolnews.serialize.graph_building import build_graph

HOSTILE = [
    "'}) DETACH DELETE n //",
    "\\'}) MATCH (m) DETACH DELETE m //",
    "\\",
    "\\\\",
    "ends with \\",
    "\\u0027}) MATCH (m) DETACH DELETE m //",
    "\\\\u0027}) MATCH (m) DETACH DELETE m //",
    "\\\\\\u005C\\u0027",
    "\\uu0027; DROP CONSTRAINT geopolnews_id;",
    "';\n:begin\n:param x => 1;\nCALL dbms.shutdown();",
    '*/ /* ` " $x {y} \u2019 \u02bc \uff07',
    "a\x00b\ud83d\r\n\t\u2028",
    "u'u\\nu\\tu",
]

# What a reader of the script sees: strings, comments, words and numbers, and single marks.
TOKEN = re.compile(r"'((?:[^'\\]|\\.)*)'|//[^\n]*|[\w.]+|\s+|(.)", re.DOTALL)
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
ESCAPED = {"\\": "\\", "'": "'", "n": "\n", "r": "\r", "t": "\t"}


def read_tokens(script):
    """The script as a list of tokens; a string as a tuple of its text, strings that are added as one."""
    tokens = []
    at = 0
    while at < len(script):
        found = TOKEN.match(script, at)
        assert found, script[at : at + 40]
        at = found.end()
        if found[1] is not None:
            text = ESCAPE.sub(lambda escape: ESCAPED[escape[1]], found[1])
            if tokens[-1:] == ["+"]:
                tokens[-2:] = [(tokens[-2][0] + text,)]
            else:
                tokens.append((text,))
        elif not found[0].isspace() and not found[0].startswith("//"):
            tokens.append(found[0])
    return tokens


def translate_escapes(script):
    r"""The script as a parser has it that turns \u0027 into a quotation mark before anything else."""
    return re.sub(r"\\u+([0-9a-fA-F]{4})", lambda escape: chr(int(escape[1], 16)), script)


def write(stream, folder):
    path = folder / "out.cypher"
    write_cypher(stream, path)
    return path.read_text(encoding="utf-8")


def rename(findings, text):
    article = attrs.evolve(findings.article, title=text or "-", url=text, publisher=text)
    actor = attrs.evolve(findings.actors[0], aliases=(text,), reason=text)
    statement = attrs.evolve(findings.statements[0], medium=text)
    return attrs.evolve(findings, article=article, actors=(actor, *findings.actors[1:]), statements=(statement,))


def list_commands(tokens):
    """The tokens with every string as an empty one: what the script does, whatever it does it with."""
    return ["''" if isinstance(token, tuple) else token for token in tokens]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_a_text(findings, tmp_path, text):
    script = write([rename(findings, text)], tmp_path)
    harmless = write([rename(findings, "harmless")], tmp_path)
    for seen in (script, translate_escapes(script)):
        tokens = read_tokens(seen)
        assert list_commands(tokens) == list_commands(read_tokens(harmless))
        assert (replace_illegal(text),) in tokens
    assert "\\u" not in script


@given(many=st.lists(strategies.findings(), max_size=2))
def test_random_findings_are_only_texts_in_fixed_commands(many, tmp_path_factory):
    script = write(many, tmp_path_factory.mktemp("cypher"))
    tokens = read_tokens(script)
    assert read_tokens(translate_escapes(script)) == tokens
    commands = [token for token in list_commands(tokens) if token.isupper() and len(token) > 1]
    allowed = (
        "CREATE CONSTRAINT IF NOT EXISTS FOR REQUIRE IS UNIQUE UNWIND AS MERGE MATCH SET"
        " HOLDS_ROLE TAKES_PART HOSTS HELD_AT SAYS TAKES_STANCE MENTIONS"
    )
    assert set(commands) <= set(allowed.split())
    strings = {token[0] for token in tokens if isinstance(token, tuple)}
    graph = build_graph(many)
    for item in (*graph.nodes, *graph.edges):
        assert {replace_illegal(text) for text in (item.id, item.label, *item.spans)} <= strings


@given(text=st.text(alphabet="\\u0027'n\n\r\t+ {}ab"))
def test_every_text_is_the_same_once_it_is_read(text):
    literal = write_literal(text)
    assert read_tokens(literal) == read_tokens(translate_escapes(literal)) == [(text,)]


def test_values_are_written_as_what_they_are():
    value = {"a": True, "b": 0.5, "c": date(2024, 12, 6), "d": ("x", "y'"), "e": 1e-7}
    assert write_literal(value) == "{a: true, b: 0.5, c: date('2024-12-06'), d: ['x', 'y\\''], e: 1e-07}"


def test_what_is_there_is_not_made_twice(findings, tmp_path):
    script = write([findings], tmp_path)
    assert script.startswith("// Made by geopolnews.")
    assert "\nCREATE CONSTRAINT geopolnews_id IF NOT EXISTS FOR" in script
    statements = [statement.strip() for statement in script.split(";\n")][1:-1]
    assert len(statements) == 12  # six kinds of node, six kinds of edge
    for statement in statements:
        assert statement.startswith("UNWIND [\n{id: '")
        last = statement.rsplit("\n", 1)[1]
        assert re.fullmatch(
            r"MERGE \(n:GeopolNews \{id: row\.id\}\) SET n:[A-Z]\w+, n \+= row"
            r"|MATCH \(a:GeopolNews \{id: row\.source\}\) MATCH \(b:GeopolNews \{id: row\.target\}\)"
            r" MERGE \(a\)-\[r:[A-Z_]+ \{id: row\.id\}\]->\(b\) SET r \+= row\.properties",
            last,
        )
    assert write([findings], tmp_path) == script


def test_many_rows_are_several_commands(findings, tmp_path, monkeypatch):
    monkeypatch.setattr("geopolnews.serialize.cypher._BATCH", 2)
    assert write([findings], tmp_path).count("-[r:MENTIONS") == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_a_parser_of_the_language_takes_it(findings, tmp_path, text):
    script = write([rename(findings, text)], tmp_path)
    commands, faults = cypher_reader.list_commands(script)
    assert len(commands) == 12
    assert faults == []
