"""Commas within the words of an office: between what a minister is for, and between the first of several offices."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc, Token
from geopolnews.lexicon.titles import find_title_word, is_title_head


def joins_duties(doc: Doc, comma: Token) -> bool:
    """Tell whether a comma stands within what a minister is for: "Minister of Forests, Fish, and Farming"."""
    if not 0 < comma.i < len(doc) - 1:
        return False
    after = comma.i + 1 + (doc[comma.i + 1].lower_ in {"and", "&"})
    last, first = doc[comma.i - 1], doc[min(after, len(doc) - 1)]
    if not (last.text[:1].isupper() and first.text[:1].isupper() and find_title_word(last.text, "portfolio")):
        return False
    return any(t.text[:1].isupper() and find_title_word(t.text, "portfolio") for t in doc[first.i : first.i + 2])


def joins_offices(doc: Doc, comma: Token) -> bool:
    """Tell whether a comma stands between the first offices of three: "director, producer and founder of"."""
    if not 0 < comma.i < len(doc) - 2:
        return False
    last, first, joint = doc[comma.i - 1], doc[comma.i + 1], doc[comma.i + 2]
    small = last.text.islower() and first.text.islower()
    return small and joint.lower_ == "and" and is_title_head(last.text) and is_title_head(first.text)
