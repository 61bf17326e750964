"""The tables in Arrow, and in what comes from it: pandas, polars, duckdb."""

import sys
from datetime import date

import pytest

import geopolnews
from geopolnews.errors import InvalidDocument, MissingExtra
from geopolnews.serialize.tables.layout import LAYOUT, TABLES

pa = pytest.importorskip("pyarrow", reason="needs the extra `tables`")


@pytest.fixture
def tables(findings):
    return geopolnews.to_arrow(findings)


def test_who_said_what_stands_in_the_cells(tables, findings):
    hussein, sabbagh = findings.actors
    (statement,) = tables["statements"].to_pylist()
    assert statement["id"] == findings.statements[0].id
    assert (statement["kind"], statement["act"], statement["text"]) == ("direct", "reject", "“We oppose it,”")
    assert (statement["source_text"], statement["cue_text"]) == ("Hussein", "told")
    assert (statement["addressee"], statement["addressee_name"]) == (sabbagh.id, "Sabbagh")
    assert statement["content"] == [{"start": 55, "end": 70}]
    assert (statement["date_start"], statement["medium_name"]) == (None, None)
    (speaker,) = tables["speakers"].to_pylist()
    assert speaker == {
        "article": statement["article"],
        "statement": statement["id"],
        "number": 0,
        "speaker": hussein.id,
        "speaker_name": "Fuad Hussein",
    }


def test_who_met_whom_stands_in_the_cells(tables, findings):
    (meeting,) = tables["meetings"].to_pylist()
    assert meeting["date_start"] == meeting["date_end"] == date(2024, 12, 6)
    assert (meeting["date_text"], meeting["date_precision"], meeting["place_name"]) == ("Friday", "day", "Baghdad")
    assert tables["participants"]["participant_name"].to_pylist() == ["Fuad Hussein", "Sabbagh"]
    mentions = tables["mentions"].to_pylist()
    assert [row["span_text"] for row in mentions if row["record"] == findings.actors[0].id] == [
        "Fuad Hussein",
        "Hussein",
    ]
    assert {row["record_kind"] for row in mentions} == {"actor", "organisation", "place", "meeting"}
    assert tables["roles"]["organisation_name"].to_pylist() == ["Iraq"]


@pytest.mark.parametrize("name", TABLES)
def test_schemas_say_what_everything_is(tables, name):
    schema = tables[name].schema
    assert schema.metadata[b"geopolnews"] == LAYOUT.encode()
    assert schema.metadata[b"description"]
    assert schema.metadata[b"key"].startswith(b"article")
    for field in schema:
        assert field.metadata[b"description"]
    assert schema.names == [column.name for column in TABLES[name].columns]
    tables[name].validate(full=True)
    assert [field.name for field in schema if not field.nullable and tables[name][field.name].null_count] == []


def test_nothing_at_all_is_tables_without_rows():
    tables = geopolnews.to_arrow([])
    assert {name: table.num_rows for name, table in tables.items()} == dict.fromkeys(TABLES, 0)
    assert list(geopolnews.from_arrow(tables)) == []


def test_pandas_takes_them_over_without_copies(tables):
    pandas = pytest.importorskip("pandas")
    frame = tables["statements"].to_pandas(types_mapper=pandas.ArrowDtype)
    assert frame["act"].tolist() == ["reject"]
    for column in ("text", "confidence", "source_start"):
        given = tables["statements"][column].chunk(0).buffers()[-1].address
        assert frame[column].array.__arrow_array__().chunk(0).buffers()[-1].address == given


def test_polars_takes_them_over_without_copies(tables):
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(tables["mentions"])
    assert frame["span_text"].to_list() == tables["mentions"]["span_text"].to_pylist()
    given = tables["mentions"]["span_start"].chunk(0).buffers()[1].address
    assert frame["span_start"].to_arrow().buffers()[1].address == given


def test_duckdb_asks_them(tables):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        asked = connection.sql(
            "select speaker_name, act, text from statements join speakers"
            " on speakers.article = statements.article and speakers.statement = statements.id"
        )
        assert asked.fetchall() == [("Fuad Hussein", "reject", "“We oppose it,”")]


def test_data_frames_are_read_back(tables, findings):
    polars = pytest.importorskip("polars")
    assert list(geopolnews.from_arrow({n: polars.from_arrow(table) for n, table in tables.items()})) == [findings]
    pytest.importorskip("pandas")
    assert list(geopolnews.from_arrow({n: table.to_pandas() for n, table in tables.items()})) == [findings]


