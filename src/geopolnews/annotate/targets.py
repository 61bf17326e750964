"""What a position is about: the words after the one that shows it.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from geopolnews.annotate.clauses import INSIDE, reach_right
from geopolnews.annotate.marks import Stretch

LONGEST_TARGET = 30
QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})


def find_target(word: Token, after: frozenset[str]) -> Stretch | None:
    """Return the phrase that follows a word, directly ("") or after one of some prepositions."""
    doc, end = word.doc, word.sent.end
    for i in range(word.i + 1, min(word.i + 7, end)):
        token = doc[i]
        if token.lower_ in after and i + 1 < end:
            return _phrase(word, i + 1, end)
        if "" in after and (token.pos_ in INSIDE or token.text in QUOTES):
            return _phrase(word, i, end)
        if token.pos_ not in {"ADV", "NOUN", "ADJ", "PART", "DET"} and token.text not in QUOTES:
            return None
    return None


def _phrase(word: Token, start: int, end: int) -> Stretch | None:
    """Return the noun phrase from a token on, with the prepositional phrases in it."""
    doc = word.doc
    while start < end and doc[start].text in QUOTES:
        start += 1
    limit = min(end, start + LONGEST_TARGET)
    if start < limit and doc[start].pos_ == "VERB" and doc[start].lower_.endswith("ing"):
        reach = start + 1
    else:
        reach = reach_right(doc, start, limit)
        if reach <= start:
            return None
    while reach < limit:
        token = doc[reach]
        following = reach + 1
        if token.pos_ == "ADP" and following < limit:
            grown = reach_right(doc, following, limit)
        elif token.pos_ in INSIDE:
            grown = reach_right(doc, reach, limit)
        else:
            break
        if grown <= following - (token.pos_ != "ADP"):
            break
        reach = grown
    return Stretch(start=start, end=reach)
