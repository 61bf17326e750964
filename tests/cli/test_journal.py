"""A run that was killed goes on where it was, and another one is refused."""

import json
import random
import sys
import time

import pytest

from geopolnews.cli.journal import Journal
from geopolnews.errors import UnwritableOutput

ARTICLES = 60
BAD = 17


@pytest.fixture
def rows(tmp_path):
    """A file of many articles, one of which cannot be read."""
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": f"a{number}", "text": f"Aoun{number} spoke. PAUSE"}) for number in range(ARTICLES)]
    lines[BAD] = json.dumps({"id": "bad"})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as on POSIX systems")
def test_a_run_that_is_killed_again_and_again_gives_the_same_bytes(begin, run, rows, tmp_path):
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert run("extract", rows, "-o", whole)[0] == 1
    journal = tmp_path / "out.jsonl.journal"
    moments = random.Random(7)
    lines = 0
    for _ in range(4):
        process = begin("extract", rows, "-o", out)
        wanted = lines + moments.randint(2, 10)  # the first lines of all are those that an earlier run has left
        deadline = time.monotonic() + 60
        while (lines := journal.read_bytes().count(b"\n") if journal.exists() else 0) < wanted:
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(moments.random() / 100)
        process.kill()
        process.wait()
        assert not out.exists()
        lines = journal.read_bytes().count(b"\n")
    with journal.open("ab") as file:
        file.write(b'{"check": "torn')
    code, _, messages = run("extract", rows, "-o", out)
    assert code == 1
    assert out.read_bytes() == whole.read_bytes()
    assert len(out.read_bytes().splitlines()) == ARTICLES - 1
    errors = tmp_path / "out.jsonl.errors.jsonl"
    assert errors.read_bytes() == (tmp_path / "whole.jsonl.errors.jsonl").read_bytes()
    (failure,) = map(json.loads, errors.read_text(encoding="utf-8").splitlines())
    assert failure["source"].endswith(f"articles.jsonl:{BAD + 1}")
    assert messages.endswith(f"1 of {ARTICLES} articles could not be read; they are listed in {errors}\n".encode())
    assert not journal.exists()


@pytest.fixture
def stop(call, extractor, monkeypatch):
    """Run a command line that is stopped at the third article."""

    def stop_run(*args):
        extract = extractor.extract

        def extract_some(text, **facts):
            if len(extractor.calls) == 2:
                raise KeyboardInterrupt
            return extract(text, **facts)

        with monkeypatch.context() as patch:
            patch.setattr(extractor, "extract", extract_some)
            assert call(*args).exit_code == 130

    return stop_run


def test_what_is_done_is_not_read_again(call, stop, extractor, articles, tmp_path):
    stop("extract", *articles, "-o", tmp_path / "out.jsonl")
    assert len(extractor.calls) == 2
    assert call("extract", *articles, "-o", tmp_path / "out.jsonl").exit_code == 0
    assert len(extractor.calls) == 3
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 3


@pytest.mark.parametrize("change", ["files", "options", "text", "title", "gone"])
def test_another_run_is_refused(call, stop, extractor, articles, tmp_path, change):
    out = tmp_path / "out.jsonl"
    stop("extract", *articles, "-o", out)
    args = [*articles, "-o", out]
    if change == "files":
        del args[1]
    elif change == "options":
        args += ["--published", "2024-12-06"]
    elif change == "title":
        args += ["--publisher", "Another"]
    elif change == "text":
        articles[0].write_text("Aoun said it goes on.", encoding="utf-8")
    else:
        articles[0].unlink()
    done = call("extract", *args)
    assert done.exit_code == 1
    expected = "has changed" if change in ("text", "gone") else "left of another run"
    assert expected in done.stderr
    assert "begin anew" in done.stderr
    assert len(extractor.calls) == 2
    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no lock there")
def test_two_runs_at_once_are_refused(tmp_path):
    first = Journal.open(tmp_path / "journal", {"run": 1})
    with pytest.raises(UnwritableOutput, match="in use"):
        Journal.open(tmp_path / "journal", {"run": 1})
    first.close()
    Journal.open(tmp_path / "journal", {"run": 1}).close()


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_what_is_torn_is_cut_off(tmp_path, cut):
    journal = Journal.open(tmp_path / "journal", {"run": 1})
    journal.add("a", "first", {"findings": "x" * 10})
    journal.add("b", "second", {"findings": "y" * 10})
    journal.close()
    journal.path.write_bytes(journal.path.read_bytes()[:-cut])
    again = Journal.open(tmp_path / "journal", {"run": 1})
    assert [entry["source"] for entry in again.read()] == ["first"]
    again.add("b", "second", {"findings": "y" * 10})
    assert [entry["digest"] for entry in again.read()] == ["a", "b"]
    again.remove()
    assert not list(tmp_path.iterdir())


def test_a_folder_goes_on_where_it_was(call, stop, extractor, articles, tmp_path):
    out = tmp_path / "out"
    args = ["extract", *articles, tmp_path / "missing.txt", "-o", f"{out}/"]
    stop(*args)
    before = (out / "aoun.json").stat()
    assert sorted(path.name for path in out.iterdir()) == ["aoun.json", "berri.json", "geopolnews.journal"]
    assert call(*args).exit_code == 1
    assert len(extractor.calls) == 3
    assert (out / "aoun.json").stat().st_ino == before.st_ino
    (failure,) = map(json.loads, (out / "geopolnews.errors.jsonl").read_text(encoding="utf-8").splitlines())
    assert failure["source"].endswith("missing.txt")
    names = ["aoun.json", "berri.json", "geopolnews.errors.jsonl", "mikati.json"]
    assert sorted(path.name for path in out.iterdir()) == names


@pytest.mark.parametrize("torn", [None, b"", b"{"])
def test_a_file_in_the_folder_that_is_not_as_it_was_written_is_written_again(
    call, stop, extractor, articles, tmp_path, torn
):
    out = tmp_path / "out"
    stop("extract", *articles, "-o", f"{out}/")
    whole = (out / "aoun.json").read_bytes()
    (out / "aoun.json").unlink()
    if torn is not None:
        (out / "aoun.json").write_bytes(torn)
    assert call("extract", *articles, "-o", f"{out}/").exit_code == 0
    assert (out / "aoun.json").read_bytes() == whole
    assert len(extractor.calls) == 5
    assert sorted(path.name for path in out.iterdir()) == ["aoun.json", "berri.json", "mikati.json"]
