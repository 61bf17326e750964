"""Folders, files of many articles, and what cannot be read, as the command takes and tells them."""

import gzip
import json
import sys
import zipfile

import pytest

from geopolnews.read import streams


def read_lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_is_read_with_those_in_it_but_not_what_the_run_writes(call, articles, tmp_path):
    folder = articles[0].parent
    (folder / "more").mkdir()
    (folder / "more" / "rows.jsonl").write_text('{"text": "Salam spoke."}\n{"text": 5}\n', encoding="utf-8")
    results = []
    for _ in range(2):
        assert call("extract", folder, "-o", folder / "out.jsonl", "--errors", folder / "bad.jsonl").exit_code == 1
        results.append((folder / "out.jsonl").read_bytes())
    assert results[0] == results[1]
    sources = [findings["article"]["source"] for findings in read_lines(folder / "out.jsonl")]
    assert sources == [*map(str, articles), f"{folder / 'more' / 'rows.jsonl'}:1"]
    (failure,) = read_lines(folder / "bad.jsonl")
    assert failure["source"] == f"{folder / 'more' / 'rows.jsonl'}:2"
    assert failure["error"] == "UnreadableInput"


def test_tables_in_the_folder_that_is_read_are_not_read(call, articles, extractor):
    pytest.importorskip("pyarrow", reason="needs the extra tables")
    folder = articles[0].parent
    for _ in range(2):
        assert call("extract", folder, "-f", "parquet", "-o", folder / "tables").exit_code == 0
    assert len(extractor.calls) == 6


def test_where_all_is_read_there_is_no_list_of_errors_unless_asked_for(call, articles, tmp_path):
    call("extract", *articles, tmp_path / "missing.txt", "-o", tmp_path / "out.jsonl")
    assert len(read_lines(tmp_path / "out.jsonl.errors.jsonl")) == 1
    call("extract", *articles, "-o", tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl.errors.jsonl").exists()
    call("extract", *articles, "--errors", tmp_path / "bad.jsonl")
    assert read_lines(tmp_path / "bad.jsonl") == []


def test_columns_are_named_on_the_command_line(call, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"body": "Aoun spoke.", "key": "x"}\n', encoding="utf-8")
    done = call("extract", tmp_path / "a.jsonl", "--column", "text=body", "--column", "id=key")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["article"]["source"] == "x"


@pytest.mark.parametrize("given", ["text", "words=body"])
def test_a_column_for_nothing_is_wrong_usage(call, extractor, articles, given):
    done = call("extract", articles[0], "--column", given)
    assert done.exit_code == 2
    assert "expected one of text, id" in done.stderr
    assert extractor.calls == []


def test_rows_come_by_standard_input(call, tmp_path):
    rows = '\n{"id": "a", "text": "Aoun spoke."}\n{"text": "Berri spoke."}\nno row\n'
    done = call("extract", "-", stdin=rows)
    assert done.exit_code == 1
    sources = [json.loads(line)["article"]["source"] for line in done.stdout.splitlines()]
    assert sources == ["a", "standard input:3"]
    assert "standard input:4: not JSON" in done.stderr
    done = call("extract", "-", "-o", f"{tmp_path}/out/", stdin=rows)
    assert done.exit_code == 2
    assert "holds many articles" in done.stderr


def test_a_missing_package_costs_only_what_needs_it(call, articles, monkeypatch):
    folder = articles[0].parent
    (folder / "a.html").write_text("<html><body><p>Salam spoke.</p></body></html>", encoding="utf-8")
    (folder / "b.parquet").write_bytes(b"PAR1")
    for package in ("trafilatura", "pyarrow"):
        monkeypatch.setitem(sys.modules, package, None)
    done = call("extract", folder)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 3
    page, table, count = done.stderr.splitlines()
    assert 'a.html: the package trafilatura is not installed. Install it with: pip install "geopolnews[html]"' in page
    assert "geopolnews[tables]" in table
    assert count == "geopolnews: 2 of 5 articles could not be read"


def test_a_page_that_trips_a_fault_costs_no_other(call, articles, monkeypatch):
    def fail(*_):
        raise RecursionError("too deep")

    monkeypatch.setattr(streams, "read_page", fail)
    (articles[0].parent / "a.html").write_text("<html></html>", encoding="utf-8")
    done = call("extract", articles[0].parent)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 3
    assert "RecursionError" in done.stderr


def test_archives_and_packed_files_in_a_folder(call, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", "Aoun spoke.")
        archive.writestr("two.txt", "")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Berri spoke."))
    done = call("extract", tmp_path)
    assert done.exit_code == 1
    sources = [json.loads(line)["article"]["source"] for line in done.stdout.splitlines()]
    assert sources == [f"{tmp_path / 'a.zip'}/one.txt", str(tmp_path / "b.txt.gz")]
    assert f"{tmp_path / 'a.zip'}/two.txt: there is no text" in done.stderr
    call("extract", tmp_path / "b.txt.gz", "-o", f"{tmp_path}/out/")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.json"]


def test_what_belongs_to_one_article_is_refused_for_rows(call, tmp_path, extractor):
    (tmp_path / "a.jsonl").write_text('{"text": "Aoun spoke."}\n', encoding="utf-8")
    assert call("extract", tmp_path / "a.jsonl", "--title", "Talks").exit_code == 2
    assert extractor.calls == []
