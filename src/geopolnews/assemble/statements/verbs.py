"""Verbs of speech: which words are one, and which one stands beside some words."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.statements.paragraphs import Paragraphs
from geopolnews.lexicon.cues import LONGEST_CUE, cue_verbs, find_cue, index_cues

REACH = 14
"""Tokens between a quotation and the verb that attributes it."""

NEAR = 9
"""Tokens between a content without quotation marks and the verb that attributes it."""

SPEAKING = frozenset(
    """add tell note stress say refer point describe urge call warn express emphasise emphasize highlight underscore
    underline explain claim insist argue affirm reaffirm reiterate voice accuse state assert allege demand hope thank
    praise condemn reject denounce announce vow pledge promise remark observe recall suggest propose request remind
    indicate mention""".split()
)
"""Verbs of nothing but speech: as "..., adding ..." they tell what the same speaker says further."""

STOPS = frozenset(". ! ? ; :".split())


def is_cue_verb(token: Token) -> bool:
    """Tell whether a token is a verb of speech."""
    return token.pos_ in {"VERB", "AUX"} and token.lower_ in cue_verbs()


def lemma_of(token: Token) -> str:
    """Return the base form of a verb of speech; of another word, the word."""
    cue = find_cue(token.text)
    return cue.phrase if cue is not None else token.lower_


def cue_of(token: Token) -> Stretch:
    """Return a verb of speech with the words that belong to it: "called for", "pointed out"."""
    doc = token.doc
    known = index_cues()
    for size in range(LONGEST_CUE, 1, -1):
        words = doc[token.i : token.i + size]
        if len(words) < size or " ".join(word.lower_ for word in words) not in known:
            continue
        after = doc[token.i + size] if token.i + size < len(doc) else None
        if words[-1].lower_ == "to" and after is not None and after.pos_ in {"VERB", "AUX"}:
            continue  # "agreed [to hold talks]": the "to" belongs to what was agreed
        return Stretch(start=token.i, end=token.i + size)
    return Stretch(start=token.i, end=token.i + 1)


def is_quoted(token: Token) -> bool:
    """Tell whether a token stands inside of a quotation."""
    return any(quote.start < token.i < quote.end for quote in marks_of(token.doc).quotes)


def verb_beside(doc: Doc, piece: Stretch, used: set[int]) -> Token | None:
    """Return the verb of speech that a content hangs on, or that stands right before it or after it."""
    sentence = doc[piece.start].sent
    tops = [token for token in piece.of(doc) if not piece.start <= token.head.i < piece.end]
    for token in tops:
        hangs = token.dep_ in {"ccomp", "obj", "xcomp", "parataxis"}
        if hangs and is_cue_verb(token.head) and token.head.i not in used:
            return token.head
    for at in range(piece.start - 1, max(sentence.start, piece.start - NEAR) - 1, -1):
        token = doc[at]
        if is_cue_verb(token):
            return token if at not in used else None
        if token.text in STOPS - {":"} or token.pos_ in {"VERB", "AUX"} or token.is_quote:
            break
    if piece.end < len(doc) and doc[piece.end].text != ",":
        return None
    end = doc[piece.end - 1].sent.end
    for token in doc[piece.end : min(end, piece.end + NEAR)]:
        if is_cue_verb(token):
            return token if token.i not in used else None
        if token.text in STOPS or token.is_quote:
            break
    return None


def verb_of_quote(doc: Doc, quote: Stretch, paragraphs: Paragraphs) -> Stretch | None:
    """Return the verb of speech that stands nearest after a quotation, or else before it."""
    paragraph = paragraphs.of(quote.start)
    for token in doc[quote.end : min(paragraph.end, quote.end + REACH)]:
        if token.text in STOPS or token.is_quote:
            break
        if is_cue_verb(token):
            return cue_of(token)
    for at in range(quote.start - 1, max(paragraph.start, quote.start - REACH) - 1, -1):
        token = doc[at]
        if token.text in STOPS - {":"} or token.is_quote:
            break
        if is_cue_verb(token):
            return cue_of(token)
    return None
