"""Acronyms: where a text defines one, and whether one can stand for a name."""

from __future__ import annotations

import re

from geopolnews.annotate.doc import Doc, Token
from geopolnews.lexicon.folding import bare_acronym, fold_name

ACRONYM = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z]?|[A-Z]{2,}(?:-[A-Z]+)?|(?:[A-Z]\.){2,}")
DEFINED = re.compile(r"\s*[(\[]\s*(?:or |the )?[“\"'‘]?(?P<inside>[^()\[\]\n“”\"]{2,80})[”\"'’]?\s*[)\]]")
SMALL = frozenset("of the and for in on to a an de la del des du et y e al el & with".split())
WORDS = re.compile(r"[^\W_]+")


def looks_like_acronym(text: str) -> bool:
    """Tell whether a name is written like an acronym: "HTS", "U.N.", "AfDB", "PML-N"."""
    return len(text) <= 12 and ACRONYM.fullmatch(text) is not None


def fits_acronym(acronym: str, name: str) -> bool:
    """Tell whether an acronym can be made of the first letters of a name, with or without the small words."""
    letters = fold_name(bare_acronym(acronym)).replace("-", "").replace("&", "")
    words = [fold_name(word) for word in WORDS.findall(name)]
    if len(letters) < 2 or len(words) < 2:
        return False
    whole = "".join(word[0] for word in words)
    bare = "".join(word[0] for word in words if word not in SMALL)
    if letters in (whole, bare):
        return True
    return takes_letters(letters, [word for word in words if word not in SMALL])


def takes_letters(letters: str, words: list[str]) -> bool:
    """Tell whether letters can be taken from words in order, at least one from each: "KOSGEB", "Petrobras"."""
    if not words:
        return not letters
    for size in range(min(4, len(letters), len(words[0])), 0, -1):
        if words[0].startswith(letters[:size]) and takes_letters(letters[size:], words[1:]):
            return True
    return False


def list_bracketed_acronyms(doc: Doc) -> list[Token]:
    """Return the acronyms that stand alone in brackets, with at least a word before them."""
    tokens = doc.tokens
    return [
        tokens[i]
        for i in range(2, len(tokens) - 1)
        if tokens[i - 1].text == "(" and tokens[i + 1].text == ")" and looks_like_acronym(tokens[i].text)
    ]


def defined_after(text: str, end: int) -> tuple[int, int] | None:
    """Return where the words in brackets right after a name stand; None where there are none."""
    match = DEFINED.match(text, end)
    return match.span("inside") if match else None
