"""Names of persons compared: whether two of them can be one person's, and why."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.titles import find_title_word

PARTICLES = frozenset(
    """al el ul ur ud uz as ar an at ash abd bin ibn ben bint abu abou umm ould de da do dos das del della di du la le
    los las van von der den ten ter y e of the bar af ag st saint""".split()
)
"""Words of names that carry little: two names that share only these have nothing in common."""

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "v", "vi"])

CLOSE_LENGTH = 5
"""Words of a name shorter than this must be spelled alike: "Jin" and "Jun" are two men."""

ALIKE, SHORTEST = 6, 4
"""Letters that two spellings of one name share in whole words, and those of a shorter word that lacks one."""

GLUED_ARTICLE = re.compile(r"^(?:al|el)(?=\w{5})")
"""The article that some write as one with the name: "Alkuwaiz", "ElKuwaiz", "Al-Kuwaiz"."""

SPLIT = re.compile(r"[\s\-–.,]+")


@attrs.frozen
class NameParts:
    """A name, folded and taken apart."""

    words: tuple[str, ...]
    """All words, particles too."""
    core: tuple[str, ...]
    """The words that carry the name; all of them where there are only particles."""

    @property
    def key(self) -> str:
        """The name as one string, by which spellings are the same."""
        return "".join(self.core)


@lru_cache(maxsize=4096)
def split_name(name: str) -> NameParts:
    """Take a name apart: no case, accents, apostrophes, dots; hyphens part words."""
    folded = fold_name(name).replace("'", "")
    words = tuple(word for word in SPLIT.split(folded) if word)
    core = tuple(word for word in words if word not in PARTICLES and word not in SUFFIXES)
    return NameParts(words, core or words)


def match_names(full: str, other: str) -> str | None:
    """Tell why `other` can be a way to write or shorten `full`; None where it cannot.

    The reason is a few plain words, to be read after "joined with ...:".
    """
    a, b = split_name(full), split_name(other)
    if not a.core or not b.core:
        return None
    if a.key == b.key or sorted(a.core) == sorted(b.core):
        return "written alike" if a.key == b.key else "the same names in another order"
    if len(a.core) == len(b.core) and all(are_close(x, y) for x, y in zip(a.core, b.core, strict=True)):
        return "spelled a little differently"
    if len(a.core) == len(b.core) and lacks_letter(a, b):
        return "spelled a little differently"
    if len(b.core) < len(a.core) and len(b.key) > 1:  # a lone "M" is no surname's initial
        return match_short(a, b)
    return None


def match_short(a: NameParts, b: NameParts) -> str | None:
    """Tell why a name of fewer words can stand for the longer one."""
    if a.core[-len(b.core) :] == b.core:
        return "its last name" if len(b.core) == 1 else "the end of its full form"
    if a.core[: len(b.core)] == b.core:
        return "its first name" if len(b.core) == 1 else "the beginning of its full form"
    if len(b.core) == 1:
        if b.core[0] in a.core:
            return "a part of its full form"
        joined = {x + y for x, y in zip(a.core, a.core[1:], strict=False)}
        if b.core[0] in joined:
            return "a part of its full form"
        if are_close(a.core[-1], b.core[0]):
            return "its last name, spelled a little differently"
        close = len(b.core[0]) > 1 and any(are_close(word, b.core[0]) for word in a.core[:-1] if len(word) > 1)
        return "a part of its full form, spelled a little differently" if close else None
    if is_subsequence(b.core, a.core):
        return "its full form without the names between"
    if are_close(a.core[-1], b.core[-1]) and all(
        any(word == long or are_close(word, long) or (len(word) == 1 and long.startswith(word)) for long in a.core[:-1])
        for word in b.core[:-1]
    ):
        return "its full form with initials or another spelling"
    return None


def are_close(a: str, b: str) -> bool:
    """Tell whether two words are two spellings of one: an initial, or in a longer word a letter, or two swapped."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if GLUED_ARTICLE.sub("", a) == GLUED_ARTICLE.sub("", b):
        return True
    if min(len(a), len(b)) < CLOSE_LENGTH or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    return is_letter_apart(a, b)


def is_letter_apart(a: str, b: str) -> bool:
    """Tell whether two words differ in one letter, by one letter more, or by two that are swapped."""
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]  # "Moraes" and "Moreas"
    return swapped or a[at + 1 :] == b[at + 1 :] or a[at + 1 :] == b[at:] or a[at:] == b[at + 1 :]


def lacks_letter(a: NameParts, b: NameParts) -> bool:
    """Tell whether one short word of a name has a letter more in the other, and all others are the same.

    "Sainabou Mbye" is "Sainabou Mbaye", but "Kim Jin" is not "Kim Jinu": too little is the same.
    """
    apart = [pair for pair in zip(a.core, b.core, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or sum(map(len, set(a.core) & set(b.core))) < ALIKE:
        return False
    short, long = sorted(apart[0], key=len)
    longer = len(short) >= SHORTEST and len(long) == len(short) + 1 and short[0] == long[0]
    return longer and is_letter_apart(short, long)


def is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether all words of a name stand in another one, in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def regnal_word(lead: str) -> str | None:
    """Return the word of a title that goes with a given name: "King", "Prince"; None where there is none."""
    for word in reversed(lead.split()):
        folded = word.lower().strip(".,")
        if folded in {
            "king",
            "queen",
            "prince",
            "princess",
            "sultan",
            "emir",
            "amir",
            "pope",
            "emperor",
            "sheikh",
            "shaikh",
        }:
            return folded
        if find_title_word(word, "head"):
            return None
    return None
