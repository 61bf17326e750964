"""Articles in Arrow data in, findings in Arrow data out, with no engine around."""

import pickle
import subprocess
import sys
from datetime import date, datetime
from functools import partial

import pytest
from hypothesis import assume, given
from strategies import findings

import geopolnews
from geopolnews import UnreadableInput
from geopolnews.integrations import worker

pa = pytest.importorskip("pyarrow", reason='needs pyarrow: pip install "geopolnews[tables]"')
arrow = pytest.importorskip("geopolnews.integrations.arrow")
extract_batches, SCHEMA = arrow.extract_batches, arrow.SCHEMA


def read_articles(table):
    """Return the articles in the findings of a table, None where there is an error."""
    return [text and geopolnews.read_json(text).article for text in table["findings"].to_pylist()]


def test_a_table_for_a_table(plain_extractor):
    table = pa.table({"text": ["One.", "Two.", "Three."], "id": [7, 8, None], "title": ["First", "", None]})
    out = extract_batches(table)
    assert isinstance(out, pa.Table)
    assert out.schema == SCHEMA
    assert out["id"].to_pylist() == ["7", "8", None]
    assert [(article.text, article.title) for article in read_articles(out)] == [
        ("One.", "First"),
        ("Two.", None),
        ("Three.", None),
    ]


def test_batches_for_batches_as_they_are_asked_for(plain_extractor):
    taken = []

    def give():
        for number in range(3):
            taken.append(number)
            yield pa.record_batch({"text": [f"Article {number}."]})

    out = extract_batches(give())
    assert taken == []
    assert next(out).schema == SCHEMA
    assert taken == [0]
    assert [batch.num_rows for batch in out] == [1, 1]


def test_a_reader_for_a_stream(plain_extractor):
    taken = []

    def give():
        for number in range(3):
            taken.append(number)
            yield pa.record_batch({"text": [f"Article {number}."]})

    out = extract_batches(pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), give()))
    assert isinstance(out, pa.RecordBatchReader)
    assert (out.schema, taken) == (SCHEMA, [])
    assert out.read_next_batch().num_rows == 1
    assert taken == [0]


def test_one_record_batch_is_a_stream(plain_extractor):
    assert extract_batches(pa.record_batch({"text": ["One.", "Two."]})).read_all().num_rows == 2


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_in_nothing_out(plain_extractor, rows):
    table = pa.table({"text": pa.array(["One."], pa.string())}).slice(rows)
    assert extract_batches(table).num_rows == 1 - rows
    assert [batch.num_rows for batch in extract_batches(table.to_batches())] == [1] * (1 - rows)


def test_a_bad_row_is_an_error_in_its_row(plain_extractor):
    texts = ["One.", None, "", "\x00", "fault", "Six."]
    out = extract_batches(pa.table({"text": texts, "published": [None, None, None, None, None, "2025-13-01"]}))
    assert [error and error.split(":")[0].split(" (")[0] for error in out["error"].to_pylist()] == [
        None,
        "expected the text of an article as a string, found NoneType",
        "there is no text",
        "expected text, found binary data",
        "unexpected fault",
        "Article.published",
    ]
    for name in ("findings", "statements", "meetings", "stances"):
        assert [value is None for value in out[name].to_pylist()] == [False, True, True, True, True, True]


def test_a_string_that_is_no_utf_8_is_an_error_in_its_row(plain_extractor):
    texts = pa.array([b"One.", b"\xff\xfe\xfd", b"Three."], pa.binary()).cast(pa.string(), safe=False)
    out = extract_batches(pa.table({"text": texts, "id": ["a", "b", "c"]}))
    first, second, third = out["error"].to_pylist()
    assert (first, third) == (None, None)
    assert "the text cannot be taken out of its column" in second


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.dictionary(pa.int8(), pa.string())]
)
def test_text_of_every_kind_of_column(plain_extractor, kind):
    texts = pa.array(["Türkiye agreed."]).cast(kind)
    out = extract_batches(pa.table({"text": pa.chunked_array([texts, texts])}))
    assert [article.text for article in read_articles(out)] == ["Türkiye agreed."] * 2


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2025-05-14", pa.string()),
        ("2025-05-14T23:59:59Z", pa.string()),
        (date(2025, 5, 14), pa.date32()),
        (date(2025, 5, 14), pa.date64()),
        (datetime(2025, 5, 14, 23, 59), pa.timestamp("s")),
        (datetime(2025, 5, 14, 23, 59), pa.timestamp("us", "UTC")),
        (datetime(2025, 5, 14, 23, 59), pa.timestamp("ns")),
        (None, pa.string()),
        ("", pa.string()),
        (None, pa.null()),
    ],
)
def test_the_day_of_publication_of_every_kind_of_column(plain_extractor, value, kind):
    out = extract_batches(pa.table({"text": ["One."], "published": pa.array([value], kind)}))
    (article,) = read_articles(out)
    assert article.published == (date(2025, 5, 14) if value else None)


