"""The Arrow function in DuckDB: a query goes in, and a query reads what comes out."""

import pytest

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
arrow = pytest.importorskip("geopolnews.integrations.arrow")
pa = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.model


@pytest.fixture
def connection(articles):
    with duckdb.connect() as opened:
        opened.register("rows", pa.table(articles))
        opened.execute("create table articles as select id, body as text, published::date as published from rows")
        yield opened


def test_a_query_in_and_a_query_over_what_comes_out(connection, expected):
    findings = arrow.extract_batches(connection.cursor().sql("from articles"))
    connection.register("findings", findings)
    connection.execute("create table results as from findings")
    assert dict(connection.sql("select id, findings from results").fetchall()) == expected
    assert connection.sql("select id from results where error is not null").fetchall() == [("3",)]
    said = connection.sql("select s.speakers[1], s.act from (select unnest(statements) as s from results)").fetchall()
    assert ("Anna Lindqvist", "state") in said
    assert connection.sql("select findings->>'$.format' from results where id = '0'").fetchall() == [("geopolnews/1",)]


def test_a_query_that_goes_on_while_its_findings_are_read(connection, expected):
    """Both ends of the stream lie in the same connection, and neither waits for the other."""
    connection.register("findings", arrow.extract_batches(connection.cursor().sql("from articles")))
    assert connection.sql("select count(findings) from findings").fetchall() == [(len(expected) - 1,)]
