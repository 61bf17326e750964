"""Meetings: one record for each, however often the text speaks of it."""

from __future__ import annotations

from datetime import timedelta

from spacy.tokens import Doc

from geopolnews.annotate.marks import MeetingMark, Stretch, char_span, marks_of
from geopolnews.assemble.cast import Cast, Gathering
from geopolnews.assemble.circumstances import Circumstances
from geopolnews.assemble.encounters import Encounter, is_taken_up, is_told_again, same_family
from geopolnews.assemble.parties import Parties, PartyFinder
from geopolnews.lexicon.inflection import inflect_verb
from geopolnews.lexicon.meetings import kind_of_meeting
from geopolnews.model.article import Article, PartKind
from geopolnews.model.meeting import Meeting, MeetingKind, MeetingStatus
from geopolnews.model.note import Note, NoteKind
from geopolnews.model.period import Period

ALONE = frozenset({"summit", "visit", "conference"})
"""Sorts that are told of without anybody who takes part: "the Jeddah summit"."""
KINDS = {
    "visit": MeetingKind.VISIT,
    "call": MeetingKind.CALL,
    "summit": MeetingKind.SUMMIT,
    "conference": MeetingKind.CONFERENCE,
    "press": MeetingKind.CONFERENCE,
}
VISITING = frozenset(inflect_verb("visit"))
LONG = timedelta(days=30)


def collect_meetings(doc: Doc, article: Article, cast: Cast) -> Gathering[Meeting]:
    """Return the meetings of an article."""
    finder = PartyFinder(doc, cast)
    circumstances = Circumstances(doc, article, cast)
    notes: list[Note] = []
    found: list[Encounter] = []
    for mark in marks_of(doc).meetings:
        dating = circumstances.find_date(doc[mark.trigger])
        encounter = _read_mark(doc, article, mark, finder, circumstances)
        encounter.date = dating.period
        encounter.long_ago = _is_long_ago(article, dating.period)
        if _place_mention(found, encounter, finder) and dating.unresolved is not None:
            message = f"when a meeting is held could not be resolved: {dating.unresolved.text}"
            notes.append(Note(kind=NoteKind.DATE_UNRESOLVED, message=message, span=dating.unresolved.span))
    _join_visits(found)
    records = tuple(_finish(doc, encounter, finder) for encounter in found)
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
    if mark.sort == "reception" and not any(id in finder.actors and id not in host for id in parties.ids):
        parties = Parties()  # what is received or welcomed and is nobody is a letter or a decision
    trigger = doc[mark.trigger]
    span = char_span(doc, mark.phrase)
    headline = any(part.kind is PartKind.HEADLINE and part.contains(span) for part in article.parts)
    return Encounter(
        sort=mark.sort,
        word=trigger.lower_,
        parties=list(parties.ids),
        host=host[0] if len(host) == 1 else None,
        place=circumstances.find_place(trigger, mark.phrase, goal=mark.sort == "visit"),
        status=mark.status,
        topic=_words(doc, mark.topic),
        mentions=[span],
        mark=mark,
        references=list(parties.references),
        in_headline=headline,
    )


def _is_long_ago(article: Article, date: Period | None) -> bool:
    """Tell whether a time lies so far back that it is no longer news."""
    return date is not None and article.published is not None and article.published - date.end > LONG


def _words(doc: Doc, stretch: Stretch | None) -> str | None:
    if stretch is None:
        return None
    span = char_span(doc, stretch)
    return doc.text[span.start : span.end].strip() or None


def _place_mention(found: list[Encounter], encounter: Encounter, finder: PartyFinder) -> bool:
    """Join a mention to the meeting it is of, or add it as a new one; tell whether it was kept."""
    if encounter.mark.anew and not encounter.mark.sure and len(encounter.parties) < 2:
        return False
    fits = is_told_again if encounter.mark.anew else is_taken_up
    # of the same sort first: "the meeting" takes up a meeting rather than a summit spoken of since
    near = [e for e in reversed(found) if same_family(e.sort, encounter.sort)]
    for earlier in [*near, *(e for e in reversed(found) if e not in near)]:
        if fits(earlier, encounter, finder):
            earlier.take(encounter, f'"{encounter.word}" speaks of the same meeting')
            return True
    if not _is_meeting(encounter):
        return False
    encounter.because.append(f'"{encounter.word}" tells of a {encounter.sort}')
    found.append(encounter)
    return True


def _is_meeting(encounter: Encounter) -> bool:
    """Tell whether a mention that takes up nothing tells of a meeting: two parties come together."""
    if len(encounter.parties) >= 2:
        return True
    if not encounter.mark.sure or encounter.sort == "reception":
        return False
    if encounter.sort == "visit" and encounter.word in VISITING:
        return bool(encounter.parties) and encounter.place is not None
    if encounter.status is MeetingStatus.PLANNED and encounter.place is not None:
        return True
    if encounter.sort in ALONE:
        return bool(encounter.parties) or encounter.place is not None or encounter.date is not None
    if encounter.sort == "call":
        return False
    return encounter.mark.anew and len(encounter.mark.sides) > 1


def _join_visits(found: list[Encounter]) -> None:
    """Make one of a visit and the only talk of it."""
    for visit in [e for e in found if e.sort == "visit"]:
        talks = [
            e for e in found
            if e.sort in {"talks", "reception"}
            and e.long_ago == visit.long_ago
            and set(visit.parties) & set(e.parties)
        ]  # fmt: skip
        if len(talks) == 1 and visit.status is talks[0].status:
            talks[0].take(visit, "the visit is told of with this one talk")
            talks[0].sort = "visit"
            found.remove(visit)


def _finish(doc: Doc, encounter: Encounter, finder: PartyFinder) -> Meeting:
    """Return the record of a meeting."""
    parties = finder.reduce(encounter.parties)
    return Meeting(
        kind=_kind(doc, encounter, parties),
        status=encounter.status or MeetingStatus.HELD,
        participants=parties,
        host=encounter.host,
        place=encounter.place,
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
    told = {kind_of_meeting(token.text) for token in encounter.mark.phrase.of(doc)}
    if len(parties) > 2 or MeetingKind.MULTILATERAL in told:
        return MeetingKind.MULTILATERAL
    return MeetingKind.BILATERAL if parties or MeetingKind.BILATERAL in told else MeetingKind.OTHER


def _distinct(records: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    return tuple({record.id: record for record in records}.values())
