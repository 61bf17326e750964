"""The registry of formats: what every entry has to hold, and that nothing is left half written."""

import subprocess
import sys

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.errors import MissingExtra, UnwritableOutput
from geopolnews.serialize.formats import FORMATS, Format, find_format

BY_NAME = {format.name: format for format in FORMATS}
# What several articles become is a format of its own, under the name of the one that it belongs to.
ALL = [*FORMATS, *[format.several for format in FORMATS if format.several]]
IDS = [f"{format.name}-{'many' if format.many else 'one'}" for format in ALL]


def skip_without_packages(format):
    try:
        format.check_packages()
    except MissingExtra as error:
        pytest.skip(str(error))


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


def test_names_and_suffixes_are_told_apart():
    assert len(BY_NAME) == len(FORMATS)
    suffixes = [suffix for format in FORMATS for suffix in format.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


def test_what_several_articles_become_is_a_folder():
    for format in (format for format in FORMATS if format.several):
        assert not format.many
        assert format.several.many
        assert format.several.is_folder
        assert (format.several.name, format.several.suffixes) == (format.name, format.suffixes)


def test_formats_are_found_by_name():
    assert [find_format(format.name) for format in FORMATS] == list(FORMATS)
    assert find_format("doc") is None


def test_a_format_that_needs_a_package_names_its_extra():
    assert [format.name for format in FORMATS if bool(format.packages) != (format.extra is not None)] == []


def test_the_registry_loads_no_format():
    heavy = "('cattrs', 'numpy', 'pyarrow', 'networkx', 'followthemoney')"
    code = f"import sys, geopolnews.serialize.formats; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("format", ALL, ids=IDS)
def test_random_findings_can_be_written(format, tmp_path_factory):
    skip_without_packages(format)
    folder = tmp_path_factory.mktemp(format.name)

    @given(st.lists(strategies.findings(), min_size=0 if format.many else 1, max_size=3 if format.many else 1))
    def write_all(many):
        path = folder / f"out{format.suffixes[0]}"
        assert format.write(iter(many), path) == len(many)
        assert entries(folder) == [path.name]
        assert entries(path) == sorted(format.files) if format.is_folder else path.is_file()
        if format.text and not format.is_folder:
            path.read_bytes().decode()

    write_all()


@pytest.mark.parametrize("format", ALL, ids=IDS)
def test_what_fails_leaves_the_old_result_and_nothing_else(format, tmp_path, findings):
    skip_without_packages(format)
    path = tmp_path / "out"
    format.write([findings], path)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    def fail():
        yield findings
        raise KeyError("the end")

    for target in (path, tmp_path / "new"):
        with pytest.raises(KeyError, match="the end"):
            format.write(fail(), target)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert entries(tmp_path) == ["out"]


@pytest.mark.parametrize("format", [format for format in FORMATS if not format.many], ids=lambda format: format.name)
@pytest.mark.parametrize("count", [0, 2])
def test_one_article_is_one(format, tmp_path, findings, count):
    skip_without_packages(format)
    with pytest.raises(UnwritableOutput, match=f"{format.name} holds one article, and there are {count}"):
        format.write([findings] * count, tmp_path / "out")
    assert entries(tmp_path) == []


def test_a_missing_package_is_told_before_anything_is_read(tmp_path):
    format = Format(
        name="x", summary="", writer="nowhere:write", suffixes=(".x",), many=True, extra="own", packages=("no_such",)
    )
    with pytest.raises(MissingExtra, match="geopolnews\\[own\\]"):
        format.write(iter(lambda: pytest.fail("read"), None), tmp_path / "out")
