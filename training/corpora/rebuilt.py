"""The text of a newswire article, put together again from its words.

The published form has a word a line and an empty line after each paragraph; the white space is lost. What is made here
reads as news does, and is always the same, so that numbers of words serve as offsets into it.
"""

from __future__ import annotations

from pathlib import Path

import attrs

GLUED_AFTER = frozenset("([{“‘$£€#/@")
GLUED_BEFORE = frozenset(".,;:!?)]}”’%…/")
CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m", "S"})
ENDINGS = frozenset({"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'S"})
APOSTROPHES = frozenset("'’")
DATELINE = 3
"""Up to this word of a paragraph, a hyphen before a capital stands after the dateline and joins nothing."""


@attrs.frozen(kw_only=True)
class Rebuilt:
    """A text, and where each word of the published file stands in it."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    skipped: int
    """Words at the beginning of the file, its address, that are not in the text; they have no start."""

    def cut(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words `first` to `last` (half-open) of the file begin and end in the text."""
        return self.starts[first - self.skipped], self.ends[last - 1 - self.skipped]


def read_paragraphs(path: Path) -> list[list[str]]:
    """Return the words of each paragraph of a published file."""
    paragraphs: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        word = line.split("\t")[0].strip()
        if word:
            paragraphs[-1].append(word)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def rebuild_text(path: Path) -> Rebuilt:
    """Put the text of a published file together; the address in its first line is left out."""
    paragraphs = read_paragraphs(path)
    skipped = 0
    if paragraphs and (paragraphs[0][0].startswith("http") or "%" in paragraphs[0]):
        skipped = len(paragraphs.pop(0))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        gaps = ["", *(" " if apart else "" for apart in _gaps(paragraph))]
        gaps[0] = "\n\n" if number else ""
        for gap, word in zip(gaps, paragraph, strict=True):
            pieces += [gap, word]
            starts.append(at + len(gap))
            at = starts[-1] + len(word)
            ends.append(at)
    return Rebuilt(text="".join(pieces), starts=tuple(starts), ends=tuple(ends), skipped=skipped)


def _gaps(words: list[str]) -> list[bool]:
    """Return whether a space stands between each word of a paragraph and the next."""
    gaps = []
    opened = words[0] == '"'
    for i in range(1, len(words)):
        last, word = words[i - 1], words[i]
        after = words[i + 1] if i + 1 < len(words) else ""
        glued = last[-1] in GLUED_AFTER or (last == '"' and opened)
        if last == "-" and i > 1:
            glued = _joins(words, i - 1)
        if last in APOSTROPHES and word in CLITICS:
            glued = True
        if word == '"':
            glued = glued or opened
            opened = not opened
        elif word == "-" and after:
            glued = glued or _joins(words, i)
        elif word in APOSTROPHES:
            glued = glued or word == "’" or after in CLITICS or last.endswith("s")
        else:
            glued = glued or word[0] in GLUED_BEFORE or word in ENDINGS
        gaps.append(not glued)
    return gaps


def _joins(words: list[str], at: int) -> bool:
    """Tell whether a hyphen joins the words around it: it has no other sign beside it, and ends no dateline."""
    if not 0 < at < len(words) - 1:
        return False
    last, after = words[at - 1], words[at + 1]
    return last[-1].isalnum() and after[0].isalnum() and not (at <= DATELINE and after[0].isupper())
