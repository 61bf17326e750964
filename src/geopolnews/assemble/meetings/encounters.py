"""A meeting while its mentions are gathered, and whether two of them are one."""

from __future__ import annotations

import attrs

from geopolnews.annotate.marks import MeetingMark
from geopolnews.assemble.meetings.circumstances import lies_in
from geopolnews.assemble.meetings.parties import PartyFinder
from geopolnews.model.meeting import MeetingStatus
from geopolnews.model.period import Period
from geopolnews.model.place import Place
from geopolnews.model.span import Reference, Span

FAMILY = {"reception": "talks", "press": "conference"}
"""Sorts of mention that may be of one and the same meeting."""
AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.PROPOSED})
LOOSE_NOUNS = frozenset({"meeting", "meetings", "gathering", "event", "talks", "conference"})
"""Nouns that may take up any sort of meeting: "the gathering" after "the summit"."""


@attrs.define(kw_only=True)
class Encounter:
    """A meeting in the making."""

    sort: str
    word: str
    """The trigger of the first mention, in lower case."""
    parties: list[str]
    named: frozenset[str] = frozenset()
    """Those of the parties whom its words name; "the two ministers" are rather those who met than further ones."""
    speakers: list[str] = attrs.field(factory=list)
    """Those who say something at it: they were there, and do not tell which meeting it is."""
    host: str | None = None
    place: Place | None = None
    date: Period | None = None
    status: MeetingStatus | None = None
    topic: str | None = None
    mentions: list[Span]
    mark: MeetingMark
    references: list[tuple[str, Reference]] = attrs.field(factory=list)
    because: list[str] = attrs.field(factory=list)
    confidence: float = 0.8
    in_headline: bool = False
    by_verb: bool = False
    """Whether the first mention is a verb."""
    official: bool = False
    """Whether somebody who takes part acts for a state or body: holds an office, or is one."""
    several: bool = False
    """Whether the first mention is of several meetings: "the meetings", "five rounds of talks"."""
    interview: bool = False
    """Whether one of its sides is a paper, agency or channel: who asks rather than meets."""
    abroad: bool = False
    """Whether it is held in a country of which none who takes part is, as far as their countries are known."""
    of_states: bool = False
    """Whether it is one of an international body's own."""
    dated: bool = False
    """Whether a time is told, be it one that could not be resolved."""
    titled: bool = False
    """Whether its first mention has a name of its own: "the UN climate conference"."""
    long_ago: bool = False
    """Whether its own words date it long before the article: then it is hardly the meeting that is the news."""

    def take(self, other: Encounter, finder: PartyFinder, why: str) -> None:
        """Take over what another mention of the same meeting tells."""
        adds = len(self.parties) < 2 or other.mark.attended
        for party in other.parties:
            if party not in self.parties and (adds or party in other.named or finder.fills(party, self.parties)):
                self.parties.append(party)
        self.speakers += other.speakers
        self.host = self.host or other.host
        if other.place is not None and (self.place is None or lies_in(other.place, self.place)):
            self.place = other.place
        self.date = self.date or other.date
        self.topic = self.topic or other.topic
        self.references += other.references
        self.mentions += [span for span in other.mentions if not any(span.overlaps(m) for m in self.mentions)]
        called_off = other.status is MeetingStatus.CANCELLED and self.status in AHEAD
        if self.in_headline or self.status is None or called_off:
            self.status = other.status or self.status
            self.in_headline = self.in_headline and other.in_headline
        self.because.append(why)


def same_family(one: str, other: str) -> bool:
    """Tell whether two sorts of mention may be of one meeting."""
    return FAMILY.get(one, one) == FAMILY.get(other, other)


def fits_status(one: MeetingStatus | None, other: MeetingStatus | None) -> bool:
    """Tell whether one meeting may be told of in both ways: what is over is not ahead."""
    if one is None or other is None or one is other:
        return True
    return (one in AHEAD) == (other in AHEAD)


