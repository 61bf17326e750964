"""Phrases of sources and cues: the word that leads them, where they end, whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch

CLAUSE_WORDS = frozenset("who which whose whom as while when where".split())
"""Words that end the phrase they stand in."""

LEADS = frozenset({"ADP", "PUNCT", "CCONJ", "SCONJ", "SPACE", "ADV"})
TAILS = frozenset({"PUNCT", "CCONJ", "SPACE", "ADP", "ADV", "PART"})
"""Parts of speech that a phrase neither begins nor ends with."""

MAX_CLIMB = 6
"""Verbs that are climbed in search of a subject."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})

RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_word(token: Token) -> bool:
    """Tell whether a token has a letter or a digit."""
    return token.is_alpha or any(map(str.isalnum, token.text))


def head_of(doc: Doc, stretch: Stretch) -> Token:
    """Return the word that the others of a stretch hang on; of several, a verb first, else the first."""
    tops = [
        token
        for token in stretch.of(doc)
        if not token.is_space
        and not token.is_punct
        and (token.head.i == token.i or not stretch.start <= token.head.i < stretch.end)
    ]
    verbs = [token for token in tops if token.pos_ == "VERB"]
    return (verbs or tops or [doc[stretch.start]])[0]


def noun_of(doc: Doc, stretch: Stretch) -> Token:
    """Return the noun, name or pronoun that a source is about: the first that hangs on nothing else in it."""
    tops = [
        token for token in stretch.of(doc) if token.head.i == token.i or not stretch.start <= token.head.i < stretch.end
    ]
    nouns = [token for token in tops if token.pos_ in NOMINAL]
    return (
        nouns[0] if nouns else next((token for token in stretch.of(doc) if token.pos_ in NOMINAL), doc[stretch.start])
    )


def without_clause(doc: Doc, stretch: Stretch) -> Stretch:
    """Return a phrase up to its first clause: "the minister[, who leads the talks]"."""
    start, end = stretch.start, stretch.end
    named = False
    for token in stretch.of(doc):
        joined = token.i > start and doc[token.i - 1].text == "-"  # "the US-funded network"
        if named and not joined and (token.lower_ in CLAUSE_WORDS or token.pos_ in {"VERB", "AUX", "SCONJ"}):
            end = token.i
            break
        named = named or token.pos_ in NOMINAL
    while start < end - 1 and (doc[start].pos_ in LEADS or doc[start].is_quote):
        start += 1
    while start < end - 1 and doc[end - 1].pos_ in TAILS and doc[end - 1].text not in {")", "]"}:
        end -= 1
    return Stretch(start=start, end=end)


def find_subject(verb: Token) -> Token | None:
    """Return who does what a verb or noun says: its subject, agent or owner, or those of the verb it hangs on."""
    if verb.dep_ in {"case", "fixed", "mark"} or verb.pos_ == "ADP":
        return _object_of(verb)
    if verb.pos_ in {"NOUN", "PROPN"}:
        owner = find_owner(verb)
        if owner is not None or verb.head.i == verb.i:
            return owner
        verb = verb.head
    for step, token in enumerate(_climb(verb)):
        agent = _child(token, "obl:agent")
        subject = _child(token, "nsubj", "nsubj:outer", "csubj")
        if subject is not None and not (step == 0 and agent is not None):
            return _antecedent(token, subject)
        if agent is not None:
            return agent
        passive = _child(token, "nsubj:pass")
        if passive is not None and step > 0:
            return _antecedent(token, passive)
        if token.dep_ in {"acl", "acl:relcl"} and token.head.i != token.i and passive is None:
            return token.head
    return None


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject or an agent of its own."""
    return any(child.dep_.startswith("nsubj") or child.dep_ in {"csubj", "obl:agent"} for child in verb.children)


def _object_of(preposition: Token) -> Token | None:
    """Return the noun that a preposition leads in: "according to [officials]"."""
    token = preposition
    while token.dep_ == "fixed" and token.head.i != token.i:
        token = token.head
    return token.head if token.head.i > preposition.i else None


def find_owner(noun: Token) -> Token | None:
    """Return whose word a noun is: "[leaders'] claims", "a call by [leaders]", "a [WMO] press release"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
        if child.dep_ == "nmod" and any(
            case.lower_ in {"by", "from"} for case in child.children if case.dep_ == "case"
        ):
            return child
    # a body is written before its papers
    return next((child for child in noun.children if child.dep_ == "compound" and child.pos_ == "PROPN"), None)


def _climb(verb: Token) -> Iterator[Token]:
    """Give a verb and the verbs that it hangs on and may share a subject with."""
    token = verb
    for _ in range(MAX_CLIMB):
        yield token
        if (
            token.dep_ not in {"advcl", "xcomp", "conj", "parataxis", "acl", "acl:relcl", "dep"}
            or token.head.i == token.i
        ):
            return
        if token.dep_ in {"acl", "acl:relcl"}:
            return
        token = token.head


def _antecedent(verb: Token, subject: Token) -> Token:
    """Return the noun before a relative clause for its "who"."""
    if subject.lower_ in RELATIVE and verb.dep_ == "acl:relcl" and verb.head.i != verb.i:
        return verb.head
    return subject


def _child(token: Token, *relations: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in relations), None)
