"""A cast of names alone, for tests that need no model."""

from __future__ import annotations

import re

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.cast import How, Resolution
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.place import Place
from geopolnews.model.span import Span


@attrs.frozen(kw_only=True)
class PlainCast:
    """People and media by name; everything else is nobody."""

    doc: Doc
    actors: tuple[Actor, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()

    def resolve(self, stretch: Stretch) -> Resolution:
        ids = tuple(dict.fromkeys(id for _, id in self.named_in(stretch)))
        if not ids:
            return Resolution(why="the words name nobody")
        return Resolution(ids=ids, how=How.NAME, why="the words name them", confidence=1.0)

    def resolve_place(self, stretch: Stretch) -> Resolution:
        return Resolution(why="the words name no place")

    def gender_of(self, id: str) -> str | None:
        return None

    def named_in(self, stretch: Stretch) -> tuple[tuple[Span, str], ...]:
        if stretch.start >= stretch.end:
            return ()
        part = stretch.of(self.doc)
        return tuple(
            sorted(
                (span, entity.id)
                for entity in (*self.actors, *self.organisations)
                for span in entity.mentions
                if part.start_char <= span.start and span.end <= part.end_char
            )
        )


def cast_of(doc: Doc, people: str = "", media: str = "") -> PlainCast:
    """Return a cast of people and media, each a list of names with commas between."""
    return PlainCast(
        doc=doc,
        actors=tuple(
            Actor(name=name, kind=ActorKind.PERSON, confidence=1.0, mentions=spans)
            for name, spans in _named(doc, people)
        ),
        organisations=tuple(
            Organisation(name=name, kind=OrganisationKind.MEDIA, confidence=1.0, mentions=spans)
            for name, spans in _named(doc, media)
        ),
    )


def _named(doc: Doc, names: str) -> list[tuple[str, tuple[Span, ...]]]:
    found = []
    for name in filter(None, (part.strip() for part in names.split(","))):
        spans = tuple(Span(start=m.start(), end=m.end()) for m in re.finditer(rf"\b{re.escape(name)}\b", doc.text))
        if spans:
            found.append((name, spans))
    return found
