"""The content of a statement: the attributed words alone, cut where source and cue interrupt them."""

from __future__ import annotations

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import QuoteMark, Stretch, marks_of
from geopolnews.assemble.statements.drafts import Draft, find_quoted
from geopolnews.assemble.statements.edges import cut_edges
from geopolnews.assemble.statements.phrases import is_word
from geopolnews.assemble.statements.verbs import lemma_of
from geopolnews.model.statement import StatementKind

EDGES = frozenset(", ; : . - – — -- --- … ... / | • · ? ) ]".split())
"""Signs that do not begin a content, nor end one outside of quotation marks."""

EXPRESSING = frozenset("express voice convey extend offer send reaffirm renew reiterate".split())
"""Verbs that take what is said as a noun: "expressed gratitude to"."""

MAX_ASIDE = 12
"""Tokens from a cue to the comma after which an interrupted clause goes on."""

OPENERS = frozenset("( [".split())


def tidy_contents(doc: Doc, draft: Draft) -> Draft | None:
    """Return a draft whose pieces hold the attributed words and nothing else; None where nothing is left."""
    draft = _after_saying(doc, _with_feeling(doc, draft))
    pieces = list(draft.pieces)
    for cut in (draft.cue, draft.source):
        if cut is not None and (cut is draft.cue or _beside(cut, draft.cue)):
            pieces = [part for piece in pieces for part in _without(piece, cut)]
    said = [piece for piece in pieces if not _leads_in(doc, piece, draft.cue)]
    if not said and pieces and draft.cue is not None:
        said = [_rest_of_sentence(doc, draft.cue.end)]  # a lead-in taken for what is said hides what is
    pieces = [cut_edges(doc, draft.cue, piece) for piece in said]
    quotes = marks_of(doc).quotes
    trimmed = [trimmed for piece in pieces if (trimmed := _trim(doc, piece, quotes)) is not None]
    if not trimmed:
        return None
    if len(trimmed) == 1 and draft.cue is not None:
        trimmed += _find_other_half(doc, trimmed[0], draft.cue)
    return attrs.evolve(draft, pieces=_in_order(trimmed))


def _leads_in(doc: Doc, piece: Stretch, cue: Stretch | None) -> bool:
    """Tell whether words before a cue only tell what the speaker did: "Speaking at the event, Hart said ..."."""
    if cue is None or piece.end > cue.start or piece.end >= len(doc) or doc[piece.end].text != ",":
        return False
    first = doc[piece.start]
    doing = first.pos_ == "VERB" and first.lower_.endswith("ing") and first.dep_.startswith("advcl")
    quoted = any(quote.start < piece.end and piece.start < quote.end for quote in marks_of(doc).quotes)
    return doing and cue.start <= first.head.i < cue.end and not quoted


def _rest_of_sentence(doc: Doc, start: int) -> Stretch:
    """Return the words up to the next full stop or line, whatever the parse makes of them."""
    end = next((i for i in range(start, len(doc)) if doc[i].text in {".", "!", "?"} or "\n" in doc[i].text), len(doc))
    return Stretch(start=start, end=end)


def _after_saying(doc: Doc, draft: Draft) -> Draft:
    """Return a draft without the source that stands inside: "quoted [the minister as saying] ..."."""
    quoted = find_quoted(doc, draft.cue)
    if quoted is None:
        return draft
    start = quoted.end + len(("as", "saying"))
    cut = [Stretch(start=max(p.start, start), end=p.end) for p in draft.pieces if p.end > start]
    return attrs.evolve(draft, pieces=tuple(cut)) if cut else draft


def _with_feeling(doc: Doc, draft: Draft) -> Draft:
    """Return a draft with the noun that a verb of expressing takes in its content: "expressed [gratitude to] ..."."""
    cue = draft.cue
    if cue is None:
        return draft
    nouns = [token.i for token in cue.of(doc) if token.pos_ == "NOUN"]
    if not nouns:
        return draft
    verbs = [token.i for token in doc[max(0, cue.start - 4) : nouns[0]] if token.pos_ == "VERB"]
    if not verbs or lemma_of(doc[verbs[-1]]) not in EXPRESSING or draft.pieces[0].start not in {cue.end, cue.end + 1}:
        return draft
    first = Stretch(start=verbs[-1] + 1, end=draft.pieces[0].end)
    return attrs.evolve(draft, cue=Stretch(start=verbs[-1], end=verbs[-1] + 1), pieces=(first, *draft.pieces[1:]))


