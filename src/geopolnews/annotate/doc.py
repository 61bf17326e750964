"""A text in tokens, with part of speech and trees: what the rules read.

The tokens are spaCy's, and so are the names of what can be asked of them. spaCy's own `Doc` makes a new object whenever
a token is touched and looks up each of its words anew, which was a quarter of the time that the rules took. Here every
token is made once (`docs/decisions/0012-tokens-of-our-own.md`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, overload

from geopolnews.annotate.signs import is_number, is_punctuation, is_quotation_mark


class Token:
    """A word, a sign or white space; `i` is its place in the doc, `idx` that of its first character in the text."""

    __slots__ = (
        "_left", "_right", "_sent", "children", "dep_", "doc", "head", "i", "idx", "is_alpha", "is_space", "lower_",
        "pos_", "size", "text", "whitespace_",
    )  # fmt: skip

    children: Sequence[Token]
    """The tokens that hang on it, in their order."""

    def __init__(self, doc: Doc, i: int, idx: int, text: str, whitespace: str) -> None:
        """Make a token of a doc of which no tree is known yet."""
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.size = len(text)
        self.whitespace_ = whitespace
        self.lower_ = text.lower()
        self.is_space = text.isspace()
        self.is_alpha = text.isalpha()
        self.pos_ = ""
        self.dep_ = ""
        self.head = self
        self.children = ()
        self._left = self._right = i
        self._sent: Span | None = None

    def __len__(self) -> int:
        return self.size

    def __repr__(self) -> str:
        return self.text

    @property
    def sent(self) -> Span:
        """The sentence."""
        return self._sent if self._sent is not None else self.doc[:]

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first of its sentence."""
        return self.sent.start == self.i

    @property
    def left_edge(self) -> Token:
        """The first of the tokens that hang on it, directly or not, and itself."""
        return self.doc[self._left]

    @property
    def right_edge(self) -> Token:
        """The last of the tokens that hang on it, directly or not, and itself."""
        return self.doc[self._right]

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens that it hangs on, the nearest first."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    @property
    def subtree(self) -> Iterator[Token]:
        """Itself and all tokens that hang on it, in the order of the tree."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    def nbor(self, step: int = 1) -> Token:
        """Return the token so many further on.

        Raises:
            IndexError: when there is none.
        """
        at = self.i + step
        if at < 0:
            raise IndexError(f"no token {step} from {self.i}")
        return self.doc[at]

    @property
    def is_title(self) -> bool:
        """Whether it is written like a name."""
        return self.text.istitle()

    @property
    def is_punct(self) -> bool:
        """Whether it is made of punctuation."""
        return is_punctuation(self.text)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return is_quotation_mark(self.text)

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or words."""
        return is_number(self.text)


class Span:
    """Tokens `start` to `end` of a doc."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        """Make a span; it may be empty."""
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, at: int) -> Token:
        if not -len(self) <= at < len(self):
            raise IndexError(f"a span of {len(self)} tokens has no token {at}")
        return self.doc.tokens[at + (self.start if at >= 0 else self.end)]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.doc is other.doc and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where its first character stands in the text."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where its last character ends."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + last.size

    @property
    def text(self) -> str:
        """Its characters, without the space after it."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def sent(self) -> Span:
        """The sentence of its first token."""
        return self[0].sent

    @property
    def root(self) -> Token:
        """The token that the others hang on: the root of a sentence, or whichever is the nearest to it."""
        inside = list(self)
        for token in inside:
            if token.head is token:
                return token
        out = (token for token in inside if not self.start <= token.head.i < self.end)
        return min(out, key=lambda token: sum(1 for _ in token.ancestors), default=inside[0])


class Doc:
    """The tokens of a text."""

    __slots__ = ("_offsets", "text", "tokens", "user_data")

    def __init__(
        self,
        words: Sequence[str],
        spaces: Iterable[bool] | None = None,
        *,
        heads: Sequence[int] | None = None,
        deps: Sequence[str] | None = None,
        pos: Sequence[str] | None = None,
    ) -> None:
        """Make a doc of its words.

        Args:
            words: the tokens, white space among them where there is more than a single space between two.
            spaces: for each token, whether a space follows it that is no token; all but the last where it is not given.
            heads: for each token, the number of the token that it hangs on, its own for a root.
            deps: for each token, its relation to that one.
            pos: for each token, its part of speech.
        """
        given = [True] * len(words) if spaces is None else list(spaces)
        self.tokens: list[Token] = []
        pieces: list[str] = []
        at = 0
        for i, (word, space) in enumerate(zip(words, given, strict=True)):
            self.tokens.append(Token(self, i, at, word, " " if space else ""))
            pieces.append(word + " " if space else word)
            at += len(pieces[-1])
        self.text = "".join(pieces)
        self.user_data: dict[str, Any] = {}
        self._offsets = [token.idx for token in self.tokens]
        if heads is not None and deps is not None and pos is not None:
            self.set_syntax(heads, deps, pos)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int, alignment_mode: Literal["expand", "contract"]) -> Span | None:
        """Return the tokens that share a character with a stretch of the text ("expand"), or that it holds wholly."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "contract":
            first_at = first.i + (first.idx < start)
            last_at = last.i - (end < last.idx + last.size)
            return Span(self, first_at, last_at + 1) if first_at <= last_at else None
        # the space after a token is none of it
        first_at = first.i + (start == first.idx + first.size)
        return Span(self, first_at, max(first_at, last.i + 1))

    def _at(self, character: int) -> Token | None:
        """Return the token that has a character of the text, or the space after it."""
        if not 0 <= character < len(self.text):
            return None
        return self.tokens[bisect_right(self._offsets, character) - 1]

    def set_syntax(self, heads: Sequence[int], deps: Sequence[str], pos: Sequence[str]) -> None:
        """Write trees and parts of speech, and with the trees the sentences: each goes from its root's left edge on."""
        tokens = self.tokens
        children: dict[int, list[Token]] = {}
        for token, head, dep, part in zip(tokens, heads, deps, pos, strict=True):
            token.head = tokens[head]
            token.dep_ = dep
            token.pos_ = part
            if head != token.i:
                children.setdefault(head, []).append(token)
        for i, hanging in children.items():
            tokens[i].children = tuple(hanging)
        self._find_edges()
        self.set_sentences(sorted({0, *(token._left for token in tokens if token.head is token)}))

    def _find_edges(self) -> None:
        """Write down how far reaches what hangs on each token; more than once where arcs cross."""
        changed = True
        while changed:
            changed = False
            for token in (*self.tokens, *reversed(self.tokens)):
                head = token.head
                if token._left < head._left:
                    head._left, changed = token._left, True
                if token._right > head._right:
                    head._right, changed = token._right, True

    def set_sentences(self, starts: Iterable[int]) -> None:
        """Write down at which tokens sentences begin."""
        for start, end in pairwise([*starts, len(self.tokens)]):
            sentence = Span(self, start, end)
            for token in self.tokens[start:end]:
                token._sent = sentence
