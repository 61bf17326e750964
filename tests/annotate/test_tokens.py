"""Tokens of many articles: the vocabulary begins anew before it grows too large, and nothing changes by it."""

import pytest

from geopolnews.annotate import tokens
from geopolnews.annotate.tokens import split_tokens
from geopolnews.model import Article


@pytest.fixture(autouse=True)
def fresh_english():
    tokens.blank_english.cache_clear()
    yield
    tokens.blank_english.cache_clear()


def test_the_vocabulary_does_not_grow_without_end(monkeypatch):
    texts = [f"Minister Qa{number}zu of Be{number}li said no." for number in range(100)]
    before = [[token.text for token in split_tokens(Article(text=text))] for text in texts]
    grown = len(tokens.blank_english().vocab)
    tokens.blank_english.cache_clear()
    begun = len(tokens.blank_english().vocab)
    monkeypatch.setattr(tokens, "MOST_WORDS", begun + 60)
    sizes = []
    for text, words in zip(texts, before, strict=True):
        assert [token.text for token in split_tokens(Article(text=text))] == words
        sizes.append(len(tokens.blank_english().vocab))
    assert grown > begun + 150
    assert max(sizes) < begun + 80


def test_a_space_where_no_line_may_be_broken_parts_words_like_any_other() -> None:
    doc = split_tokens(Article(text="Sen.\xa0Ona\u202fReed and Sens. Bell"))
    assert [(token.text, token.idx) for token in doc] == [
        ("Sen.", 0), ("Ona", 5), ("Reed", 9), ("and", 14), ("Sens.", 18), ("Bell", 24)
    ]  # fmt: skip
