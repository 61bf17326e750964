"""Meetings: one record for each, however often the text speaks of it."""

from __future__ import annotations

from datetime import timedelta

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import MeetingMark, Stretch, char_span, marks_of
from geopolnews.assemble.cast.cast import Cast, Gathering
from geopolnews.assemble.meetings.circumstances import Circumstances
from geopolnews.assemble.meetings.encounters import (
    AHEAD,
    Encounter,
    fits_status,
    is_taken_up,
    is_told_again,
    same_family,
)
from geopolnews.assemble.meetings.likelihood import is_meeting
from geopolnews.assemble.meetings.lone import fill_lone
from geopolnews.assemble.meetings.neighbours import Told, join_neighbours
from geopolnews.assemble.meetings.occasions import keep_occasion, well_attended
from geopolnews.assemble.meetings.parties import Parties, PartyFinder
from geopolnews.assemble.meetings.series import part_series
from geopolnews.lexicon.meetings import kind_of_meeting
from geopolnews.model.article import Article, PartKind
from geopolnews.model.meeting import Meeting, MeetingKind, MeetingStatus
from geopolnews.model.note import Note, NoteKind
from geopolnews.model.period import Period
from geopolnews.model.place import Place

KINDS = {
    "visit": MeetingKind.VISIT,
    "call": MeetingKind.CALL,
    "summit": MeetingKind.SUMMIT,
    "conference": MeetingKind.CONFERENCE,
    "press": MeetingKind.CONFERENCE,
}
ONE_IN_PLURAL = frozenset("talks discussions negotiations consultations deliberations parleys congress".split())
"""Words that end as several, and mean one meeting as often."""
LONG = timedelta(days=30)


def collect_meetings(doc: Doc, article: Article, cast: Cast) -> Gathering[Meeting]:
    """Return the meetings of an article."""
    finder = PartyFinder(doc, cast)
    circumstances = Circumstances(doc, article, cast)
    notes: list[Note] = []
    found: list[Encounter] = []
    told: list[Told] = []
    occasions: dict[str, Encounter] = {}
    routine: MeetingMark | None = None
    for mark in marks_of(doc).meetings:
        if mark.routine:
            routine = mark
            continue
        if mark.comment and found:
            continue
        if routine is not None and _is_session(doc, mark):
            continue  # "the meeting" after "a cabinet meeting"
        dating = circumstances.find_date(doc[mark.trigger], ahead=mark.status is MeetingStatus.PLANNED)
        encounter = _read_mark(doc, article, mark, finder, circumstances)
        encounter.date = dating.period
        encounter.dated = dating.period is not None or dating.unresolved is not None
        encounter.long_ago = _is_long_ago(article, dating.period)
        meetings = []
        for one in part_series(doc, encounter, finder):
            if (meeting := _place_mention(found, one, finder)) is not None:
                meetings.append(meeting)
            else:
                keep_occasion(occasions, one, finder)
        if not meetings:
            continue
        told += [(mark, meeting) for meeting in meetings]
        routine = None
        if dating.unresolved is not None:
            message = f"when a meeting is held could not be resolved: {dating.unresolved.text}"
            notes.append(Note(kind=NoteKind.DATE_UNRESOLVED, message=message, span=dating.unresolved.span))
    found += well_attended(occasions, finder)
    join_neighbours(doc, told, found, finder)
    _join_visits(found, finder)
    _place_at_home(found, finder, circumstances)
    _hear_speakers(doc, found, finder)
    fill_lone(doc, found, finder)
    _fill_press(found)
    records = tuple(_finish(doc, encounter, finder) for encounter in found if not _is_bare(encounter))
    references = tuple(reference for encounter in found for reference in encounter.references)
    return Gathering(records=_distinct(records), notes=tuple(notes), references=references)


