"""Names of events and texts: summits, acts and awards are no bodies, nor are their acronyms or those of things."""

from __future__ import annotations

import re

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.acronyms import fits_acronym, list_bracketed_acronyms
from geopolnews.lexicon.organisation_kinds import kind_by_words
from geopolnews.lexicon.organisations import known_organisation

NO_BODY = re.compile(
    r"(?:\b(?:Summit|Agreement|Accords?|Treaty|Act|Bill|Award|Prize|Cup|Olympics|Games|Festival|Forum \d+|War|Day|"
    r"Declaration|Resolution|Constitution|Charter|Protocol|Convention|Memorandum|Plan|Election|Elections|Referendum|"
    r"Awards|Prizes|Week|Yearbook|Census|Pandemic|Program(?:me)?|Scheme|Yojana|Visa|Code|Ordinance|Decree|Amendment|"
    r"Budget|Group [A-L])"
    r"|^[A-Z]{2,}s)$"
)
"""Names of events and texts, and plurals of acronyms ("MOUs"), which the worldwide labels call organisations."""


def find_event_acronyms(doc: Doc) -> frozenset[str]:
    """Return the acronyms of events, texts and things that are spelled out.

    "the Municipal Finance Management Act (MFMA)", "closed-circuit television (CCTV)".
    """
    found = set()
    for token in list_bracketed_acronyms(doc):
        words = doc[max(0, token.i - 1 - len(token.text)) : token.i - 1].text
        if not fits_acronym(token.text, words) and not fits_acronym(token.text, words.partition(" ")[2]):
            continue
        event = NO_BODY.search(doc[token.i - 2].text) is not None and known_organisation(token.text) is None
        if event or (words.islower() and kind_by_words(words) is None):  # but "the World Food Programme (WFP)"
            found.add(token.text)
    return frozenset(found)
