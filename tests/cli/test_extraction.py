"""What is read, how failures are told, and the exit codes."""

import json
import re
from datetime import date

import pytest

from geopolnews.cli import reader
from geopolnews.errors import ModelUnavailable


def names(jsonl):
    return [json.loads(line)["actors"][0]["name"] for line in jsonl.splitlines()]


def test_one_file_is_a_document(call, articles):
    done = call("extract", articles[0])
    assert done.exit_code == 0
    assert done.stderr == ""
    assert json.loads(done.stdout)["article"]["text"] == "Aoun said it is over.\n"


def test_several_files_are_lines(call, articles):
    done = call("extract", *articles)
    assert done.exit_code == 0
    assert names(done.stdout) == ["Aoun", "Berri", "Mikati"]


@pytest.mark.parametrize("given", ["2024-12-06", "2024-12-06T23:30:00+02:00"])
def test_the_day_of_publication_is_that_of_all_files(call, extractor, articles, given):
    call("extract", *articles, "--published", given)
    assert [facts["published"] for _, facts in extractor.calls] == [date(2024, 12, 6)] * 3


def test_what_is_known_is_passed_on(call, extractor, articles):
    call("extract", articles[0], "--title", "Over", "--url", "https://example.org/1", "--publisher", "The Times")
    ((_, facts),) = extractor.calls
    assert facts == {"published": None, "title": "Over", "url": "https://example.org/1", "publisher": "The Times"}


def test_standard_input_is_read_as_bytes(call):
    done = call("extract", "-", stdin="Erdoğan said “no”.".encode())
    assert json.loads(done.stdout)["article"]["text"] == "Erdoğan said “no”."


@pytest.mark.parametrize("chosen", ["text", "json", "jsonl"])
def test_the_form_can_be_chosen(call, articles, chosen):
    done = call("extract", articles[0], "--format", chosen)
    assert done.exit_code == 0
    assert {"text": "WHO SAID WHAT", "json": '{\n  "format"', "jsonl": '{"format"'}[chosen] in done.stdout
    assert (done.stdout.count("\n") == 1) == (chosen == "jsonl")


def make_unreadable(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff")
    (folder / "folder.txt").mkdir()
    (folder / "refused.txt").write_text("REFUSE", encoding="utf-8")
    (folder / "fault.txt").write_text("FAULT", encoding="utf-8")
    return [folder / f"{name}.txt" for name in ("missing", "empty", "blank", "picture", "folder", "refused", "fault")]


def test_a_file_that_fails_is_one_line_and_the_others_are_read(call, tmp_path, articles):
    failing = make_unreadable(tmp_path)
    done = call("extract", articles[0], *failing, *articles[1:])
    assert done.exit_code == 1
    assert names(done.stdout) == ["Aoun", "Berri", "Mikati"]
    *lines, count = done.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["geopolnews", str(path)] for path in failing]
    assert [line for line in lines if "unexpected fault" in line] == lines[-1:]
    assert count == "geopolnews: 7 of 10 articles could not be read"


def test_missing_file_and_folder_are_explained(call, tmp_path):
    done = call("extract", tmp_path / "missing.txt")
    assert done.exit_code == 1
    assert done.stderr == f"geopolnews: {tmp_path}/missing.txt: no such file or directory\n"
    done = call("extract", tmp_path)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"geopolnews: {tmp_path}: is a directory. There are no articles in it")


def test_a_fault_is_told_as_one(call, tmp_path):
    (tmp_path / "a.txt").write_text("FAULT", encoding="utf-8")
    done = call("extract", tmp_path / "a.txt")
    assert done.exit_code == 1
    assert re.search(r"IndexError at fake_program\.py:\d+: list index out of range", done.stderr)
    assert len(done.stderr.splitlines()) == 1


def test_names_of_files_cannot_command_the_terminal(call):
    done = call("extract", "a\x1b[31m\nb.txt")
    assert done.stderr == "geopolnews: a␛[31m b.txt: no such file or directory\n"


def test_no_model_ends_the_run(call, monkeypatch, articles):
    def refuse(model):
        raise ModelUnavailable("no such file", source="reader.onnx")

    monkeypatch.setattr(reader, "load_extractor", refuse)
    done = call("extract", *articles)
    assert done.exit_code == 3
    assert done.stderr == "geopolnews: reader.onnx: no such file\n"


def test_the_model_is_loaded_once_and_only_if_something_can_be_read(call, monkeypatch, extractor, articles, tmp_path):
    loads = []
    monkeypatch.setattr(reader, "load_extractor", lambda model: loads.append(model) or extractor)
    call("extract", tmp_path / "missing.txt", "--model", tmp_path)
    assert loads == []
    call("extract", *articles, "--model", tmp_path)
    assert loads == [tmp_path]
