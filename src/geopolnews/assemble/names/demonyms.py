"""Demonyms that mean no country where they stand: languages, continents."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc, Token
from geopolnews.lexicon.countries import CONTINENTAL

LANGUAGES = frozenset(
    """english french german spanish italian portuguese russian chinese japanese korean turkish dutch polish greek
    persian thai vietnamese swedish norwegian danish finnish ukrainian romanian hungarian bulgarian""".split()
)
"""Demonyms that are languages too."""

OF_LANGUAGE = frozenset("language languages word words translation version speaker speakers lessons alphabet".split())


def is_continental(doc: Doc, token: Token) -> bool:
    """Tell whether a demonym is of a continent with the word before it: "Latin American"."""
    return CONTINENTAL.fullmatch(doc[max(0, token.i - 1) : token.i + 1].text) is not None


def is_language(doc: Doc, token: Token) -> bool:
    """Tell whether a demonym names the language: "she speaks English", "the French word", never "the French"."""
    if token.lower_ not in LANGUAGES:
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and after.lower_ in OF_LANGUAGE:
        return True
    stands_for_people = token.i > 0 and doc[token.i - 1].lower_ == "the"
    return not stands_for_people and (after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "X", ""})