def test_another_order_and_further_columns_do_no_harm(findings):
    other = geopolnews.Findings(article=geopolnews.Article(text="nothing"))
    tables = geopolnews.to_arrow([findings, other, findings])
    mixed = {name: table.take(pa.array(range(table.num_rows)[::-1], pa.int64())) for name, table in tables.items()}
    mixed["actors"] = mixed["actors"].append_column("mood", [["good"] * mixed["actors"].num_rows])
    assert list(geopolnews.from_arrow(mixed)) == [findings, other, findings]


def test_rows_of_unknown_articles_are_refused_wherever_they_stand(findings):
    other = geopolnews.Findings(article=geopolnews.Article(text="nothing"))
    tables = geopolnews.to_arrow([findings, other, findings])
    rows = tables["mentions"].to_pylist()[::-1]
    for at in (0, len(rows) - 1):
        changed = [{**row, "article": "none"} if number == at else row for number, row in enumerate(rows)]
        mentions = pa.Table.from_pylist(changed, tables["mentions"].schema)
        with pytest.raises(InvalidDocument, match=r"mentions\.article: expected a key of articles, found 'none'"):
            list(geopolnews.from_arrow({**tables, "mentions": mentions}))


def test_a_mended_name_is_read_back_and_links_follow(tables):
    actors = tables["actors"].to_pylist()
    actors[0]["name"] = "Fuad Mohammed Hussein"
    tables["actors"] = pa.Table.from_pylist(actors, tables["actors"].schema)
    (read,) = geopolnews.from_arrow(tables)
    assert read[read.statements[0].speakers[0]].name == "Fuad Mohammed Hussein"


def test_a_column_of_a_field_with_a_default_may_be_missing(tables, findings):
    tables["statements"] = tables["statements"].drop_columns(["medium", "negated", "medium_name", "source_text"])
    assert list(geopolnews.from_arrow(tables)) == [findings]


def change(table, column, value):
    rows = [{**row, column: value} for row in table.to_pylist()]
    return pa.Table.from_pylist(rows, pa.schema([field.with_nullable(True) for field in table.schema]))


@pytest.mark.parametrize(
    ("table", "column", "value", "says"),
    [
        ("statements", "act", "shout", r"\$\.statements\[0\]\.act: expected one of"),
        ("statements", "text", "We agree", "the words at its span"),
        ("actors", "number", None, "actors.number: expected a whole number, found None"),
        ("actors", "id", "me", "an id that occurs in actors"),
        ("speakers", "statement", "none", "speakers.statement: expected an id that occurs in statements, found 'none'"),
        ("speakers", "article", "none", "speakers.article: expected a key of articles, found 'none'"),
        ("stances", "target_end", None, r"\$\.stances\[0\]\.target\.end: expected this key"),
        ("meetings", "date_precision", None, r"\$\.meetings\[0\]\.date\.precision"),
        ("articles", "article", None, "actors.article: expected a key of articles"),
    ],
)
def test_what_does_not_fit_is_refused(tables, table, column, value, says):
    tables[table] = change(tables[table], column, value)
    with pytest.raises(InvalidDocument, match=says):
        list(geopolnews.from_arrow(tables))


def test_missing_tables_and_columns_are_refused(tables):
    later = tables["actors"].replace_schema_metadata({"geopolnews": "geopolnews-tables/2"})
    with pytest.raises(InvalidDocument, match="expected the layout geopolnews-tables/1, found geopolnews-tables/2"):
        geopolnews.from_arrow({**tables, "actors": later})
    with pytest.raises(InvalidDocument, match="there is no table notes"):
        geopolnews.from_arrow({name: table for name, table in tables.items() if name != "notes"})
    with pytest.raises(InvalidDocument, match="speakers has no column number, speaker"):
        geopolnews.from_arrow({**tables, "speakers": tables["speakers"].drop_columns(["number", "speaker"])})
    with pytest.raises(InvalidDocument, match=r"statements\[0\]\.confidence: expected this key"):
        list(geopolnews.from_arrow({**tables, "statements": tables["statements"].drop_columns(["confidence"])}))
    with pytest.raises(InvalidDocument, match=r"expected a key of its own, found article-.* twice"):
        geopolnews.from_arrow({**tables, "articles": pa.concat_tables([tables["articles"]] * 2)})
    odd = tables["actors"].set_column(1, "number", [["first", "second"]])
    with pytest.raises(InvalidDocument, match=r"actors\.number: .*expected int32, found string"):
        list(geopolnews.from_arrow({**tables, "actors": odd}))


def test_without_pyarrow_the_extra_is_named(monkeypatch, findings, tmp_path):
    for module in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, module, None)
    for call in (lambda: geopolnews.to_arrow(findings), lambda: geopolnews.write_parquet(findings, tmp_path / "out")):
        with pytest.raises(MissingExtra, match=r"geopolnews\[tables\]"):
            call()
    assert list(tmp_path.iterdir()) == []
