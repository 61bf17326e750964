"""How many people a noun phrase tells of: whether it can be a side of a meeting at all.

Reads parties; writes nothing. "Met the demand" and "met the delegates" look alike until the noun is known to mean
people or a body.
"""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisation_kinds import load_kind_words
from geopolnews.lexicon.people import find_person_noun
from geopolnews.lexicon.titles import find_title_word, index_plurals

SEVERAL = 2
ONE_PERSON = frozenset("i he she him her his my me who whom it its one".split())
SEVERAL_PEOPLE = frozenset("we us our they them their you your both each".split())
PRESS = frozenset("reporters reporter journalists journalist newsmen correspondents".split())
"""Who asks rather than meets."""
TEAMS = frozenset("team teams club clubs players".split())
"""Who plays rather than talks."""
PARTIES = frozenset({"person", "unnamed", "organisation", "power"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
ENDS = frozenset("of for in from on at to with by ( who which that whose".split())
"""Words after which a phrase only tells more of the people it means."""
NUMBERS = frozenset("number dozens hundreds thousands scores host couple handful majority variety range most".split())
"""Nouns before "of" that only count people."""
FELLOWS = frozenset("counterpart colleague predecessor successor rival host guest homologue".split())
"""Nouns of one person by what he is to another who meets him."""
MASS = frozenset("resistance opposition support power force leadership management".split())
"""Nouns that mean people only with a word before them: "met the opposition", but "met opposition"."""
COUNTRIES = frozenset("country countries nation nations state states".split())


def count_people(doc: Doc, side: Stretch) -> int:
    """Return how many people or bodies a phrase tells of: none, one, or several (2)."""
    return min(SEVERAL, sum(_count_in(doc, part) for part in _split(doc, side)))


def _split(doc: Doc, side: Stretch) -> Iterator[Stretch]:
    """Yield what stands between "and"s; what follows a comma only explains, unless an "and" closes the list."""
    start = side.start
    for i in range(side.start, side.end):
        if doc[i].lower_ in {"and", "&"}:
            if i > start:
                yield Stretch(start=start, end=i)
            start = i + 1
    if side.end > start:
        yield Stretch(start=start, end=side.end)


def _count_in(doc: Doc, part: Stretch) -> int:
    head = _head(doc, part)
    if head is None or head.lower_ in PRESS | TEAMS:
        return 0
    word = head.lower_
    if word in MASS and part.end - part.start == 1:
        return 0
    if word in ONE_PERSON:
        return 1
    if word in SEVERAL_PEOPLE:
        return SEVERAL
    plural = word.endswith("s") or word in {"people", "women", "men"}
    if word in index_plurals() or (plural and (word in COUNTRIES or _is_body(word))):
        return SEVERAL
    if (noun := find_person_noun(word)) is not None:
        return SEVERAL if noun.several else 1
    if find_title_word(head.text, "head", "person") is not None or _is_body(word) or word in COUNTRIES:
        return 1
    if word in FELLOWS:
        return 1
    if word.endswith("s") and word[:-1] in FELLOWS:
        return SEVERAL
    marks = [m for m in marks_of(doc).parties if m.label in PARTIES and m.start <= head.i < m.end]
    if not marks:
        return int(head.pos_ == "PROPN")  # a name that the reader has not found
    return SEVERAL if plural and marks[0].label == "unnamed" else 1


def _is_body(word: str) -> bool:
    """Tell whether a noun means a body: "commission", "delegates"."""
    return fold_name(word) in load_kind_words()["head"]


def _head(doc: Doc, part: Stretch) -> Token | None:
    """Return the noun that a phrase is built on: the last before "of" or a bracket, or before a comma."""
    head = None
    for token in part.of(doc):
        if head is not None and (token.lower_ in ENDS or token.text == ","):
            if token.lower_ == "of" and head.lower_ in NUMBERS and head.i == token.i - 1:
                continue  # "a number of traders"
            break
        if token.pos_ in NOMINAL and not token.is_space:
            head = token
    return head
