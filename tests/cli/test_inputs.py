"""Folders, files of many articles, and what cannot be read, as the command takes and tells them."""

import json

import pytest


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