def _read_mark(
    doc: Doc, article: Article, mark: MeetingMark, finder: PartyFinder, circumstances: Circumstances
) -> Encounter:
    """Return a mention with its parties and place."""
    parties = Parties()
    for side in mark.sides:
        parties += finder.find(side)
    host = finder.find(mark.host).ids if mark.host is not None else ()
    if len(mark.sides) > 1 and len(parties.ids) == 1 and doc[mark.sides[0].start].lower_ in {"he", "she"}:
        # nobody receives himself
        host_before = finder.find_before(mark.sides[0].start, parties.ids)
        parties, host = parties + host_before, host_before.ids if mark.sort == "reception" else host
    if mark.sort == "reception" and not any(id in finder.actors and id not in host for id in parties.ids):
        parties = Parties()  # what is received or welcomed and is nobody is a letter or a decision
    trigger = doc[mark.trigger]
    span = char_span(doc, mark.phrase)
    place = circumstances.find_place(trigger, mark.phrase, goal=mark.sort == "visit")
    headline = any(part.kind is PartKind.HEADLINE and part.contains(span) for part in article.parts)
    return Encounter(
        sort=mark.sort,
        word=trigger.lower_,
        parties=list(parties.ids),
        named=frozenset[str]().union(*(finder.names(side) for side in mark.sides)),
        speakers=[id for side in (mark.speaker, *mark.inviters) for id in _find_speakers(doc, side, finder)],
        host=host[0] if len(host) == 1 else None,
        place=place,
        status=mark.status,
        topic=_words(doc, mark.topic),
        mentions=[span],
        mark=mark,
        references=list(parties.references),
        in_headline=headline,
        several=_are_several(doc, mark),
        titled=_is_titled(doc, mark),
        by_verb=trigger.pos_ in {"VERB", "AUX"},
        official=any(finder.is_official(id) for id in parties.ids),
        interview=any(finder.is_media(side) for side in mark.sides),
        abroad=_is_abroad(place, parties, finder),
        of_states=any(_is_own_meeting(doc, mark, side) and finder.is_international(side) for side in mark.sides),
    )


def _is_own_meeting(doc: Doc, mark: MeetingMark, side: Stretch) -> bool:
    """Tell whether a side is the body whose meeting it is: "a meeting of the council", "a council meeting"."""
    start = side.start - (doc[side.start - 1].lower_ == "the") if side.start else 0
    of = start - 1 == mark.trigger + 1 and doc[start - 1].lower_ == "of"
    owned = side.end == mark.trigger - 1 and doc[side.end].text in {"'", "’", "'s", "’s"}
    return of or owned or side.end == mark.trigger


def _find_speakers(doc: Doc, side: Stretch | None, finder: PartyFinder) -> list[str]:
    """Return who speaks at a meeting, by the words for them; a spokesperson only tells of it."""
    if side is None or any(token.lower_.startswith("spokes") for token in side.of(doc)):
        return []
    return [id for id in finder.find(side).ids if not finder.is_spokesperson(id)]


def _is_session(doc: Doc, mark: MeetingMark) -> bool:
    """Tell whether a mention may take up a body's own session: "the meeting", with nobody or who attended."""
    return not mark.anew and doc[mark.trigger].lower_ in {"meeting", "session"} and (mark.people < 2 or mark.attended)


def _is_titled(doc: Doc, mark: MeetingMark) -> bool:
    """Tell whether a conference or summit has a name before it: "the UN climate conference"; no day is one."""
    dates = marks_of(doc).tokens_in("Date")
    before = range(mark.phrase.start, mark.trigger)
    named = any(doc[i].pos_ == "PROPN" and doc[i].text[:1].isupper() and i not in dates for i in before)
    return named and mark.sort in {"conference", "summit"}


def _are_several(doc: Doc, mark: MeetingMark) -> bool:
    """Tell whether a mention is of several meetings."""
    word = doc[mark.trigger]
    if word.pos_ in {"VERB", "AUX"}:
        return False
    before = {token.lower_ for token in doc[mark.phrase.start : mark.trigger]}
    return (word.lower_.endswith("s") and word.lower_ not in ONE_IN_PLURAL) or "rounds" in before


def _is_bare(encounter: Encounter) -> bool:
    """Tell whether of talks nothing is told but that there are some: "thanked them for hosting the talks"."""
    told = encounter.parties or encounter.speakers or encounter.place is not None or encounter.dated
    return not told and not encounter.titled and encounter.sort in {"talks", "other"}


def _is_abroad(place: Place | None, parties: Parties, finder: PartyFinder) -> bool:
    """Tell whether a place lies in none of the countries that the parties stand for."""
    homes = frozenset[str]().union(*(finder.country_of(id) for id in parties.ids))
    return place is not None and place.country is not None and bool(homes) and place.country not in homes


def _is_long_ago(article: Article, date: Period | None) -> bool:
    """Tell whether a time lies so far back that it is no longer news."""
    return date is not None and article.published is not None and article.published - date.end > LONG


def _words(doc: Doc, stretch: Stretch | None) -> str | None:
    if stretch is None:
        return None
    span = char_span(doc, stretch)
    return doc.text[span.start : span.end].strip() or None