def fits_date(one: Period | None, other: Period | None) -> bool:
    """Tell whether two times have a day in common; a time not told fits any."""
    return one is None or other is None or (one.start <= other.end and other.start <= one.end)


def fits_place(one: Encounter, other: Encounter) -> bool:
    """Tell whether both may be held at one place."""
    if one.place is None or other.place is None or one.place == other.place:
        return True
    return lies_in(one.place, other.place) or lies_in(other.place, one.place)


def is_taken_up(earlier: Encounter, later: Encounter, finder: PartyFinder) -> bool:
    """Tell whether a definite mention ("the meeting", "their talks") takes up a meeting spoken of before."""
    loose = later.word in LOOSE_NOUNS and not (earlier.sort == "visit" and later.sort == "conference")
    loose = loose and not later.titled
    if not same_family(earlier.sort, later.sort) and not loose:
        return False
    if later.word in {"visit", "trip", "tour", "call"} and earlier.sort != later.sort:
        return False
    if not fits_date(earlier.date, later.date):
        return False
    if earlier.several != later.several and "talks" not in {earlier.word, later.word}:
        return False
    if later.mark.attended and earlier.parties and not later.several:
        return True  # those who attended are told of apart from those who met
    if not fits_place(earlier, later):
        return False
    ahead = later.status in AHEAD and earlier.status not in AHEAD and earlier.status is not None
    if later.host is not None and later.parties == [later.host] and earlier.host is None:
        return not ahead  # "the talks, hosted by an envoy": who met is told before
    return not ahead and shares_parties(earlier, later, finder, least=1) and not is_with_another(earlier, later, finder)


def is_with_another(earlier: Encounter, later: Encounter, finder: PartyFinder) -> bool:
    """Tell whether one of those who met is told to have met somebody else: "his talks with the mayor"."""
    before, after = finder.reduce(earlier.parties), finder.reduce(later.parties)
    if len(before) < 2 or len(after) != 2 or later.by_verb:
        return False
    shared = [any(_stands_for(one, other, finder) for one in before) for other in after]
    others = [other for other, known in zip(after, shared, strict=True) if not known]
    return len(others) == 1 and others[0] in later.named and others[0] in finder.actors


def is_told_again(earlier: Encounter, later: Encounter, finder: PartyFinder) -> bool:
    """Tell whether an indefinite mention tells of a meeting spoken of before: the same people at the same time."""
    if not same_family(earlier.sort, later.sort) or not fits_date(earlier.date, later.date):
        return False
    if not fits_status(earlier.status, later.status) and not earlier.in_headline:
        return False
    if not fits_place(earlier, later) or later.long_ago != earlier.long_ago:
        return False
    if earlier.sort == "summit" and earlier.place is not None and earlier.place == later.place:
        return True
    if "reception" in {earlier.sort, later.sort} and earlier.sort != later.sort and len(earlier.parties) > 2:
        return False  # whoever is received beside talks of several is received apart
    nobody = not earlier.parties or not later.parties
    if earlier.sort == later.sort == "visit" and nobody and earlier.place is not None and earlier.place == later.place:
        return True  # "a planned visit to Taiwan"
    least = 2 if max(len(later.mark.sides), len(later.parties)) > 1 else 1
    return bool(later.parties) and shares_parties(earlier, later, finder, least=least)


def shares_parties(earlier: Encounter, later: Encounter, finder: PartyFinder, *, least: int) -> bool:
    """Tell whether the parties of two mentions agree: nobody named on one side only, or enough on both.

    A state fits a person who holds an office of it, any other body its own people.
    """
    if not later.parties:
        return True
    before, after = finder.reduce(earlier.parties), finder.reduce(later.parties)
    shared = sum(any(_stands_for(one, other, finder) for one in before) for other in after)
    return shared >= least or (not earlier.parties and least < 2)


def _stands_for(one: str, other: str, finder: PartyFinder) -> bool:
    if one == other or finder.is_of(one, other) or finder.is_of(other, one):
        return True
    return (finder.is_power(one) or finder.is_power(other)) and bool(finder.country_of(one) & finder.country_of(other))
