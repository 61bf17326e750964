"""Positions that a speaker takes by the sort of statement itself: who demands something is for it.

What a statement does tells the side ("urged", "praised", "rejected"), its content what the side is taken on. This needs
no word of the table of positions, and is asked only where that has found nothing.
"""

from __future__ import annotations

from geopolnews.annotate.clauses import INSIDE, is_subject, reach_right
from geopolnews.annotate.deeds import SLIGHT, end_of_deed, read_deed, trim
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import StanceMark, Stretch
from geopolnews.annotate.positions import make_mark
from geopolnews.annotate.turns import turn_mark
from geopolnews.lexicon.cues import find_cue
from geopolnews.model.stance import Position
from geopolnews.model.statement import Act, Statement

SIDES = {
    Act.DEMAND: Position.SUPPORT,
    Act.PROPOSE: Position.SUPPORT,
    Act.PRAISE: Position.SUPPORT,
    Act.THANK: Position.SUPPORT,
    Act.AGREE: Position.SUPPORT,
    Act.CONDEMN: Position.OPPOSE,
    Act.REJECT: Position.OPPOSE,
    Act.DENY: Position.OPPOSE,
    Act.WARN: Position.CONCERN,
}
"""On which side of its content a statement puts its speaker; promises and accusations were hardly ever positions."""
WANTING = frozenset({Act.DEMAND, Act.PROPOSE})
"""What asks for something to be done."""
OF_THINGS = frozenset({Act.DENY, Act.WARN, Act.AGREE})
"""What takes a side on a thing ("denied the charges") but none where it tells that something is so."""


def read_statement(doc: Doc, statement: Statement) -> StanceMark | None:
    """Return the mark of the position that a statement takes by its act, or None where its content tells nothing."""
    side = SIDES.get(statement.act)
    cue = _token_of_cue(doc, statement)
    content = _first_stretch(doc, statement)
    if side is None or cue is None or content is None or statement.negated:
        return None
    verb = _to_do(doc, content)
    if verb is not None:
        return _read_action(cue, verb) if statement.act in WANTING else None
    target = trim(doc, content.start, end_of_deed(doc, content.start, content.end))
    if target is None or (statement.act in OF_THINGS and _is_clause(doc, target)):
        return None
    return turn_mark(doc, make_mark(cue, side, None, target, voiced=True))


def _token_of_cue(doc: Doc, statement: Statement) -> Token | None:
    """Return the last word of the cue where that tells what the statement does, and not its content alone."""
    if statement.cue is None:
        return None
    cue = find_cue(doc.text[statement.cue.start : statement.cue.end])
    span = doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    return span[-1] if cue is not None and cue.act is statement.act and span is not None else None


def _first_stretch(doc: Doc, statement: Statement) -> Stretch | None:
    piece = statement.content[0]
    span = doc.char_span(piece.start, piece.end, alignment_mode="contract")
    return trim(doc, span.start, span.end) if span is not None else None


def _is_clause(doc: Doc, words: Stretch) -> bool:
    """Tell whether words have a subject of their own: "the raid was lawful", not "the raid on the port"."""
    return any(is_subject(token) and not token.head.dep_.startswith("acl") for token in words.of(doc))


def _to_do(doc: Doc, content: Stretch) -> Token | None:
    """Return the verb of what is to be done: "to sign the treaty", "not to sign it", "the ministry to sign it"."""
    start = content.start
    if doc[start].pos_ in INSIDE:
        start = reach_right(doc, start, content.end)
    for i in range(start, content.end - 1):
        if doc[i].lower_ == "to":
            return next((t for t in doc[i + 1 : min(i + 4, content.end)] if t.pos_ in {"VERB", "AUX"}), None)
        if doc[i].pos_ not in {"PART", "ADV", "PUNCT"}:
            return None
    return None


def _read_action(cue: Token, verb: Token) -> StanceMark | None:
    """Return the mark of what is asked to be done, or not to be done."""
    to = verb.doc[max(verb.i - 4, 0) : verb.i]
    found = read_deed(verb, wanted=all(token.lower_ != "not" or token.nbor().lower_ == "only" for token in to))
    if found is None or verb.lower_ in SLIGHT:
        return None
    return make_mark(cue, found[0], None, found[1], voiced=True)
