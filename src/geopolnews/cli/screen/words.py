"""Words of an article, made harmless for a screen.

Article text can hold anything: escape sequences that recolour, clear or retitle a terminal, controls that move the
cursor, characters that reverse the direction of what follows. None of them may reach a terminal as such.
"""

from __future__ import annotations

import unicodedata

from geopolnews.serialize.naming import shorten

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""Control characters, and the characters that Unicode has to show them by: "␛" for the escape."""

_JOINERS = "\u200c\u200d"
"""Of the invisible characters, those that words and emoji are written with."""

_REPLACEMENT = "\ufffd"


def clean_words(text: str) -> str:
    """Return a text as one line in which nothing commands a terminal."""
    # The ends of lines of all kinds and odd spaces become plain spaces first; what is left of controls is shown.
    return "".join(map(_clean_character, " ".join(text.split())))


def shorten_words(text: str, length: int) -> str:
    """Return a text as `clean_words` does, cut off behind a word where it is longer than `length`."""
    return shorten(clean_words(text), length)


def _clean_character(character: str) -> str:
    if character.isprintable():
        return character
    if ord(character) in _PICTURES:
        return chr(_PICTURES[ord(character)])
    if unicodedata.category(character) == "Cf":  # invisible: marks of direction, soft hyphens, zero-width spaces
        return character if character in _JOINERS else ""
    return _REPLACEMENT  # C1 controls, halves of characters, private and unassigned ones
