"""People whom only what they are to somebody told apart: "her mother", after "her mother Ana Wolf"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.annotate.doc import Token
from geopolnews.lexicon.people import FAMILY, find_person_noun
from geopolnews.model.actor import Actor, ActorKind

if TYPE_CHECKING:
    from geopolnews.assemble.resolve.resolution import ArticleCast


def find_kin(cast: ArticleCast, noun: Token) -> Actor | None:
    """Return the one person who is named right after such a noun, here or elsewhere in the article."""
    known = find_person_noun(noun.text)
    if known is None or known.sort != FAMILY or known.several:
        return None
    # not after a comma: "according to her mother, Ana Wolf left" names the daughter
    named = {
        actor.id: actor
        for start, members in cast.members_at.items()
        for actor in members
        if isinstance(actor, Actor) and actor.kind is ActorKind.PERSON
        if start and cast.doc[start - 1].lower_ == noun.lower_
    }
    return next(iter(named.values())) if len(named) == 1 else None
