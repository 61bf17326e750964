"""Zip archives: what of them is read, and what may be wrong with them."""

import gzip
import io
import stat
import sys
import zipfile

import pytest

from geopolnews.errors import UnreadableInput
from geopolnews.model import Article, Failure
from geopolnews.read import bounds
from geopolnews.read.files import list_folder, read_file
from geopolnews.read.packed import Gauge
from geopolnews.read.rows import Defaults


def read(path, gauge=None):
    return list(read_file(path, path.name, Defaults(), gauge))


def write_zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_members_are_articles_in_the_order_of_their_names(tmp_path):
    members = {
        "b.txt": "Berri spoke.",
        "more/rows.jsonl.gz": gzip.compress(b'{"text": "Salam spoke."}\n{"text": 5}\n'),
        "a.txt": "Aoun spoke.",
        "picture.png": b"\x89PNG",
        "__MACOSX/._a.txt": b"\x00\x05",
        ".hidden/a.txt": "Nobody spoke.",
    }
    gauge = Gauge()
    answers = read(write_zip(tmp_path / "news.zip", members), gauge)
    assert [answer.source for answer in answers] == [
        "news.zip/a.txt",
        "news.zip/b.txt",
        "news.zip/more/rows.jsonl.gz:1",
        "news.zip/more/rows.jsonl.gz:2",
    ]
    assert [answer.text for answer in answers[:3]] == ["Aoun spoke.", "Berri spoke.", "Salam spoke."]
    assert isinstance(answers[3], Failure)
    assert 0 < gauge.position <= (tmp_path / "news.zip").stat().st_size
    assert [path.name for path in list_folder(tmp_path)] == ["news.zip"]


def test_a_member_that_cannot_be_read_costs_no_other(tmp_path):
    inner = io.BytesIO()
    write_zip(inner, {"a.txt": "Nobody spoke."})
    members = {
        "1.txt": "",
        "2.zip": inner.getvalue(),
        "3.parquet": b"PAR1",
        "4.txt.xz": b"no archive at all",
        "5.txt": "Mikati spoke.",
    }
    *failures, last = read(write_zip(tmp_path / "news.zip", members))
    assert [failure.source for failure in failures] == [f"news.zip/{name}" for name in list(members)[:-1]]
    assert {failure.error for failure in failures} == {"UnreadableInput"}
    assert "Unpack the archive" in failures[1].reason
    assert last.text == "Mikati spoke."


def test_names_that_lead_out_lead_nowhere(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "inner" / "news.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../out.txt", "Aoun spoke.")
        archive.writestr("/etc/out.txt", "Berri spoke.")
        archive.writestr(link, "/etc/passwd")
    assert [answer.text for answer in read(path)] == ["Aoun spoke.", "Berri spoke."]
    assert [entry.name for entry in tmp_path.rglob("*")] == ["inner", "news.zip"]


def test_an_encrypted_member_is_told(tmp_path):
    path = write_zip(tmp_path / "news.zip", {"a.txt": "Aoun spoke.", "b.txt": "Berri spoke."})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of the first in the directory
    path.write_bytes(data)
    failure, article = read(path)
    assert "encrypted" in failure.reason
    assert article.text == "Berri spoke."


@pytest.mark.parametrize("cut", [slice(0, 40), slice(0, 0), slice(5, 90)])
def test_what_is_no_archive_is_an_error(tmp_path, cut):
    whole = write_zip(tmp_path / "whole.zip", {"a.txt": "Aoun spoke."}).read_bytes()
    (tmp_path / "news.zip").write_bytes(whole[cut])
    with pytest.raises(UnreadableInput, match="cannot be unpacked"):
        read(tmp_path / "news.zip")


def test_every_byte_may_be_wrong(tmp_path):
    whole = write_zip(tmp_path / "news.zip", {"a.txt": "Aoun spoke. " * 9, "b.txt": "Berri spoke."}).read_bytes()
    for place in range(len(whole)):
        data = bytearray(whole)
        data[place] ^= 0xFF
        (tmp_path / "news.zip").write_bytes(data)
        try:
            answers = read(tmp_path / "news.zip")
        except (UnreadableInput, OSError):  # the caller makes both one line
            continue
        assert all(isinstance(answer, Article | Failure) for answer in answers)


def test_a_bomb_ends_the_archive(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "ALWAYS_ALLOWED", 100_000)
    monkeypatch.setattr(bounds, "MOST_TIMES", 5)
    members = {f"{number}.txt": "Aoun spoke. " * 2000 for number in range(9)}
    with pytest.raises(UnreadableInput, match="more than 5 times its size"):
        read(write_zip(tmp_path / "a.zip", members))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Aoun spoke."}\n' * 10_000))
    with pytest.raises(UnreadableInput, match="more than 5 times its size"):
        read(tmp_path / "a.jsonl.gz")
    monkeypatch.setattr(bounds, "ALWAYS_ALLOWED", 1_000_000)
    assert len(read(tmp_path / "a.jsonl.gz")) == 10_000


def test_zstandard(tmp_path, monkeypatch):
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra tables")
    rows = b'{"text": "Aoun spoke."}\n' * 1000
    whole = bytes(pyarrow.compress(rows, codec="zstd", asbytes=True))
    path = tmp_path / "a.jsonl.zst"
    for data, count in ((whole, 1000), (whole + whole, 2000)):
        path.write_bytes(data)
        gauge = Gauge()
        assert len(read(path, gauge)) == count
        assert gauge.position == len(data)
    for data in (whole[:-9], b"no archive at all"):
        path.write_bytes(data)
        with pytest.raises((UnreadableInput, OSError)):  # the caller makes both one line
            read(path)
    path.write_bytes(whole)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    with pytest.raises(ImportError, match=r"geopolnews\[tables\]"):
        read(path)
