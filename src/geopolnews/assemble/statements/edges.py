"""What stands at the edges of a content but is none of it: whom it was said to, where, when, according to whom."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.statements.forms import IN_FORM, ON_SITE
from geopolnews.assemble.statements.phrases import head_of
from geopolnews.assemble.statements.verbs import lemma_of
from geopolnews.model.article import PartKind

TELLING = frozenset("tell inform assure remind warn notify advise brief reassure convince promise".split())
DEMANDING = frozenset(
    "urge ask call request tell order beg advise press encourage invite implore exhort instruct warn appeal".split()
)
BLAMING = {
    "accuse": {"of"}, "suspect": {"of"}, "thank": {"for"}, "charge": {"with"}, "caution": {"against", "about"},
    "warn": {"against", "of", "about", "for"},
}  # fmt: skip
"""Verbs after which the one spoken to or of comes first, and the prepositions that lead to the content."""

MAX_PARTY = 18
"""Words that the one spoken to may take between the cue and the content."""

DOUBLE_QUOTES = frozenset('"“”„«»')

OCCASIONS = frozenset("during in at after on while as when following before upon amid via through".split())
"""Words that begin the circumstances after a quotation: "... ready" [during the meeting]."""

WHOLE_QUOTE = 5
"""Tokens of a quotation that is a content by itself, so that circumstances after it are none of it."""


def cut_edges(doc: Doc, cue: Stretch | None, piece: Stretch) -> Stretch:
    """Return a piece of content without what frames it."""
    piece = _without_other_lines(doc, _without_dateline(doc, piece), cue)
    if cue is not None and piece.start == cue.end:
        piece = _without_party(doc, cue, piece)
    piece = _without_form(doc, piece)
    piece = _without_occasion(doc, piece)
    return _without_credit(doc, piece)


def _without_dateline(doc: Doc, piece: Stretch) -> Stretch:
    """Return a piece without the dateline it begins in."""
    for part in marks_of(doc).parts:
        if part.kind is PartKind.DATELINE and part.start <= doc[piece.start].idx < part.end:
            after = next((token.i for token in piece.of(doc) if token.idx >= part.end), piece.start)
            return Stretch(start=after, end=piece.end)
    return piece


def _without_other_lines(doc: Doc, piece: Stretch, cue: Stretch | None) -> Stretch:
    """Return a piece that keeps to its line, unless a quotation runs on over the end of it."""
    quotes = marks_of(doc).quotes
    for token in piece.of(doc):
        if "\n" not in token.text or token.i == piece.start:
            continue
        if not any(quote.start <= token.i < quote.end for quote in quotes):
            if cue is not None and cue.start >= piece.end and token.i + 1 < piece.end:
                return _without_other_lines(doc, Stretch(start=token.i + 1, end=piece.end), cue)
            return Stretch(start=piece.start, end=token.i)
    return piece


def _without_party(doc: Doc, cue: Stretch, piece: Stretch) -> Stretch:
    """Return a piece without the one spoken to: "told [reporters that] ...", "urged [Iran] to ..."."""
    lemma = lemma_of(head_of(doc, cue))
    for token in doc[piece.start : min(piece.end, piece.start + MAX_PARTY)]:
        if token.text in DOUBLE_QUOTES or (_is_verb(doc, token.i) and doc[token.i - 1].text != "-"):
            break
        if token.i == piece.start:
            continue
        if lemma in TELLING and token.lower_ == "that" and token.pos_ in {"SCONJ", "PRON"}:
            return Stretch(start=token.i, end=piece.end)
        if lemma in DEMANDING and token.lower_ == "to" and _is_verb(doc, token.i + 1):
            negated = doc[token.i - 1].lower_ == "not" and token.i - 1 > piece.start
            return Stretch(start=token.i - 1 if negated else token.i, end=piece.end)
        if token.lower_ in BLAMING.get(lemma, ()) and token.i < piece.end - 1:
            if _is_of_name(doc, token.i, piece):
                continue  # "accused the government [of Ona Reed] of neglect"
            return Stretch(start=token.i + 1, end=piece.end)
    return piece


def _is_of_name(doc: Doc, at: int, piece: Stretch) -> bool:
    """Tell whether "of" and a name belong to the one spoken of, as the same word leads to the content right after."""
    end = at + 1
    while end < piece.end and doc[end].text[:1].isupper():
        end += 1
    return end > at + 1 and end < piece.end - 1 and doc[end].lower_ == doc[at].lower_


def _is_verb(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].pos_ in {"VERB", "AUX"}


def _without_form(doc: Doc, piece: Stretch) -> Stretch:
    """Return a piece without the form that it was said in: "underlined in [a note on Facebook the] ..."."""
    for first in (piece.start, max(piece.start - 1, 0)):  # the tagger takes the preposition along, or leaves it out
        text = doc[first : piece.end].text
        if found := IN_FORM.match(text) or ON_SITE.match(text):
            break
    else:
        return piece
    end = doc[first].idx + found.end()
    after = next((token.i for token in piece.of(doc) if token.idx >= end), piece.end)
    if after + 1 < piece.end and any(quote.start == after + 1 for quote in marks_of(doc).quotes):
        after += 1
    return Stretch(start=after, end=piece.end) if after < piece.end else piece


def _without_occasion(doc: Doc, piece: Stretch) -> Stretch:
    """Return a piece that begins with a whole quotation without the circumstances that follow it."""
    for quote in marks_of(doc).quotes:
        whole = quote.start <= piece.start < quote.end < piece.end and quote.end - quote.start >= WHOLE_QUOTE
        if whole and doc[quote.end].lower_ in OCCASIONS:
            return Stretch(start=piece.start, end=quote.end)
    return piece


def _without_credit(doc: Doc, piece: Stretch) -> Stretch:
    """Return a piece without an "according to ..." at its end."""
    for token in doc[max(piece.start + 3, piece.end - MAX_PARTY) : piece.end - 2]:
        if token.lower_ == "according" and token.nbor().lower_ == "to":
            rest = doc[token.i + 2 : piece.end]
            if not any(other.pos_ in {"VERB", "AUX"} or other.lower_ == "," for other in rest):
                return Stretch(start=piece.start, end=token.i)
    return piece
