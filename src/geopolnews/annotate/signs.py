"""What sort of sign a token is, as spaCy's English has it; told once for each word."""

from __future__ import annotations

from functools import lru_cache

from spacy.lang.en.lex_attrs import like_num
from spacy.lang.lex_attrs import is_punct, is_quote

REMEMBERED = 8192


@lru_cache(REMEMBERED)
def is_punctuation(text: str) -> bool:
    """Tell whether a token is made of punctuation."""
    return is_punct(text)


@lru_cache(REMEMBERED)
def is_number(text: str) -> bool:
    """Tell whether a token is a number, in digits or words."""
    return bool(like_num(text))  # type: ignore[no-untyped-call]


def is_quotation_mark(text: str) -> bool:
    """Tell whether a token is a quotation mark."""
    return is_quote(text)
