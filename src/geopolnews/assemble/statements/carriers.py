"""Media that only carry what others say: "X said ..., the agency reported" is X's statement, carried by the agency."""

from __future__ import annotations

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.statements.drafts import Draft
from geopolnews.assemble.statements.phrases import head_of
from geopolnews.assemble.statements.verbs import SPEAKING, cue_of, is_cue_verb, is_quoted, lemma_of
from geopolnews.model.organisation import OrganisationKind
from geopolnews.model.span import Span
from geopolnews.model.statement import Statement

MOST = 0.6
"""The share of the words of a medium's statement that must be somebody else's for it to be only the carrier."""


def list_media(cast: Cast) -> frozenset[str]:
    """Return the ids of the media in a cast."""
    return frozenset(o.id for o in cast.organisations if o.kind is OrganisationKind.MEDIA)


def drop_carriers(statements: tuple[Statement, ...], cast: Cast) -> tuple[Statement, ...]:
    """Return the statements without those of media whose content is what somebody else says in them."""
    media = list_media(cast)
    dropped: set[str] = set()
    carried: dict[str, str] = {}
    for outer in statements:
        if len(outer.speakers) != 1 or outer.speakers[0] not in media:
            continue
        for inner in statements:
            if inner is not outer and inner.speakers and not set(inner.speakers) & media and _fills(outer, inner):
                dropped.add(outer.id)
                carried[inner.id] = outer.speakers[0]
    return tuple(
        attrs.evolve(s, medium=s.medium or carried[s.id]) if s.id in carried else s
        for s in statements
        if s.id not in dropped
    )


def find_teller(doc: Doc, draft: Draft) -> Draft | None:
    """Return a draft as the words of whoever a medium lets speak: "[he said], according to SANA: ..."."""
    cue = draft.cue
    if cue is None or doc[cue.start].lower_ != "according" or draft.pieces[0].start < cue.end:
        return None
    at = cue.start - 1
    at -= at > 0 and doc[at].text == ","
    sent = doc[cue.start].sent
    if at < sent.start or doc[at].pos_ != "VERB" or lemma_of(doc[at]).split()[0] not in SPEAKING:
        return None
    told = attrs.evolve(draft, cue=Stretch(start=at, end=at + 1), source=None)
    return told.explain("what the medium tells is what somebody else says")


def unwrap_carried(doc: Doc, draft: Draft) -> Draft | None:
    """Return what is said inside a content whose main verb is one of speech: "X said ...", SANA reports."""
    piece = draft.pieces[0]
    verb = head_of(doc, piece)
    if not is_cue_verb(verb) or is_quoted(verb) or verb.i == piece.start:
        return None
    if lemma_of(verb).split()[0] not in SPEAKING or any(child.dep_ == "nsubj:pass" for child in verb.children):
        return None
    cue = cue_of(verb)
    if cue.end >= piece.end:
        return None
    inner = attrs.evolve(draft, cue=cue, source=None, pieces=(Stretch(start=cue.end, end=piece.end), *draft.pieces[1:]))
    return inner.explain("what the medium tells is what somebody else says")


def _fills(outer: Statement, inner: Statement) -> bool:
    """Tell whether most of a content is told as the words of another statement, with its source and cue."""
    parts = [*inner.content, *(span for span in (inner.source, inner.cue) if span is not None)]
    return _shared(outer.content, parts) >= MOST * sum(len(span) for span in outer.content)


def _shared(spans: tuple[Span, ...], others: list[Span]) -> int:
    """Return how many characters two groups of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in others)
