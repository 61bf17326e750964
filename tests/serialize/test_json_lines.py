import gzip
import io

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.errors import InvalidDocument
from geopolnews.serialize.json import write_json
from geopolnews.serialize.json_lines import read_json_lines, write_json_lines


@given(st.lists(strategies.findings(), max_size=3))
def test_what_is_written_is_read_back(stream):
    for file in (io.StringIO(), io.BytesIO()):
        assert write_json_lines(iter(stream), file) == len(stream)
        file.seek(0)
        assert list(read_json_lines(file)) == stream


def test_files_by_name(tmp_path, findings):
    path = tmp_path / "saved.jsonl"
    assert write_json_lines([findings, findings], path) == 2
    assert list(read_json_lines(path)) == [findings, findings]
    assert list(read_json_lines(str(path))) == [findings, findings]


def test_files_that_are_open(tmp_path, findings):
    path = tmp_path / "saved.jsonl"
    with path.open("w", encoding="utf-8") as file:
        write_json_lines([findings], file)
    with path.open("a", encoding="utf-8") as file:
        write_json_lines([findings], file)
    with path.open(encoding="utf-8") as file:
        assert list(read_json_lines(file)) == [findings, findings]
    with gzip.open(tmp_path / "saved.jsonl.gz", "wb") as file:
        write_json_lines([findings], file)
    with gzip.open(tmp_path / "saved.jsonl.gz", "rb") as file:
        assert list(read_json_lines(file)) == [findings]


def test_reading_is_lazy(findings):
    lines = read_json_lines(io.StringIO(write_json(findings) + "\nrubbish\n"))
    assert next(lines) == findings
    with pytest.raises(InvalidDocument):
        next(lines)


def test_blank_lines_and_a_byte_order_mark_are_passed_over(findings):
    line = write_json(findings).encode()
    assert list(read_json_lines(io.BytesIO(b"\xef\xbb\xbf" + line + b"\r\n\r\n \n" + line))) == [findings, findings]


def test_errors_name_file_line_and_path(tmp_path, findings):
    path = tmp_path / "saved.jsonl"
    wrong = write_json(findings).replace('"reject"', '"shout"')
    path.write_text(f"{write_json(findings)}\n\n{wrong}\n", encoding="utf-8")
    with pytest.raises(InvalidDocument) as caught:
        list(read_json_lines(path))
    assert (caught.value.file, caught.value.line, caught.value.path) == (str(path), 3, "$.statements[0].act")
    assert str(caught.value).startswith(f"{path}, line 3, $.statements[0].act: expected one of")


def test_lines_that_cannot_be_read_may_be_left_out(findings):
    errors = []
    file = io.StringIO(f"rubbish\n{write_json(findings)}\n{{}}\n")
    assert list(read_json_lines(file, on_error=errors.append)) == [findings]
    assert [error.line for error in errors] == [1, 3]
