"""Papers that speak for whoever issued or filed them: statements, letters, petitions."""

from __future__ import annotations

from geopolnews.annotate.clauses import find_after, find_subject, phrase_around, phrase_from, tokens_after
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.statements.phrases import find_owner, head_of

DOCUMENTS = frozenset(
    """statement statements letter letters report reports communique communiqué declaration release message post tweet
    speech document documents memo note article survey study poll figures data affidavit affidavits filing announcement
    notice circular directive bulletin manifesto records audit inquiry summary""".split()
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

ISSUED = FILED | frozenset(
    """released published posted made read sent delivered prepared compiled seen shared conducted commissioned
    unveiled""".split()
)
"""What a participle after a paper says of it: "a statement released by"."""

GIVEN_OUT = frozenset(
    """issued issues issue issuing released releases publishes published wrote writes written posted sent signed made
    delivered presented circulated unveiled commissioned""".split()
)
"""Verbs of what is done with a paper by whoever speaks through it."""

FAR_BACK = 250
"""Tokens before "the statement" within which it is told whose it is."""

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


def find_told_issuer(paper: Token) -> Stretch | None:
    """Return who issued the paper that was told of before: "The board issued a statement. ... The statement said"."""
    doc = paper.doc
    if paper.lower_ == "speech":
        return None  # whoever reads it out may speak for another
    for at in range(paper.i - 1, max(-1, paper.i - FAR_BACK), -1):
        told = doc[at]
        if told.lower_ != paper.lower_ or told.pos_ != "NOUN":
            continue
        if (issuer := find_issuer(told)) is not None:
            return issuer
        if (owner := find_owner(told)) is not None:
            return phrase_around(owner, before=owner.i + 1) if owner.i < told.i else phrase_around(owner)
        verb = told.head
        if told.dep_ == "obj" and verb.i < told.i and verb.lower_ in GIVEN_OUT:
            return find_subject(verb)
    return None


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
