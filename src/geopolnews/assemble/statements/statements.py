"""Statements: who said what.

Reads attributions, quotations and the syntax of the doc and the cast; gives one record for each attribution.
"""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.cast.cast import Cast, Gathering
from geopolnews.assemble.statements.antecedents import Before, Speaker
from geopolnews.assemble.statements.carriers import drop_carriers, find_teller, list_media, unwrap_carried
from geopolnews.assemble.statements.channels import Channel, find_channel, is_negated
from geopolnews.assemble.statements.clauses import recover_clauses
from geopolnews.assemble.statements.contents import find_kind, tidy_contents
from geopolnews.assemble.statements.drafts import Draft, drop_doubles, find_quoted, place_nested
from geopolnews.assemble.statements.exclusions import is_left_out
from geopolnews.assemble.statements.headlines import recover_headlines
from geopolnews.assemble.statements.links import linked_drafts
from geopolnews.assemble.statements.nouns import recover_nouns
from geopolnews.assemble.statements.occasions import find_day, find_meeting, times_told
from geopolnews.assemble.statements.owners import find_own_names
from geopolnews.assemble.statements.quotations import settle_quotations
from geopolnews.assemble.statements.speakers import find_speaker
from geopolnews.lexicon.acts import act_of
from geopolnews.model.article import Article
from geopolnews.model.meeting import Meeting
from geopolnews.model.note import Note, NoteKind
from geopolnews.model.period import Period
from geopolnews.model.span import Reference
from geopolnews.model.statement import Statement


def collect_statements(doc: Doc, article: Article, cast: Cast, meetings: tuple[Meeting, ...]) -> Gathering[Statement]:
    """Return the statements of an article, in the order of the text."""
    drafts = list_drafts(doc, cast)
    dates = times_told(doc, article.text)
    records: dict[str, Statement] = {}
    references: list[tuple[str, Reference]] = []
    before: Before | None = None
    cues = {draft.cue for draft in drafts}
    for marked in drafts:
        draft, speaker = _unwrap(doc, marked, cast, before, cues)
        channel = find_channel(doc, draft, speaker.resolution.ids, cast)
        own = find_own_names(cast, speaker.resolution.ids)
        date = find_day(doc, draft, dates, article.published)
        meeting = find_meeting(doc, draft, speaker.resolution.ids, meetings)
        record = _make_statement(doc, article, draft, speaker, channel, own, date=date, meeting=meeting)
        if record.id not in records:
            records[record.id] = record
            references += speaker.resolution.references
            references += channel.resolution.references if channel.resolution is not None else ()
            before = before if find_quoted(doc, draft.cue) is not None else _latest(draft, speaker, before)
    kept = drop_carriers(tuple(records.values()), cast)
    notes = tuple(_note_unresolved(record) for record in kept if record.unresolved is not None)
    return Gathering(records=kept, notes=notes, references=tuple(references))


def _unwrap(
    doc: Doc, draft: Draft, cast: Cast, before: Before | None, cues: set[Stretch | None]
) -> tuple[Draft, Speaker]:
    """Return a draft and its speaker; for a medium that only carries what somebody says, what is said and by whom."""
    teller = find_teller(doc, draft)
    if teller is not None and (told := find_speaker(doc, teller, cast, before)).resolution.ids:
        return teller, told
    speaker = find_speaker(doc, draft, cast, before)
    media = list_media(cast)
    if not speaker.resolution.ids or not set(speaker.resolution.ids) <= media:
        return draft, speaker
    inner = unwrap_carried(doc, draft)
    inner = tidy_contents(doc, inner) if inner is not None and inner.cue not in cues else None
    if inner is None:
        return draft, speaker
    by = find_speaker(doc, inner, cast, before)
    return (inner, by) if by.resolution.ids and not set(by.resolution.ids) & media else (draft, speaker)


def _latest(draft: Draft, speaker: Speaker, before: Before | None) -> Before:
    """Return the statement that a next one may go on from: this one, unless it is told inside the one before."""
    if before is not None and (draft.nested or draft.end <= before.draft.end):
        return before
    return Before(draft=draft, speaker=speaker)


def list_drafts(doc: Doc, cast: Cast) -> list[Draft]:
    """Return what the article attributes to somebody, in the order of the text."""
    drafts = _tidy(doc, linked_drafts(doc))
    drafts = [draft for draft in drafts if not is_left_out(doc, draft)]
    drafts = recover_headlines(doc, settle_quotations(doc, drafts), cast)
    drafts = drop_doubles(_tidy(doc, recover_nouns(doc, recover_clauses(doc, drafts))))
    return place_nested(sorted(drafts, key=lambda draft: (draft.start, draft.end)))


def _tidy(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    return [tidy for draft in drafts if (tidy := tidy_contents(doc, draft)) is not None]


def _make_statement(
    doc: Doc, article: Article, draft: Draft, speaker: Speaker, channel: Channel, own: frozenset[str],
    *, date: Period | None, meeting: str | None,
) -> Statement:  # fmt: skip
    content = tuple(char_span(doc, piece) for piece in draft.pieces)
    cue = char_span(doc, draft.cue) if draft.cue is not None else None
    ids = speaker.resolution.ids
    return Statement(
        speakers=ids,
        source=char_span(doc, speaker.source) if speaker.source is not None else None,
        cue=cue,
        content=content,
        text=article.quote(*content),
        kind=find_kind(doc, draft.pieces),
        act=act_of(article.quote(cue) if cue else None, article.quote(*content), own),
        addressee=channel.addressee,
        medium=channel.medium,
        date=date,
        meeting=meeting,
        negated=is_negated(doc, draft),
        unresolved=None if ids else speaker.resolution.why or "nobody in the article could be found who said it",
        confidence=_weigh(draft, speaker),
        because=(*draft.because, *speaker.because),
    )


def _weigh(draft: Draft, speaker: Speaker) -> float:
    """Return how sure a record is: as sure as its words and its speaker together."""
    who = speaker.resolution.confidence if speaker.resolution.ids else 0.5
    return min(max(draft.confidence * (0.5 + 0.5 * who), 0.0), 1.0)


def _note_unresolved(record: Statement) -> Note:
    return Note(
        kind=NoteKind.SPEAKER_UNRESOLVED,
        message=f"it could not be found who said this: {record.unresolved}",
        span=record.content[0],
        about=(record.id,),
    )