def _find_other_half(doc: Doc, piece: Stretch, cue: Stretch) -> list[Stretch]:
    """Return the rest of a clause that source and cue interrupt: "The talks, he said, [will go on]"."""
    sentence = doc[cue.start].sent
    after = next(
        (token.i for token in doc[cue.end : min(cue.end + MAX_ASIDE, sentence.end)] if token.text == ","), None
    )
    if after is None or not sentence.start <= piece.start < piece.end <= cue.start or doc[piece.end].text != ",":
        return []
    if any(token.pos_ in {"VERB", "AUX"} for token in piece.of(doc)) or after + 1 >= sentence.end:
        return []
    if doc[after + 1].pos_ not in {"VERB", "AUX"}:
        return []
    rest = _trim(doc, Stretch(start=after + 1, end=sentence.end), marks_of(doc).quotes)
    return [rest] if rest is not None else []


def find_kind(doc: Doc, pieces: tuple[Stretch, ...]) -> StatementKind:
    """Return whether all, some or none of the words stand within quotation marks."""
    quotes = marks_of(doc).quotes
    inside = outside = 0
    for piece in pieces:
        near = [quote for quote in quotes if quote.start < piece.end and piece.start < quote.end]
        for token in piece.of(doc):
            if is_word(token):
                if any(quote.start <= token.i < quote.end for quote in near):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return StatementKind.INDIRECT
    return StatementKind.MIXED if outside else StatementKind.DIRECT


def _beside(cut: Stretch, cue: Stretch | None) -> bool:
    """Tell whether a source stands so near the cue that both interrupt the content together."""
    return cue is not None and max(cut.start - cue.end, cue.start - cut.end) <= 3


def _without(piece: Stretch, cut: Stretch) -> list[Stretch]:
    """Return what is left of a piece before and after a stretch."""
    if not piece.overlaps(cut):
        return [piece]
    parts = [(piece.start, cut.start), (cut.end, piece.end)]
    return [Stretch(start=start, end=end) for start, end in parts if start < end]


def _trim(doc: Doc, piece: Stretch, quotes: tuple[QuoteMark, ...]) -> Stretch | None:
    """Return a piece without signs and empty words at its ends; None where no word is left."""
    start, end = piece.start, piece.end
    while start < end and _is_lead(doc[start], end):
        start += 1
    while start < end and _is_tail(doc[end - 1], quotes):
        end -= 1
    if not any(is_word(token) for token in doc[start:end]):
        return None
    return _with_marks(Stretch(start=start, end=end), piece, quotes)


def _is_lead(token: Token, end: int) -> bool:
    if token.is_space or token.text in EDGES:
        return True
    # "that" leads in a clause; "that prospect" and "that would help" say something
    return token.lower_ == "that" and token.pos_ == "SCONJ" and token.i + 1 < end


def _is_tail(token: Token, quotes: tuple[QuoteMark, ...]) -> bool:
    if token.is_space or token.text in OPENERS:
        return True
    if token.text == ")" or token.text == "]":
        return False
    if token.text in EDGES:
        return not any(quote.start < token.i < quote.end for quote in quotes)
    return token.pos_ == "CCONJ" and token.lower_ in {"and", "but", "or", "while"}


def _with_marks(kept: Stretch, piece: Stretch, quotes: tuple[QuoteMark, ...]) -> Stretch:
    """Return a trimmed piece with the quotation marks right beside it."""
    start, end = kept.start, kept.end
    for quote in quotes:
        if quote.start == start - 1 and quote.end <= end + 2:
            start = quote.start
        if quote.end == end + 1 and quote.start >= start:
            end = quote.end
    return Stretch(start=start, end=end)


def _in_order(pieces: list[Stretch]) -> tuple[Stretch, ...]:
    """Return pieces in the order of the text, overlapping ones as one."""
    merged: list[Stretch] = []
    for piece in sorted(pieces):
        if merged and piece.start < merged[-1].end:
            merged[-1] = Stretch(start=merged[-1].start, end=max(piece.end, merged[-1].end))
        else:
            merged.append(piece)
    return tuple(merged)
