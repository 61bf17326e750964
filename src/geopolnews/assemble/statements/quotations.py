"""Quotation marks as hard borders: a quotation is attributed as a whole, and none that is plainly speech is lost."""

from __future__ import annotations

from itertools import pairwise

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import QuoteMark, QuoteState, Stretch, marks_of
from geopolnews.assemble.statements.drafts import Draft, covers
from geopolnews.assemble.statements.paragraphs import Paragraphs
from geopolnews.assemble.statements.phrases import is_word
from geopolnews.assemble.statements.verbs import REACH, verb_of_quote

MIN_WORDS = 4
"""Words of a quotation that may stand for itself; fewer are a name, a title or a word held at arm's length."""

RECOVERED = 0.6
"""How sure a statement is that rests on its quotation marks and a verb of speech alone."""

CONTINUING = 0.5
"""How sure a quotation without any verb is to go on with the one before it."""

ENDS = frozenset(", . ! ? … ...".split())


def settle_quotations(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Return drafts that cover whole quotations, with those added that nobody was tagged to have said."""
    paragraphs = Paragraphs(doc)
    for quote in marks_of(doc).quotes:
        drafts = _settle(doc, quote, sorted(drafts, key=_place), paragraphs)
    return sorted(_join_continued(doc, drafts), key=_place)


def _join_continued(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with what a quotation says before its cue, in paragraphs that it does not close, in one.

    Each paragraph of a long quotation is opened, only the last is closed, and its speaker may stand after that alone.
    """
    quotes = marks_of(doc).quotes
    for quote, following in reversed(list(pairwise(quotes))):
        if quote.state is not QuoteState.CONTINUED:
            continue
        first, rest = _draft_of(drafts, quote), _draft_of(drafts, following)
        if first is None or rest is None or first is rest or (first.cue is not None and rest.cue is not None):
            continue
        told, other = (first, rest) if first.cue is not None else (rest, first)
        whole = attrs.evolve(told, pieces=tuple(sorted({*told.pieces, *other.pieces})))
        whole = whole.explain("a quotation goes on over several paragraphs")
        drafts = [*(d for d in drafts if d is not first and d is not rest), whole]
    return drafts


def _draft_of(drafts: list[Draft], quote: QuoteMark) -> Draft | None:
    """Return the draft that has a quotation, and is not told of inside of another."""
    return next((d for d in drafts if not d.nested and any(piece.overlaps(quote) for piece in d.pieces)), None)


def _place(draft: Draft) -> tuple[int, int]:
    return draft.start, draft.end


def _settle(doc: Doc, quote: QuoteMark, drafts: list[Draft], paragraphs: Paragraphs) -> list[Draft]:
    """Return the drafts with one quotation seen to."""
    words = sum(is_word(token) for token in quote.of(doc))
    covered = covers(drafts, quote)
    if covered >= quote.end - quote.start or not words:
        return drafts
    touching = [draft for draft in drafts if _may_grow(draft, quote)]
    if touching and quote.state is not QuoteState.UNCLOSED:
        best = max(touching, key=lambda draft: covers([draft], quote))
        others = [draft for draft in drafts if draft is not best]
        grown = _grow(best, quote, others)
        return [*others, grown]
    if covered or not _is_speech(doc, quote, words):
        return drafts
    return _recover(doc, quote, drafts, paragraphs)


def _may_grow(draft: Draft, quote: QuoteMark) -> bool:
    """Tell whether a draft has words of a quotation and is not itself told of inside of it."""
    if draft.nested or (draft.cue is not None and quote.contains(draft.cue)):
        return False
    return any(piece.overlaps(quote) for piece in draft.pieces)


def _grow(draft: Draft, quote: QuoteMark, others: list[Draft]) -> Draft:
    """Return a draft that has the whole quotation, as far as no other draft has it."""
    taken = {token for other in others if not other.nested for piece in other.pieces
             for token in range(piece.start, piece.end)}  # fmt: skip
    low = min(piece.start for piece in draft.pieces if piece.overlaps(quote))
    high = max(piece.end for piece in draft.pieces if piece.overlaps(quote))
    while low > quote.start and low - 1 not in taken:
        low -= 1
    while high < quote.end and high not in taken:
        high += 1
    whole = Stretch(start=low, end=high)
    kept = tuple(piece for piece in draft.pieces if not piece.overlaps(whole))
    grown = attrs.evolve(draft, pieces=tuple(sorted((*kept, whole))))
    return grown.explain("the content was made to cover the whole quotation that it was part of")


def _is_speech(doc: Doc, quote: QuoteMark, words: int) -> bool:
    """Tell whether a quotation reads like something said rather than a name or a word held at arm's length."""
    inner = doc[quote.start + 1 : max(quote.end - 1, quote.start + 2)]
    sentence = any(token.pos_ in {"VERB", "AUX"} for token in inner)
    ended = any(token.text in ENDS for token in doc[max(quote.start, quote.end - 2) : quote.end])
    return words >= MIN_WORDS and (sentence or ended)


def _recover(doc: Doc, quote: QuoteMark, drafts: list[Draft], paragraphs: Paragraphs) -> list[Draft]:
    """Return the drafts with a quotation added to one of them or as one of its own."""
    cue = verb_of_quote(doc, quote, paragraphs)
    if cue is not None:
        owner = next((d for d in drafts if d.cue is not None and d.cue.overlaps(cue) and not d.nested), None)
        if owner is not None and _is_quoted(doc, owner):
            return [*(d for d in drafts if d is not owner), _with_piece(owner, quote)]
        if owner is None:
            why = "it stands in quotation marks beside a verb of speech"
            return [*drafts, Draft(pieces=(quote_of(quote),), cue=cue, confidence=RECOVERED, because=(why,))]
    if not _stands_alone(doc, quote, paragraphs):
        return drafts
    before = [d for d in drafts if d.end <= quote.start and not d.nested]
    last = max(before, key=lambda d: d.end, default=None)
    if last is not None and _goes_on(doc, last, quote, paragraphs):
        return [*(d for d in drafts if d is not last), _with_piece(last, quote)]
    why = "it stands in quotation marks as a sentence of its own"
    return [*drafts, Draft(pieces=(quote_of(quote),), confidence=CONTINUING, because=(why,))]


def quote_of(quote: QuoteMark) -> Stretch:
    """Return a quotation as a plain stretch."""
    return Stretch(start=quote.start, end=quote.end)


def _with_piece(draft: Draft, quote: QuoteMark) -> Draft:
    grown = attrs.evolve(draft, pieces=tuple(sorted((*draft.pieces, quote_of(quote)))))
    return grown.explain("a further quotation goes on with it without a new verb of speech")


def _is_quoted(doc: Doc, draft: Draft) -> bool:
    """Tell whether a draft's content begins or ends with quotation marks."""
    quotes = marks_of(doc).quotes
    return any(piece.overlaps(quote) for piece in draft.pieces for quote in quotes)


def _stands_alone(doc: Doc, quote: QuoteMark, paragraphs: Paragraphs) -> bool:
    """Tell whether a quotation is whole sentences: nothing of its sentence before it or after it."""
    paragraph = paragraphs.of(quote.start)
    before = [token.text for token in doc[paragraph.start : quote.start] if not token.is_space]
    after = [token.text for token in doc[quote.end : paragraph.end] if not token.is_space]
    opened = not before or before[-1] in {".", "!", "?", ":"} or before[-1] in {'"', "”", "’’"}
    ended = any(token.text in {".", "!", "?", "…", "..."} for token in doc[max(quote.start, quote.end - 2) : quote.end])
    return opened and (ended or not after)


def _goes_on(doc: Doc, last: Draft, quote: QuoteMark, paragraphs: Paragraphs) -> bool:
    """Tell whether a quotation goes on with the statement before it: nothing but its source and cue lies between."""
    if not _is_quoted(doc, last):
        return False
    apart = paragraphs.number(quote.start) - paragraphs.number(last.end - 1)
    between = [token for token in doc[last.end : quote.start] if is_word(token)]
    sentences = sum(token.is_sent_start is True for token in between[1:])
    return apart <= 1 and len(between) <= 2 * REACH and sentences <= 1
