"""Papers that speak for whoever issued or filed them: statements, letters, petitions."""

from __future__ import annotations

from geopolnews.annotate.clauses import find_after, find_subject, phrase_from, tokens_after
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.statements.phrases import head_of

DOCUMENTS = frozenset(
    """statement statements letter letters report reports communique communiqué declaration release message post tweet
    speech document documents memo note article survey study poll figures data affidavit affidavits filing""".split()
)
"""What speaks for whoever issued it."""

SINGLE_DOCUMENTS = frozenset(
    "statement letter report communique communiqué declaration post tweet speech message affidavit petition".split()
)
"""What goes on with the speaker before where nothing says whose it is: "the report added"."""

SUITS = frozenset(
    """petition petitions lawsuit lawsuits suit suits motion complaint complaints appeal application case resolution
    bill plea writ notice""".split()
)
"""What is filed or moved."""

FILED = frozenset("filed brought moved submitted tabled lodged signed written issued sponsored introduced".split())

ISSUED = FILED | frozenset("released published posted made read sent delivered prepared compiled seen shared".split())
"""What a participle after a paper says of it: "a statement released by"."""

LONGEST_ISSUING = 9
"""Tokens from such a participle to its "by": "issued in Accra on Tuesday by"."""

LONGEST_FILING = 6
"""Tokens from "filed" to what is filed, and from there to what it claims."""


def find_issuer(paper: Token) -> Stretch | None:
    """Return by whom a paper is told to be issued: "a statement issued in Accra by [Ona Reed], the minister"."""
    after = next(iter(tokens_after(paper)), None)
    if after is None or after.lower_ not in ISSUED:
        return None
    return next(find_after(after, frozenset({"by"}), within=LONGEST_ISSUING), None)


def up_to_comma(doc: Doc, phrase: Stretch) -> Stretch:
    """Return a phrase up to its first comma."""
    comma = next((token.i for token in phrase.of(doc) if token.text == ","), phrase.end)
    return Stretch(start=phrase.start, end=max(comma, phrase.start + 1))


def find_filer(doc: Doc, cue: Stretch) -> Stretch | None:
    """Return who filed what a participle tells of: "a petition filed by [Ona Reed] challenging the result".

    Or "[Ona Reed] filed a complaint with the police alleging theft".
    """
    if not head_of(doc, cue).lower_.endswith("ing"):
        return None
    for i in range(cue.start - 1, doc[cue.start].sent.start + 1, -1):
        if doc[i].lower_ == "by" and doc[i - 1].lower_ in FILED and doc[i - 2].lower_ in DOCUMENTS | SUITS:
            phrase = phrase_from(doc, i + 1)
            end = min(up_to_comma(doc, phrase).end, cue.start) if phrase is not None else i
            return Stretch(start=i + 1, end=end) if end > i + 1 else None
        if doc[i].lower_ in FILED and _is_filed_next(doc, i, cue):
            return find_subject(doc[i])
    return None


def _is_filed_next(doc: Doc, verb: int, cue: Stretch) -> bool:
    """Tell whether a suit follows a verb, and a cue the suit, with nothing but where it is filed between."""
    suit = next((i for i in range(verb + 1, min(verb + LONGEST_FILING, cue.start)) if doc[i].lower_ in SUITS), None)
    if suit is None or cue.start - suit > LONGEST_FILING:
        return False
    return not any(token.pos_ == "VERB" or token.text == "," for token in doc[suit + 1 : cue.start])
