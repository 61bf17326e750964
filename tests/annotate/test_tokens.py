"""Tokens of an article."""

from geopolnews.annotate.tokens import split_tokens
from geopolnews.model import Article


def test_a_space_where_no_line_may_be_broken_parts_words_like_any_other() -> None:
    doc = split_tokens(Article(text="Sen.\xa0Ona\u202fReed and Sens. Bell"))
    assert [(token.text, token.idx) for token in doc] == [
        ("Sen.", 0), ("Ona", 5), ("Reed", 9), ("and", 14), ("Sens.", 18), ("Bell", 24)
    ]  # fmt: skip
