"""What looks like a statement and is none: what was merely discussed, what is too unsure, words about being named."""

from __future__ import annotations

import re

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.statements.drafts import Draft, covers
from geopolnews.assemble.statements.phrases import head_of
from geopolnews.lexicon.cues import split_cue
from geopolnews.model.article import PartKind

# Measured on articles set apart: of what is marked without a cue and without quotation marks and is less sure than the
# first line, one in eight was right; so it was of what has a cue and is less sure than the second.
LEAST_WITHOUT_CUE = 0.35
LEAST_WITH_CUE = 0.08

DISCUSSED = frozenset(
    """discuss discusses discussed discussing negotiate negotiates negotiated negotiating tackle tackled tackling
    exchange exchanged exchanging debate debated debating deliberate deliberated""".split()
)
"""Verbs of what parties talk about: the topic of a meeting, not a statement."""

BESIDE = frozenset({PartKind.STRAY, PartKind.BYLINE, PartKind.CREDIT})
"""Parts that hold no statement."""

IMPERSONAL = frozenset("reportedly allegedly supposedly apparently".split())

DECLINING = frozenset("decline declines declined declining refuse refuses refused refusing".split())
"""Of whoever declined to comment nothing is told."""
UNTOLD = frozenset("comment elaborate details speculate disclose specify".split())
"""What is declined then."""
PRONOUNS = frozenset("it this that them him her these those".split())

HEARSAY = frozenset(
    """recalled believed understood thought hoped noted said reported known expected feared rumoured rumored assumed
    estimated considered felt supposed remembered""".split()
)
"""What is said or thought by nobody in particular where "it" is: what "is announced" or "agreed" has its speaker."""

TOLD = frozenset("said reported noted".split())
"""Those of them by which something is told, by whomever: "the road was said to be closed"."""

PERFORMED = frozenset(
    """block blocks blocked blocking sign signs signed signing appoint appoints appointed appointing summon summons
    summoned summoning introduce introduces introduced introducing launch launches launched launching inaugurate
    inaugurates inaugurated inaugurating open opens opened opening establish establishes established establishing
    direct directs directed directing name names named naming adopt adopts adopted adopting approve approves approved
    approving seem seems seemed appear appears appeared""".split()
)
"""Verbs of what parties do, and of how things look: without a clause or a quotation after them nobody says anything."""

VOTING = frozenset("vote votes voted voting".split())

BEING = frozenset("is was be been being are were 's".split())

ASKED = frozenset({"asked", "questioned", "pressed"})
QUESTIONS = frozenset("whether if about what why how when where who which".split())

UNNAMED = re.compile(r"(?:not )?to (?:remain|stay|be|not be) (?:anonymous|unnamed|named|identified|quoted)\b")


def is_left_out(doc: Doc, draft: Draft) -> bool:
    """Tell whether a draft is no statement."""
    text = " ".join(piece.of(doc).text for piece in draft.pieces)
    if UNNAMED.match(text.lower()):
        return True
    if _stands_outside(doc, draft):
        return True
    if draft.cue is None:
        return draft.confidence < (LEAST_WITH_CUE if _is_quotation(doc, draft) else LEAST_WITHOUT_CUE)
    if draft.confidence < LEAST_WITH_CUE:
        return True
    words = set(split_cue(draft.cue.of(doc).text))
    if words & DECLINING and UNTOLD & {*words, *text.lower().split()[:3]}:
        return True
    if text.lower() in PRONOUNS and any(word.endswith("ing") for word in words):
        return True  # "with forty members supporting it"
    if words & {"critic", "critics"} and not _is_worded(doc, draft):
        return True  # "a critic of the mayor" tells who somebody is
    if words & VOTING and (doc[draft.start - 1].lower_ == "on" or "on" in words):
        return True  # what is voted on; "voted against it" tells a side
    if words & (IMPERSONAL | DISCUSSED) or (words & PERFORMED and not _is_worded(doc, draft)):
        return True
    return _is_anybodys(doc, draft) or _is_put(doc, draft) or _explains_quote(doc, draft)


def _is_worded(doc: Doc, draft: Draft) -> bool:
    """Tell whether a content is a quotation or a clause with "that"."""
    return doc[draft.start].lower_ == "that" or _is_quotation(doc, draft)


def _is_quotation(doc: Doc, draft: Draft) -> bool:
    """Tell whether a content is a quotation for the most part."""
    length = sum(piece.end - piece.start for piece in draft.pieces)
    return sum(covers([draft], quote, nested=True) for quote in marks_of(doc).quotes) * 2 > length


def _stands_outside(doc: Doc, draft: Draft) -> bool:
    """Tell whether a content stands in what a page has beside its article, or in who wrote it."""
    at = doc[draft.start].idx
    return any(part.start <= at < part.end and part.kind in BESIDE for part in marks_of(doc).parts)


def _is_anybodys(doc: Doc, draft: Draft) -> bool:
    """Tell whether "it" stands for the content itself, and nobody is told to say it: "It is recalled that"."""
    if draft.cue is None or draft.within is not None:
        return False
    verb = head_of(doc, draft.cue)
    if verb.lower_ not in HEARSAY:
        return False
    at = verb.i - 1
    while at > 0 and (doc[at].lower_ in BEING or doc[at].pos_ in {"ADV", "AUX"}):
        at -= 1
    being = any(doc[i].lower_ in BEING for i in range(at + 1, verb.i))
    if being and doc[draft.start].lower_ == "to" and verb.lower_ not in TOLD:
        return True  # "Hart is expected to resign": who expects it is not told
    return being and doc[at].lower_ == "it" and verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "that"


def _is_put(doc: Doc, draft: Draft) -> bool:
    """Tell whether a question is put to whoever answers it: "Asked whether it was safe, Hart said"."""
    if draft.cue is None or doc[draft.cue.end - 1].lower_ not in ASKED | {"about"}:
        return False
    first = draft.cue.start
    if doc[first].lower_ not in ASKED or _is_quotation(doc, draft):
        return False
    before = doc[first - 1] if first > doc[first].sent.start else None
    put = before is None or before.text == "," or before.lower_ in BEING | {"when", "if", "repeatedly"}
    return put and (doc[draft.start].lower_ in QUESTIONS or doc[draft.cue.end - 1].lower_ == "about")


def _explains_quote(doc: Doc, draft: Draft) -> bool:
    """Tell whether a "referring to" only says what a quotation before it is about."""
    if draft.cue is None or head_of(doc, draft.cue).lower_ != "referring":
        return False
    return any(0 <= draft.cue.start - quote.end <= 1 for quote in marks_of(doc).quotes)
