"""What a speaker holds ought to be: "the agreement should be revoked", "the government must stop the raids".

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import auxiliaries, is_passive, is_subject, phrase_around
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch
from geopolnews.annotate.targets import find_action, find_target
from geopolnews.lexicon.stances import find_stance_predicate
from geopolnews.model.stance import Position

OUGHT = frozenset("should must ought".split())
LEAST = 2
"""Words of what should be done: "must go" alone says too little."""
NOT = frozenset("not n't n’t never".split())


def read_norm(verb: Token) -> tuple[Position, Stretch] | None:
    """Return on which side of what a speaker stands who says that something should or should not be done."""
    words = auxiliaries(verb)
    if not words & OUGHT:
        return None
    wanted = not words & NOT
    inner = find_stance_predicate(verb.text, "verb")
    against = inner is not None and inner.position is Position.OPPOSE
    if wanted and inner is None:
        # what should be done is mostly advice, not a side taken: right in one of eight cases on the training articles
        return None
    position = Position.SUPPORT if wanted != against else Position.OPPOSE
    if is_passive(verb):
        own = next((child for child in verb.children if is_subject(child) and child.i < verb.i), None)
        return None if own is None or own.pos_ == "PRON" else (position, phrase_around(own, before=verb.i))
    target = find_target(verb, frozenset({""})) if against else find_action(verb)
    return None if target is None or target.end - target.start < LEAST else (position, target)
