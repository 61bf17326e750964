"""The example articles in every format, by the real command and the shipped model, opened by what others use.

The articles are read once: the extractor that the command loads remembers what it answered.
"""

import csv
import json
import shlex
from pathlib import Path

import cypher_reader
import pytest
from doc_blocks import BLOCK
from page_reader import PageReader
from typer.testing import CliRunner

import geopolnews
from geopolnews.cli import app, reader
from geopolnews.cli.format import CHOICES
from geopolnews.serialize.tables.names import NAMES

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parent.parent.parent
TOLD = {"amman_water_talks", "doha_prisoner_exchange", "ecowas_abuja_summit", "seoul_tokyo_ministers"}


class Remembering:
    """An extractor that reads an article once, however often it is asked."""

    def __init__(self, extractor):
        self.extractor = extractor
        self.answers = {}

    def extract(self, article, **facts):
        if article not in self.answers:
            self.answers[article] = self.extractor.extract(article, **facts)
        return self.answers[article]


@pytest.fixture(scope="module")
def extractor():
    return Remembering(reader.load_extractor(None))


@pytest.fixture(scope="module")
def examples(root):
    return sorted(map(str, root.joinpath("examples").glob("*.txt")))


@pytest.fixture
def write(extractor, examples, monkeypatch, tmp_path):
    """A function that runs the command, and returns what it wrote and the findings that went into it."""
    monkeypatch.setattr(reader, "load_extractor", lambda model: extractor)

    def run(form):
        for package in CHOICES[form].packages:
            pytest.importorskip(package)
        out = tmp_path / "out"
        command = ["extract", *examples, "--published", "2025-05-14", "--format", form, "-o", str(out)]
        done = CliRunner().invoke(app, command, prog_name="geopolnews")
        assert (done.exit_code, done.output) == (0, "")
        # Other tests have read the same articles under other names.
        findings = [one for one in extractor.answers.values() if one.article.source in examples]
        assert len(findings) == len(examples) == len(TOLD)
        assert all(one.actors and one.statements for one in findings)
        return out, findings

    return run


def load(module):
    return pytest.importorskip(module, reason=f"needs {module}")


def count(findings, kind):
    return sum(len(getattr(one, kind)) for one in findings)


def check_text(out, findings):
    written = out.read_text(encoding="utf-8")
    assert all(one.actors[0].name in written for one in findings)


def check_json(out, findings):
    assert {path.stem for path in out.iterdir()} == TOLD
    read = {path.stem: geopolnews.read_json(path.read_bytes()) for path in out.iterdir()}
    assert [read[name] for name in sorted(read)] == findings


def check_jsonl(out, findings):
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"]["text"] for line in lines] == [one.article.text for one in findings]
    pandas = load("pandas")
    assert list(pandas.read_json(out, lines=True)["statements"].map(len)) == [len(one.statements) for one in findings]
    assert list(geopolnews.read_json_lines(out)) == findings


def check_graph(graph, findings):
    """What networkx read: every meeting and actor is there, and every edge says what it is."""
    kinds = [kind for _, kind in graph.nodes(data="kind")]
    assert kinds.count("article") == len(findings)
    assert kinds.count("meeting") == count(findings, "meetings")
    assert kinds.count("actor") == count(findings, "actors")
    edges = [data for *_, data in graph.edges(data=True)]
    assert len({data["record"] for data in edges if data["kind"] == "says"}) == count(findings, "statements")
    assert sum(data["kind"] == "takes_stance" for data in edges) == count(findings, "stances")


def check_graphml(out, findings):
    check_graph(load("networkx").read_graphml(out, force_multigraph=True), findings)


def check_gexf(out, findings):
    check_graph(load("networkx").read_gexf(out, version="1.3"), findings)


def check_cypher(out, findings):
    script = out.read_text(encoding="utf-8")
    # Every ninth row: the parser is slow, and the tests of the format give it every kind of row.
    rows = [line for line in script.splitlines(keepends=True) if line.startswith("{")]
    few = "".join(line for line in script.splitlines(keepends=True) if line not in rows or line in rows[::9])
    few = few.replace("},\n] AS row", "}\n] AS row")
    commands, faults = cypher_reader.list_commands(few)
    assert faults == []
    assert len(commands) == script.count("UNWIND")
    assert len(rows) > 100


def check_tables(tables, findings):
    """What a library read as a function from the name of a table to the number of its rows."""
    for kind in ("actors", "organisations", "places", "meetings", "statements", "stances", "notes"):
        assert tables(kind) == count(findings, kind)
    assert tables("articles") == len(findings)
    assert tables("roles") == sum(len(actor.roles) for one in findings for actor in one.actors)


