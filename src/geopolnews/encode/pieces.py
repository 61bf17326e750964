"""Words to word pieces: what the encoder is fed.

The encoder is uncased, so two facts that its vocabulary throws away travel beside every piece as one small number: the
shape of the word (case, digits, punctuation) and what stands before it (nothing, a space, a line break).
Training and reading share this file, so that both feed the encoder alike.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PAD, UNKNOWN, START, END = 0, 100, 101, 102
"""Ids of `[PAD]`, `[UNK]`, `[CLS]` and `[SEP]` in the vocabulary of the uncased BERT family."""

MAX_PIECES_A_WORD = 8
"""A longer word (an address, a string of signs) is read by its first pieces; its characters keep their offsets."""

MAX_CHARACTERS_A_WORD = 200
"""What the word piece model is shown of one word; it would answer `[UNK]` for a longer one anyway."""


class Shape(IntEnum):
    """The shape of a word's letters."""

    NONE = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5
    PUNCTUATION = 6
    INITIAL = 7


class Before(IntEnum):
    """What stands between a word and the one before it."""

    CONTINUED = 0
    NOTHING = 1
    SPACE = 2
    LINE = 3


GAPS = len(Before)

FEATURES = len(Shape) * GAPS
"""How many different numbers `feature_of` gives."""


def shape_of(word: str) -> Shape:
    """Return the shape of a word."""
    if any(c.isdigit() for c in word):
        return Shape.DIGIT
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return Shape.PUNCTUATION
    if all(not c.isupper() for c in letters):
        return Shape.LOWER
    if len(letters) == 1:
        return Shape.INITIAL
    if all(c.isupper() for c in letters):
        return Shape.UPPER
    if letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        return Shape.TITLE
    return Shape.MIXED


def feature_of(shape: Shape, before: Before) -> int:
    """Return the number that stands for a shape and what is before the word."""
    return shape * GAPS + before


def before_of(gap: str) -> Before:
    """Return what the characters between two words amount to."""
    if "\n" in gap or "\r" in gap or "\u2028" in gap or "\u2029" in gap:
        return Before.LINE
    return Before.SPACE if gap else Before.NOTHING


class PieceTable:
    """Looks up the pieces of words, each distinct word only once.

    News repeats itself: in a run over many articles about 98 in 100 words were seen before, so a dictionary saves most
    of the tokenizer's work.
    """

    MAX_REMEMBERED = 50_000  # about 15 MB; some half a million words of news have so many different ones

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Keep the tokenizer; nothing is remembered yet."""
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[tuple[int, ...], Shape]] = {}

    def look_up(self, words: Sequence[str]) -> list[tuple[tuple[int, ...], Shape]]:
        """Return the piece ids (at least one) and the shape of each word."""
        missing = list(dict.fromkeys(w for w in words if w not in self._known))
        if missing:
            if len(self._known) + len(missing) > self.MAX_REMEMBERED:
                self._known.clear()
                missing = list(dict.fromkeys(words))
            self._learn(missing)
        return [self._known[w] for w in words]

    def _learn(self, words: Iterable[str]) -> None:
        words = list(words)
        shown = [[_clean(w)] for w in words]
        encodings = self._tokenizer.encode_batch(shown, is_pretokenized=True, add_special_tokens=False)
        for word, encoding in zip(words, encodings, strict=True):
            ids = tuple(encoding.ids[:MAX_PIECES_A_WORD]) or (UNKNOWN,)
            self._known[word] = (ids, shape_of(word))


def _clean(word: str) -> str:
    """Return the word as the tokenizer can take it: no lone surrogates, no more than it can use."""
    word = word[:MAX_CHARACTERS_A_WORD]
    return "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in word)
