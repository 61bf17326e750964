"""Article to `Doc`: the tokens, before anything is known about them."""

from __future__ import annotations

import re
from itertools import pairwise

from geopolnews.annotate.cutting import cut_text
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import KEY, Marks
from geopolnews.encode.pieces import Before, before_of
from geopolnews.errors import UnreadableInput
from geopolnews.model.article import Article

LONGEST_TEXT = 1_000_000
"""Characters of an article. What is kept of each word grows to gigabytes over a longer text, and no article is longer:
this is a thick book."""

SURROGATE = re.compile("[\ud800-\udfff]")

ODD_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SPACES = dict.fromkeys(map(ord, ODD_SPACES), " ")
"""Spaces that are wide, narrow, or where no line may be broken: web pages are full of them."""


def split_tokens(article: Article) -> Doc:
    """Return the tokens of an article; their character offsets are offsets into the article's text.

    Raises:
        UnreadableInput: when the text is too long for one article.
    """
    if len(article.text) > LONGEST_TEXT:
        raise UnreadableInput(
            "the text is too long for one article", expected=f"at most {LONGEST_TEXT:,} characters",
            found=f"{len(article.text):,}", advice="Split it into the articles that it is made of.",
        )  # fmt: skip
    doc = Doc(*cut_text(_safe(article.text)))
    doc.user_data[KEY] = Marks(words=tuple(t.i for t in doc if not t.is_space), parts=article.parts)
    return doc


def gaps_before(doc: Doc, words: tuple[int, ...]) -> list[Before]:
    """Return what stands before each word."""
    text, tokens = doc.text, doc.tokens
    gaps = [Before.LINE] * len(words)
    for i, (last, this) in enumerate(pairwise(words), start=1):
        before = tokens[last]
        gaps[i] = before_of(text[before.idx + before.size : tokens[this].idx])
    return gaps


def _safe(text: str) -> str:
    """Return the text with lone surrogates, which no model can read, and odd spaces replaced one for one.

    A space that is not the usual one is a token, and "Sen.", such a space and a name are three then.
    """
    return text if text.isascii() else SURROGATE.sub("\ufffd", text.translate(SPACES))
