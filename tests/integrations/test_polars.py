"""The Arrow function in Polars: on a frame, in a lazy query, and in slices."""

import pytest

pl = pytest.importorskip("polars", reason="polars is not installed")
arrow = pytest.importorskip("geopolnews.integrations.arrow")
pa = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.model

COLUMNS = {"text": "body"}


@pytest.fixture
def frame(articles):
    return pl.DataFrame(articles)


def as_dict(frame):
    return dict(zip(frame["id"], frame["findings"], strict=True))


def test_a_frame(frame, expected):
    out = pl.from_arrow(arrow.extract_batches(frame, columns=COLUMNS))
    assert as_dict(out) == expected
    assert out.filter(pl.col("error").is_not_null())["id"].to_list() == ["3"]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_a_lazy_query(frame, expected, engine):
    query = frame.lazy().map_batches(
        lambda part: pl.from_arrow(arrow.extract_batches(part, columns=COLUMNS)),
        schema=pl.from_arrow(arrow.SCHEMA.empty_table()).schema,
        streamable=True,
    )
    assert as_dict(query.collect(engine=engine)) == expected
    said = query.explode("statements").unnest("statements", separator=".").drop_nulls("statements.text")
    assert said.select(pl.col("statements.speakers").list.first()).head(1).collect().item() == "Anna Lindqvist"


def test_slices(frame, expected):
    slices = (part.to_arrow() for part in frame.iter_slices(2))
    batches = (batch for part in slices for batch in part.to_batches())
    out = pl.from_arrow(pa.Table.from_batches(arrow.extract_batches(batches, columns=COLUMNS)))
    assert as_dict(out) == expected
