"""Positions turned round by what they are about: "called for an end to the raids" is against the raids.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from itertools import islice

import attrs

from geopolnews.annotate.doc import Doc, Span
from geopolnews.annotate.holders import owner_of
from geopolnews.annotate.marks import StanceMark
from geopolnews.annotate.targets import find_target
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.stances import find_stance_predicate
from geopolnews.model.stance import Position

FIGHTS = frozenset("fight struggle battle war campaign resistance boycott".split())
"""Nouns that are against something only with "against": "the struggle of the workers" is not."""

PRAISING = inflect_verbs("welcome hail praise laud commend applaud appreciate celebrate")
"""Who welcomes an end is for it, whatever it ends."""


def turn_mark(doc: Doc, mark: StanceMark) -> StanceMark:
    """Return the mark turned where what is asked for is an end: "called for an end to the attacks"."""
    if mark.position is not Position.SUPPORT or doc[mark.trigger].lower_ in PRAISING:
        return mark
    for token in islice(mark.target.of(doc), 4):
        kind = {"VERB": "verb", "NOUN": "noun"}.get(token.pos_)
        inner = find_stance_predicate(token.text, kind) if kind else None
        if inner is not None and inner.position is Position.OPPOSE:
            fights = kind == "noun" and token.lower_ in FIGHTS
            places = (
                frozenset({"against"})
                if fights
                else frozenset({"to", "of", "on"})
                if kind == "noun"
                else frozenset({""})
            )
            target = find_target(token, frozenset(places))
            if target is None and kind == "noun" and token.i > mark.trigger:
                target = owner_of(token)  # "called for her resignation"
            return mark if target is None else attrs.evolve(mark, target=target, position=Position.OPPOSE)
        if kind is not None:
            return mark
    return mark


def turn_position(position: Position, trigger: int, target: Span) -> Position:
    """Return the side of a position; whoever "needs to mitigate [the impact]" is against what is to be mitigated.

    Args:
        position: what the word that shows it tells.
        trigger: the token of that word.
        target: what it is about.
    """
    verb = target.root.head
    if position is not Position.SUPPORT or verb.pos_ != "VERB" or not trigger < verb.i < target.start:
        return position
    ending = find_stance_predicate(verb.text, "verb")
    return Position.OPPOSE if ending is not None and ending.position is Position.OPPOSE else position
