"""Files and folders that are written whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from geopolnews.errors import UnwritableOutput
from geopolnews.serialize.whole import write_whole_file, write_whole_folder

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and devices as on POSIX systems")


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


def fill(path, names, words, *, fault=None):
    with write_whole_folder(path, names) as fresh:
        for name in names:
            (fresh / name).write_text(words, encoding="utf-8")
        if fault:
            raise fault


def test_a_folder_stands_there_when_it_is_whole(tmp_path):
    fill(tmp_path / "above" / "out", ["a", "b"], "new")
    assert entries(tmp_path / "above") == ["out"]
    assert entries(tmp_path / "above" / "out") == ["a", "b"]


def test_an_earlier_result_is_replaced_as_a_whole(tmp_path):
    fill(tmp_path / "out", ["a", "b"], "old")
    with write_whole_folder(tmp_path / "out", ["a", "b"]) as fresh:
        (fresh / "a").write_text("new", encoding="utf-8")
        assert (tmp_path / "out" / "a").read_text(encoding="utf-8") == "old"
    assert entries(tmp_path) == ["out"]
    assert entries(tmp_path / "out") == ["a"]


def test_an_empty_folder_is_replaced(tmp_path):
    (tmp_path / "out").mkdir()
    fill(tmp_path / "out", ["a"], "new")
    assert entries(tmp_path / "out") == ["a"]


def test_what_fails_leaves_the_old_result(tmp_path):
    fill(tmp_path / "out", ["a"], "old")
    for target in ("out", "other"):
        with pytest.raises(KeyError):
            fill(tmp_path / target, ["a"], "new", fault=KeyError())
    assert entries(tmp_path) == ["out"]
    assert (tmp_path / "out" / "a").read_text(encoding="utf-8") == "old"


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(UnwritableOutput, match=r"holds other things, such as thesis\.doc"):
        fill(tmp_path, ["a"], "new")
    with pytest.raises(UnwritableOutput, match="is a file, not a folder"):
        fill(tmp_path / "thesis.doc", ["a"], "new")
    assert entries(tmp_path) == ["thesis.doc"]


def test_a_folder_that_is_there_stays_and_only_its_files_change(tmp_path, monkeypatch):
    (tmp_path / "out").mkdir(mode=0o750)
    before = (tmp_path / "out").stat()
    monkeypatch.chdir(tmp_path / "out")
    for words in ("old", "new"):
        fill(Path(), ["a"], words)
        assert Path("a").read_text(encoding="utf-8") == words
    assert (tmp_path / "out").stat().st_ino == before.st_ino
    assert (tmp_path / "out").stat().st_mode == before.st_mode


def test_what_a_killed_process_left_is_no_hindrance(tmp_path):
    (tmp_path / "out" / ".geopolnews-01234567.part").mkdir(parents=True)
    fill(tmp_path / "out", ["a"], "new")
    assert "a" in entries(tmp_path / "out")


@posix
def test_link_and_mode_of_an_old_file_stay(tmp_path):
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    with write_whole_file(tmp_path / "link") as fresh:
        fresh.write_text("new", encoding="utf-8")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640
    assert entries(tmp_path) == ["link", "real"]


@posix
def test_a_device_is_written_to_and_not_replaced(tmp_path):
    with write_whole_file(tmp_path.joinpath(os.devnull)) as fresh:
        fresh.write_text("new", encoding="utf-8")
    assert not os.path.isfile(os.devnull)  # noqa: PTH113 - as a device
