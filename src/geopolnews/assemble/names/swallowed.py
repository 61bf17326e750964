"""Persons whose names a body's has swallowed, where no sign parts the two: "Ministry of Economy Ida Lund"."""

from __future__ import annotations

from collections.abc import Collection

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.names import PARTICLES
from geopolnews.assemble.names.overlooked import is_name_word, may_title
from geopolnews.lexicon.countries import find_country
from geopolnews.lexicon.organisation_kinds import kind_by_words
from geopolnews.lexicon.place_words import kind_of_place
from geopolnews.lexicon.places import look_up
from geopolnews.lexicon.titles import find_title_word

MINISTRIES = frozenset(["ministry", "department", "directorate"])
JOINING = frozenset("of and for the & , affairs".split())
"""What stands between the fields of a ministry and around them."""
LONGEST_FIELD = 4
LONGEST_NAME = 5
"""Tokens of a person's name, hyphens counted."""
OPEN = frozenset("of the and for & - '".split())
"""Words after which a body's name goes on."""


def part_person(doc: Doc, body: Stretch, surnames: Collection[str]) -> tuple[Stretch, Stretch] | None:
    """Return the body and the person that what is marked as a body names both; None where it is the body's name alone.

    Args:
        doc: the article.
        body: what is marked.
        surnames: names of persons in one word that the article has elsewhere.
    """
    start = _after_rank(doc, body) or _after_fields(doc, body) or _before_surname(doc, body, surnames)
    if start is None:
        return None
    end = start
    while end > body.start + 2 and may_title(doc[end - 1]) and doc[end - 2].lower_ != "of":
        end -= 1  # a rank is of neither
    if end < start and find_title_word(doc[end - 1 : start].text, "head") is not None:
        return None  # "the Office of the Attorney General Ida Lund"
    return Stretch(start=body.start, end=end), Stretch(start=start, end=body.end)


def _after_rank(doc: Doc, body: Stretch) -> int | None:
    """Return where a name begins after a rank: "Ministry of the Interior Brigadier [Sami Gharsa]"."""
    ranks = (i for i in range(body.start + 2, body.end - 2) if may_title(doc[i]) and doc[i - 1].lower_ not in OPEN)
    return next((i + 1 for i in ranks if _is_name(doc, i + 1, body.end)), None)


def _after_fields(doc: Doc, body: Stretch) -> int | None:
    """Return where a name begins after all that a ministry is for: "Ministry of Economy [Ida Lund]"."""
    if doc[body.start].lower_ not in MINISTRIES or doc[body.start + 1].lower_ != "of":
        return None
    at, fields = body.start + 1, 0
    while at < body.end:
        sizes = range(min(LONGEST_FIELD, body.end - at), 0, -1)
        size = next((n for n in sizes if find_title_word(doc[at : at + n].text, "portfolio") is not None), 0)
        if size == 0 and doc[at].lower_ not in JOINING:
            break
        fields += size
        at += size or 1
    return at if fields and doc[at - 1].lower_ not in OPEN and _is_name(doc, at, body.end) else None


def _before_surname(doc: Doc, body: Stretch, surnames: Collection[str]) -> int | None:
    """Return where a name begins whose last word is a person's elsewhere: "Marden University [Ida Lund]"."""
    start = body.end - 2
    if start < body.start + 2 or doc[body.end - 1].text not in surnames:
        return None
    if doc[start - 1].lower_ in OPEN or (may_title(doc[start - 1]) and doc[start - 2].lower_ in OPEN):
        return None  # "the government of President Ida Lund"
    rest = kind_by_words(doc[body.start : start].text)
    return start if rest is not None and _is_name(doc, start, body.end) else None


def _is_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether tokens are a person's name in two words or more, as far as their words tell."""
    words = [doc[i] for i in range(start, end) if doc[i].lower_ not in PARTICLES and doc[i].text != "-"]
    if not 1 < end - start <= LONGEST_NAME or len(words) < 2 or not all(map(is_name_word, words)):
        return False
    name = doc[start:end].text
    known = find_country(name) is not None or kind_of_place(name) is not None or bool(look_up(name))
    return not known and kind_by_words(name) is None
