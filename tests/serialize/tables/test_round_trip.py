"""What is written as tables is read back equal, in every form."""

import attrs
import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geopolnews
from geopolnews.errors import InvalidDocument
from geopolnews.model import Article, Findings
from geopolnews.serialize.json import write_json
from geopolnews.serialize.tables import rows as rows_module
from geopolnews.serialize.tables.rows import make_rows
from geopolnews.serialize.tables.surrogates import restore_surrogates, take_surrogates

FORMS = ("arrow", "parquet", "csv")


@pytest.fixture(params=FORMS)
def form(request):
    if request.param != "csv":
        pytest.importorskip("pyarrow", reason="needs the extra `tables`")
    return request.param


def write(form, many, folder):
    return getattr(geopolnews, f"write_{form}")(many, folder)


def read(form, folder):
    return list(getattr(geopolnews, f"read_{form}")(folder))


@pytest.mark.slow
def test_what_is_written_is_read_back(form, tmp_path):
    @settings(suppress_health_check=list(HealthCheck), max_examples=settings().max_examples // 2)
    @given(st.lists(strategies.findings(), max_size=4))
    def write_and_read(many):
        assert write(form, iter(many), tmp_path / "out") == len(many)
        assert read(form, tmp_path / "out") == many

    write_and_read()


def test_tables_in_memory_are_read_back():
    pytest.importorskip("pyarrow", reason="needs the extra `tables`")

    @given(st.lists(strategies.findings(), max_size=4))
    def make_and_read(many):
        assert list(geopolnews.from_arrow(geopolnews.to_arrow(iter(many)))) == many

    make_and_read()


def test_rows_that_are_handed_on_in_many_pieces_are_read_back(form, tmp_path, monkeypatch, findings):
    monkeypatch.setattr(rows_module, "_ROWS", 3)
    many = [attrs.evolve(findings, article=attrs.evolve(findings.article, url=f"/{n}")) for n in range(20)]
    many.insert(7, Findings(article=Article(text="nothing")))
    assert write(form, iter(many), tmp_path / "out") == 21
    assert read(form, tmp_path / "out") == many


def test_one_article_needs_no_list(form, tmp_path, findings):
    assert write(form, findings, tmp_path / "out") == 1
    assert read(form, tmp_path / "out") == [findings]


def test_the_same_article_again_is_an_article_of_its_own(form, tmp_path, findings):
    other = Findings(article=findings.article)
    many = [findings, other, findings, other]
    write(form, many, tmp_path / "out")
    assert read(form, tmp_path / "out") == many


def test_keys_are_the_same_in_every_run_and_unique(findings):
    first, again = make_rows(findings, "a"), make_rows(findings, "a")
    assert first == again
    rows = make_rows(findings, "a")
    assert all(row[0] == "a" for table in rows.values() for row in table)


def test_a_broken_folder_is_told(form, tmp_path, findings):
    folder = tmp_path / "out"
    write(form, [findings], folder)
    (folder / f"speakers.{form}").unlink()
    with pytest.raises(InvalidDocument, match=rf"there is no file speakers\.{form}"):
        read(form, folder)
    with pytest.raises(InvalidDocument, match="there is no file articles"):
        read(form, tmp_path / "nowhere")
    if form != "csv":
        (folder / f"speakers.{form}").write_bytes(b"nothing of the sort" * 10)
        with pytest.raises(InvalidDocument, match=rf"speakers\.{form}"):
            read(form, folder)


@given(strategies.findings())
def test_surrogates_are_taken_and_restored(findings):
    document = geopolnews.serialize.document.build_document(findings)
    taken, codes = take_surrogates(document)
    write_json(findings).encode()
    assert repr(taken).encode()
    assert restore_surrogates(taken, codes) == document


def test_replacement_characters_of_the_text_stay(findings):
    text = "a \ud83d and \ufffd and \udc9f"
    many = [Findings(article=Article(text=text, title="\ufffd")), Findings(article=Article(text="\ufffd"))]
    pytest.importorskip("pyarrow", reason="needs the extra `tables`")
    tables = geopolnews.to_arrow(many)
    assert tables["articles"]["text"].to_pylist() == [
        text.replace("\ud83d", "\ufffd").replace("\udc9f", "\ufffd"),
        "\ufffd",
    ]
    assert tables["articles"]["surrogates"].to_pylist() == [[0xD83D, 0xFFFD, 0xDC9F, 0xFFFD], None]
    assert list(geopolnews.from_arrow(tables)) == many


@pytest.mark.parametrize("codes", [[], [0xD83D, 0xD83D], [65], [0xFFFD]])
def test_codes_that_do_not_fit_are_refused(codes):
    document = {"article": {"text": "a \ufffd"}}
    if codes == [0xFFFD]:
        assert restore_surrogates(document, codes) == document
        return
    with pytest.raises(InvalidDocument, match="a code for each"):
        restore_surrogates(document, codes)
