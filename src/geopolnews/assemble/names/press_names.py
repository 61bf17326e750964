"""Names of papers that are also everyday words: "a Hindu pilgrimage" is not of The Hindu."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.lexicon.organisations import known_organisation

OF_PAPERS = frozenset(
    """newspaper newspapers daily paper website reporter reporters correspondent journalist journalists columnist editor
    report article editorial survey interview""".split()
)
"""What may follow the name of a paper."""


def is_mere_word(doc: Doc, mention: Mention) -> bool:
    """Tell whether a word that a paper is called by only tells of what follows: "the [Hindu] god"."""
    if mention.label is not Label.ORGANISATION or mention.end - mention.start > 1 or mention.end >= len(doc):
        return False
    known = known_organisation(mention.text)
    if known is None or known.name != f"The {mention.text}":
        return False
    after = doc[mention.end]
    return after.text.islower() and after.pos_ in {"NOUN", "ADJ"} and after.lower_ not in OF_PAPERS
