"""How a record came to be: its words, the steps that led to it, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geopolnews.model.actor import Actor
from geopolnews.model.meeting import Meeting
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.stance import Stance
from geopolnews.model.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geopolnews.model.findings import Entity, Findings, Record
    from geopolnews.model.note import Note
    from geopolnews.model.role import Role
    from geopolnews.model.span import Span

SHOWN = 4
"""Of the words of one sort so many are printed; all are in `Explanation.words`."""

STEPS: dict[type, str] = {
    Actor: "names are read by the model's heads for names and parties, joined by the customs of names, and given the "
    "offices that stand beside them",
    Organisation: "names are read by the model's heads for names and parties and looked up in the lists of states, "
    "bodies and acronyms",
    Place: "names are read by the model's heads for names and parties and looked up in the gazetteer",
    Meeting: "words that tell of meetings are looked up in the lexicon and weighed with what a head of the model says, "
    "their parties are read off the sentence, and phrases about the same meeting are put together",
    Statement: "content, cue and source are read by the model's heads for attributions and held against the quotation "
    "marks; the speaker is found by name, by office, or by the model's coreference",
    Stance: "words that show a position are looked up in the lexicon, or read by a head of the model where they are in "
    "none; their holder and target are read off the sentence or the statement they stand in",
}
"""Kind of record -> the steps by which such records are found."""


@attrs.frozen(kw_only=True)
class Words:
    """Words of the article that a record rests on."""

    part: str
    """What they are to the record: "name", "cue", "evidence"."""

    span: Span
    """Where they stand."""

    text: str
    """The words."""


@attrs.frozen(kw_only=True)
class Explanation:
    """How a record came to be; `str(explanation)` puts it into plain words."""

    id: str
    """The id of the record."""

    claim: str
    """What the record says, in one sentence."""

    words: tuple[Words, ...]
    """The words that it rests on."""

    steps: str
    """By which steps records of its kind are found."""

    because: tuple[str, ...]
    """What led to this one, one plain sentence a step."""

    confidence: float
    """How sure it is, from 0 to 1."""

    notes: tuple[Note, ...]
    """What was doubtful about it."""

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def explain_record(findings: Findings, record: Record) -> Explanation:
    """Return how a record of these findings came to be."""
    return Explanation(
        id=record.id,
        claim=_claim(record, findings),
        words=tuple(Words(part=part, span=span, text=findings.quote(span)) for part, span in _parts(record)),
        steps=STEPS[type(record)],
        because=record.because,
        confidence=record.confidence,
        notes=tuple(note for note in findings.notes if record.id in note.about),
    )


def _lines(explanation: Explanation) -> Iterator[str]:
    yield f"{explanation.claim} [{explanation.id}]"
    parts = list(dict.fromkeys(words.part for words in explanation.words))
    for part in parts:
        words = [w for w in explanation.words if w.part == part]
        for w in words[:SHOWN]:
            yield f"  {part} at {w.span.start}-{w.span.end}: {_one_line(w.text)}"
        if len(words) > SHOWN:
            yield f"  {part}: {len(words) - SHOWN} more"
    yield f"  step: {explanation.steps}"
    for reason in explanation.because:
        yield f"  because {reason}"
    yield f"  confidence: {explanation.confidence:.2f}"
    for note in explanation.notes:
        yield f"  doubt: {note.message}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _claim(record: Record, findings: Findings) -> str:
    match record:
        case Actor():
            offices = "; ".join(_office(role, findings) for role in record.roles)
            return f"{record.name} ({record.kind})" + (f": {offices}" if offices else "")
        case Organisation() | Place():
            return f"{record.name} ({record.kind}{', ' + record.country if record.country else ''})"
        case Meeting():
            return _claim_meeting(record, findings)
        case Statement():
            speakers = _names(record.speakers, findings) or f"nobody found ({record.unresolved})"
            return f"{record.kind} statement, {record.act}, by {speakers}"
        case Stance():
            return (
                f"{findings[record.holder].name}: {record.position} toward {_one_line(findings.quote(record.target))}"
            )


def _office(role: Role, findings: Findings) -> str:
    of = findings[role.organisation].name if role.organisation else role.country
    return ("former " if role.former else "") + role.title + (f" of {of}" if of else "")


def _claim_meeting(record: Meeting, findings: Findings) -> str:
    claim = f"{record.kind} meeting, {record.status}: {_names(record.participants, findings) or 'nobody named'}"
    if record.place:
        claim += f", in {findings[record.place].name}"
    return claim + (f", {record.date.text}" if record.date else "")


def _names(ids: Iterable[str], findings: Findings) -> str:
    return ", ".join(findings[id].name for id in ids)


def _parts(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield what is a record's words, the most telling first."""
    if isinstance(record, Meeting):
        yield from (("phrase", span) for span in record.mentions)
    elif isinstance(record, Stance):
        yield from (("evidence", record.evidence), ("target", record.target))
    elif isinstance(record, Statement):
        yield from (("content", span) for span in record.content)
        yield from ((part, span) for part, span in (("cue", record.cue), ("source", record.source)) if span)
    else:
        yield from _entity_parts(record)


def _entity_parts(record: Entity) -> Iterator[tuple[str, Span]]:
    yield from (("name", span) for span in record.mentions)
    yield from ((f"{reference.kind} reference", reference) for reference in record.references)
    if isinstance(record, Actor):
        yield from (("office", span) for role in record.roles for span in role.evidence)
