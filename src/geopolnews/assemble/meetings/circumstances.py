"""Where and when: the place and the date that belong to a word of a sentence."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice

import attrs

from geopolnews.annotate.asides import stands_aside
from geopolnews.annotate.clauses import CLITICS, POSSESSIVE
from geopolnews.annotate.dates import LAST_WORDS, Direction, TimeExpression, find_dates, guess_direction, resolve_date
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import AttributionMark, Stretch, marks_of
from geopolnews.assemble.cast.cast import Cast
from geopolnews.lexicon.meetings import find_meeting_trigger
from geopolnews.model.article import Article, PartKind
from geopolnews.model.meeting import MeetingKind
from geopolnews.model.period import Period
from geopolnews.model.place import Place, PlaceKind
from geopolnews.model.span import Span

FARTHEST = 22
"""Tokens between a word and its date or place; a verb between them counts for five."""
VERB_COSTS = 5
ASIDE_COSTS = 15
BESIDE_CUE = 3
"""Tokens between a verb of speech and the time of speaking."""
CITIES = frozenset("city town province state capital island village district port".split())
"""Nouns before "of" and the name of a place."""
COMMAS_AND_QUOTES = frozenset({",", '"', "“", "”", "‘", "’", "'"})
AT = frozenset("in at into inside near within".split())
TOPICAL = frozenset("on about regarding concerning over discuss discussed discussing".split())
"""Words before what is talked about."""
SCENE = frozenset({"in", "at", "inside"})
BOUNDS = frozenset({"since", "until", "till"})
"""Before a time: how long something goes on, not when somebody met."""
TO = frozenset({"to", "in", "at"})
OPENING = frozenset("the a an this that his her its their our".split())
"""Words before a time that belongs to the noun after it: "the June 22 earthquake"."""
WAYS = frozenset({"conj", "obl", "xcomp", "advcl", "nmod", "obj"})
"""Relations between a journey and the meeting that it is made for."""
LANDS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})
EXACTNESS = {PlaceKind.SITE: 3, PlaceKind.CITY: 2, PlaceKind.REGION: 1, PlaceKind.COUNTRY: 0}
DASHES = frozenset({"–", "—"})
LIFE = re.compile(r"\((?:\d{4}\s?[-–]\s?(?:\d{4})?|(?:born|b\.|died|d\.)[^()]{0,12}\d{4})\)")
"""The years of somebody's life after the name: "(1950-2010)", "(born 1961)"."""


def lies_in(inner: Place, outer: Place) -> bool:
    """Tell whether one place may lie in another: it is more exact and of the same country."""
    return (
        EXACTNESS[inner.kind] > EXACTNESS[outer.kind] and inner.country is not None and inner.country == outer.country
    )


@attrs.frozen(kw_only=True)
class Dating:
    """The time of something, or the words of it that could not be resolved."""

    period: Period | None = None
    unresolved: TimeExpression | None = None


