"""Text to words, as the library does it."""

from __future__ import annotations

from geopolnews.annotate.cutting import cut_text
from training.example import whitespace_before


def split_words(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    """Return the words of a text, where each starts and ends, and what stands before it."""
    words, starts, at = [], [], 0
    for word, blank in zip(*cut_text(text), strict=True):
        if not word.isspace():
            words.append(word)
            starts.append(at)
        at += len(word) + blank
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return words, starts, ends, whitespace_before(text, starts, ends)