def check_parquet(out, findings):
    assert {path.name for path in out.iterdir()} == {f"{name}.parquet" for name in NAMES}
    arrow = load("pyarrow.parquet")
    check_tables(lambda name: arrow.read_table(out / f"{name}.parquet").num_rows, findings)
    pandas, polars, duckdb = load("pandas"), load("polars"), load("duckdb")
    check_tables(lambda name: len(pandas.read_parquet(out / f"{name}.parquet")), findings)
    check_tables(lambda name: polars.read_parquet(out / f"{name}.parquet").height, findings)
    with duckdb.connect() as base:
        check_tables(lambda name: len(base.sql(f"from '{out / name}.parquet'").fetchall()), findings)
        said = base.sql(
            f"select a.name from '{out}/speakers.parquet' s join '{out}/actors.parquet' a"  # noqa: S608
            " on (s.article, s.speaker) = (a.article, a.id)"
        )
        people = {actor.id for one in findings for actor in one.actors}
        speakers = [id for one in findings for statement in one.statements for id in statement.speakers]
        assert len(said.fetchall()) == sum(id in people for id in speakers)
    assert list(geopolnews.read_parquet(out)) == findings


def check_arrow(out, findings):
    feather, polars = load("pyarrow.feather"), load("polars")
    check_tables(lambda name: feather.read_table(out / f"{name}.arrow").num_rows, findings)
    check_tables(lambda name: polars.read_ipc(out / f"{name}.arrow").height, findings)
    assert list(geopolnews.read_arrow(out)) == findings


def check_csv(out, findings):
    def count_rows(name):
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))

    check_tables(count_rows, findings)
    pandas, duckdb = load("pandas"), load("duckdb")
    check_tables(lambda name: len(pandas.read_csv(out / f"{name}.csv")), findings)
    with duckdb.connect() as base:
        check_tables(lambda name: len(base.read_csv(str(out / f"{name}.csv")).fetchall()), findings)
    assert list(geopolnews.read_csv(out)) == findings


def check_html(out, findings):
    assert {path.stem for path in (out / "articles").iterdir()} == TOLD
    index = PageReader((out / "index.html").read_text(encoding="utf-8"))
    assert sorted(index.links) == sorted(f"articles/{name}.html" for name in TOLD)
    pages = [PageReader((out / link).read_text(encoding="utf-8")) for link in index.links]
    assert [page.article for page in pages] == [one.article.text for one in findings]


def check_json_ld(out, findings):
    document = json.loads(out.read_text(encoding="utf-8"))
    jsonld, rdflib = load("pyld").jsonld, load("rdflib")
    expanded = jsonld.expand(document)
    kinds = [kind for node in expanded for kind in node.get("@type", ())]
    assert kinds.count("https://schema.org/NewsArticle") == len(findings)
    assert kinds.count("https://schema.org/Event") == count(findings, "meetings")
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    assert len(set(graph.subjects(rdflib.RDF.type, schema.NewsArticle))) == len(findings)
    assert len(set(graph.subjects(rdflib.RDF.type, schema.Event))) == count(findings, "meetings")
    assert len(set(graph.subject_objects(schema.attendee))) == sum(
        len(set(meeting.participants)) for one in findings for meeting in one.meetings
    )


def check_ftm(out, findings, ask_ftm):
    entities = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert ask_ftm(entities) == []
    kinds = [entity["schema"] for entity in entities]
    assert (kinds.count("Article"), kinds.count("Event")) == (len(findings), count(findings, "meetings"))


def list_commands(page):
    """The commands on a page of the documentation that read nothing but the example articles."""
    for language, _, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in body.splitlines() if language == "sh" else ():
            words = shlex.split(line, comments=True)
            if words[:2] == ["geopolnews", "extract"] and "examples/" in words[2] and not {"|", ">"} & set(words):
                yield words[1:]


PAGES = sorted(page for page in ROOT.joinpath("docs").rglob("*.md") if list(list_commands(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_in_the_documentation_run(page, extractor, root, monkeypatch, tmp_path):
    monkeypatch.setattr(reader, "load_extractor", lambda model: extractor)
    (tmp_path / "examples").symlink_to(root / "examples")
    monkeypatch.chdir(tmp_path)
    for words in list_commands(page):
        given = [path for word in words for path in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
        done = CliRunner().invoke(app, given, prog_name="geopolnews")
        assert done.exit_code == 0, done.output


@pytest.mark.parametrize("form", CHOICES)
def test_the_examples_are_opened(form, write, request):
    out, findings = write(form)
    check = globals()[f"check_{form.replace('-', '_')}"]
    if form == "ftm":
        check(out, findings, request.getfixturevalue("ask_ftm"))
    else:
        check(out, findings)
