"""Streams of articles with the shipped model."""

import itertools

import pytest

from geopolnews.errors import ArticleFailed
from geopolnews.model import Article, Failure, Findings
from geopolnews.pipeline import Extractor
from geopolnews.serialize.json import write_json

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


@pytest.fixture(scope="module")
def articles(example_path):
    """Articles of all lengths, made of the paragraphs of the example, with some that cannot be read between them."""
    paragraphs = [part for part in example_path.read_text(encoding="utf-8").splitlines() if part.strip()]
    made = ["\n".join(paragraphs[start : start + count]) for count in (1, 2, 4) for start in range(0, 6, 3)]
    return [*made[:3], Article(text=" ", source="blank.txt"), *made[3:], "Ein Satz auf Deutsch."]


def written(results):
    return [result if isinstance(result, Failure) else write_json(result) for result in results]


def test_workers_and_batches_change_no_byte(extractor, articles):
    alone = written(extractor.stream(articles))
    assert [type(result) for result in alone].count(Failure) == 1
    assert alone[3].source == "blank.txt"
    for batch_size in (1, 3):
        assert written(extractor.stream(articles, workers=2, batch_size=batch_size)) == alone
    assert alone[0] == write_json(extractor.extract(articles[0]))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_becomes_of_failures_can_be_chosen(extractor, workers):
    articles = ["Aoun spoke in Beirut.", "", "Berri spoke in Beirut."]
    kinds = [type(result) for result in extractor.stream(articles, workers=workers)]
    assert kinds == [Findings, Failure, Findings]
    kept = list(extractor.stream(articles, workers=workers, on_error="skip"))
    assert [findings.article.text for findings in kept] == [articles[0], articles[2]]
    stream = extractor.stream(articles, workers=workers, on_error="raise")
    assert isinstance(next(stream), Findings)
    with pytest.raises(ArticleFailed, match="article 2: there is no text") as caught:
        next(stream)
    assert (caught.value.source, caught.value.error) == ("article 2", "UnreadableInput")


def test_arguments_are_checked_at_once(extractor):
    with pytest.raises(ValueError, match="on_error"):
        extractor.stream([], on_error="ignore")
    with pytest.raises(ValueError, match="workers"):
        extractor.stream(itertools.repeat("Aoun spoke."), workers=0)
