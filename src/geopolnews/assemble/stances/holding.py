"""Whose position it is: the speaker in whose words it stands, or whom the words around it name."""

from __future__ import annotations

from enum import Enum

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import StanceMark, Stretch, char_span
from geopolnews.assemble.cast.cast import Cast, How
from geopolnews.model.span import Reference
from geopolnews.model.statement import Statement, StatementKind

FIRST_PERSON = frozenset("i we our my us ours mine".split())
AGAIN = frozenset("he she it".split())


class Way(float, Enum):
    """By what a holder was found, and how often such stances were right on the annotated articles."""

    DONE = 0.85
    """Saying it takes the position: "condemned"."""
    OUTSIDE = 0.75
    NAMED = 0.7
    PRONOUN = 0.6
    VOICED = 0.55
    """The speaker judges: "is unacceptable"."""
    ACTED = 0.45
    """What kind of statement it is takes the side: a demand is for what it demands."""
    OWN = 0.5
    """The speaker speaks of themselves: "we support"."""
    DESCRIBED = 0.3


WAYS = {How.NAME: Way.NAMED, How.PRONOUN: Way.PRONOUN, How.DESCRIPTION: Way.DESCRIBED}


@attrs.frozen(kw_only=True)
class Held:
    """Whose position it is."""

    ids: tuple[str, ...]
    why: str
    statement: str | None = None
    confidence: float = 0.7
    references: tuple[tuple[str, Reference], ...] = ()


def find_holder(doc: Doc, cast: Cast, statements: tuple[Statement, ...], mark: StanceMark) -> Held | None:
    """Return whose position a mark tells; None where that is not known."""
    trigger = char_span(doc, Stretch(start=mark.trigger, end=mark.trigger + 1))
    start, end = trigger.start, trigger.end
    for statement in statements:
        cue = statement.cue
        if cue is not None and cue.start < end and start < cue.end:
            return _of_speaker(statement, Way.DONE, "it is what the speaker does by saying it")
    # most statements end before or begin after it: their pieces need no look one by one
    near = [s for s in statements if s.content[0].start <= start and end <= s.content[-1].end]
    around = [s for s in near if any(piece.contains(trigger) for piece in s.content)]
    inner = min(around, key=lambda s: sum(map(len, s.content)), default=None)
    if mark.holder is None or mark.voiced:
        return _of_speaker(inner, Way.VOICED, "it is the speaker's own judgement") if inner is not None else None
    words = {token.lower_ for token in mark.holder.of(doc)}
    if words & FIRST_PERSON:
        return _of_speaker(inner, Way.OWN, "the speaker speaks of themselves") if inner is not None else None
    holder_span = char_span(doc, mark.holder)
    if inner is not None and not any(piece.overlaps(holder_span) for piece in inner.content):
        return _of_speaker(inner, Way.OUTSIDE, "the subject stands outside of the words said")
    if inner is not None and _is_speaker_again(doc, cast, inner, mark.holder):
        return _of_speaker(inner, Way.OWN, f"the speaker speaks of themselves as “{mark.holder.of(doc).text}”")
    resolution = cast.resolve(mark.holder)
    if not resolution.ids or (resolution.how is How.DESCRIPTION and len(resolution.ids) > 1):
        return None  # "the four parties" are hardly those two that were named last
    return Held(
        ids=resolution.ids,
        why=resolution.why or "it is the subject",
        statement=inner.id if inner is not None else None,
        confidence=WAYS.get(resolution.how, Way.DESCRIBED) * (1 + resolution.confidence) / 2,
        references=resolution.references,
    )


def hold_by_act(statement: Statement) -> Held | None:
    """Return who holds the position that a statement takes by its act: its speakers."""
    return _of_speaker(statement, Way.ACTED, f"the statement is one of the sort: {statement.act}")


def _is_speaker_again(doc: Doc, cast: Cast, statement: Statement, holder: Stretch) -> bool:
    """Tell whether a pronoun in what somebody is told to have said is that speaker: nobody else is named before it."""
    token = doc[holder.start]
    if holder.end - holder.start > 1 or token.lower_ not in AGAIN or len(statement.speakers) != 1:
        return False
    if statement.kind is StatementKind.DIRECT:
        return False
    span = char_span(doc, holder)
    piece = next((piece for piece in statement.content if piece.contains(span)), None)
    if piece is None:
        return False
    parties = {member.id for members in (cast.actors, cast.organisations) for member in members}
    before = doc.char_span(piece.start, span.start, alignment_mode="contract")
    named = cast.named_in(Stretch(start=before.start, end=before.end)) if before is not None else ()
    return not any(id in parties and id != statement.speakers[0] for _, id in named)


def _of_speaker(statement: Statement, way: Way, why: str) -> Held | None:
    if not statement.speakers:
        return None
    return Held(
        ids=statement.speakers, why=why, statement=statement.id, confidence=way * (1 + statement.confidence) / 2
    )
