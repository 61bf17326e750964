"""Nouns of speech with their owner, which the reader passed over: "her pledge to", "the army's allegations that"."""

from __future__ import annotations

from geopolnews.annotate.clauses import POSSESSIVE, phrase_around, phrase_from
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.statements.drafts import Draft, covers, is_told_inside

TELLING = frozenset(
    "claim allegation statement warning accusation assertion announcement prediction suggestion".split()
)
"""Nouns of what somebody says that something is so."""

UNDERTAKING = frozenset("threat promise pledge vow offer request demand appeal call proposal".split())
"""Nouns of what somebody says that he or others should do."""

OBJECTS = {
    "of": frozenset("claim allegation accusation threat".split()),
    "for": frozenset("request demand call appeal".split()),
}
"""Nouns whose matter stands after a preposition: "allegations of fraud", "her call for calm"."""

OWNERS = frozenset("his her their its".split())
BY = frozenset({"by", "from"})
BEING = frozenset({"there", "it", "that", "what", "he", "she"})
"""Words after which the sign of a possessive is "is": "there's demand for"."""

BORROWED = 0.5
"""How sure a statement is of which only a noun tells."""

FEWEST = 2
"""Words of what is said."""


def recover_nouns(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with those added that nouns of speech with an owner tell and nothing else covers."""
    cues = {i for draft in drafts if draft.cue for i in range(draft.cue.start, draft.cue.end)}
    added: list[Draft] = []
    for token in doc:
        noun = _singular(token)
        if token.i in cues or noun is None or (found := _read(token, noun)) is None:
            continue
        owner, content, end = found
        if content.end - content.start < FEWEST or is_told_inside(drafts, content, token.i):
            continue
        nested = bool(covers(drafts, Stretch(start=token.i, end=token.i + 1), nested=True))
        why = "a noun of speech tells it, and whose it is"
        added.append(
            Draft(
                pieces=(content,),
                cue=Stretch(start=token.i, end=end),
                source=owner,
                nested=nested,
                confidence=BORROWED,
                because=(why,),
            )
        )
    return [*drafts, *added]


def _singular(token: Token) -> str | None:
    """Return the singular of a noun of speech; None for other words."""
    if token.pos_ != "NOUN":
        return None
    word = token.lower_.removesuffix("s")
    return word if word in TELLING | UNDERTAKING else None


def _read(noun: Token, word: str) -> tuple[Stretch, Stretch, int] | None:
    """Return whose words a noun means, what is said, and where the words that attribute it end."""
    doc = noun.doc
    owner, at = _owner_before(noun), noun.i + 1
    if owner is None and at < len(doc) and doc[at].lower_ in BY:
        owner = phrase_from(doc, at + 1) if at + 1 < len(doc) else None
        at = owner.end if owner is not None else at
    if owner is None or at + 1 >= noun.sent.end:
        return None
    joint = doc[at].lower_
    undertakes = joint == "to" and word in UNDERTAKING and doc[at + 1].pos_ in {"VERB", "AUX"}
    if joint == "that" or undertakes:
        end = _end_of_clause(noun, at)
        return (owner, Stretch(start=at + (joint == "that"), end=end), noun.i + 1) if end is not None else None
    if word in OBJECTS.get(joint, ()):
        matter = phrase_from(doc, at + 1)
        return (owner, matter, at + 1) if matter is not None else None
    return None


def _owner_before(noun: Token) -> Stretch | None:
    """Return whose a noun is: "her [campaign] promise", "the army's claims"."""
    doc = noun.doc
    for at in range(noun.i - 1, max(noun.sent.start, noun.i - 4) - 1, -1):
        token = doc[at]
        if token.lower_ in OWNERS:
            return Stretch(start=at, end=at + 1)
        if token.text in POSSESSIVE:
            if doc[at - 1].lower_ in BEING:
                return None
            return phrase_around(doc[at - 1], before=at) if at > noun.sent.start else None
        if token.pos_ not in {"ADJ", "NOUN", "NUM"} and token.text not in {"“", '"', "”", "‘", "’"}:
            return None
    return None


def _end_of_clause(noun: Token, at: int) -> int | None:
    """Return where the clause of a noun ends that begins at a token."""
    ends = (c.right_edge.i + 1 for c in noun.children if c.i > at and c.left_edge.i <= at <= c.i)
    return next(ends, None)