class Circumstances:
    """Finds the place and the date that go with a word."""

    def __init__(self, doc: Doc, article: Article, cast: Cast) -> None:
        """Read all times that the article tells."""
        self._doc = doc
        self._article = article
        self._cast = cast
        self._places: dict[str, Place] = {place.id: place for place in cast.places}
        lives = [life.span() for life in LIFE.finditer(doc.text)]
        self._dates = [
            (self._token_at(time.span), time)
            for time in find_dates(doc.text)
            if not any(start <= time.span.start < end for start, end in lives)
        ]

    def find_date(self, trigger: Token, *, ahead: bool = False) -> Dating:
        """Return the time nearest to a word in its sentence; `ahead`: of something that is planned."""
        sent = trigger.sent
        near = [
            (_cost(trigger, at) + (ASIDE_COSTS if stands_aside(self._doc[at], trigger) else 0), time)
            for at, time in self._dates
            if at is not None
            and sent.start <= at < sent.end
            and not self._is_of_saying(at, trigger)
            and not self._is_bound(at)
            and not self._is_of_other(time, trigger)
        ]
        near = [pair for pair in near if pair[0] <= FARTHEST]
        if not near:
            return Dating()
        time = min(near, key=lambda pair: pair[0])[1]
        start = sent.start_char
        direction = guess_direction(sent.text, time.span.start - start, min(time.span.end - start, len(sent.text)))
        if ahead and not LAST_WORDS.search(time.text):
            direction = Direction.FUTURE
        period = resolve_date(time, published=self._article.published, direction=direction)
        return Dating(period=period) if period is not None else Dating(unresolved=time)

    def find_dateline(self) -> Place | None:
        """Return the place of the dateline: where whoever receives guests at home, and no place is told, does so."""
        for part in self._article.parts:
            if part.kind is PartKind.DATELINE:
                inside = [p for p in self._places.values() if any(part.contains(span) for span in p.mentions)]
                return inside[0] if inside else None
        return None

    def _is_bound(self, at: int) -> bool:
        """Tell whether a time is that since or until which something goes on: "since 2022", "has until 30 June"."""
        return any(token.lower_ in BOUNDS for token in self._doc[max(0, at - 1) : at + 1])

    def _is_of_other(self, time: TimeExpression, trigger: Token) -> bool:
        """Tell whether a time stands before a noun that it dates: "the June 22 earthquake", "Friday's attack"."""
        found = self._doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        last = trigger.sent.end
        if found is None or found.end >= last:
            return False
        owns = self._doc[found.end].text in CLITICS
        if not owns and (found.start == 0 or self._doc[found.start - 1].lower_ not in OPENING):
            return False
        first = end = found.end + owns
        while end < last and self._doc[end].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}:
            end += 1
        if first <= trigger.i and not any(t.pos_ in {"VERB", "PUNCT"} for t in self._doc[first : trigger.i]):
            return False  # "next year's council of ministers summit"
        noun = self._doc[end - 1]
        return noun.pos_ in {"NOUN", "PROPN"} and end > first and find_meeting_trigger(noun.text, "noun") is None

    def find_place(self, trigger: Token, phrase: Stretch, *, goal: bool) -> Place | None:
        """Return the most exact place that the words after a trigger give with "in" or "at".

        Args:
            trigger: the word that names the event.
            phrase: the phrase it stands in, in which a place may stand before it ("the Jeddah summit").
            goal: whether "to Paris" and the bare object ("visited Paris") tell the place too.
        """
        sent = trigger.sent
        found: list[tuple[int, int, str]] = []
        for span, id in self._cast.named_in(Stretch(start=sent.start, end=sent.end)):
            at = self._token_at(span)
            if id not in self._places or at is None or self._is_of_saying(at, trigger):
                continue
            inside = phrase.start <= at < trigger.i and not goal
            cost = _cost(trigger, at)
            if inside or (cost <= FARTHEST and at > trigger.i and self._is_where(at, trigger, goal=goal)):
                found.append((-EXACTNESS[self._places[id].kind], cost, id))
        if found:
            return self._places[min(found)[2]]
        return self._place_on_the_way(trigger) or (None if goal else self._place_before(trigger))

    def _place_before(self, trigger: Token) -> Place | None:
        """Return where a clause is set that names the event later: "In Geneva, ministers met"."""
        if trigger.i == trigger.sent.start:
            return None
        found: list[tuple[int, int, str]] = []
        for span, id in self._cast.named_in(Stretch(start=trigger.sent.start, end=trigger.i)):
            at = self._token_at(span)
            if id not in self._places or at is None or self._is_of_saying(at, trigger):
                continue
            if _cost(trigger, at) <= FARTHEST and self._sets_scene(at, trigger):
                found.append((-EXACTNESS[self._places[id].kind], at, id))
        return self._places[min(found)[2]] if found else None

    def _sets_scene(self, at: int, trigger: Token) -> bool:
        """Tell whether the name at a token follows an "in" or "at" that opens the clause or goes with its verb."""
        start = trigger.sent.start
        i = at - 1
        while i > start and (self._doc[i].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} or self._doc[i].text in POSSESSIVE):
            i -= 1
        if self._doc[i].lower_ not in SCENE:
            return False
        above = {token.i for token in islice(trigger.ancestors, 3)}
        if any(self._doc[k].pos_ == "VERB" and k not in above for k in range(at, trigger.i)):
            return False
        before = self._doc[i - 1] if i > start else None
        return before is None or before.is_space or before.i in above or self._ends_date(before.i)

    def _ends_date(self, at: int) -> bool:
        return any(mark.label == "Date" and mark.end == at + 1 for mark in marks_of(self._doc).entities)

    def _place_on_the_way(self, trigger: Token) -> Place | None:
        """Return where those who meet are said to go for it: "arrived in Rome for talks", "will fly there and meet"."""
        way = _verb_of_motion(trigger)
        if way is None:
            return None
        found = [
            (-EXACTNESS[self._places[id].kind], at, id)
            for span, id in self._cast.named_in(Stretch(start=way.i, end=trigger.i))
            if id in self._places and (at := self._token_at(span)) is not None and self._is_where(at, way, goal=True)
        ]
        return self._places[min(found)[2]] if found else None

    @cached_property
    def _said(self) -> dict[int, list[AttributionMark]]:
        """Token -> the attributions that it is said in."""
        said: dict[int, list[AttributionMark]] = {}
        for mark in marks_of(self._doc).attributions:
            for content in mark.contents:
                for i in range(content.start, content.end):
                    said.setdefault(i, []).append(mark)
        return said

    def _is_of_saying(self, at: int, trigger: Token) -> bool:
        """Tell whether a time or place belongs to another layer of what is said than a trigger.

        It may be that of saying what the trigger stands in ("he said on Monday"), or be in what somebody says.
        """
        for mark in self._said.get(trigger.i, ()):
            if mark.cue is None or any(content.start <= at < content.end for content in mark.contents):
                continue
            between = min(at, trigger.i) < mark.cue.start < max(at, trigger.i)
            if between or 0 <= at - mark.cue.end <= BESIDE_CUE:
                return True
        told = self._said.get(at, ())
        return bool(told) and not any(c.start <= trigger.i < c.end for mark in told for c in mark.contents)

    def _is_where(self, at: int, trigger: Token, *, goal: bool) -> bool:
        """Tell whether the name at a token follows "in" or "at", or "to" where a goal is a place too."""
        i = at - 1
        while i > trigger.i and (
            self._doc[i].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
            or self._doc[i].text in COMMAS_AND_QUOTES
            or (self._doc[i].lower_ == "of" and self._doc[i - 1].lower_ in CITIES)
        ):
            i -= 1
        if i == trigger.i:
            return goal
        if self._is_of_topic(i, at):
            return False
        if any(token.text in DASHES for token in self._doc[trigger.i + 1 : at]):
            return False  # what a dash sets off is told of something else
        return self._doc[i].lower_ in (AT | TO if goal else AT)

    def _is_of_topic(self, preposition: int, at: int) -> bool:
        """Tell whether a land at a token belongs to what is talked about: "views on the situation in Freedonia"."""
        i = preposition - 1
        while i > 0 and (self._doc[i].pos_ in {"DET", "ADJ", "NOUN"} or self._doc[i].lower_ == "and"):
            i -= 1
        if i == preposition - 1 or self._doc[i].lower_ not in TOPICAL or self._ends_date(preposition - 1):
            return False
        lands = (place for place in self._places.values() if place.kind in LANDS)
        return any(span.start == self._doc[at].idx for place in lands for span in place.mentions)

    def _token_at(self, span: Span) -> int | None:
        found = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        return None if found is None or not len(found) else found.start


def _verb_of_motion(trigger: Token) -> Token | None:
    """Return the verb of a journey that a word depends on, or that stands beside its own verb."""
    here = trigger
    for _ in range(3):
        above = here.head
        if above is here or above.i > trigger.i or here.dep_ not in WAYS:
            return None
        motion = find_meeting_trigger(above.text, "verb") if above.pos_ == "VERB" else None
        if motion is not None and motion.kind is MeetingKind.VISIT:
            return above
        here = above
    return None


def _cost(trigger: Token, at: int) -> int:
    """Return how far a token is from a trigger: words between them, other verbs counting more."""
    low, high = sorted((trigger.i, at))
    between = [trigger.doc[i] for i in range(low + 1, high)]
    return len(between) + (VERB_COSTS - 1) * sum(token.pos_ == "VERB" for token in between)
