"""All records of an article, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import QuoteState, char_span, marks_of
from geopolnews.assemble.cast.cast import Gathering
from geopolnews.assemble.casting import collect_cast
from geopolnews.assemble.confidence import calibrate_findings
from geopolnews.assemble.meetings.meetings import collect_meetings
from geopolnews.assemble.stances.stances import collect_stances
from geopolnews.assemble.statements.statements import collect_statements
from geopolnews.model.actor import Actor
from geopolnews.model.article import Article
from geopolnews.model.findings import Findings
from geopolnews.model.note import Note, NoteKind
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.span import Reference

Entity = TypeVar("Entity", Actor, Organisation, Place)


def assemble_findings(article: Article, doc: Doc, notes: tuple[Note, ...] = (), *, calibrated: bool = True) -> Findings:
    """Return the records of a marked doc.

    Args:
        article: the article.
        doc: its marked doc.
        notes: what reading the input already left in doubt.
        calibrated: whether confidences are to be shares of records that prove right, not what the steps say.
    """
    if not any(character.isalnum() for character in article.text):
        empty = Note(kind=NoteKind.EMPTY, message="the text has no words")
        return Findings(article=article, notes=(*notes, empty))
    cast, doubts = collect_cast(doc, article)
    meetings = collect_meetings(doc, article, cast)
    statements = collect_statements(doc, article, cast, meetings.records)
    stances = collect_stances(doc, article, cast, statements.records)
    gathered = (meetings, statements, stances)
    references = _gather_references(gathered)
    findings = Findings(
        article=article,
        actors=_with_references(cast.actors, references),
        organisations=_with_references(cast.organisations, references),
        places=_with_references(cast.places, references),
        meetings=meetings.records,
        statements=statements.records,
        stances=stances.records,
        notes=(*notes, *_note_quotes(doc), *doubts, *(note for part in gathered for note in part.notes)),
    )
    return calibrate_findings(findings) if calibrated else findings


def _gather_references(gathered: Iterable[Gathering[Any]]) -> dict[str, set[Reference]]:
    """Return the descriptions and pronouns that were tied to each member of the cast."""
    references: dict[str, set[Reference]] = defaultdict(set)
    for part in gathered:
        for member, reference in part.references:
            references[member].add(reference)
    return references


def _with_references(entities: tuple[Entity, ...], references: dict[str, set[Reference]]) -> tuple[Entity, ...]:
    """Return the entities with the references that were found for them."""
    return tuple(_add_references(entity, references.get(entity.id, set())) for entity in entities)


def _add_references(entity: Entity, references: set[Reference]) -> Entity:
    return attrs.evolve(entity, references=(*entity.references, *references)) if references else entity


def _note_quotes(doc: Doc) -> tuple[Note, ...]:
    """Return a note for each quotation that the text does not close."""
    return tuple(
        Note(kind=NoteKind.UNCLOSED_QUOTE, message="a quotation is opened and not closed", span=char_span(doc, quote))
        for quote in marks_of(doc).quotes
        if quote.state is QuoteState.UNCLOSED
    )
