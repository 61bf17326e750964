"""Guests: people without a name who meet somebody and fit nobody of the cast: "a delegation of 13 traders"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from geopolnews.annotate.sides import NUMBERS
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.cast.phrases import COLLECTIVES, INDEFINITE, cut_phrase, head_noun, trim_phrase
from geopolnews.assemble.cast.unnamed import NOT_PEOPLE, Unnamed, is_named_next, make_unnamed, names_first
from geopolnews.assemble.names.mentions import HUMAN, Mention
from geopolnews.lexicon.countries import countries_by_demonym, find_country
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.people import find_person_noun
from geopolnews.lexicon.titles import index_plurals

CONFIDENCE = 0.45
"""How sure it is that people whom somebody meets, and who are told of without a name, are part of the story."""
TAKEN_UP = frozenset("the this that these those both all his her its their our my your".split())
"""Words before people spoken of before, or known: who they are is told elsewhere, or not at all."""
MISSIONS = frozenset("mission deputation contingent dignitaries envoys entourage".split())
"""Further nouns of people who meet others."""
AGENTS = ("ers", "ors", "ists", "ians", "ants", "ees", "men", "women")
"""Endings of nouns that mean people by what they do."""
DIPLOMATS = frozenset(
    "ambassador envoy consul attaché attache nuncio emissary commissioner representative counterpart d'affaires "
    "d’affaires".split()
)
"""Single people whom the country they come from tells apart: "the Kenyan ambassador"."""
ANYBODY = frozenset("people officials delegates members others leaders persons men women representatives".split())
"""Nouns that need a word beside them to tell who is meant."""
LEAST_WORDS = 2


def gather_guests(doc: Doc, mentions: Sequence[Mention], cast: Cast) -> list[Unnamed]:
    """Return the people without a name who take part in a meeting and fit nobody of the cast."""
    groups: dict[str, list[Stretch]] = defaultdict(list)
    for mark in marks_of(doc).meetings:
        if mark.denied or mark.routine or not mark.sure:
            continue
        talks = mark.sort == "talks"
        for part in _list_parts(doc, mark):
            guest = _read_guest(doc, part, mentions, cast, talks=talks)
            if guest is not None:
                groups[fold_name(guest.of(doc).text)].append(guest)
    return [make_unnamed(doc, list(set(group)), CONFIDENCE) for group in groups.values()]


def _list_parts(doc: Doc, mark: MeetingMark) -> Iterator[Stretch]:
    """Yield each of the people whom the sides of a meeting list: what stands between commas and "and"s."""
    for side in mark.sides:
        start = side.start
        for i in range(side.start, side.end):
            if doc[i].text == "," or doc[i].lower_ in {"and", "&"}:
                if i > start:
                    yield Stretch(start=start, end=i)
                start = i + 1
        if side.end > start:
            yield Stretch(start=start, end=side.end)


def _read_guest(doc: Doc, part: Stretch, mentions: Sequence[Mention], cast: Cast, *, talks: bool) -> Stretch | None:
    """Return the phrase of people without a name; None where it means none, or somebody of the cast.

    Args:
        doc: a marked doc.
        part: what a side of a meeting lists.
        mentions: all names of the article.
        cast: who is known by now.
        talks: whether it is a "meeting with" somebody, who is nearly always people; letters are received too.
    """
    part = _after_number(doc, part)
    noun = head_noun(doc, part)
    trimmed = trim_phrase(doc, cut_phrase(doc, part, noun))
    if trimmed is None or names_first(doc, mentions, trimmed) or is_named_next(doc, mentions, trimmed):
        return None
    if _is_envoy(doc, trimmed, noun):
        actors = {actor.id for actor in cast.actors}
        return None if any(id in actors for id in cast.resolve(part).ids) else trimmed
    if not _are_people(noun, talks=talks):
        return None
    if noun.lower_ in ANYBODY and trimmed.end - trimmed.start < LEAST_WORDS:
        return None
    known = cast.resolve(part).ids
    actors = {actor.id for actor in cast.actors}
    first = doc[part.start].lower_
    if first in TAKEN_UP or any(id in actors for id in known) or (known and first not in INDEFINITE):
        return None
    return trimmed


def _after_number(doc: Doc, part: Stretch) -> Stretch:
    """Return whom a number is of: "a number of [mayors]", "dozens of [mayors]"."""
    for i in range(part.start, min(part.start + 4, part.end - 1)):
        if doc[i].lower_ in NUMBERS and doc[i + 1].lower_ == "of" and i + 2 < part.end:
            return Stretch(start=i + 2, end=part.end)
    return part


def _is_envoy(doc: Doc, phrase: Stretch, noun: Token) -> bool:
    """Tell whether a phrase is for one diplomat, told of by his country: "the Kenyan ambassador", "Kenya's envoy"."""
    if noun.lower_ not in DIPLOMATS:
        return False
    before = doc[phrase.start : noun.i]
    return any(countries_by_demonym(t.text) or find_country(t.text) is not None for t in before)


def _are_people(noun: Token, *, talks: bool) -> bool:
    """Tell whether a noun means several people: "ministers", "a delegation", "retailers"."""
    word = noun.lower_
    if word in NOT_PEOPLE or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    plural = word in index_plurals() or (word in HUMAN and word.endswith("s")) or (talks and word.endswith(AGENTS))
    known = find_person_noun(noun.text)
    plural = plural or (talks and known is not None and known.several)
    return plural or word in COLLECTIVES | MISSIONS
