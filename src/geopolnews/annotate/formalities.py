"""Meetings that diplomacy has its own words for: calls on somebody, credentials, ministers who gather.

Reads part of speech, heads, sentences and parties; writes nothing.
"""

from __future__ import annotations

from itertools import islice, pairwise

from geopolnews.annotate.clauses import find_after, find_object, find_subject, phrase_from, tokens_after
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.titles import index_plurals

CALLING = inflect_verbs("call")
PRESENTING = inflect_verbs("present submit hand")
RECEIVING = inflect_verbs("receive accept")
GATHERING = inflect_verbs("gather convene assemble")
PLACES = frozenset({"in", "at"})
CREDENTIALS = frozenset({"credentials"})
FROM = frozenset({"from", "of"})
TO = frozenset({"to"})
FAR = 14
"""Tokens after somebody called on in which "to" and a verb make it a demand."""


def read_formal(verb: Token) -> MeetingMark | None:
    """Return the mark of "called on the prince", "presented his credentials to the king", "ministers gathered in"."""
    word = verb.lower_
    subject = find_subject(verb) if word in CALLING | PRESENTING | RECEIVING | GATHERING else None
    if subject is None:
        return None
    if word in GATHERING:
        return _mark(verb, subject) if _gather(verb, subject) else None
    if word in CALLING:
        host = _called_on(verb)
        return None if host is None else _mark(verb, subject, host)
    if not _takes_credentials(verb):
        return None
    other = next(find_after(verb, TO if word in PRESENTING else FROM, within=FAR), None)
    if other is None:
        return None
    return _mark(verb, subject, other) if word in PRESENTING else _mark(verb, other, subject)


def _called_on(verb: Token) -> Stretch | None:
    """Return who is called on; None where something is demanded of them: "called on the prince to resign"."""
    doc, on = verb.doc, verb.i + 1
    if on + 1 >= verb.sent.end or doc[on].lower_ not in {"on", "upon"}:
        return None
    host = phrase_from(doc, on + 1)
    if host is None or not any(p.label == "person" and p.overlaps(host) for p in marks_of(doc).parties):
        return None
    after = list(islice(tokens_after(doc[host.end - 1]), FAR))
    demanded = any(a.lower_ in {"to", "not"} and b.pos_ in {"VERB", "AUX", "PART"} for a, b in pairwise(after))
    return None if demanded or (after and after[0].lower_ in {"for", "to"}) else host


def _takes_credentials(verb: Token) -> bool:
    thing = find_object(verb)
    return thing is not None and any(token.lower_ in CREDENTIALS for token in thing.of(verb.doc))


def _gather(verb: Token, subject: Stretch) -> bool:
    """Tell whether several who hold one office come together somewhere: "ministers gathered in Lima", not crowds."""
    noun = next((t for t in subject.of(verb.doc) if t.lower_ in index_plurals()), None)
    return noun is not None and any(token.lower_ in PLACES for token in islice(tokens_after(verb), 2))


def _mark(verb: Token, guest: Stretch, host: Stretch | None = None) -> MeetingMark:
    return MeetingMark(
        phrase=Stretch(start=verb.i, end=verb.i + 1),
        trigger=verb.i,
        sort="talks" if host is None else "reception",
        sure=True,
        anew=True,
        sides=(guest,) if host is None else (guest, host),
        host=host,
    )
