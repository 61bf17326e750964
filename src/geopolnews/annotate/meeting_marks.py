"""What every mark of a meeting takes from the words around it: status, inviters, topic, how many people."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

import attrs

from geopolnews.annotate.attendance import find_leaders, is_attended
from geopolnews.annotate.clauses import TIMES, find_object, phrase_from, tokens_after
from geopolnews.annotate.companions import continue_list, list_inviters
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from geopolnews.annotate.occurrence import is_denied, takes_place
from geopolnews.annotate.plans import read_status
from geopolnews.annotate.sides import SEVERAL, count_people
from geopolnews.lexicon.meetings import MeetingTrigger
from geopolnews.model.meeting import MeetingKind

TO_TALK = frozenset("discuss discusses discussing discussed".split())
PHONE = frozenset("phone telephone video videoconference".split())
"""Words near a meeting or a verb of speech that tell of a call."""
MEANS = frozenset("phone telephone video zoom lunch dinner breakfast tea coffee iftar banquet".split())
"""Nouns after "over" that tell how people talk, not what about."""
ABOUT = frozenset("on about over regarding concerning".split())


def sort_of(trigger: MeetingTrigger) -> str:
    """Return what a trigger makes of a meeting before it is known who takes part; talks may be of two or of many."""
    if trigger.host == "subject":
        return "reception"
    return "talks" if trigger.kind in {MeetingKind.BILATERAL, MeetingKind.MULTILATERAL} else trigger.kind.value


def finish_mark(mark: MeetingMark, trigger: Token, *, mutual: bool) -> MeetingMark:
    """Return the mark with what the words around tell.

    Args:
        mark: what the trigger and its sides gave.
        trigger: the word that names the meeting.
        mutual: whether several on one side may be all that meet: "A and B met", "talks between them".
    """
    doc = trigger.doc
    mark = attrs.evolve(
        mark, sides=known_sides([*mark.sides, *continue_list(doc, mark.sides), *find_leaders(doc, mark.sides)])
    )
    counts = [count_people(doc, side) for side in mark.sides]
    people = max(sum(count > 0 for count in counts), max(counts, default=0) if mutual else 0)
    verbal = trigger.pos_ in {"VERB", "AUX"}
    return attrs.evolve(
        mark,
        status=read_status(trigger),
        inviters=tuple(list_inviters(trigger)) if mark.sort == "visit" else (),
        topic=_topic(trigger, mark.sides),
        people=min(SEVERAL, people),
        occurs=verbal or takes_place(trigger),
        denied=is_denied(trigger),
        attended=mark.attended or (not verbal and is_attended(trigger)),
        vague=bool(mark.sides) and all(_means_those_before(doc, side) for side in mark.sides),
    )


def known_sides(sides: list[Stretch | None]) -> tuple[Stretch, ...]:
    """Return the sides that were found, each once."""
    return tuple(dict.fromkeys(side for side in sides if side is not None))


def _means_those_before(doc: Doc, side: Stretch) -> bool:
    """Tell whether a side is nobody but several spoken of before: "they", "the two ministers"."""
    words = [token.lower_ for token in side.of(doc)]
    return words[0] in {"they", "their", "both"} or words[:2] == ["the", "two"]


def _topic(trigger: Token, sides: Collection[Stretch]) -> Stretch | None:
    """Return what is talked about: "to discuss developments in Syria", "talks on the border"."""
    for token in islice(tokens_after(trigger), 25):
        near = trigger.i < token.i <= trigger.i + 4
        if (token.lower_ in TO_TALK or (token.lower_ in ABOUT and near)) and token.i + 1 < token.sent.end:
            phrase = phrase_from(token.doc, token.i + 1)
            side = phrase is not None and any(phrase.overlaps(one) for one in sides)
            if phrase is not None and not side and not _is_time(token.doc, phrase):
                return phrase
    if trigger.lower_ in TO_TALK:
        return find_object(trigger)
    return None


def _is_time(doc: Doc, phrase: Stretch) -> bool:
    """Tell whether a phrase is no topic: when, how or over what meal people talk."""
    if doc[phrase.end - 1].lower_ in MEANS | TIMES | {"sidelines"}:
        return True
    return any(mark.label == "Date" and mark.start == phrase.start for mark in marks_of(doc).entities)
