"""Pronouns put in the place of names that were said before: whom they mean is known, for a name stood there.

Texts in which somebody said whom pronouns mean are few, and a head that goes over them again and again learns them by
heart. News repeat names all the time; a repeated name is crossed out here and "he", "her" or "his" written instead.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from geopolnews.encode.pieces import Before
from training.example import Example
from training.labels import ENTITIES

BEFORE_SUBJECT = frozenset(
    '. ? ! " “ ” ; that and but because while as when where after before if although though since whether'.split()
)
BEFORE_OBJECT = frozenset("to of with by for from against on about at behind".split())
NOT_AFTER = frozenset(", ( and & - or ’ '".split())
"""A name before one of these may be followed by more about it: what is said of a name is not said of a pronoun."""

TITLES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Vice President Senator Sen. Prime Minister".split())
OF_WOMEN = frozenset("Mrs Mrs. Ms Ms. Miss".split())
FORMS = {"male": ("he", "him", "his"), "female": ("she", "her", "her")}
OF_FORM = {word: gender for gender, forms in FORMS.items() for word in (*forms, "himself", "herself", "hers")}

WOMEN = 0.15
"""Share of women among those who are named in the news and whose gender is not told."""

BEHIND, AHEAD = 110, 25
"""Words that are kept before and after the pronoun."""

Name = tuple[int, int]
"""A word span."""


@attrs.frozen
class Repeated:
    """A name that stood before, and may be said by a pronoun."""

    name: Name
    form: int
    """0 as a subject, 1 as an object, 2 as an owner."""


def cross_out(examples: Iterable[Example], genders: Mapping[str, str], seed: int = 1) -> Iterator[Example]:
    """Give a text for each repeated name of a person, with a pronoun in its place.

    As in GAP, the links `coreference` hold the words of the right person's names, `apart` those of all others; texts
    that name nobody else are left out.

    Args:
        examples: with people among their tags `entity`.
        genders: given name -> `male` or `female`.
        seed: of the dice that are cast for those whose gender is not told.
    """
    chance = random.Random(seed)
    for example in examples:
        names = [_without_title(example.words, name) for name in _people(example)]
        for repeated in _repeated(example.words, names):
            text = _replace(example, names, repeated, genders, chance)
            if text is not None:
                yield text


def count_genders(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the gender of given names that are told to be of one far more often than of the other."""
    counts: dict[str, Counter[str]] = {}
    for name, gender in told:
        counts.setdefault(name, Counter())[gender] += 1
    return {
        name: gender
        for name, count in counts.items()
        for gender, times in count.most_common(1)
        if times >= 0.8 * count.total()
    }


def _people(example: Example) -> Iterator[Name]:
    """Yield the spans of people."""
    first = 1 + 4 * ENTITIES.index("Person")
    start = None
    for i, tag in enumerate(example.tags["entity"]):
        if tag in (first, first + 3):  # begins, or is a name of one word
            start = i
        if start is not None and tag in (first + 2, first + 3):
            yield start, i + 1
            start = None


def _without_title(words: list[str], name: Name) -> Name:
    start, end = name
    while start < end - 1 and (words[start] in TITLES or words[start][0].islower()):
        start += 1
    return start, end


def _repeated(words: list[str], names: list[Name]) -> Iterator[Repeated]:
    """Yield the names that are said again in a place where it is plain which form a pronoun would have."""
    for i, (start, end) in enumerate(names):
        known = any(words[a:b][-1] == words[end - 1] for a, b in names[:i])
        begin = start
        while begin and words[begin - 1] in TITLES:
            begin -= 1
        before = words[begin - 1] if begin else "."
        after = words[end] if end < len(words) else "."
        if not known or after in NOT_AFTER or before == "-":
            continue
        if after in ("'s", "’s"):
            yield Repeated((begin, end), 2)
        elif before.lower() in BEFORE_OBJECT:
            yield Repeated((begin, end), 1)
        elif before.lower() in BEFORE_SUBJECT:
            yield Repeated((begin, end), 0)


def _replace(
    example: Example, names: list[Name], repeated: Repeated, genders: Mapping[str, str], chance: random.Random
) -> Example | None:
    words = example.words
    start, end = repeated.name
    low, high = max(0, start - BEHIND), min(len(words), end + AHEAD)
    surname = words[end - 1]
    near = [(a, b) for a, b in names if low <= a and b <= high and not (start <= a < end)]
    own = {i for a, b in near if words[b - 1] == surname for i in range(a, b)}
    parts = {words[i] for i in own}
    others = {i for a, b in near if not parts & set(words[a:b]) for i in range(a, b)}
    if not any(i < start for i in own) or not others:
        return None
    gender = _gender(words, own, start, genders) or ("female" if chance.random() < WOMEN else "male")
    pronoun = FORMS[gender][repeated.form]
    if words[start - 1] in (".", "?", "!", '"', "“", "”"):
        pronoun = pronoun.capitalize()
    gone = end + (repeated.form == 2)
    # where each word stands in the new text
    kept = [*range(low, start), *range(gone, high)]
    at = {old: new if old < start else new + 1 for new, old in enumerate(kept)}
    here = start - low
    before = [int(example.before[i]) for i in kept]
    before.insert(here, int(example.before[start]))
    before[0] = int(Before.LINE)
    return Example(
        corpus="pronouns",
        name=f"{example.name}_{start}",
        words=[*words[low:start], pronoun, *words[gone:high]],
        before=before,
        links={
            "coreference": {here: sorted(at[i] for i in own)},
            "apart": {here: sorted(at[i] for i in others if i in at)},
        },
    )


def _gender(words: list[str], own: set[int], start: int, genders: Mapping[str, str]) -> str | None:
    """Return the gender that titles, given names, or a text with pronouns of one gender alone tell."""
    titles = {words[i - 1] for i in own if i}
    if titles & OF_WOMEN:
        return "female"
    if titles & {"Mr", "Mr."}:
        return "male"
    told = {genders[words[i]] for i in own if words[i] in genders}
    if len(told) == 1:
        return told.pop()
    said = {OF_FORM[word] for word in words[max(0, start - BEHIND) : start + AHEAD] if word in OF_FORM}
    return said.pop() if len(said) == 1 else None
