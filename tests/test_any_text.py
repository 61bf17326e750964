"""Any text at all gives findings whose every span lies in the text, or one of our errors: never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geopolnews import Extractor, Findings, GeopolnewsError, Span
from geopolnews.annotate.tokens import LONGEST_TEXT
from geopolnews.serialize.json import read_json, write_json

pytestmark = pytest.mark.model

QUOTES = "\"'“”„‟«»‹›‘’‚‛「」『』＂`´"

WORDS = (
    "Minister", "said", "told", "that", "according to", "he", "she", "they", "the ministry", "met", "with", "on Friday",
    "in Geneva", "Iraq", "Iraqi", "UN", "(UN)", "condemned", "U.S.", "talks", "“", "”", '"', ",", ".", ":",
    "\n", "\n\n", "President", "Anna Lindqvist", "al-Sabbagh", "’s", "Petra", "reported", "—", "next week", "[",
    "visit", "supports",
)  # fmt: skip


@cache
def extractor() -> Extractor:
    """The shipped model, loaded once."""
    return Extractor()


def spans_of(record: object) -> Iterator[Span]:
    """Give every span in a record, however deep."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans_of(item)
    elif attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            yield from spans_of(getattr(record, field.name))


def check(text: str) -> Findings | None:
    """Read a text and check what was found; None where it was refused with an error of ours."""
    try:
        findings = extractor().extract(text, published="2024-12-06")
    except GeopolnewsError:
        return None
    assert findings.article.text == text
    for span in spans_of(findings):
        assert 0 <= span.start < span.end <= len(text)
    for statement in findings.statements:
        assert statement.text == " ".join(text[s.start : s.end] for s in statement.content)
    for meeting in findings.meetings:
        if meeting.date:
            assert meeting.date.text == text[meeting.date.span.start : meeting.date.span.end]
    return findings


@given(st.text(st.characters(), max_size=300))
@settings(max_examples=80)
def test_all_of_unicode(text: str) -> None:
    """Any characters, lone surrogates and control characters among them."""
    check(text)


@given(st.text(QUOTES + " \n", max_size=120))
@settings(max_examples=60)
def test_only_quotation_marks(text: str) -> None:
    """Quotation marks of every kind, in any order."""
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=80)
def test_words_of_news_in_any_order(text: str) -> None:
    """What looks like news everywhere and makes no sense; what was found can be written and read back."""
    findings = check(text)
    if findings is not None:
        assert read_json(write_json(findings)) == findings


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b", "\x00\x00\x00", "\ufeff"])
def test_nothing_to_read(text: str) -> None:
    """Texts without words are refused, or give nothing and a note."""
    findings = check(text)
    if findings is not None:
        assert findings.notes
        assert not findings.statements


@pytest.mark.parametrize("unit", ["a", '"', "“", "(", "a " * 10, "He said. ", "“No,” he said. ", "日本", "\n", "1"])
def test_long_texts(unit: str) -> None:
    """Long runs of the same end, and soon enough."""
    check(unit * (6_000 // len(unit)))


@pytest.mark.slow
def test_a_megabyte() -> None:
    """A text as long as one may be: nothing is cut off, and the last words are read like the first."""
    text = ("1" * 99 + "\n") * (LONGEST_TEXT // 100 - 1)  # letters would be taken for another language
    end = "Foreign Minister Anna Lindqvist of Sweden said on Friday that the talks in Geneva would go on."
    findings = check(text + end)
    assert findings is not None
    assert any(actor.name == "Anna Lindqvist" for actor in findings.actors)
