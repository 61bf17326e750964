"""Where findings go, and that files are whole or not there."""

import json
import os
import sys

import pytest

from geopolnews.cli import outcome

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and devices as on POSIX systems")


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_for_one_article(call, articles, tmp_path):
    done = call("extract", articles[0], "-o", tmp_path / "out.json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "out.json").read_bytes())["format"] == "geopolnews/1"
    assert entries(tmp_path) == ["articles", "out.json"]


@pytest.mark.parametrize(
    ("name", "begins"),
    [("out.jsonl", b'{"format"'), ("out.NDJSON", b'{"format"'), ("out.txt", "─".encode()), ("out", b'{\n  "format"')],
)
def test_the_name_tells_the_form(call, articles, tmp_path, name, begins):
    call("extract", articles[0], "-o", tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_form_that_is_asked_for_goes_before_the_name(call, articles, tmp_path):
    call("extract", articles[0], "-o", tmp_path / "out.txt", "-f", "jsonl")
    assert (tmp_path / "out.txt").read_bytes().startswith(b'{"format"')


def test_several_articles_in_one_file(call, articles, tmp_path):
    assert call("extract", *articles, "-o", tmp_path / "out.jsonl").exit_code == 0
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 3
    assert call("extract", *articles, "-o", tmp_path / "out.txt").exit_code == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").count("WHO SAID WHAT") == 3


def test_a_folder_gets_a_file_an_article(call, articles, tmp_path):
    call("extract", *articles, "-o", f"{tmp_path}/new/folder/")
    assert entries(tmp_path / "new" / "folder") == ["aoun.json", "berri.json", "mikati.json"]
    call("extract", articles[0], "-", "-f", "text", "-o", tmp_path / "new", stdin="Salam spoke.")
    assert entries(tmp_path / "new") == ["aoun.txt", "folder", "stdin.txt"]


@pytest.mark.parametrize("output", ["-", None])
def test_standard_output(call, articles, output):
    done = call("extract", articles[0], *(["-o", output] if output else []))
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["aoun.txt", "berri.txt", "-f", "json"], "ask for jsonl"),
        (["aoun.txt", "berri.txt", "-o", "out.json"], "ask for jsonl"),
        (["aoun.txt", "-f", "jsonl", "-o", "./"], "name a file with --output"),
        (["aoun.txt", "-o", "nowhere/out.json"], "there is no folder nowhere"),
        (["aoun.txt", "-o", "berri.txt/"], "is a file, not a folder"),
        (["aoun.txt", "-o", "./aoun.txt", "-f", "json"], "is one of the files to read"),
        (["aoun.txt", "-o", ".", "-f", "text"], "is one of the files to read"),
        (["aoun.txt", "../articles/aoun.txt", "-o", "out/"], "would both be written to out/aoun.json"),
        (["-", "-"], "standard input (-) can be read only once"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_read(call, monkeypatch, extractor, articles, args, says):
    monkeypatch.chdir(articles[0].parent)
    before = entries(articles[0].parent)
    done = call("extract", *args)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert extractor.calls == []
    assert entries(articles[0].parent) == before


def test_where_nothing_can_be_read_the_old_file_stays(call, tmp_path):
    (tmp_path / "out.jsonl").write_text("old", encoding="utf-8")
    assert call("extract", tmp_path / "missing", tmp_path / "none", "-o", tmp_path / "out.jsonl").exit_code == 1
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "old"
    assert entries(tmp_path) == ["out.jsonl", "out.jsonl.errors.jsonl"]


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, MemoryError, OSError])
def test_a_file_that_is_not_finished_is_not_there(call, monkeypatch, articles, tmp_path, trouble):
    write_findings = outcome.write_findings

    def write_some(findings, name, format, stream):
        write_findings(findings, name, format, stream)
        if "mikati" in name:
            raise trouble

    (tmp_path / "out.txt").write_text("old", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(outcome, "write_findings", write_some)
        assert call("extract", *articles, "-o", tmp_path / "out.txt").exit_code != 0
        assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "old"
        call("extract", *articles, "-o", f"{tmp_path}/out/")
    assert entries(tmp_path / "out") == ["aoun.json", "berri.json", "geopolnews.journal"]
    assert entries(tmp_path) == ["articles", "out", "out.txt", "out.txt.journal"]
    assert call("extract", *articles, "-o", tmp_path / "out.txt").exit_code == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").count("WHO SAID WHAT") == 3
    assert entries(tmp_path) == ["articles", "out", "out.txt"]


def test_a_folder_is_refused_for_a_file_of_many_articles(call, tmp_path, extractor):
    (tmp_path / "many.jsonl").write_text('{"text": "Aoun spoke."}\n{"text": "Berri spoke."}\n', encoding="utf-8")
    done = call("extract", tmp_path / "many.jsonl", "-o", f"{tmp_path}/out/")
    assert done.exit_code == 2
    assert "holds many articles" in done.stderr
    assert extractor.calls == []


@posix
def test_link_and_mode_of_the_old_file_stay(call, articles, tmp_path):
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    call("extract", articles[0], "-o", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "real").read_bytes())
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640


@posix
def test_a_device_is_written_to_and_not_replaced(call, articles):
    assert call("extract", articles[0], "-o", os.devnull).exit_code == 0
    assert not os.path.isfile(os.devnull)  # noqa: PTH113 - as a device


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")  # noqa: PTH110
def test_a_full_disk_is_one_line(call, articles):
    done = call("extract", *articles, "-f", "jsonl", "-o", "/dev/full")
    assert done.exit_code == 1
    assert done.stderr == "geopolnews: cannot write /dev/full: no space left on device\n"
