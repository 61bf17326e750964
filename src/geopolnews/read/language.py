"""Whether a text is in English; where it is not, it is not read as if it were.

Two looks. A count of common words tells nearly all English from everything else, for next to nothing. Only what fails
it goes to the detector (py3langid, whose tables take most of a second to load), which has the last word and names the
language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geopolnews.model.article import Article
from geopolnews.model.note import Note, NoteKind

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# the commonest words of English that are none in other languages of Latin script, or rare there ("at" and "for" are
# everyday words of Danish)
ENGLISH = frozenset(
    "the of and to is was that with as by on from his her its he she they it be been are were have has "
    "had will would this "
    "which who said not or an after their there more than about also when into but we you".split()
)
BEYOND_LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff]")
FEWEST_WORDS = 12  # shorter texts, headlines among them, tell nothing
ENOUGH_WORDS = 40
LEAST_OF_FEW = 0.1  # where there are fewer words: names and verbs alone may fill a sentence of English
NEARLY_ENGLISH = frozenset({"en", "pcm"})  # the detector takes headlines for Nigerian Pidgin
# Of 1,002 news articles in English 19 have a lower share, the lowest 0.146, and are looked at twice; of texts in 66
# other languages the highest is 0.13.
LEAST_ENGLISH = 0.22
LEAST_LATIN = 0.7
LONGEST_LOOK = 50_000  # characters: a language is known by then


def guess_english(words: Sequence[str]) -> float | None:
    """Return the share of common English words among the words of a text; `None` where it is too short to tell.

    Words of other scripts count as words that are not English.
    """
    if len(words) < FEWEST_WORDS:
        return None
    return sum(word.lower() in ENGLISH for word in words) / len(words)


def share_latin(text: str) -> float | None:
    """Return the share of Latin letters among the letters of a text; `None` where there are few letters."""
    letters = sum(map(str.isalpha, text))
    if letters < FEWEST_WORDS:
        return None
    others = [] if text.isascii() else [sign for sign in BEYOND_LATIN.findall(text) if sign.isalpha()]
    return (letters - len(others)) / letters


def find_other_language(article: Article) -> str | None:
    """Return the tag of the language that an article is in, where that is not English; `None` where it is, or may be.

    Where the article itself says that it is in another language, that holds.
    """
    if article.language.partition("-")[0] != "en":
        return article.language
    text = article.text[:LONGEST_LOOK]
    words = WORD.findall(text)
    latin, english = share_latin(text), guess_english(words)
    if latin is None or latin >= LEAST_LATIN:
        least = LEAST_ENGLISH if len(words) >= ENOUGH_WORDS else LEAST_OF_FEW
        if english is None or english >= least:
            return None
    tag = detect_language(text)
    return None if tag in NEARLY_ENGLISH else tag


def detect_language(text: str) -> str:
    """Return the tag of the language that a text is most likely in."""
    import py3langid  # its tables take 75 MB, and most runs never need them

    tag: str = py3langid.classify(text)[0]
    return tag


def note_language(tag: str) -> Note:
    """Return the note for an article in another language."""
    return Note(
        kind=NoteKind.OTHER_LANGUAGE, message=f"the text is in another language ({tag}), so nothing was read from it"
    )
