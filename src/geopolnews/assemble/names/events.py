"""Names of events and texts: summits, acts, treaties and awards are no bodies, nor are their acronyms."""

from __future__ import annotations

import re

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.acronyms import fits_acronym, list_bracketed_acronyms
from geopolnews.lexicon.organisations import known_organisation

NO_BODY = re.compile(
    r"(?:\b(?:Summit|Agreement|Accords?|Treaty|Act|Bill|Award|Prize|Cup|Olympics|Games|Festival|Forum \d+|War|Day|"
    r"Declaration|Resolution|Constitution|Charter|Protocol|Convention|Memorandum|Plan|Election|Elections|Referendum|"
    r"Awards|Prizes|Week|Yearbook|Census|Pandemic|Program(?:me)?|Scheme|Yojana|Visa|Code|Ordinance|Decree|Amendment|"
    r"Budget)"
    r"|^[A-Z]{2,}s)$"
)
"""Names of events and texts, and plurals of acronyms ("MOUs"), which the worldwide labels call organisations."""


def find_event_acronyms(doc: Doc) -> frozenset[str]:
    """Return the acronyms of events and texts that are spelled out: "the Municipal Finance Management Act (MFMA)"."""
    found = set()
    for token in list_bracketed_acronyms(doc):
        start = max(0, token.i - 1 - len(token.text))
        if known_organisation(token.text) is not None:
            continue  # "the World Food Programme (WFP)"
        if NO_BODY.search(doc[token.i - 2].text) and fits_acronym(token.text, doc[start : token.i - 1].text):
            found.add(token.text)
    return frozenset(found)
