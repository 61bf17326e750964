"""A folder of pages: an index that leads to each and back, names that every system takes, hostile names too."""

import attrs
import hostile
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from page_reader import PageReader

from geopolnews.errors import UnwritableOutput
from geopolnews.model import Article, Findings
from geopolnews.serialize.page.folder import write_pages


def make(*sources):
    return [Findings(article=Article(text=f"{number}", source=source)) for number, source in enumerate(sources)]


def names(folder):
    return sorted(path.name for path in (folder / "articles").iterdir())


def read(path):
    return PageReader(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("news/2025/talks.txt", "talks.html"),
        ("C:\\news\\Über uns.txt", "uber-uns.html"),
        ("news.jsonl:3", "news.html"),
        ("../../etc/passwd", "passwd.html"),
        ("CON.txt", "article-con.html"),
        ("北京.txt", "0.html"),
        (None, "0.html"),
        ("x" * 300, "x" * 60 + ".html"),
    ],
)
def test_pages_are_called_after_what_was_read(source, name, tmp_path):
    assert write_pages(make(source), tmp_path / "out") == 1
    assert names(tmp_path / "out") == [name]


def test_no_name_is_given_twice(tmp_path):
    assert write_pages(make("a.txt", "b/a.txt", "a-2.txt", "A.txt", "a-2"), tmp_path / "out") == 5
    assert names(tmp_path / "out") == ["a-2-2.html", "a-2-3.html", "a-2.html", "a-3.html", "a.html"]


def test_the_index_tells_what_there_is(findings, tmp_path):
    article = attrs.evolve(findings.article, title="Talks in Baghdad", publisher="INA", source="talks.txt")
    assert write_pages(attrs.evolve(findings, article=article), tmp_path / "out") == 1
    text = read(tmp_path / "out" / "index.html").text
    for words in ("1 article", "Talks in Baghdad", "6 December 2024", "INA", "Who speaks: Fuad Hussein", "1 statement"):
        assert words in text


@given(many=st.lists(strategies.findings(), max_size=3))
def test_the_index_leads_to_every_page_and_back(many, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "out"
    assert write_pages(iter(many), folder) == len(many)
    index = read(folder / "index.html")
    assert index.links == sorted(set(index.links), key=index.links.index)
    assert sorted(index.links) == [f"articles/{name}" for name in names(folder)]
    for link, findings in zip(index.links, many, strict=True):
        page = read(folder / link)
        assert "../index.html" in page.links
        assert page.article.replace("\ufffd", "?") == hostile_free(findings.article.text)


def hostile_free(text):
    return "".join("?" if char in "\0\ufffd" or "\ud800" <= char <= "\udfff" else char for char in text)


def test_hostile_titles_stay_words(tmp_path):
    texts = hostile.HOSTILE.values()
    many = [Findings(article=Article(text="x", title=text, publisher=text, source=text)) for text in texts]
    assert write_pages(many, tmp_path / "out") == len(many)
    index = read(tmp_path / "out" / "index.html")
    assert {tag for tag, _ in index.elements} <= set(
        "html head meta title style body header main p strong h1 h2 ol li a span bdi time".split()
    )
    assert not [name for _, given in index.elements for name in given if name.startswith("on") or name == "style"]


def test_an_earlier_result_is_replaced_and_nothing_else(tmp_path):
    out = tmp_path / "out"
    write_pages(make("a", "b"), out)
    write_pages(make("c"), out)
    assert names(out) == ["c.html"]
    assert sorted(path.name for path in out.iterdir()) == ["articles", "index.html"]
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match=r"notes\.txt"):
        write_pages(make("d"), out)
    assert names(out) == ["c.html"]
