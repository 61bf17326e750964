"""Text to words, as the library does it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from training.example import whitespace_before

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def _english() -> Language:
    import spacy

    return spacy.blank("en")


def split_words(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    """Return the words of a text, where each starts and ends, and what stands before it."""
    tokens = [t for t in _english().make_doc(text) if not t.is_space]
    starts = [t.idx for t in tokens]
    ends = [t.idx + len(t) for t in tokens]
    return [t.text for t in tokens], starts, ends, whitespace_before(text, starts, ends)
