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
    if not kinds or not begins_stance(token.text):
        return None
    if token.pos_ == "VERB" and token.lower_.endswith("ed") and (token.dep_ == "advcl" or auxiliaries(token) & BEING):
        kinds = (*kinds, "adjective")  # "worried by the closure"
        kinds = (*kinds, "judgement")  # "the ballot was rigged"
    for text, last in reversed(list(_list_openings(token))):
        found = [predicate for kind in kinds if (predicate := _find(token, text, kind))]
        if found:  # "illegal" says little of what it is illegal to, much as a judgement
            return next((predicate for predicate in found if predicate.sure), found[0]), last
    return None


def _find(token: Token, text: str, kind: str) -> StancePredicate | None:
    # few entries have a form with "not", and whether a word is negated takes longer to tell than that
    denied = find_stance_predicate(f"not {text}", kind)
    return denied if denied is not None and is_negated(token) else find_stance_predicate(text, kind)


def _list_openings(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield what may be an entry from a token on, and its last word, the shortest first; with adverbs and without."""
    longest = min(LONGEST_PREDICATE, token.sent.end - token.i)
    spread = list(islice(_without_adverbs(token), longest))
    tokens, whole = token.doc.tokens, ""
    apart = together = True  # neither goes on once no entry begins like it
    for size in range(1, longest + 1):
        if apart and len(spread) >= size:
            text = " ".join(word.text for word in spread[:size])
            if apart := begins_stance(text):
                yield text, spread[size - 1]
        if together:
            last = tokens[token.i + size - 1]
            whole += last.text
            if together := begins_stance(whole):
                yield whole, last
            whole += last.whitespace_
        if not (apart or together):
            return


def _without_adverbs(token: Token) -> Iterator[Token]:
    """Yield a token and those that follow it in its sentence, but no adverbs: "stands (firmly) with"."""
    yield token
    for after in tokens_after(token):
        if after.pos_ != "ADV" or after.lower_ in PARTICLES:
            yield after
