"""Runs of words in titles: a phrase cut into known words and phrases, the longest first, each with its label."""

from functools import lru_cache

from attrs import frozen

from geopolnews.lexicon.countries import CONTINENTAL, find_country
from geopolnews.lexicon.folding import REMEMBERED
from geopolnews.lexicon.titles import LONGEST_PHRASE, Word, find_title_word, split_words

DETERMINERS = frozenset(
    "the a an his her its their this that these those our my your country's nation's kingdom's state's republic's "
    "one another two three four several some many other both all".split()
)
PEOPLES = frozenset("women men people children king queen crown veterans youth".split())
"""Owners that are what an office is for: "Women's Minister"."""
AND = frozenset({"and", "&"})
CONNECTORS = frozenset({"of", "for", "and", "&", "to", "the", "in", "at", "on", "with"})


@frozen
class Run:
    """A run of words that were recognised together; `label` is a kind of title word, `country`, `small` or `other`."""

    label: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED)
def label_words(text: str) -> tuple[Run, ...]:
    """Cut a text into runs of known words, the longest first."""
    words = split_words(text)
    runs: list[Run] = []
    at = 0
    while at < len(words):
        run, length = label_run(text, words, at)
        runs.append(run)
        at += length
    return tuple(runs)


def label_run(text: str, words: tuple[Word, ...], at: int) -> tuple[Run, int]:
    """Label the longest known run of words that begins at one word."""
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        start, end = words[at].start, words[at + length - 1].end
        piece = text[start:end]
        if any(mark in piece for mark in ",;:(\n"):
            continue
        if " of " in piece and piece.endswith(("'s", "’s")):
            continue  # "member of Parliament's foreign committee" is of the committee
        label = label_piece(piece)
        if label == "country" and at and words[at - 1].text == "New":
            label = "other"  # "New Jersey" is no island
        if label:
            return Run(label, piece, start, end), length
    return Run("other", words[at].text, words[at].start, words[at].end), 1


@lru_cache(maxsize=REMEMBERED)
def label_piece(piece: str) -> str | None:
    """Label one word or phrase; `None` where it is unknown."""
    if piece.lower() in CONNECTORS or piece.lower().replace("’", "'") in DETERMINERS:
        return "small"
    if find_country(piece):
        return "country"
    if CONTINENTAL.fullmatch(piece):
        return "modifier"
    word = find_title_word(piece)
    if word and word.kind in {"modifier", "portfolio"} and is_owner(piece):
        return "other"
    return word.kind if word else None


def is_owner(piece: str) -> bool:
    """Tell whether a word is a body whose office follows: "the UN's chief", "Labour's spokesman"; not "Women's"."""
    base = piece.replace("’", "'").removesuffix("'s")
    return base != piece.replace("’", "'") and base[:1].isupper() and base.lower() not in PEOPLES
