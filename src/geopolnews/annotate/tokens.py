"""Article to `Doc`: the tokens, before anything is known about them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from geopolnews.annotate.marks import KEY, Marks
from geopolnews.encode.pieces import Before, before_of
from geopolnews.model.article import Article


@cache
def blank_english() -> Language:
    """Return spaCy's English tokenizer and vocabulary, without any trained part."""
    return spacy.blank("en")


def split_tokens(article: Article) -> Doc:
    """Return the tokens of an article; their character offsets are offsets into the article's text."""
    doc = blank_english().tokenizer(_safe(article.text))
    doc.user_data[KEY] = Marks(words=tuple(t.i for t in doc if not t.is_space), parts=article.parts)
    return doc


def gaps_before(doc: Doc, words: tuple[int, ...]) -> list[Before]:
    """Return what stands before each word."""
    text = doc.text
    gaps = [Before.LINE] * len(words)
    for i, (last, this) in enumerate(pairwise(words), start=1):
        gaps[i] = before_of(text[doc[last].idx + len(doc[last]) : doc[this].idx])
    return gaps


def _safe(text: str) -> str:
    """Return the text with lone surrogates, which spaCy cannot hold, replaced one for one."""
    if text.isascii():
        return text
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
