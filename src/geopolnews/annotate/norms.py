"""What a speaker holds ought to be: "the agreement should be revoked", "the government must stop the raids".

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import ASIDE, auxiliaries
from geopolnews.annotate.deeds import SLIGHT, read_deed
from geopolnews.annotate.doc import Token
from geopolnews.annotate.entries import find_entry
from geopolnews.annotate.marks import Stretch
from geopolnews.model.stance import Position

OUGHT = frozenset("should must ought".split())


def read_norm(verb: Token) -> tuple[Position, Stretch] | None:
    """Return on which side of what a speaker stands who says that something should or should not be done."""
    words = auxiliaries(verb)
    if not words & OUGHT or "have" in words:
        return None  # "should have called": it was not done
    found = find_entry(verb)
    if (found is None or not found[0].sure) and (verb.dep_ in ASIDE or verb.lower_ in SLIGHT):
        return None  # what is only mentioned, and what says too little, takes no side
    return read_deed(verb)
