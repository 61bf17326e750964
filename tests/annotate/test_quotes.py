"""Quotations, with the marks that pages use rather than those they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.annotate.marks import QuoteState, marks_of
from geopolnews.annotate.quotes import mark_quotes
from geopolnews.annotate.tokens import split_tokens
from geopolnews.model.article import Article


def find_quotes(text: str) -> list[tuple[str, QuoteState]]:
    doc = split_tokens(Article(text=text))
    mark_quotes(doc)
    return [(quote.of(doc).text, quote.state) for quote in marks_of(doc).quotes]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said: "We are ready." And "no".', ['"We are ready."', '"no"']),
        ("“We are “very” ready,” he said.", ["“We are “very” ready,”"]),
        ("the ”head of crime.“ Then", ["”head of crime.“"]),
        ("“He said so,’’ a source said. “New,” he said.", ["“He said so,’’", "“New,”"]),
        ("‘‘So be it,’’ he said.", ["‘‘So be it,’’"]),
        ("« We are ready » said he.", ["« We are ready »"]),
        ("the ‘dark days of war’ and ‘90s", ["‘dark days of war’"]),
        ("'We'll go there,' he said. It's the leaders' day.", ["'We'll go there,'"]),
        ('a 5" pipe and a 6" pipe', []),
        ("the minister’s and the leaders’ talks", []),
    ],
)
def test_closed_quotations(text: str, quotes: list[str]) -> None:
    assert find_quotes(text) == [(quote, QuoteState.CLOSED) for quote in quotes]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    found = find_quotes("He said: “We agree.\n“We all do.”")
    assert found == [("“We agree.", QuoteState.CONTINUED), ("“We all do.”", QuoteState.CLOSED)]


def test_a_quotation_that_nothing_closes() -> None:
    assert find_quotes("He said: “We agree.") == [("“We agree.", QuoteState.UNCLOSED)]


def test_a_new_quotation_ends_one_that_was_never_closed() -> None:
    assert [state for _, state in find_quotes('"We agree. "We all do," he said.')] == [
        QuoteState.UNCLOSED,
        QuoteState.CLOSED,
    ]


@given(st.text(alphabet="\"“”„«»‹›「」‘’'` ab.,\n😀", max_size=60))
def test_any_marks_give_quotations_in_order(text: str) -> None:
    doc = split_tokens(Article(text=text))
    mark_quotes(doc)
    quotes = marks_of(doc).quotes
    assert all(quote.start < quote.end <= len(doc) for quote in quotes)
    assert list(quotes) == sorted(quotes)


def test_a_quotation_goes_on_though_the_next_paragraph_has_no_mark_first() -> None:
    found = find_quotes("He said: “We agree.\nWe all do,” said Hart. “Now we go.”")
    assert found == [
        ("“We agree.", QuoteState.CONTINUED),
        ("We all do,”", QuoteState.CLOSED),
        ("“Now we go.”", QuoteState.CLOSED),
    ]


def test_a_stray_closing_mark_ends_nothing_that_is_closed() -> None:
    assert find_quotes("He said: “We agree.”\nWe all do,” said Hart.") == [("“We agree.”", QuoteState.CLOSED)]
