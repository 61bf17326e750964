import gzip

import attrs
import pytest
from cli.fake_program import make_findings

from geopolnews.cli import view
from geopolnews.cli.plan import make_plan
from geopolnews.serialize.json import write_json
from geopolnews.serialize.page.html import write_html


def test_an_article_becomes_a_page(call, articles, tmp_path):
    page = tmp_path / "page.html"
    done = call("view", articles[0], "--published", "2024-12-06", "--title", "Talks", "-o", page)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    text = articles[0].read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "6 December 2024" in page.read_text(encoding="utf-8")
    findings = make_findings(text, published="2024-12-06", title="Talks", source=str(articles[0]))
    assert page.read_text(encoding="utf-8") == write_html(findings)


def test_saved_findings_become_a_page_without_the_model(call, extractor, tmp_path):
    findings = make_findings("Aoun said it is over.\n")
    saved, page = tmp_path / "saved.JSON", tmp_path / "page.html"
    saved.write_text(write_json(findings), encoding="utf-8")
    assert call("view", saved, "-o", page).exit_code == 0
    assert page.read_text(encoding="utf-8") == write_html(findings)
    assert extractor.calls == []


@pytest.mark.parametrize("saved", [False, True])
def test_standard_input_and_output(call, saved):
    findings = make_findings("Aoun said it is over.\n", source="standard input")
    given = write_json(findings) if saved else findings.article.text
    done = call("view", "-", stdin=given)
    assert done.exit_code == 0
    assert done.stdout == write_html(findings)


def test_facts_are_refused_for_saved_findings(call, tmp_path):
    saved = tmp_path / "saved.json"
    saved.write_text(write_json(make_findings("Aoun said it is over.\n")), encoding="utf-8")
    done = call("view", saved, "--publisher", "The Paper", "-o", tmp_path / "page.html")
    assert done.exit_code == 2
    assert "saved findings hold these already" in done.stderr
    assert not (tmp_path / "page.html").exists()


def test_findings_that_cannot_be_read(call, tmp_path):
    saved = tmp_path / "saved.json"
    saved.write_text('{"format": "geopolnews/9"}', encoding="utf-8")
    done = call("view", saved, "-o", tmp_path / "page.html")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert "saved.json, $.format" in line


def test_an_article_is_never_written_over(call, articles):
    done = call("view", articles[0], "-o", articles[0])
    assert done.exit_code == 2
    assert articles[0].read_text(encoding="utf-8").startswith("Aoun said")


def test_a_page_does_not_go_to_a_terminal(call, articles, monkeypatch):
    monkeypatch.setattr(view, "make_plan", lambda *args, **more: attrs.evolve(make_plan(*args, **more), on_screen=True))
    done = call("view", articles[0])
    assert done.exit_code == 2
    assert "not for a terminal" in done.stderr


def test_packed_articles_and_findings_become_a_page(call, tmp_path):
    findings = make_findings("Aoun said it is over.\n", source=str(tmp_path / "article.txt.gz"))
    (tmp_path / "saved.json.gz").write_bytes(gzip.compress(write_json(findings).encode()))
    (tmp_path / "article.txt.gz").write_bytes(gzip.compress(findings.article.text.encode()))
    for name in ("saved.json.gz", "article.txt.gz"):
        assert call("view", tmp_path / name, "-o", tmp_path / "page.html").exit_code == 0
        assert (tmp_path / "page.html").read_text(encoding="utf-8") == write_html(findings)
    assert call("explain", tmp_path / "saved.json.gz").exit_code == 0


@pytest.mark.parametrize(("rows", "found"), [("", "none"), ('{"text": "Aoun spoke."}\n' * 2, "several")])
def test_one_article_it_is(call, tmp_path, rows, found):
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    done = call("view", tmp_path / "a.jsonl", "-o", tmp_path / "page.html")
    assert done.exit_code == 1
    assert done.stderr.endswith(f"a.jsonl: expected one article, found {found}\n")
    (tmp_path / "a.jsonl").write_text('{"text": "Aoun spoke."}\n', encoding="utf-8")
    assert call("view", tmp_path / "a.jsonl", "-o", tmp_path / "page.html").exit_code == 0
    assert call("view", tmp_path, "-o", tmp_path / "page.html").stderr.count("\n") == 1
