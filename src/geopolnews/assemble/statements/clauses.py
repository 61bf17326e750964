"""Clauses of plain verbs of speech that the reader passed over."""

from __future__ import annotations

from geopolnews.annotate.clauses import find_subject, is_passive
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.statements.drafts import Draft, covers, is_told_inside
from geopolnews.assemble.statements.phrases import has_subject, is_word
from geopolnews.assemble.statements.verbs import cue_of, is_cue_verb, is_quoted, lemma_of

PLAIN = frozenset(
    """say tell add state stress announce explain claim insist argue warn reveal declare reiterate emphasize emphasise
    underline affirm confirm report assert allege maintain contend note""".split()
)
"""Verbs that attribute whatever clause hangs on them; of others the reader is trusted alone."""

THINGS = frozenset("which that who it this what".split())
"""Subjects that take up something told before, or anybody of a kind."""

FIRST = frozenset("i we me us my our myself ourselves".split())
"""Words for whoever is quoted."""

UNREAL = frozenset("to must should would could may might can will shall not n't n’t never".split())
"""Words before a verb that tell of no fact."""

UNDERTAKING = frozenset(
    "urge appeal threaten vow pledge promise ask order direct instruct request call implore beg remind advise "
    "encourage".split()
)
"""Verbs that attribute what somebody is to do: "threatened in a speech to attack"."""

BEFORE = frozenset({"ccomp", "parataxis", "root"})
"""How a clause hangs on the verb of speech after it; "root" is what the parser writes where it wavers."""

INNER = frozenset(
    """say tell agree announce claim instruct order urge warn promise pledge vow estimate complain report confirm state
    deny admit insist stress argue advise demand reveal allege assert acknowledge declare predict propose ask request
    refuse threaten encourage""".split()
)
"""Verbs that attribute a clause even inside of what somebody else says."""

BORROWED = 0.55
"""How sure a statement is whose verb was found by the parse alone."""

FEWEST = 3
"""Words of such a clause."""


def recover_clauses(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, with those added for clauses of plain verbs of speech that were not tagged."""
    used = {token for draft in drafts if draft.cue for token in range(draft.cue.start, draft.cue.end)}
    added: list[Draft] = []
    for token in doc:
        if token.i in used or not is_cue_verb(token):
            continue
        known = [*drafts, *added]
        nested = bool(covers(known, Stretch(start=token.i, end=token.i + 1), nested=True))
        piece = _clause_inside(token) if nested else _clause_of(token)
        if piece is None or _count_words(doc, piece) < FEWEST or _is_known(known, piece, token.i, nested=nested):
            continue
        why = "a clause hangs on a plain verb of speech"
        draft = Draft(pieces=(piece,), cue=cue_of(token), nested=nested, confidence=BORROWED, because=(why,))
        added.append(draft)
    return [*drafts, *added]


def _count_words(doc: Doc, piece: Stretch) -> int:
    return sum(is_word(token) for token in piece.of(doc))


def _is_known(drafts: list[Draft], piece: Stretch, verb: int, *, nested: bool) -> bool:
    """Tell whether somebody says most of the clause, and nothing much else, already."""
    if not nested:
        return covers(drafts, piece) * 5 > piece.end - piece.start
    return is_told_inside(drafts, piece, verb)


def _clause_inside(verb: Token) -> Stretch | None:
    """Return the clause that a verb inside of another content attributes to a third party."""
    subject = find_subject(verb)
    if lemma_of(verb) not in INNER or is_passive(verb) or subject is None:
        return None
    quoted = is_quoted(verb)
    if quoted and not (_is_third(verb, subject) and _is_fact(verb)):
        return None
    for child in verb.children:
        whole = not quoted or any(token.dep_.startswith("nsubj") or token.lower_ == "to" for token in child.children)
        if child.dep_ in {"ccomp", "xcomp"} and child.left_edge.i > verb.i and whole:
            return Stretch(start=child.left_edge.i, end=child.right_edge.i + 1)
    return None


def _is_third(verb: Token, subject: Stretch) -> bool:
    """Tell whether what is told inside of a quotation is told of somebody else than who is quoted."""
    words = {token.lower_ for token in subject.of(verb.doc)}
    return not words & FIRST and not words <= THINGS | {"you", "they", "people"}


def _is_fact(verb: Token) -> bool:
    """Tell whether a verb tells what was said: neither denied nor only possible, "must insist", "never said"."""
    return not any(token.lower_ in UNREAL for token in verb.children)


def _is_somebody(verb: Token) -> bool:
    """Tell whether the subject of a verb can be who speaks: "a rise that threatens to" has none."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in THINGS:
        return False
    return subject.pos_ == "PROPN" or lemma_of(verb) != "threaten"


def _clause_of(verb: Token) -> Stretch | None:
    """Return the clause that a verb of speech attributes: the one that hangs on it, or the one it hangs on."""
    plain = lemma_of(verb) in PLAIN
    for child in verb.children:
        if plain and child.dep_ == "ccomp" and child.left_edge.i > verb.i:
            return Stretch(start=child.left_edge.i, end=child.right_edge.i + 1)
        if child.dep_ == "xcomp" and lemma_of(verb) in UNDERTAKING and child.left_edge.i > verb.i:
            leads = any(mark.lower_ == "to" for mark in child.children if mark.dep_ == "mark")
            leads = leads and (lemma_of(verb) != "call" or cue_of(verb).end > verb.i + 1)  # "called [on] the city to"
            if leads and not is_passive(verb) and _is_somebody(verb):
                return Stretch(start=child.left_edge.i, end=child.right_edge.i + 1)
    if not has_subject(verb):
        return None
    start = verb.sent.start
    left = verb.left_edge.i
    if verb.dep_ == "parataxis" and verb.head.i < left and left > start and verb.doc[left - 1].text == ",":
        return Stretch(start=start, end=left - 1)
    for child in verb.children:
        if child.dep_ in BEFORE and child.right_edge.i < verb.i and verb.doc[child.right_edge.i + 1].text == ",":
            return Stretch(start=child.left_edge.i, end=child.right_edge.i + 1)
    return None