def test_other_names_of_columns(plain_extractor):
    table = pa.table(
        {"body": ["One."], "key": ["a"], "text": ["not this"], "site": ["Petra"], "url": ["http://a.example"]}
    )
    out = extract_batches(table, columns={"text": "body", "id": "key", "publisher": "site"})
    (article,) = read_articles(out)
    assert out["id"].to_pylist() == ["a"]
    assert (article.text, article.publisher, article.url) == ("One.", "Petra", "http://a.example")


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        (None, "no column for the text: expected 'text', found 'body, title'"),
        ({"text": "body", "id": "key"}, "no column for the id: expected 'key'"),
        ({"txt": "body"}, "found 'txt'"),
    ],
)
def test_a_column_that_is_not_there_is_said_at_once(plain_extractor, columns, problem):
    batch = pa.record_batch({"body": ["One."], "title": ["First"]})
    with pytest.raises(UnreadableInput, match=problem):
        next(extract_batches([batch], columns=columns))


def test_what_comes_out_stays_small(plain_extractor, monkeypatch):
    table = pa.table({"text": ["An article."] * (2 * arrow.ROWS + 5)})
    assert [batch.num_rows for batch in extract_batches(table.to_batches())] == [arrow.ROWS, arrow.ROWS, 5]
    monkeypatch.setattr(arrow, "CHARACTERS", 1)
    assert {batch.num_rows for batch in extract_batches(table.to_batches())} == {1}


def test_the_function_can_be_sent_to_another_process(plain_extractor, tmp_path):
    sent = pickle.loads(pickle.dumps(partial(extract_batches, columns={"text": "body"}, model=tmp_path)))  # noqa: S301
    assert sent(pa.table({"body": ["One."]}))["error"].to_pylist() == [None]
    assert list(worker._extractors) == [tmp_path]


@given(findings())
def test_any_findings_go_through(drawn):
    """What is read is what was found, and the columns beside it say the same, with names."""
    assume(r"\ud" not in repr(drawn))  # halves of characters, which `read` refuses
    row = arrow._describe_outcome("1", worker.Outcome(findings=drawn))
    (back,) = pa.Table.from_pylist([row], SCHEMA).to_pylist()
    assert geopolnews.read_json(back["findings"]) == drawn
    assert [(record["id"], record["text"]) for record in back["statements"]] == [
        (s.id, s.text) for s in drawn.statements
    ]
    assert [record["speakers"] for record in back["statements"]] == [
        [drawn[id].name for id in statement.speakers] for statement in drawn.statements
    ]
    assert [(record["id"], record["last_day"]) for record in back["meetings"]] == [
        (meeting.id, meeting.date and meeting.date.end) for meeting in drawn.meetings
    ]
    assert [(record["holder"], record["position"]) for record in back["stances"]] == [
        (drawn[stance.holder].name, stance.position) for stance in drawn.stances
    ]


@pytest.mark.model
def test_the_same_as_from_extract(articles, expected):
    out = extract_batches(pa.table(articles), columns={"text": "body"})
    assert dict(zip(out["id"].to_pylist(), out["findings"].to_pylist(), strict=True)) == expected
    assert out["statements"][0].as_py()[0]["speakers"] == ["Anna Lindqvist"]


def test_without_pyarrow_the_extra_is_named():
    code = "import sys; sys.modules['pyarrow'] = None; import geopolnews.integrations.arrow"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert 'pip install "geopolnews[tables]"' in done.stderr.splitlines()[-1]
