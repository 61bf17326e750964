"""Files of many kinds: what is found in folders, how rows become articles, what is refused."""

import bz2
import gzip
import json
import lzma
import sys
from datetime import date

import pytest

from geopolnews.errors import MissingExtra, UnreadableInput
from geopolnews.model import Article, Failure
from geopolnews.read import bounds
from geopolnews.read.files import list_folder, read_file
from geopolnews.read.rows import Defaults
from geopolnews.read.streams import read_data

PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def read(path, **defaults):
    return list(read_file(path, path.name, Defaults(**defaults)))


def write_rows(path, *rows):
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path):
    wanted = ["a.txt", "b.HTML", "c.jsonl.gz", "d.parquet", "inner/a.txt.xz", "inner/b.ndjson"]
    for name in [*reversed(wanted), "picture.png", "saved.json", ".hidden.txt", ".git/a.txt", "inner/notes.md"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [path.relative_to(tmp_path).as_posix() for path in list_folder(tmp_path)] == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="links as on POSIX systems")
def test_links_that_lead_out_of_a_folder_are_passed_over(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_text("Aoun spoke.", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "own.txt").write_text("Berri spoke.", encoding="utf-8")
    (folder / "inside.txt").symlink_to("own.txt")
    (folder / "out.txt").symlink_to("../outside/secret.txt")
    (folder / "whole").symlink_to("../outside")
    (folder / "broken.txt").symlink_to("nowhere.txt")
    assert [path.name for path in list_folder(folder)] == ["inside.txt", "own.txt"]


@pytest.mark.parametrize("packed", PACKERS)
def test_packed_files_are_unpacked(tmp_path, packed):
    (tmp_path / f"a.txt{packed}").write_bytes(PACKERS[packed](b"Aoun spoke."))
    (article,) = read(tmp_path / f"a.txt{packed}")
    assert (article.text, article.source) == ("Aoun spoke.", f"a.txt{packed}")
    (tmp_path / f"a.jsonl{packed}").write_bytes(PACKERS[packed](b'{"text": "Aoun spoke."}\n{"text": "Berri spoke."}'))
    assert [article.text for article in read(tmp_path / f"a.jsonl{packed}")] == ["Aoun spoke.", "Berri spoke."]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize("packed", PACKERS)
def test_what_cannot_be_unpacked_is_an_error(tmp_path, packed, name):
    whole = PACKERS[packed](b'{"text": "Aoun spoke."}\n' * 1000)
    broken = bytearray(whole)
    broken[len(broken) // 2] ^= 0xFF
    for data in (b"no archive at all", whole[:-9], bytes(broken)):
        (tmp_path / f"{name}{packed}").write_bytes(data)
        with pytest.raises((UnreadableInput, OSError)):  # the caller makes both one line
            read(tmp_path / f"{name}{packed}")


@pytest.mark.parametrize("packed", PACKERS)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_what_unpacks_to_too_much_is_refused(tmp_path, monkeypatch, packed, name):
    monkeypatch.setattr(bounds, "LARGEST", 10_000)
    (tmp_path / f"{name}{packed}").write_bytes(PACKERS[packed](b"a" * 10_001))
    with pytest.raises(UnreadableInput, match="10,000 bytes"):
        read(tmp_path / f"{name}{packed}")
    (tmp_path / f"a.txt{packed}").write_bytes(PACKERS[packed](b"a" * 10_000))
    assert len(read(tmp_path / f"a.txt{packed}")) == 1


def test_a_row_says_what_is_known_and_the_call_says_the_rest(tmp_path):
    said = {"title": "Talks", "url": "https://example.org/1", "publisher": "The Post", "published": "2024-12-03"}
    path = write_rows(tmp_path / "a.jsonl", {"id": 7, "text": "Aoun spoke.", **said}, {"text": "Berri spoke."}, "")
    first, second = read(path, publisher="The Times", published=date(2024, 1, 1))
    assert (first.source, first.title, first.url, first.publisher) == ("7", *list(said.values())[:3])
    assert first.published == date(2024, 12, 3)
    assert (second.source, second.title, second.publisher) == ("a.jsonl:2", None, "The Times")
    assert second.published == date(2024, 1, 1)


def test_columns_of_other_names(tmp_path):
    row = {"body": "Aoun spoke.", "key": "x1", "text": 5, "when": "Tue, 03 Dec 2024 10:00:00 GMT"}
    path = write_rows(tmp_path / "a.jsonl", row)
    (article,) = read(path, columns={"text": "body", "id": "key", "published": "when"})
    assert (article.text, article.source) == ("Aoun spoke.", "x1")
    assert str(article.published).startswith("2024-12-03")


def test_bad_rows_are_failures_with_their_line_and_the_others_go_on(tmp_path):
    rows = [
        {"text": "Aoun spoke."},
        '{"text": ',
        "5",
        {"body": "Berri spoke."},
        {"text": None},
        {"text": " "},
        {"text": "Salam spoke.", "published": "some day"},
        {"text": "Salam spoke.", "title": 5},
        "[" * 100_000,
        {"text": "Mikati spoke."},
    ]
    answers = read(write_rows(tmp_path / "a.jsonl", *rows))
    assert [answer.text for answer in answers if isinstance(answer, Article)] == ["Aoun spoke.", "Mikati spoke."]
    failures = [answer for answer in answers if isinstance(answer, Failure)]
    assert [failure.source for failure in failures] == [f"a.jsonl:{line}" for line in range(2, 10)]
    assert all(failure.reason and failure.source not in failure.reason for failure in failures)
    assert "not JSON" in failures[0].reason
    assert "'text'" in failures[2].reason


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra tables")
    from pyarrow import parquet

    columns = {
        "body": [f"Aoun spoke {number} times." for number in range(150)],
        "published": [date(2024, 12, 3)] * 150,
        "id": [f"x{number}" for number in range(150)],
        "other": [0] * 150,
    }
    columns["body"][100] = None
    parquet.write_table(pyarrow.table(columns), tmp_path / "a.parquet")
    answers = read(tmp_path / "a.parquet", columns={"text": "body"})
    assert len(answers) == 150
    assert answers[100] == Failure(source="a.parquet:101", reason=answers[100].reason, error="UnreadableInput")
    assert [answer.source for answer in answers[:3]] == ["x0", "x1", "x2"]
    assert answers[149].text == "Aoun spoke 149 times."
    assert answers[0].published == date(2024, 12, 3)


def test_what_is_no_parquet_is_an_error(tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra tables")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 is not enough")
    with pytest.raises(UnreadableInput, match="cannot be read as Parquet"):
        read(tmp_path / "a.parquet")


def test_parquet_without_its_package_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match="tables"):
        read(tmp_path / "a.parquet")


PAGE = """<!DOCTYPE html>
<html><head><title>Talks in Amman - The Post</title>
<meta property="og:title" content="Talks in Amman"><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2024-12-03T08:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Talks in Amman</h1>
<p>The foreign ministers of both countries met in Amman on Tuesday to talk about water, their offices said in a
statement that was published late in the evening.</p>
<p>“We will go on until there is an agreement,” the host said after the meeting, which lasted for three hours longer
than was planned. He added that experts would meet again in two weeks.</p>
<p>Neither side named the sticking points, which diplomats had described as few but hard to solve before winter.</p>
</article><footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_page_gives_its_article(tmp_path, name):
    pytest.importorskip("trafilatura", reason="needs the extra html")
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    (article,) = read(tmp_path / name)
    assert "We will go on until there is an agreement" in article.text
    assert "<p>" not in article.text
    assert "All rights reserved" not in article.text
    assert (article.title, article.publisher) == ("Talks in Amman", "The Post")
    assert str(article.published).startswith("2024-12-03")


def test_a_page_without_an_article_is_an_error():
    pytest.importorskip("trafilatura", reason="needs the extra html")
    with pytest.raises(UnreadableInput, match="no article on the page"):
        read_data(b"<html><body></body></html>", "page.html", Defaults())


def test_a_page_without_its_package_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtra, match="html"):
        read_data(PAGE.encode(), "page.html", Defaults())


def test_a_text_that_speaks_of_tags_is_no_page():
    article = read_data(b"The minister wrote <html> on the board.", "a.txt", Defaults())
    assert article.text == "The minister wrote <html> on the board."
