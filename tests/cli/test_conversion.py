"""Formats that are written when all articles have been read."""

import json
import sys

import pytest

import geopolnews
from geopolnews.serialize.formats import FORMATS
from geopolnews.serialize.tables.names import NAMES

TABLES = ("parquet", "arrow", "csv")


@pytest.fixture(params=TABLES)
def form(request):
    if request.param != "csv":
        pytest.importorskip("pyarrow", reason="needs the extra `tables`")
    return request.param


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


def read(form, folder):
    return list(getattr(geopolnews, f"read_{form}")(folder))


@pytest.mark.parametrize("output", ["out", "out/", "there"])
def test_a_folder_of_tables(call, articles, tmp_path, form, output):
    (tmp_path / "there").mkdir()
    done = call("extract", *articles, "-f", form, "-o", f"{tmp_path}/{output}")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    folder = tmp_path / output
    assert entries(folder) == sorted(f"{name}.{form}" for name in NAMES)
    assert [findings.actors[0].name for findings in read(form, folder)] == ["Aoun", "Berri", "Mikati"]


def test_an_earlier_result_is_replaced(call, articles, tmp_path, form):
    for some in (articles, articles[:1]):
        assert call("extract", *some, "-f", form, "-o", tmp_path / "out").exit_code == 0
        assert len(read(form, tmp_path / "out")) == len(some)
    assert entries(tmp_path) == ["articles", "out"]


def test_articles_that_fail_are_left_out(call, articles, tmp_path, form):
    articles[1].write_text("FAULT", encoding="utf-8")
    done = call("extract", *articles, "-f", form, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert [findings.actors[0].name for findings in read(form, tmp_path / "out")] == ["Aoun", "Mikati"]


def test_where_nothing_can_be_read_nothing_is_written(call, tmp_path, form):
    assert call("extract", tmp_path / "missing", "-f", form, "-o", tmp_path / "out").exit_code == 1
    assert entries(tmp_path) == ["out.errors.jsonl"]


def test_a_run_that_is_stopped_leaves_the_old_result(call, articles, tmp_path, extractor, monkeypatch, form):
    call("extract", articles[0], "-f", form, "-o", tmp_path / "out")
    extract = extractor.extract

    def stop(text, **facts):
        if "Mikati" in text.text:
            raise KeyboardInterrupt
        return extract(text, **facts)

    monkeypatch.setattr(extractor, "extract", stop)
    assert call("extract", *articles, "-f", form, "-o", tmp_path / "out").exit_code == 130
    assert len(read(form, tmp_path / "out")) == 1
    assert entries(tmp_path) == ["articles", "out", "out.journal"]
    monkeypatch.setattr(extractor, "extract", extract)
    assert call("extract", *articles, "-f", form, "-o", tmp_path / "out").exit_code == 0
    assert len(read(form, tmp_path / "out")) == 3
    assert entries(tmp_path) == ["articles", "out"]


@pytest.mark.parametrize("output", ["out", "out/", "there"])
def test_a_folder_of_pages(call, articles, tmp_path, output):
    (tmp_path / "there").mkdir()
    for some in (articles, articles[:2]):
        done = call("extract", *some, "-f", "html", "-o", f"{tmp_path}/{output}")
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
        assert entries(tmp_path / output) == ["articles", "index.html"]
        assert entries(tmp_path / output / "articles") == [f"{path.stem}.html" for path in some]


def test_a_folder_of_pages_from_one_file_of_many_articles(call, tmp_path):
    rows = [{"text": "Aoun said it is over.", "id": id} for id in ("a", "b")]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert call("extract", tmp_path / "news.jsonl", "-f", "html", "-o", tmp_path / "out").exit_code == 0
    assert len(entries(tmp_path / "out" / "articles")) == 2


def test_a_site_of_somebody_else_is_no_folder_of_pages(call, articles, extractor, tmp_path):
    site = tmp_path / "site"
    (site / "articles").mkdir(parents=True)
    (site / "index.html").write_text("<title>Mine</title>", encoding="utf-8")
    done = call("extract", *articles, "-f", "html", "-o", site)
    assert done.exit_code == 1
    assert "holds other things, such as articles" in done.stderr
    assert extractor.calls == []
    assert (site / "index.html").read_text(encoding="utf-8") == "<title>Mine</title>"


def test_one_article_is_one_page(call, articles, tmp_path):
    for output in ("page.html", "page", "pages/"):
        assert call("extract", articles[0], "-f", "html", "-o", f"{tmp_path}/{output}").exit_code == 0
    assert (tmp_path / "page.html").read_bytes() == (tmp_path / "page").read_bytes()
    assert entries(tmp_path / "pages") == ["aoun.html"]


def test_several_articles_of_a_form_for_one_go_to_a_folder_of_any_name(call, articles, tmp_path):
    assert call("extract", *articles, "-f", "json", "-o", tmp_path / "out").exit_code == 0
    assert entries(tmp_path / "out") == ["aoun.json", "berri.json", "mikati.json"]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["-f", "csv"], "csv does not go to standard output: name a folder"),
        (["-f", "csv", "-o", "-"], "csv does not go to standard output: name a folder"),
        (["-o", "out.csv"], "out.csv would become a folder of .csv files: if so, add --format csv"),
        (["-f", "csv", "-o", "nowhere/out"], "there is no folder nowhere"),
        (["-f", "csv", "-o", "aoun.txt"], "aoun.txt is one of the files to read"),
        (["-f", "html", "-o", "out.html"], "html is one article, and several are given"),
        (["-f", "html"], "html is one article, and several are given"),
        (["-f", "json", "-o", "out.json"], "json is one article, and several are given"),
        (["-f", "pdf"], "'pdf' is none of text, json, jsonl,"),
        (["-f", "graphml", "-o", "./"], "graphml puts all articles into one file"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_read(call, monkeypatch, extractor, articles, args, says):
    monkeypatch.chdir(articles[0].parent)
    before = entries(articles[0].parent)
    done = call("extract", "aoun.txt", "berri.txt", *args)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert extractor.calls == []
    assert entries(articles[0].parent) == before


def test_a_folder_with_other_things_is_refused_before_anything_is_read(call, extractor, articles):
    folder = articles[0].parent
    done = call("extract", *articles, "-f", "csv", "-o", folder)
    assert done.exit_code == 1
    assert "holds other things, such as aoun.txt" in done.stderr
    assert extractor.calls == []
    assert entries(folder) == ["aoun.txt", "berri.txt", "mikati.txt"]


def test_a_missing_package_is_told_before_anything_is_read(call, monkeypatch, extractor, articles, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = call("extract", *articles, "-f", "parquet", "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert 'pip install "geopolnews[tables]"' in done.stderr
    assert extractor.calls == []


def test_text_of_many_articles_goes_to_standard_output_at_the_end(call, articles):
    done = call("extract", *articles, "-f", "graphml")
    assert done.exit_code == 0
    assert done.stdout.count("<graphml") == 1


@pytest.mark.parametrize("format", [format for format in FORMATS if format.many], ids=lambda format: format.name)
def test_every_format_of_many_articles(call, articles, tmp_path, format):
    for package in format.packages:
        pytest.importorskip(package, reason=f"needs the extra `{format.extra}`")
    out = tmp_path / f"out{format.suffixes[0]}"
    done = call("extract", *articles, "--format", format.name, "-o", out)
    assert (done.exit_code, done.output) == (0, "")
    if format.is_folder:
        assert entries(out) == sorted(format.files)
    else:
        written = out.read_text(encoding="utf-8")
        assert [name for name in ("Aoun", "Berri", "Mikati") if name not in written] == []
