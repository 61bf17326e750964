"""Who else takes part in a meeting: those named after "as well as", those present, those with whose participation.

Reads part of speech, heads and sentences; writes nothing. What stands here is told beside the sides that a verb or a
noun of meeting has: a list that goes on, and people who are said to be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from geopolnews.annotate.clauses import POSSESSIVE, is_subject, phrase_around, phrase_from, tokens_after, tokens_before
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.lexicon.countries import countries_by_demonym, find_country

JOINING = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("alongside",),
    ("in", "addition", "to"),
    ("accompanied", "by"),
    ("including",),
    ("included",),
    ("such", "as"),
    ("among", "them"),
)
"""Words after which a list of people goes on."""
PRESENCE = frozenset("participation presence attendance involvement".split())
"""Nouns of being there: "with the participation of"."""
WHOSE = frozenset({"of", "by", "from"})
INVITING = frozenset({"invitation"})
THERE = frozenset({"present"})
AT_IT = frozenset({"at", "in", "during"})
DASHES = frozenset("- – — /".split())
LONGEST_LIST = 4
"""How often a list goes on with such words; more is another sentence run together."""
LONGEST_NAME = 4
"""Tokens of a name beside a dash."""
FAR = 30
"""Tokens after a meeting in which "with the participation of" still tells of it."""


def continue_list(doc: Doc, sides: Iterable[Stretch | None]) -> Iterator[Stretch]:
    """Yield what lists go on with: "the mayor, as well as [three traders]", "parties such as [the Greens]"."""
    for side in sides:
        here = side
        for _ in range(LONGEST_LIST):
            here = _phrase_joined(doc, here) if here is not None else None
            if here is None:
                break
            yield here


def _phrase_joined(doc: Doc, side: Stretch) -> Stretch | None:
    last = doc[side.end - 1].sent.end
    i = side.end + 1 if side.end < last and doc[side.end].text == "," else side.end
    words = tuple(token.lower_ for token in doc[i : min(i + 3, last)])
    for joining in JOINING:
        if words[: len(joining)] == joining and i + len(joining) < last:
            return phrase_from(doc, i + len(joining))
    if side.end - side.start > 1 and doc[side.end - 1].lower_ == "such" and words[:1] == ("as",) and i + 1 < last:
        return phrase_from(doc, i + 1)
    return None


def list_present(noun: Token) -> Iterator[Stretch]:
    """Yield who is said to be there: "Berg was present at the meeting", "with the participation of ministers"."""
    for before in islice(tokens_before(noun), 6):
        if before.lower_ in THERE:
            subject = next((child for child in before.children if is_subject(child)), None)
            if subject is None and (listed := _listed_after(noun)) is not None and _is_at(noun, before):
                yield listed
            if subject is not None and _is_at(noun, before):
                yield phrase_around(subject, before=before.i) if subject.i < before.i else phrase_around(subject)
            break
        if before.pos_ == "VERB":
            break
    for after in islice(tokens_after(noun), FAR):
        if after.lower_ in PRESENCE:
            of = next((t for t in islice(tokens_after(after), 2) if t.lower_ in WHOSE), None)
            phrase = phrase_from(noun.doc, of.i + 1) if of is not None and of.i + 1 < noun.sent.end else None
            if phrase is not None:
                yield phrase


def _listed_after(noun: Token) -> Stretch | None:
    """Return who is named after the verb where the order is turned: "Present at the meeting were [the envoys]"."""
    after = next(iter(tokens_after(noun)), None)
    if after is None or after.lower_ not in {"was", "were", "are", "is"} or after.i + 1 >= noun.sent.end:
        return None
    return phrase_from(noun.doc, after.i + 1)


def list_inviters(trigger: Token) -> Iterator[Stretch]:
    """Yield who invited whoever pays a visit: "at the invitation of the mayor", "at Berg's invitation"."""
    for token in trigger.sent:
        if token.lower_ not in INVITING or token.i == trigger.i:
            continue
        owner = token.i - 1
        if owner > trigger.sent.start and trigger.doc[owner].text in POSSESSIVE:
            yield phrase_around(trigger.doc[owner - 1], before=owner)
        after = next(iter(tokens_after(token)), None)
        if after is not None and after.lower_ in WHOSE and after.i + 1 < trigger.sent.end:
            phrase = phrase_from(trigger.doc, after.i + 1)
            if phrase is not None:
                yield phrase


def list_paired(noun: Token, start: int) -> Iterator[Stretch]:
    """Yield the powers and bodies that a dash pairs before a meeting: "the Kenya-Uganda talks", "the EU–AU dialogue".

    Args:
        noun: the word that names the meeting.
        start: where its phrase begins.
    """
    doc = noun.doc
    for dash in range(start + 1, noun.i - 1):
        if doc[dash].text not in DASHES:
            continue
        before = [first for first in range(max(start, dash - LONGEST_NAME), dash) if _is_power(doc, first, dash)]
        last = min(noun.i, dash + LONGEST_NAME + 1)
        after = [end for end in range(last, dash + 1, -1) if _is_power(doc, dash + 1, end)]
        if before and after:
            yield Stretch(start=before[0], end=dash)
            yield Stretch(start=dash + 1, end=after[0])


def _is_power(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words are the name or the adjective of a country, or all that names a body."""
    words = doc[start:end].text
    if find_country(words) is not None or countries_by_demonym(words):
        return True
    return any(
        party.label in {"organisation", "power"} and party.start == start and party.end == end
        for party in marks_of(doc).parties
    )


def _is_at(noun: Token, present: Token) -> bool:
    """Tell whether "present" and a meeting belong together: "present at the meeting"."""
    return any(token.lower_ in AT_IT for token in noun.doc[present.i + 1 : noun.i])