def _place_mention(found: list[Encounter], encounter: Encounter, finder: PartyFinder) -> Encounter | None:
    """Join a mention to the meeting it is of, or add it as a new one; return the meeting, None where it is none."""
    known = not encounter.mark.anew or (encounter.mark.vague and not encounter.parties)
    fits = is_taken_up if known else is_told_again
    # of the same sort first: "the meeting" takes up a meeting rather than a summit spoken of since
    latest = found[::-1]
    for earlier in sorted(latest, key=lambda e: not same_family(e.sort, encounter.sort)):
        if fits(earlier, encounter, finder):
            earlier.take(encounter, finder, f'"{encounter.word}" speaks of the same meeting')
            return earlier
    if not is_meeting(encounter):
        return None
    encounter.because.append(f'"{encounter.word}" tells of a {encounter.sort}')
    found.append(encounter)
    return encounter


def _join_visits(found: list[Encounter], finder: PartyFinder) -> None:
    """Make one of a visit and the only talk of it."""
    for visit in [e for e in found if e.sort == "visit"]:
        talks = [
            e for e in found
            if e.sort in {"talks", "reception"}
            and e.long_ago == visit.long_ago
            and set(visit.parties) & set(e.parties)
        ]  # fmt: skip
        if not visit.mark.sure:  # "flew into Baghdad": whoever received the guest there
            talks = [e for e in talks if e.sort == "reception"] or talks
        if len(talks) == 1 and fits_status(visit.status, talks[0].status):
            talks[0].take(visit, finder, "the visit is told of with this one talk")
            talks[0].sort = "visit"
            found.remove(visit)


def _place_at_home(found: list[Encounter], finder: PartyFinder, circumstances: Circumstances) -> None:
    """Give receptions of which no place is told that of the dateline, where it is of the host's country."""
    home = circumstances.find_dateline()
    for encounter in found:
        received = encounter.sort == "reception" and encounter.host is not None and encounter.place is None
        if home is None or not received or encounter.status not in {None, MeetingStatus.HELD}:
            continue
        if home.country in finder.country_of(encounter.host or ""):
            encounter.place = home
            encounter.because.append("the host received at home, where the article is written")


def _hear_speakers(doc: Doc, found: list[Encounter], finder: PartyFinder) -> None:
    """Let all who speak in an article that tells of one conference and nothing else be those who spoke at it."""
    if len(found) != 1 or found[0].sort != "conference" or found[0].status in AHEAD or found[0].long_ago:
        return
    encounter = found[0]
    first = min(span.start for span in encounter.mentions)
    for mark in marks_of(doc).attributions:
        source = mark.source
        if source is None or mark.nested or not finder.names_people(source) or doc[source.start].idx < first:
            continue
        if heard := [id for id in _find_speakers(doc, source, finder) if finder.is_named(id)]:
            encounter.speakers += heard
            encounter.because.append("who speaks in an article about one conference spoke at it")


def _fill_press(found: list[Encounter]) -> None:
    """Let those who met give the press conference together of which only one is told to speak."""
    for press in (e for e in found if e.sort == "press"):
        alone = {*press.parties, *press.speakers}
        sides = [{*e.parties, *e.speakers} for e in found if e is not press]
        pairs = [both for both in sides if len(both) == len(("two", "sides")) and alone < both]
        if len(alone) == 1 and pairs:
            press.parties = [*alone, *sorted(pairs[-1] - alone)]
            press.because.append("those who met gave it together")


def _finish(doc: Doc, encounter: Encounter, finder: PartyFinder) -> Meeting:
    """Return the record of a meeting."""
    parties = finder.join(encounter.parties, encounter.speakers)
    return Meeting(
        kind=_kind(doc, encounter, parties),
        status=encounter.status or MeetingStatus.HELD,
        participants=parties,
        host=encounter.host,
        place=encounter.place.id if encounter.place is not None else None,
        date=encounter.date,
        topic=encounter.topic,
        mentions=tuple(sorted(encounter.mentions)),
        confidence=encounter.confidence,
        because=tuple(dict.fromkeys(encounter.because)),
    )


def _kind(doc: Doc, encounter: Encounter, parties: tuple[str, ...]) -> MeetingKind:
    if encounter.sort in KINDS:
        return KINDS[encounter.sort]
    if encounter.sort == "other":
        return MeetingKind.OTHER
    before = Stretch(start=encounter.mark.phrase.start, end=encounter.mark.trigger + 1)
    told = {kind_of_meeting(token.text) for token in before.of(doc)}
    among = encounter.by_verb and len(encounter.mark.sides) == len(encounter.parties) == 1  # "the G7 ministers met"
    among = among or encounter.of_states
    if len(parties) > 2 or among or MeetingKind.MULTILATERAL in told:
        return MeetingKind.MULTILATERAL
    # of a meeting at which only one is told to have spoken it is not known how many met
    two = len(parties) > 1 or bool(encounter.parties) or MeetingKind.BILATERAL in told
    return MeetingKind.BILATERAL if two else MeetingKind.OTHER


def _distinct(records: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    return tuple({record.id: record for record in records}.values())
