"""Through what something was said and to whom: the medium and the one spoken to."""

from __future__ import annotations

import re

import attrs

from geopolnews.annotate.clauses import phrase_around, phrase_from
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.cast import Cast, Resolution
from geopolnews.assemble.statements.drafts import Draft
from geopolnews.assemble.statements.forms import IN_FORM, ON_SITE
from geopolnews.assemble.statements.phrases import head_of, is_word
from geopolnews.assemble.statements.verbs import lemma_of
from geopolnews.lexicon.cues import find_cue
from geopolnews.model.organisation import OrganisationKind

SPOKEN_TO = frozenset(
    """tell inform urge ask request warn remind assure notify advise order thank instruct implore encourage invite press
    accuse criticise criticize brief appeal beg persuade convince press""".split()
)
"""Verbs whose object is the one spoken to."""

AFTER_PREPOSITION = {
    "call on": "on",
    "call upon": "upon",
    "appeal": "to",
    "appeal to": "to",
    "say": "to",
    "reply": "to",
}
"""Verbs after which the one spoken to follows a preposition."""

BY_AGENCY = re.compile(
    r"\b(?:according to|(?:reported|cited|quoted|carried|published) (?:by|in)|citing|quoting)\s+"
    r"(?:the |official |state |state-run |state-owned |news |agency |[A-Z]\w+ |[A-Z]\w+[’']s ){0,5}$"
)
REPORTED = re.compile(r"^(?:[’']s)?,?\s*(?:has |had |also |further )?(?:reported|reports|quoted|quotes|cited|cites)\b")

NOT = frozenset({"not", "n't", "n’t", "never"})
NOBODY = frozenset({"neither", "none", "nobody"})
"""What a source begins with that did not say something: "Neither Oslo nor Cairo has confirmed"."""

BEFORE = 80
"""Characters before the name of a medium in which "according to" is sought."""


@attrs.frozen(kw_only=True)
class Channel:
    """Through what, and to whom."""

    medium: str | None = None
    """The id of an organisation, or the words."""
    addressee: str | None = None
    resolution: Resolution | None = None
    """How the one spoken to was found."""


def find_channel(doc: Doc, draft: Draft, speakers: tuple[str, ...], cast: Cast) -> Channel:
    """Return through what the content of a draft was said, and to whom."""
    media = {o.id for o in cast.organisations if o.kind is OrganisationKind.MEDIA}
    addressee, resolution = _find_addressee(doc, draft, speakers, cast)
    if addressee in media:
        return Channel(medium=addressee, resolution=resolution)
    medium = _find_agency(doc, draft, media - set(speakers), cast) or _find_form(doc, draft, media, cast)
    return Channel(medium=medium, addressee=addressee, resolution=resolution)


def list_surroundings(doc: Doc, draft: Draft) -> list[Stretch]:
    """Return the words around the content: what else stands in its sentences and that of its cue."""
    first = min(draft.anchor, draft.pieces[0].end - 1)
    last = max(draft.pieces[-1].end - 1, draft.anchor)
    start, end = doc[first].sent.start, doc[last].sent.end
    parts: list[Stretch] = []
    at = start
    for piece in draft.pieces:
        if at < piece.start:
            parts.append(Stretch(start=at, end=piece.start))
        at = max(at, piece.end)
    if at < end:
        parts.append(Stretch(start=at, end=end))
    return parts


def _find_addressee(
    doc: Doc, draft: Draft, speakers: tuple[str, ...], cast: Cast
) -> tuple[str | None, Resolution | None]:
    """Return whom the words were said to, where the text says so and the cast has them."""
    if draft.cue is None:
        return None, None
    party = _object_of(doc, draft.cue, draft)
    if party is None:
        return None, None
    resolution = cast.resolve(party)
    ids = [id for id in resolution.ids if id not in speakers]
    return (ids[0], resolution) if ids else (None, None)


def _object_of(doc: Doc, cue: Stretch, draft: Draft) -> Stretch | None:
    """Return the words for the one spoken to: by the tree, or right after the verb."""
    verb = head_of(doc, cue)
    lemma = lemma_of(verb)
    phrase = find_cue(cue.of(doc).text)
    wanted = AFTER_PREPOSITION.get(phrase.phrase if phrase is not None else lemma)
    for child in verb.children:
        if any(piece.start <= child.i < piece.end for piece in draft.pieces):
            continue
        if child.dep_ in {"obj", "iobj"} and lemma in SPOKEN_TO:
            return phrase_around(child)
        if child.dep_ == "nsubj:pass" and lemma in {"tell", "inform"}:
            return phrase_around(child)
        if child.dep_ == "obl" and any(case.lower_ == wanted for case in child.children if case.dep_ == "case"):
            return phrase_around(child)
    if (lemma in SPOKEN_TO or (wanted is not None and doc[cue.end - 1].lower_ == wanted)) and cue.end < len(doc):
        after = phrase_from(doc, cue.end)
        if after is not None and not any(piece.overlaps(after) for piece in draft.pieces):
            return after
    return None


def _find_agency(doc: Doc, draft: Draft, media: set[str], cast: Cast) -> str | None:
    """Return the medium that carried it: "according to SANA", "SANA reported"."""
    for part in list_surroundings(doc, draft):
        named = [(span, id) for span, id in cast.named_in(part) if id in media]
        text = doc.text if named else ""
        for span, id in named:
            before, after = text[max(0, span.start - BEFORE) : span.start], text[span.end : span.end + BEFORE]
            if BY_AGENCY.search(before) or REPORTED.search(after):
                # "the Syrian news agency SANA": the name comes after what it is
                return next((other for right, other in named if text[span.end : right.start] == " "), id)
    return None


def _find_form(doc: Doc, draft: Draft, media: set[str], cast: Cast) -> str | None:
    """Return the form it was said in, as words or as the medium named in them: "in an interview with TRT"."""
    for part in list_surroundings(doc, draft):
        text = part.of(doc).text
        found = IN_FORM.search(text) or ON_SITE.search(text)
        if found is None:
            continue
        offset = doc[part.start].idx
        low, high = offset + found.start(), offset + found.end()
        named = [id for span, id in cast.named_in(part) if id in media and low <= span.start and span.end <= high]
        return named[0] if named else found.group().strip()
    return None


def is_negated(doc: Doc, draft: Draft) -> bool:
    """Tell whether the text says that it was not said: "did not say", "denied saying"."""
    if draft.cue is None:
        return False
    verb = head_of(doc, draft.cue)
    words = [token.lower_ for token in doc[draft.cue.start : draft.cue.end] if is_word(token)]
    if "denied" in words and any(word in {"saying", "claiming", "suggesting", "telling"} for word in words):
        return True
    if any(word in NOT for word in words) or (draft.source is not None and doc[draft.source.start].lower_ in NOBODY):
        return True
    before = [
        token for token in doc[max(0, draft.cue.start - 3) : draft.cue.start] if token.sent.start == verb.sent.start
    ]
    return any(token.lower_ in NOT for token in before) or any(
        child.lower_ in NOT and child.i < verb.i and verb.i - child.i <= 3 for child in verb.children
    )
