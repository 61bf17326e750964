from datetime import UTC, date, datetime

import pytest
import strategies
from hypothesis import given

from geopolnews.errors import InvalidRecord
from geopolnews.model import Article, Part, PartKind, Span


@given(strategies.articles())
def test_parts_stand_in_order_and_inside_the_text(article):
    assert [part.start for part in article.parts] == sorted(part.start for part in article.parts)
    assert all(article.quote(part) for part in article.parts)


@pytest.mark.parametrize(
    "published",
    [
        "2024-12-06",
        " 2024-12-06 ",
        "2024-12-06T23:30:00Z",
        "2024-12-06T23:30:00+03:00",
        "20241206",
        date(2024, 12, 6),
        datetime(2024, 12, 6, 12, tzinfo=UTC),
    ],
)
def test_days_of_all_sorts_become_a_date(published):
    assert Article(text="", published=published).published == date(2024, 12, 6)
    assert type(Article(text="", published=published).published) is date


@pytest.mark.parametrize("published", ["Friday", "", "2024-13-01", 20241206, object()])
def test_what_is_no_day_is_refused(published):
    with pytest.raises(InvalidRecord) as caught:
        Article(text="", published=published)
    assert caught.value.field == "published"


@pytest.mark.parametrize("language", ["", "English", "EN", None])
def test_what_is_no_language_tag_is_refused(language):
    with pytest.raises(InvalidRecord, match="language tag"):
        Article(text="", language=language)


def test_a_part_beyond_the_text_is_refused():
    with pytest.raises(InvalidRecord) as caught:
        Article(text="abc", parts=(Part(start=0, end=4, kind=PartKind.PARAGRAPH),))
    assert caught.value.field == "parts[0].end"


def test_quote_joins_by_a_space():
    article = Article(text="“We are ready,” he said, “to talk.”")
    assert article.quote(Span(start=0, end=15), Span(start=25, end=35)) == "“We are ready,” “to talk.”"


def test_a_long_text_is_shortened_when_shown():
    assert len(repr(Article(text="word " * 1000))) < 250
