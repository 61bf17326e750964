"""A page of any findings: the article is untouched, every link arrives, and nothing of an article becomes markup."""

from collections import Counter

import attrs
import hostile
import pytest
import strategies
from hypothesis import given
from page_reader import PageReader

from geopolnews.model import Findings
from geopolnews.serialize.page.html import write_html
from geopolnews.serialize.page.markup import _ATTRIBUTES, _TAGS


def show(text):
    """What an article's text looks like on a page: what HTML cannot hold is replaced."""
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def check_page(findings):
    page = write_html(findings)
    page.encode()
    read = PageReader(page)
    assert read.article == show(findings.article.text)
    assert len(set(read.ids)) == len(read.ids)
    inside = [link[1:] for link in read.links if link.startswith("#")]
    assert set(inside) <= set(read.ids)
    assert {record.id for record in findings} <= set(read.ids)
    assert {tag for tag, _ in read.elements} <= _TAGS | {"style"}
    assert {name for _, attrs in read.elements for name in attrs} <= {name.lower() for name in _ATTRIBUTES}
    assert read.comments == []
    assert page.count("<style>") == 1
    return page, read


@given(strategies.findings())
def test_random_findings(findings):
    check_page(findings)


@pytest.mark.parametrize("text", hostile.HOSTILE.values(), ids=hostile.HOSTILE)
def test_hostile_articles(text):
    findings = hostile.make_hostile_findings(text)
    _, read = check_page(findings)
    assert [link for link in read.links if not link.startswith("#")] == []
    assert {tag for tag, _ in read.elements}.isdisjoint({"script", "img", "iframe", "object", "base", "link"})


def test_every_part_is_there(findings):
    page, read = check_page(findings)
    for id in ("article", "said", "met", "stand", "when", "cast", "doubts"):
        assert id in read.ids
    assert "Foreign Minister" in page
    assert "who is him?" in page
    assert "against" in page
    assert "in <a" in page  # the place of the meeting
    assert "6 December 2024" in page


def test_words_and_entries_point_to_each_other(findings):
    _, read = check_page(findings)
    for record in findings:
        assert f"#words-{record.id}" in read.links, record
        assert f"#{record.id}" in read.links, record


@given(strategies.findings())
def test_why_tells_what_explain_tells(findings):
    _, read = check_page(findings)
    for record in findings:
        explanation = findings.explain(record.id)
        for reason in (*explanation.because, f"Confidence {explanation.confidence:.2f}."):
            assert show(reason) in read.text
        counts = Counter(words.part for words in explanation.words)
        for part in ("cue", "source", "office"):
            links = [link for link in read.links if link.startswith(f"#words-{record.id}-{part}")]
            assert len(links) == counts[part]


def test_what_is_unsure_is_said(findings):
    statement = attrs.evolve(findings.statements[0], confidence=0.2)
    page = write_html(attrs.evolve(findings, statements=(statement,)))
    assert page.count('class="chip doubtful"') == write_html(findings).count('class="chip doubtful"') + 1
    assert "confidence 0.20" in page


def test_an_address_of_the_web_is_a_link(findings):
    article = attrs.evolve(findings.article, url="https://news.example/a?b=1&c=2")
    _, read = check_page(attrs.evolve(findings, article=article))
    assert [link for link in read.links if not link.startswith("#")] == ["https://news.example/a?b=1&c=2"]


def test_an_empty_article(findings):
    article = attrs.evolve(findings.article, text="", published=None)
    page, read = check_page(Findings(article=article))
    assert "An empty article" in page
    assert "when" not in read.ids
    assert page.count("Nothing was found") == 5


def test_the_same_findings_give_the_same_page(findings):
    assert write_html(findings) == write_html(findings)
