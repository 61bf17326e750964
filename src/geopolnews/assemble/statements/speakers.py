"""Who said it: whom the words beside the content mean, or the speaker of the statement before."""

from __future__ import annotations

import attrs
from spacy.tokens import Doc

from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.cast import Cast, How, Resolution
from geopolnews.assemble.statements.drafts import Draft, quoted
from geopolnews.assemble.statements.phrases import has_subject, head_of, noun_of
from geopolnews.assemble.statements.sources import is_document, list_sources
from geopolnews.model.actor import ActorKind

CONTINUED = 0.8
"""How much of the certainty is left where a statement goes on with the speaker of the one before."""

MAX_BETWEEN = 3
"""Sentences that may begin between a statement and the "he" that goes on with its speaker.

Measured on 160 annotated statements of a "he" or "she" after one of a single person: where the speaker before and the
person that the pronoun by itself points to were not the same, the speaker before was right 13 times, the other never.
"""

GENDERS = {"he": "male", "she": "female"}

SINGLE_DOCUMENTS = frozenset(
    "statement letter report communique communiqué declaration post tweet speech message".split()
)
"""What goes on with the speaker before where nothing says whose it is: "the report added"."""

DEFINITE = frozenset("the this his her its their".split())

SINGULAR = frozenset("he she him her his".split())


@attrs.frozen(kw_only=True)
class Speaker:
    """Who said something, and by which words that is known."""

    resolution: Resolution
    source: Stretch | None = None
    because: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Before:
    """The statement before, and who said it."""

    draft: Draft
    speaker: Speaker


def find_speaker(doc: Doc, draft: Draft, cast: Cast, before: Before | None) -> Speaker:
    """Return who said the content of a draft, which may be whoever said the content before it."""
    if before is not None and _shares_subject(doc, draft, before.draft) and before.speaker.resolution.ids:
        return _same(before, "its verb has no subject of its own, so it has that of the statement before", None)
    sources = () if _tells_listener(doc, draft) else list_sources(doc, draft)
    if before is not None and sources and _is_same_body(doc, draft, sources[0].stretch, cast, before):
        return _same(before, "“it” goes on with the body that spoke before", sources[0].stretch)
    if before is not None and sources and _is_same_person(doc, draft, sources[0].stretch, cast, before):
        return _same(before, "the pronoun goes on with the speaker of the statement before", sources[0].stretch)
    tried: list[Speaker] = []
    for source in sources:
        resolution = cast.resolve(source.stretch)
        if resolution.how is not How.NAME and is_document(doc, source.stretch):
            resolution = Resolution(why=f"whose words “{source.stretch.of(doc).text}” are is not clear")
        because = tuple(reason for reason in (f"{source.why}: {quoted(doc, source.stretch)}", resolution.why) if reason)
        speaker = Speaker(resolution=resolution, source=source.stretch, because=because)
        if resolution.ids:
            return speaker
        tried.append(speaker)
    if before is not None and before.speaker.resolution.ids and draft.within is None and _goes_on(doc, tried):
        why = "nothing beside it names anybody else, so the speaker of the statement before goes on"
        return _same(before, why, tried[0].source if tried else None)
    if tried:
        return tried[0]
    if _tells_listener(doc, draft):
        return Speaker(resolution=Resolution(why="only who was told is named, not who said it"))
    return Speaker(resolution=Resolution(why="no words beside it name a source"))


def _tells_listener(doc: Doc, draft: Draft) -> bool:
    """Tell whether the subject of a cue only hears what is said: "the council was told"."""
    if draft.cue is None or draft.within is not None:
        return False
    verb = head_of(doc, draft.cue)
    ahead = next((doc[i].lower_ for i in range(verb.i - 1, max(-1, verb.i - 4), -1) if doc[i].pos_ != "ADV"), "")
    passive = verb.lower_ in {"told", "informed"} and ahead in {"was", "were", "been"}
    told = passive or verb.lower_ == "heard"
    return told and not any(child.dep_ == "obl:agent" or child.lower_ == "by" for child in verb.children)


def _same(before: Before, why: str, source: Stretch | None) -> Speaker:
    """Return the speaker before as the speaker of another statement."""
    resolution = before.speaker.resolution
    same = attrs.evolve(resolution, how=How.NOBODY, confidence=resolution.confidence * CONTINUED, references=())
    return Speaker(resolution=same, source=source, because=(why,))


def _shares_subject(doc: Doc, draft: Draft, before: Draft) -> bool:
    """Tell whether a cue goes on from the one before in its sentence: "X said ..., adding ..."."""
    if draft.cue is None or before.cue is None or draft.nested or before.cue.start >= draft.cue.start:
        return False
    verb = head_of(doc, draft.cue)
    if verb.sent.start != doc[before.cue.start].sent.start or has_subject(verb):
        return False
    ahead = doc[draft.cue.start - 1]
    if draft.source is None:
        return True
    return draft.source.start < before.end and (ahead.text == "," or ahead.pos_ == "CCONJ")


def _is_same_person(doc: Doc, draft: Draft, source: Stretch, cast: Cast, before: Before) -> bool:
    """Tell whether a "he" or "she" is the one person who said the content before."""
    gender = GENDERS.get(_pronoun(doc, source) or "")
    ids = before.speaker.resolution.ids
    if gender is None or len(ids) != 1 or draft.within is not None:
        return False
    told = before.speaker.source
    if told is not None and GENDERS.get(_pronoun(doc, told) or "", gender) != gender:
        return False
    sex = cast.gender_of(ids[0])
    if sex is not None and sex != ("m" if gender == "male" else "f"):
        return False
    person = next((actor for actor in cast.actors if actor.id == ids[0]), None)
    between = sum(token.is_sent_start is True for token in doc[before.draft.end : max(source.start, before.draft.end)])
    return person is not None and person.kind is not ActorKind.GROUP and between <= MAX_BETWEEN


def _is_same_body(doc: Doc, draft: Draft, source: Stretch, cast: Cast, before: Before) -> bool:
    """Tell whether an "it" is the one body that said the content before."""
    ids = before.speaker.resolution.ids
    if _pronoun(doc, source) != "it" or len(ids) != 1 or draft.within is not None:
        return False
    between = sum(token.is_sent_start is True for token in doc[before.draft.end : max(source.start, before.draft.end)])
    return between <= MAX_BETWEEN and any(body.id == ids[0] for body in cast.organisations)


def _pronoun(doc: Doc, source: Stretch) -> str | None:
    """Return a source of one word in small letters."""
    return doc[source.start].lower_ if source.end - source.start == 1 else None


def _goes_on(doc: Doc, tried: list[Speaker]) -> bool:
    """Tell whether the speaker before may go on: no source at all, or no more than a pronoun or "the statement"."""
    sources = [speaker.source for speaker in tried if speaker.source is not None]
    return all(_names_nobody(doc, source) for source in sources)


def _names_nobody(doc: Doc, source: Stretch) -> bool:
    if source.end - source.start == 1 and doc[source.start].lower_ in SINGULAR:
        return True
    return doc[source.start].lower_ in DEFINITE and noun_of(doc, source).lower_ in SINGLE_DOCUMENTS
