"""Which entry of the table of positions begins at a word.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from geopolnews.annotate.clauses import auxiliaries, tokens_after
from geopolnews.annotate.doc import Token
from geopolnews.annotate.positions import is_negated
from geopolnews.lexicon.stances import StancePredicate, begins_stance, find_stance_predicate

LONGEST_PREDICATE = 5
PARTICLES = frozenset("out up down off back together".split())
"""Adverbs that make a verb another one: "speak out against"."""
BEING = frozenset("is are was were be been being am 'm ’m 're ’re 's ’s".split())
KINDS = {
    "VERB": ("verb",),
    "NOUN": ("noun", "judgement", "phrase"),
    "ADJ": ("adjective", "judgement"),
    "ADP": ("phrase", "adjective"),
    "SCONJ": ("phrase", "adjective"),
    "AUX": ("verb",),
}
"""Part of speech of the first word -> sorts of entry that it may begin."""


def find_entry(token: Token) -> tuple[StancePredicate, Token] | None:
    """Return the longest entry that begins at a token, and its last word; adverbs may stand in between."""
    kinds = KINDS.get(token.pos_, ())
    if token.pos_ == "VERB" and token.lower_.endswith("ed") and (token.dep_ == "advcl" or auxiliaries(token) & BEING):
        kinds = (*kinds, "adjective")  # "worried by the closure"
    if not kinds or not begins_stance(token.text):
        return None
    doc, longest = token.doc, min(LONGEST_PREDICATE, token.sent.end - token.i)
    spread = list(islice(_without_adverbs(token), longest))
    negated = is_negated(token)
    for size in range(longest, 0, -1):
        together = doc[token.i : token.i + size]
        apart = " ".join(word.text for word in spread[:size]) if len(spread) >= size else ""
        for text, last in ((together.text, together[-1]), (apart, spread[:size][-1])):
            for kind in kinds:
                denied = find_stance_predicate(f"not {text}", kind) if negated else None
                if predicate := denied or find_stance_predicate(text, kind):
                    return predicate, last
    return None


def _without_adverbs(token: Token) -> Iterator[Token]:
    """Yield a token and those that follow it in its sentence, but no adverbs: "stands (firmly) with"."""
    yield token
    for after in tokens_after(token):
        if after.pos_ != "ADV" or after.lower_ in PARTICLES:
            yield after
