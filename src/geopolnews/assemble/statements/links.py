"""Which verb attributes which content: pieces too far from theirs go, further verbs of the same speaker part."""

from __future__ import annotations

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import QuoteMark, Stretch, marks_of
from geopolnews.assemble.statements.drafts import Draft, start_drafts
from geopolnews.assemble.statements.verbs import SPEAKING, cue_of, is_cue_verb, is_quoted, lemma_of, verb_beside

LOOSENED = 0.7
"""How much of its certainty a piece keeps that is parted from its verb."""

FURTHER = frozenset(
    """adding noting stressing highlighting underlining underscoring emphasising emphasizing affirming reaffirming
    reiterating urging expressing voicing praising thanking condemning hailing describing commending""".split()
)
"""Such verbs after a comma tell what the same speaker says further, whatever follows: "..., stressing the need for"."""

CONTINUING = frozenset({"he", "she", "it", "they"})

LINKS = frozenset("that to out on for of".split())
"""Words after such a verb that show that it tells what is said: "adding that", "pointing to", "calling for"."""


LINKED = "geopolnews.linked"
"""Where a doc keeps its drafts: whoever speaks is asked for before there is a cast, and again with it."""


def linked_drafts(doc: Doc) -> list[Draft]:
    """Return the drafts of a marked doc, each with its own verb."""
    if LINKED not in doc.user_data:
        doc.user_data[LINKED] = tuple(link_verbs(doc, start_drafts(doc)))
    return list(doc.user_data[LINKED])


def link_verbs(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Return drafts each with its own verb: pieces of other sentences apart, those without a verb with one beside."""
    parted = [part for draft in drafts for part in _part(doc, draft)]
    split = [part for draft in parted for part in _split_further(draft, doc)]
    used = {token for draft in split if draft.cue for token in range(draft.cue.start, draft.cue.end)}
    linked: list[Draft] = []
    for draft in split:
        verb = verb_beside(doc, draft.pieces[0], used) if draft.cue is None else None
        if verb is not None:
            used.add(verb.i)
            draft = attrs.evolve(draft, cue=cue_of(verb)).explain("the verb of speech beside it attributes it")
        linked.append(draft)
    return linked


def _part(doc: Doc, draft: Draft) -> list[Draft]:
    """Return a draft, and a draft of its own for each piece that stands too far from the cue to be its content."""
    cue = draft.cue
    if cue is None or len(draft.pieces) == 1:
        return [draft]
    quotes = marks_of(doc).quotes
    home = doc[cue.start].sent
    near = [piece for piece in draft.pieces if home.start <= piece.start < home.end or 0 <= cue.start - piece.end <= 2]
    kept = set(near or [min(draft.pieces, key=lambda piece: _gap(piece, cue))])
    for before, piece in zip(draft.pieces, draft.pieces[1:], strict=False):
        if before in kept and (piece.start - before.end <= 1 or _opens_quote(piece, quotes)):
            kept.add(piece)
    parted = [attrs.evolve(draft, pieces=tuple(piece for piece in draft.pieces if piece in kept))]
    for piece in draft.pieces:
        if piece not in kept:
            sure = draft.confidence * LOOSENED
            parted.append(attrs.evolve(draft, pieces=(piece,), cue=None, source=None, confidence=sure))
    return parted


def _gap(piece: Stretch, cue: Stretch) -> int:
    return max(piece.start - cue.end, cue.start - piece.end, 0)


def _opens_quote(piece: Stretch, quotes: tuple[QuoteMark, ...]) -> bool:
    return any(piece.start <= quote.start <= piece.start + 1 for quote in quotes)


def _split_further(draft: Draft, doc: Doc) -> list[Draft]:
    """Return a draft without the further verbs of speech of the same speaker: "... [and called for] ..."."""
    if draft.cue is None:
        return [draft]
    for number, piece in enumerate(draft.pieces):
        if piece.start < draft.cue.start:
            continue
        for token in doc[piece.start + 1 : piece.end - 1]:
            if _goes_on_speaking(token, draft.cue):
                cue = cue_of(token)
                before, after = draft.pieces[:number], draft.pieces[number + 1 :]
                first = attrs.evolve(draft, pieces=(*before, Stretch(start=piece.start, end=_end_before(token))))
                rest = (Stretch(start=cue.end, end=max(piece.end, cue.end + 1)), *after)
                second = attrs.evolve(draft, pieces=rest, cue=cue).explain("a further verb of the same speaker")
                return [first, *_split_further(second, doc)] if rest[0].end <= len(doc) else [first]
    return [draft]


def _goes_on_speaking(token: Token, cue: Stretch) -> bool:
    """Tell whether a verb inside of a content is beside the verb that attributes the content, not below it."""
    if not is_cue_verb(token) or is_quoted(token) or token.i == 0 or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor()
    beside = cue.start <= token.head.i < cue.end
    if token.lower_.endswith("ing"):
        apart = before.text == "," or before.is_quote or before.pos_ == "CCONJ"
        known = lemma_of(token).split()[0] in SPEAKING
        further = before.text == "," and token.lower_ in FURTHER
        return apart and (further or (beside and token.dep_ in {"conj", "advcl"}) or (known and after.lower_ in LINKS))
    if _speaks_again(token):
        return True
    if token.dep_ != "conj" or not beside or token.lower_ == lemma_of(token):
        return False
    return before.pos_ in {"CCONJ", "ADV"} or before.text == ","


def _speaks_again(verb: Token) -> bool:
    """Tell whether a verb of speech has the speaker for its subject again: "said ... and he urged the council"."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    subject, before = verb.doc[at], verb.doc[max(at - 1, verb.sent.start)]
    told = lemma_of(verb).split()[0] in SPEAKING and verb.lower_ != lemma_of(verb)
    return told and subject.lower_ in CONTINUING and before.lower_ == "and"


def _end_before(token: Token) -> int:
    """Return the token after which a content ends that a further verb follows."""
    at = token.i
    doc = token.doc
    again = _speaks_again(token)
    while at > 1 and (
        doc[at - 1].pos_ in {"CCONJ", "ADV", "AUX"}
        or doc[at - 1].text == ","
        or (again and doc[at - 1].lower_ in CONTINUING | {"and"})
    ):
        at -= 1
    return at
