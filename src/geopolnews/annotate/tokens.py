"""Article to `Doc`: the tokens, before anything is known about them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.attrs import LENGTH, ORTH, SPACY
from spacy.language import Language

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import KEY, Marks
from geopolnews.encode.pieces import Before, before_of
from geopolnews.errors import UnreadableInput
from geopolnews.model.article import Article

LONGEST_TEXT = 1_000_000
"""Characters of an article. What is kept of each word grows to gigabytes over a longer text, and no article is longer:
this is a thick book."""

LONGEST_RUN = 250
"""Characters without white space that are taken apart together. spaCy begins anew at the end of a run with each sign it
cuts off, so a run of a million quotation marks would never end."""

SURROGATE = re.compile("[\ud800-\udfff]")

ODD_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SPACES = dict.fromkeys(map(ord, ODD_SPACES), " ")
"""Spaces that are wide, narrow, or where no line may be broken: web pages are full of them."""

RUN = re.compile(rf"\S{{{LONGEST_RUN}}}")


PLURALS = ("Sens.", "Reps.", "Govs.", "Gens.", "Profs.")
"""Short forms whose point ends no sentence, which spaCy knows of one alone: "Sen."."""

MOST_WORDS = 30_000
"""Different words that one vocabulary of spaCy takes in. It forgets none, so a run over many articles would grow
without end; now and then it begins anew, which takes a fifth of a second. Docs that were made before keep theirs."""


@cache
def blank_english() -> Language:
    """Return spaCy's English tokenizer and vocabulary, without any trained part, and with plurals of short forms."""
    english = spacy.blank("en")
    tokenizer: Any = english.tokenizer  # spaCy's own types know it only as something to call
    for short in PLURALS:
        tokenizer.add_special_case(short, [{ORTH: short}])
    return english


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
    doc = _tokenize(_safe(article.text))
    doc.user_data[KEY] = Marks(words=tuple(t.i for t in doc if not t.is_space), parts=article.parts)
    return doc


def _tokenize(text: str) -> Doc:
    """Return the tokens of a text, runs without white space that are too long cut."""
    english = _take_english()
    cuts = [0, *(run.end() for run in RUN.finditer(text)), len(text)]
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in pairwise(cuts):
        # numbers for all tokens at once: an object for each would take longer than finding them
        for length, space in english.tokenizer(text[start:end]).to_array([LENGTH, SPACY]).tolist():
            words.append(text[at : at + length])
            spaces.append(space == 1)
            at += length + space
    return Doc(words, spaces)


def _take_english() -> Language:
    """Return spaCy's English, anew where the vocabulary has grown too large."""
    english = blank_english()
    if len(english.vocab) > MOST_WORDS:
        blank_english.cache_clear()
        english = blank_english()
    return english


def gaps_before(doc: Doc, words: tuple[int, ...]) -> list[Before]:
    """Return what stands before each word."""
    text, tokens = doc.text, doc.tokens
    gaps = [Before.LINE] * len(words)
    for i, (last, this) in enumerate(pairwise(words), start=1):
        before = tokens[last]
        gaps[i] = before_of(text[before.idx + before.size : tokens[this].idx])
    return gaps


def _safe(text: str) -> str:
    """Return the text with lone surrogates, which spaCy cannot hold, and odd spaces replaced one for one.

    spaCy makes a token of a space that is not the usual one, and "Sen.", such a space and a name are three then.
    """
    return text if text.isascii() else SURROGATE.sub("\ufffd", text.translate(SPACES))
