"""Tell words of time from names and numbers that look the same: "Theresa May", "the Sunday Times", "2000 soldiers"."""

import re

from geopolnews.lexicon.calendar import (
    AFTER_NAMED_MARCH,
    COUNTED,
    HONORIFICS,
    NAME_MONTHS,
    NAMES_BEFORE_WEEKDAY,
    NUMBERED,
    REPEATING,
    TITLES_AFTER_WEEKDAY,
    VERB_MONTHS,
)

# how far around a word is looked
REACH = 24
LAST_WORD = re.compile(r"([^\W\d_]+)\.?[^\S\n]{1,2}\Z")
FIRST_WORD = re.compile(r"[^\S\n]{1,2}([^\W\d_]+)")
TIME_WORDS = frozenset(
    "in since until till during last next this early mid late through throughout before after between by of from to "
    "for and the on end beginning start".split()
)
# "by May", "of May", "for May" may also speak of a person
SURE_TIME_WORDS = frozenset(
    "in since until till during last next this early mid late throughout end beginning start".split()
)
YEAR_WORDS = TIME_WORDS | frozenset(
    "a an his her its their our year years circa back as on that than until around per summer spring autumn fall "
    "winter elections election talks cup".split()
)
AFTER_BARE_YEAR = frozenset("was is has had saw will would and to".split())


def word_before(text: str, start: int) -> str:
    """Return the word that stands before an offset, parted by a space only; "" where there is none."""
    found = LAST_WORD.search(text[max(0, start - REACH) : start])
    return found[1] if found else ""


def word_after(text: str, end: int) -> str:
    """Return the word that stands after an offset, parted by a space only; "" where there is none."""
    found = FIRST_WORD.match(text[end : end + REACH])
    return found[1] if found else ""


def is_weekday(text: str, start: int, end: int, *, bare: bool) -> bool:
    """Tell whether a weekday's name means one day, rather than a name or a habit.

    Args:
        text: the text.
        start: where the expression begins.
        end: where it ends.
        bare: whether it is nothing but the name of the day.
    """
    before, after = word_before(text, start), word_after(text, end)
    if before.lower() in REPEATING:
        return False
    if not bare:
        return True
    if before.lower() in NAMES_BEFORE_WEEKDAY and before[0].isupper():
        return False
    if before.lower() in HONORIFICS and before[0].isupper() and after[:1].isupper():
        return False
    return not (after[:1].isupper() and after.lower() in TITLES_AFTER_WEEKDAY)


def is_month(text: str, start: int, end: int, word: str, *, bare: bool, dated: bool) -> bool:
    """Tell whether a month's name means the month.

    Args:
        text: the text.
        start: where the expression begins.
        end: where it ends.
        word: the name as written.
        bare: whether the expression is nothing but the name.
        dated: whether the number of a day or year stands with it.
    """
    name = word.lower()
    if word == name and (name in VERB_MONTHS or name in NAME_MONTHS or len(name) < 5):
        return False
    if dated or not bare:
        return True
    before, after = word_before(text, start), word_after(text, end)
    if name == "may":
        return before.lower() in SURE_TIME_WORDS and not (before.istitle() and after in {"be", "have"})
    if name == "march" and (before.lower() not in TIME_WORDS or after.lower() in AFTER_NAMED_MARCH):
        return text[end : end + 2] in {"'s", "’s"} and not before
    names_follow = name in NAME_MONTHS and after[:1].isupper()
    if before.lower() in (SURE_TIME_WORDS if names_follow else TIME_WORDS):
        return True
    if name in NAME_MONTHS and (before[:1].isupper() or after[:1].isupper()):
        return False
    return not (before[:1].isupper() and before.lower() in HONORIFICS)


def is_day_name(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether "Today" or "Tomorrow" with a capital is the day, not a part of a name: "the Tomorrow Group"."""
    inside = bool(word_before(text, start)) or text[max(0, start - 3) : start] in {"'s ", "’s "}
    return not (word.istitle() and inside and word_after(text, end)[:1].isupper())


def is_year(text: str, start: int, end: int, *, bare: bool) -> bool:
    """Tell whether four digits are a year rather than a number of things."""
    before, after = word_before(text, start), word_after(text, end)
    if after.lower() in COUNTED or before.lower() in NUMBERED:
        return False
    if not bare or before.lower() in YEAR_WORDS or before[:1].isupper() or after[:1].isupper():
        return True
    mark = text[max(0, start - 1) : start]
    if mark == "(" or text[max(0, start - 3) : start] in {"'s ", "’s "}:
        return True
    return (not before and after in AFTER_BARE_YEAR) or text[end : end + 2] in {"'s", "’s"}
