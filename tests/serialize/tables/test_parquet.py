"""The tables as Parquet and Arrow files, opened by those who read such files."""

import pytest

import geopolnews
from geopolnews.errors import UnwritableOutput
from geopolnews.serialize.tables import rows
from geopolnews.serialize.tables.layout import TABLES

pa = pytest.importorskip("pyarrow", reason="needs the extra `tables`")


@pytest.fixture
def folder(findings, tmp_path):
    geopolnews.write_parquet(findings, tmp_path / "out")
    return tmp_path / "out"


def test_every_table_is_a_file(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.parquet" for name in TABLES)


def test_pyarrow_reads_schema_and_descriptions(folder):
    import pyarrow.parquet

    schema = pyarrow.parquet.read_schema(folder / "stances.parquet")
    assert schema.field("position").metadata[b"description"].startswith(b"On which side the holder stands.")
    assert schema.metadata[b"key"] == b"article, id"


def test_pandas_reads_them(folder):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_parquet(folder / "stances.parquet")
    assert frame[["holder_name", "position", "target_text"]].values.tolist() == [["Fuad Hussein", "oppose", "it"]]


def test_polars_reads_them(folder):
    polars = pytest.importorskip("polars")
    meetings = polars.scan_parquet(folder / "meetings.parquet")
    participants = polars.scan_parquet(folder / "participants.parquet")
    met = meetings.join(participants, left_on=["article", "id"], right_on=["article", "meeting"]).collect()
    assert sorted(met["participant_name"]) == ["Fuad Hussein", "Sabbagh"]  # a join keeps no order of rows
    assert met["place_name"].unique().to_list() == ["Baghdad"]


def test_duckdb_reads_them(folder):
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        asked = connection.sql(f"select name, kind, aliases from '{folder}/actors.parquet' order by number")  # noqa: S608
        assert asked.fetchall() == [("Fuad Hussein", "person", ["Hussein"]), ("Sabbagh", "person", [])]
        days = connection.sql(f"select date_start from '{folder}/meetings.parquet'")  # noqa: S608
        assert str(days.fetchall()[0][0]) == "2024-12-06"


def test_what_other_programs_write_is_read_back(folder, tmp_path, findings):
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    for name in ("by_polars", "by_duckdb", "by_pandas"):
        (tmp_path / name).mkdir()
    for table in TABLES:
        source = folder / f"{table}.parquet"
        polars.read_parquet(source).write_parquet(tmp_path / "by_polars" / source.name)
        pandas.read_parquet(source).to_parquet(tmp_path / "by_pandas" / source.name)
        with duckdb.connect() as connection:
            connection.execute(f"copy (from '{source}') to '{tmp_path}/by_duckdb/{source.name}'")
    for name in ("by_polars", "by_duckdb", "by_pandas"):
        assert list(geopolnews.read_parquet(tmp_path / name)) == [findings], name


def test_articles_are_taken_as_they_come_and_written_in_pieces(findings, tmp_path, monkeypatch):
    import pyarrow.parquet

    monkeypatch.setattr(rows, "_ROWS", 4)
    alive = []

    def watch():
        for number in range(12):
            alive.append(number)
            yield findings

    assert geopolnews.write_parquet(watch(), tmp_path / "out") == 12
    assert pyarrow.parquet.ParquetFile(tmp_path / "out" / "articles.parquet").num_row_groups == 3
    stream = geopolnews.read_parquet(tmp_path / "out")
    assert next(stream) == findings
    assert sum(1 for _ in stream) == 11


def test_long_texts_are_handed_on_early(findings, tmp_path, monkeypatch):
    import pyarrow.parquet

    monkeypatch.setattr(rows, "_CHARACTERS", 2 * len(findings.article.text))
    geopolnews.write_parquet([findings] * 10, tmp_path / "out")
    assert pyarrow.parquet.ParquetFile(tmp_path / "out" / "articles.parquet").num_row_groups > 3


def test_rows_out_of_order_are_read_all_the_same(findings, tmp_path):
    import pyarrow.parquet

    other = geopolnews.Findings(article=geopolnews.Article(text="nothing"))
    geopolnews.write_parquet([findings, other, findings], tmp_path / "out")
    for name in ("actors", "mentions"):
        path = tmp_path / "out" / f"{name}.parquet"
        table = pyarrow.parquet.read_table(path)
        pyarrow.parquet.write_table(table.take(pa.array(range(table.num_rows)[::-1], pa.int64())), path)
    assert list(geopolnews.read_parquet(tmp_path / "out")) == [findings, other, findings]


def test_a_folder_with_other_things_is_left_alone(findings, tmp_path):
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(UnwritableOutput, match="holds other things"):
        geopolnews.write_parquet(findings, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_arrow_files_are_opened_by_their_readers(findings, tmp_path):
    import pyarrow.feather

    geopolnews.write_arrow(findings, tmp_path / "out")
    path = tmp_path / "out" / "statements.arrow"
    assert pyarrow.feather.read_table(path)["act"].to_pylist() == ["reject"]
    polars = pytest.importorskip("polars")
    assert polars.read_ipc(path)["act"].to_list() == ["reject"]
    pandas = pytest.importorskip("pandas")
    assert pandas.read_feather(path)["act"].tolist() == ["reject"]
