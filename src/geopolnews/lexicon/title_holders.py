"""What a title is held in: how it goes on after its noun, "minister of ports", "envoy to Jordan", "head of a bank"."""

import re

from geopolnews.lexicon.title_runs import AND, Run
from geopolnews.lexicon.titles import find_title_word

HOLDING = frozenset({"of", "for", "at", "in", "to", "on"})
# whose place of duty is part of the title: "ambassador to Jordan"
SENT = frozenset({"ambassador", "envoy", "special envoy", "high commissioner", "representative", "adviser", "advisor"})

PLACE_OF_DUTY = re.compile(r" (?:to|in) ")


def read_holder(runs: tuple[Run, ...], at: int, phrase: str) -> tuple[int, str | None]:
    """Read on after the head: which run ends the title, and the words for what the office is held in."""
    last = at
    while last + 2 < len(runs) and runs[last + 1].text.lower() in HOLDING | AND:
        nearest = last + 2
        while nearest < len(runs) - 1 and runs[nearest].text.lower() == "the":
            nearest += 1
        if runs[last + 1].text.lower() == "to" and is_sent(runs[at].text):
            return end_of_errand(runs, nearest), None
        if not is_minister(runs[at].text) and names_body(runs, nearest):
            break  # "head of the Food and Farming Institute"
        if not find_title_word(runs[nearest].text, "portfolio"):
            last = max(last, end_of_field(runs, at, nearest))
            break
        while nearest + 1 < len(runs) and find_title_word(runs[nearest + 1].text, "portfolio"):
            nearest += 1
        if nearest + 2 == len(runs) and runs[-1].label == "country" and not is_minister(runs[at].text):
            break  # "a spokesperson for Natural Resources Canada" is the body's
        if nearest + 1 < len(runs) and runs[nearest + 1].label in ("body", "other", "modifier"):
            last = max(last, end_of_field(runs, at, nearest))
            break
        last = nearest
    if last + 2 < len(runs) and runs[last + 1].text.lower() in HOLDING:
        holder = phrase[runs[last + 2].start : runs[-1].end]
        # "ambassador of China to Mongolia" is China's, and so is "ambassador of China in Hanoi"
        return last, PLACE_OF_DUTY.split(holder)[0] if is_sent(runs[at].text) else holder
    return last, None


def names_body(runs: tuple[Run, ...], first: int) -> bool:
    """Tell whether a row of capitals from a run on, joined by "and", comes to the noun of a body."""
    for run in runs[first:]:
        if not run.text[:1].isupper() and run.text.lower() not in AND:
            return False
        if run.label == "body":
            return True
    return False


def is_sent(noun: str) -> bool:
    """Tell whether an office is that of somebody sent to a place of duty."""
    return find_means(noun).endswith(tuple(SENT))


def find_means(noun: str) -> str:
    """Return what an office is in other words, its own where it has none."""
    word = find_title_word(noun, "head")
    return ((word.means if word else None) or noun).lower()


def end_of_errand(runs: tuple[Run, ...], first: int) -> int:
    """Return the last run of where or for what somebody is sent: "envoy to Monitor and Combat Poverty"."""
    last = first
    if runs[first].label in ("country", "head") or not runs[first].text[:1].isupper():
        return last
    for index in range(first + 1, len(runs)):
        run = runs[index]
        if run.label in ("head", "honorific", "former", "acting"):
            break
        if run.text[:1].isupper():
            last = index
        elif run.text.lower() not in ("and", "&", "of", "the"):
            break
    return last


def is_minister(noun: str) -> bool:
    """Tell whether an office is one for a field of duty, whatever its name."""
    noun = noun.lower()
    of_fields = noun.endswith(("minister", "secretary", "commissioner", "high representative"))
    return of_fields and not noun.startswith("prime")


def end_of_field(runs: tuple[Run, ...], at: int, first: int) -> int:
    """Return the last run of what a minister is for, in words that no table has: "Minister of Gender and Thrift".

    The head itself where the words are no field: they are small, name a country, or none of them is a known field.
    """
    last = at
    if not is_minister(runs[at].text):
        return last
    for index in range(first, len(runs)):
        run = runs[index]
        if run.label == "body":
            return at  # "Deputy Prime Minister of the Regional Government"
        if run.label in ("country", "honorific", "head", "former", "acting") or (
            run.label == "small" and run.text.lower() in ("in", "at", "to", "on")
        ):
            break
        if run.text[:1].isupper():
            last = index
        elif run.text.lower() not in ("and", "&", "of", "the", "for"):
            break
    known = runs[at].text.lower().endswith("secretary") and runs[at + 1].text.lower() == "for"
    known = known or any(find_title_word(run.text, "portfolio") for run in runs[at + 1 : last + 1])
    return last if known else at
