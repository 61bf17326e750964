"""Phrases for people without a name: where they begin and end, their noun, whether they mean several."""

from __future__ import annotations

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.lexicon.titles import find_title_word, index_plurals

DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those"])

INDEFINITE = frozenset(
    """a an one another some several many two three four five six
    seven eight nine ten dozens hundreds other""".split()
)

COLLECTIVES = frozenset(
    """crowd delegation team family leadership staff public audience group authorities police people personnel
    community population parents relatives majority defence defense committee panel gang""".split()
)
"""Nouns of several people that look like one."""

PARTITIVE = frozenset("another one some several two three four many most".split())
"""Words for a part of those told of after "of"."""

IN_NAMES = frozenset({"of", "for"})
"""Words of a phrase that may stand within a name."""

ENDS_PHRASE = frozenset("of from by in who with for at on close familiar to near among".split())
"""Words after which a phrase has had its noun."""


def cut_phrase(doc: Doc, stretch: Stretch, noun: Token) -> Stretch:
    """Return a source up to its noun, with what "of", "from" or "in" adds to it."""
    end = noun.i + 1
    while end < stretch.end and doc[end].text not in {",", "("} and doc[end].lower_ not in {"who", "which", "that"}:
        end += 1
    return Stretch(start=stretch.start, end=end)


def trim_phrase(doc: Doc, stretch: Stretch) -> Stretch | None:
    """Leave off articles, marks and white space at the ends; None where nothing is left."""
    start, end = stretch.start, stretch.end
    for i in range(start, end):
        if doc[i].is_space:
            end = i
            break
    while start < end and (doc[start].lower_ in DETERMINERS or doc[start].is_punct):
        start += 1
    while start < end and (doc[end - 1].is_punct or doc[end - 1].text in POSSESSIVE):
        end -= 1
    return Stretch(start=start, end=end) if start < end else None


def count_sentences(doc: Doc, start: int, end: int) -> int:
    """Return how many sentences begin from one token on until before another."""
    return sum(token.is_sent_start is True for token in doc[start:end])


def head_noun(doc: Doc, stretch: Stretch) -> Token:
    """Return the noun that a phrase is built on: the last one before a preposition, a comma or a clause."""
    if (officer := officer_after_name(doc, stretch)) is not None:
        return officer
    start = stretch.start
    if doc[start].lower_ in PARTITIVE and start + 2 < stretch.end and doc[start + 1].lower_ == "of":
        start += 2  # "another of the mothers"
    noun = doc[start]
    for i in range(start, stretch.end):
        token = doc[i]
        if i > start and (
            token.text in {",", "("}
            or token.pos_ in {"AUX", "SCONJ"}
            or (token.pos_ == "VERB" and noun.pos_ not in {"ADJ", "NUM", "DET"})  # "two leaving ministers"
            or (token.lower_ in ENDS_PHRASE and not is_near(doc, i))
        ):
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} or find_title_word(token.text, "head"):
            noun = token
    return noun


def is_near(doc: Doc, i: int) -> bool:
    """Tell whether "close" tells more of the noun after it: "a close ally", but "sources close to"."""
    return doc[i].lower_ == "close" and i + 1 < len(doc) and doc[i + 1].lower_ != "to"


def officer_after_name(doc: Doc, stretch: Stretch) -> Token | None:
    """Return the office at the end of a phrase that a name with "of" or "for" begins: "the Bank of Lund governor"."""
    last = doc[stretch.end - 1]
    if not last.text.islower() or find_title_word(last.text, "head") is None:
        return None
    words = list(doc[stretch.start + (doc[stretch.start].lower_ in DETERMINERS) : stretch.end - 1])
    while words and words[0].text.islower() and words[0].lower_ not in IN_NAMES:
        words.pop(0)  # "a senior Bank of Lund official"
    if not words or not words[0].text[:1].isupper():
        return None
    named = all(word.text[:1].isupper() or word.lower_ in IN_NAMES for word in words)
    return last if named and any(word.lower_ in IN_NAMES for word in words) else None


def is_several(doc: Doc, stretch: Stretch, noun: Token) -> bool:
    """Tell whether a phrase means several people."""
    word = noun.lower_
    of_several = stretch.end > stretch.start + 1 and doc[stretch.start + 1].lower_ == "of"
    if doc[stretch.start].lower_ in {"a", "an", "one", "another"} and (of_several or word not in COLLECTIVES):
        return False
    return (
        word in index_plurals()
        or word in COLLECTIVES
        or (word.endswith("s") and not word.endswith(("ss", "d'affaires", "d’affaires")))
        or word.endswith("men")
    )
