"""Ties: what pronouns and descriptions have in common when they are tied to members of the cast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch, char_span, marks_of
from geopolnews.assemble.cast.cast import How, Resolution
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation
from geopolnews.model.span import Reference, ReferenceKind, Span

if TYPE_CHECKING:
    from geopolnews.assemble.resolve.resolution import ArticleCast

Party = Actor | Organisation

HOPS = 4
"""How many antecedents are followed from a pronoun to a name."""


def tied(cast: ArticleCast, start: int, end: int, id: str, how: How, why: str, confidence: float) -> Resolution:
    """Return the resolution to one member, with the words as a reference to it."""
    span = char_span(cast.doc, Stretch(start=start, end=end))
    kind = ReferenceKind.PRONOUN if how is How.PRONOUN else ReferenceKind.NOMINAL
    reference = Reference(start=span.start, end=span.end, kind=kind)
    return Resolution(ids=(id,), how=how, why=why, confidence=round(confidence, 3), references=((id, reference),))


def find_links(cast: ArticleCast, token: Token, hops: int = HOPS) -> dict[str, float]:
    """Return the members that the reader links a word with, by way of other words too, with probabilities.

    Links are remembered: each word may be reached by very many ways.
    """
    if (token.i, hops) in cast.links:
        return cast.links[token.i, hops]
    found: dict[str, float] = {}
    antecedents = marks_of(cast.doc).antecedents.get(token.i, ())
    for goal, probability in antecedents:
        if goal >= token.i:
            continue
        members = [m for m in cast.members_at.get(goal, []) if not covers(m, token)]
        if members:
            for member in members:
                found[member.id] = found.get(member.id, 0.0) + probability
        elif hops and probability >= 0.05:
            for id, more in find_links(cast, cast.doc[goal], hops - 1).items():
                found[id] = found.get(id, 0.0) + probability * more
    cast.links[token.i, hops] = found
    return found


def covers(member: Party, token: Token) -> bool:
    """Tell whether a token belongs to a name of a member."""
    return any(span.start <= token.idx < span.end for span in member.mentions)


def last_pair(cast: ArticleCast, before: int) -> tuple[str, ...]:
    """Return the two parties that were last named together, in the sentence before a token."""
    if before == 0:
        return ()
    sentence = cast.doc[before - 1].sent
    people = [
        m for m in order_in(cast, sentence.start, sentence.end) if isinstance(m, Actor) and m.kind is ActorKind.PERSON
    ]
    if len(people) == 2:
        return (people[0].id, people[1].id)
    states = [m for m in order_in(cast, sentence.start, sentence.end) if isinstance(m, Organisation)]
    return (states[0].id, states[1].id) if len(states) == 2 and not people else ()


def order_in(cast: ArticleCast, start: int, end: int) -> list[Party]:
    """Return the members named in a stretch, each once, in order."""
    found: dict[str, Party] = {}
    for i in range(start, end):
        for member in cast.members_at.get(i, []):
            found.setdefault(member.id, member)
    return list(found.values())


def is_unnamed(entity: object) -> bool:
    """Tell whether a member is people without a name."""
    return isinstance(entity, Actor) and entity.kind is not ActorKind.PERSON


def words_of(cast: ArticleCast, stretch: Stretch) -> tuple[Span, ...]:
    """Return what a source says: whom that names is hardly ever the source."""
    marks = [m for m in marks_of(cast.doc).attributions if m.source is not None and m.source.overlaps(stretch)]
    return tuple(char_span(cast.doc, content) for m in marks for content in m.contents if not content.overlaps(stretch))


def nearness(cast: ArticleCast, member: Party, at: int, skipped: tuple[Span, ...] = ()) -> float:
    """Return how near before a token a member was last named, from 0 to 1; less where it is named only later.

    Mentions in the skipped stretches do not count.
    """
    offset = cast.doc[at].idx
    before = [s.end for s in member.mentions if s.end <= offset and not any(own.contains(s) for own in skipped)]
    if not before:
        return -0.3
    words = (offset - max(before)) / 6
    return max(0.0, 1.0 - words / 150)
