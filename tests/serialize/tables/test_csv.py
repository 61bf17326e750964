"""The tables as CSV: what stands in the files, and what a spreadsheet must not take for a formula."""

import csv

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

import geopolnews
from geopolnews.errors import InvalidDocument
from geopolnews.model import Article, Findings
from geopolnews.serialize.tables.columns import Cells, Column
from geopolnews.serialize.tables.csv import _read_cell, _write_cell
from geopolnews.serialize.tables.layout import TABLES

TEXT = Column("text", Cells.TEXT, "")
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "＝1", '=HYPERLINK("//x")']


@pytest.fixture
def folder(findings, tmp_path):
    geopolnews.write_csv(findings, tmp_path / "out")
    return tmp_path / "out"


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_python_reads_them(folder):
    (stance,) = rows(folder / "stances.csv")
    assert (stance["holder_name"], stance["position"], stance["target_start"]) == ("Fuad Hussein", "oppose", "66")
    assert rows(folder / "actors.csv")[0]["aliases"] == '["Hussein"]'
    assert rows(folder / "meetings.csv")[0]["date_start"] == "2024-12-06"
    assert rows(folder / "statements.csv")[0]["negated"] == "false"
    for name, table in TABLES.items():
        data = (folder / f"{name}.csv").read_bytes()
        assert data.startswith(",".join(column.name for column in table.columns).encode() + b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")


def test_pandas_polars_and_duckdb_read_them(folder):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(folder / "places.csv", keep_default_na=False, na_values=[""])
    assert frame[["name", "country", "latitude"]].values.tolist() == [["Baghdad", "IQ", 33.34]]
    polars = pytest.importorskip("polars")
    assert polars.read_csv(folder / "meetings.csv", try_parse_dates=True)["date_start"].to_list()[0].day == 6
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        asked = connection.sql(f"select text, source_start, negated from '{folder}/statements.csv'")  # noqa: S608
        assert asked.fetchall() == [("“We oppose it,”", 71, False)]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula(text):
    written = _write_cell(TEXT, text)
    assert written.startswith("\"'")
    assert _read_cell(TEXT, written[1:-1].replace('""', '"')) == text


@pytest.mark.parametrize("text", ["'We oppose it,' he said", "a=1", "1 + 1", "’ndrangheta", "", " -", "–5"])
def test_other_texts_are_left_as_they_are(text):
    assert _write_cell(TEXT, text) == f'"{text}"'


@given(texts() | st.sampled_from(FORMULAS))
def test_every_text_is_read_back(text):
    assert _read_cell(TEXT, _write_cell(TEXT, text)[1:-1].replace('""', '"')) == text


def test_null_is_not_the_empty_text(tmp_path):
    many = [Findings(article=Article(text="", title=title)) for title in (None, "", "\r\n", '"', ',"', "'", "=")]
    geopolnews.write_csv(many, tmp_path / "out")
    assert list(geopolnews.read_csv(tmp_path / "out")) == many
    assert b',"",,,,,"en",' in (tmp_path / "out" / "articles.csv").read_bytes()


def test_what_other_programs_write_is_read_back(folder, findings):
    """With a mark at the beginning, without needless quotation marks, with other line ends, in another order."""
    for path in folder.iterdir():
        given = rows(path)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(
                file, [column.name for column in TABLES[path.stem].columns][::-1], lineterminator="\n"
            )
            writer.writeheader()
            writer.writerows(given[::-1])
    assert list(geopolnews.read_csv(folder)) == [findings]


def test_pandas_writes_what_is_read_back(folder, findings):
    pandas = pytest.importorskip("pandas")
    for path in folder.iterdir():
        frame = pandas.read_csv(path, keep_default_na=False, na_values=[""])
        frame.to_csv(path, index=False)
    assert list(geopolnews.read_csv(folder)) == [findings]


@pytest.mark.parametrize(
    ("table", "old", "new", "says"),
    [
        ("stances", "66,68", "66.5,68", r"stances\.csv, line 2, .*target_start: expected whole number, found '66\.5'"),
        ("statements", "false", "maybe", "negated: expected true or false, found 'maybe'"),
        ("actors", '[""Hussein""]', "[Hussein]", "aliases: expected list of text"),
        ("stances", ",66,", ",", r"expected 17 cells, found 16"),
        ("stances", "stance-", '"stance-', "a quotation mark"),
        ("stances", "article,", "articel,", "there is no column article"),
        ("actors", "article-", "artikel-", "actors.article: expected a key of articles"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(folder, table, old, new, says):
    path = folder / f"{table}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    with pytest.raises(InvalidDocument, match=says):
        list(geopolnews.read_csv(folder))


def test_what_is_not_utf8_or_not_closed_is_refused(folder):
    path = folder / "articles.csv"
    data = path.read_bytes()
    path.write_bytes(data.replace("“".encode(), b"\x93"))
    with pytest.raises(InvalidDocument, match=r"articles\.csv.*not UTF-8"):
        list(geopolnews.read_csv(folder))
    path.write_bytes(data.rstrip().removesuffix(b",") + b',"')
    with pytest.raises(InvalidDocument, match="a quotation mark is not closed"):
        list(geopolnews.read_csv(folder))


def test_the_same_key_twice_is_refused(folder):
    path = folder / "articles.csv"
    head, row = path.read_bytes().split(b"\r\n")[:2]
    path.write_bytes(b"\r\n".join([head, row, row]))
    with pytest.raises(InvalidDocument, match=r"expected a key of its own, found article-.* 2 times"):
        list(geopolnews.read_csv(folder))


def test_needs_no_extra(findings, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    geopolnews.write_csv(attrs.evolve(findings), tmp_path / "out")
    assert list(geopolnews.read_csv(tmp_path / "out")) == [findings]
