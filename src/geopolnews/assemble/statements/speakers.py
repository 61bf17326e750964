"""Who said it: whom the words beside the content mean, or the speaker of the statement before."""

from __future__ import annotations

from itertools import islice

import attrs

from geopolnews.annotate.clauses import find_after, find_subject
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.cast import Cast, How, Resolution
from geopolnews.assemble.statements.antecedents import Before, Speaker, goes_on_speaking
from geopolnews.assemble.statements.carriers import list_media
from geopolnews.assemble.statements.drafts import BEING, Draft, find_citing, find_quoted, quoted
from geopolnews.assemble.statements.papers import SINGLE_DOCUMENTS, find_told_issuer
from geopolnews.assemble.statements.phrases import has_subject, head_of, noun_of
from geopolnews.assemble.statements.sources import Source, Why, is_document, list_sources

SHORT = 2
"""Tokens of a paper that goes on with the speaker before: "according to the letter"."""

LONGEST_AGENT = 9
"""Tokens from a passive cue to the "by" after which its speaker stands."""

CONTINUED = 0.8
"""How much of the certainty is left where a statement goes on with the speaker of the one before."""

HEARING = frozenset(
    """told informed instructed notified briefed assured reminded advised accused suspected asked invited urged warned
    ordered requested encouraged cautioned""".split()
)
"""What happens to whoever hears or bears it: nobody is named who says it."""

BEARING = frozenset({"accused", "suspected"})

DEFINITE = frozenset("the this his her its their".split())

SINGULAR = frozenset("he she him her his".split())


def find_speaker(doc: Doc, draft: Draft, cast: Cast, before: Before | None) -> Speaker:
    """Return who said the content of a draft, which may be whoever said the content before it."""
    if before is not None and _shares_subject(doc, draft, before.draft) and before.speaker.resolution.ids:
        return _same(before, "its verb has no subject of its own, so it has that of the statement before", None)
    quoted_or_agent = _list_quoted(doc, draft) or _list_cited(doc, draft) or _list_agent(doc, draft)
    hears = not quoted_or_agent and _tells_listener(doc, draft)
    sources = () if hears else quoted_or_agent or list_sources(doc, draft)
    if before is not None and sources and (why := goes_on_speaking(doc, draft, sources[0].stretch, cast, before)):
        return _same(before, why, sources[0].stretch)
    tried: list[Speaker] = []
    for source in sources:
        resolution = cast.resolve(source.stretch)
        if resolution.how is not How.NAME and is_document(doc, source.stretch):
            if (issued := _find_issuer_before(doc, source, cast)) is not None:
                return issued
            resolution = Resolution(why=f"whose words “{source.stretch.of(doc).text}” are is not clear")
        because = tuple(reason for reason in (f"{source.why}: {quoted(doc, source.stretch)}", resolution.why) if reason)
        speaker = Speaker(
            resolution=resolution, source=source.stretch, because=because, in_writing=source.why is Why.ISSUER
        )
        if resolution.ids:
            return _without_medium(speaker, sources, cast)
        tried.append(speaker)
    unsaid = hears and draft.cue is not None and head_of(doc, draft.cue).lower_ in BEARING
    goes_on = draft.within is None and not unsaid and not _rests_on_document(doc, draft, tried) and _goes_on(doc, tried)
    if before is not None and before.speaker.resolution.ids and goes_on:
        why = "nothing beside it names anybody else, so the speaker of the statement before goes on"
        return _same(before, why, tried[0].source if tried else None)
    if tried:
        return tried[0]
    if hears:
        return Speaker(resolution=Resolution(why="only who was told is named, not who said it"))
    return Speaker(resolution=Resolution(why="no words beside it name a source"))


def _find_issuer_before(doc: Doc, source: Source, cast: Cast) -> Speaker | None:
    """Return whose "the statement" is, where the text has told that before."""
    stretch = source.stretch
    if stretch.end - stretch.start > SHORT or doc[stretch.start].lower_ not in DEFINITE:
        return None
    issuer = find_told_issuer(noun_of(doc, stretch))
    resolution = cast.resolve(issuer) if issuer is not None else None
    if resolution is None or not resolution.ids:
        return None
    because = (f"it takes up the {noun_of(doc, stretch).text} told of before", resolution.why)
    resolution = attrs.evolve(resolution, confidence=resolution.confidence * CONTINUED, references=())
    return Speaker(resolution=resolution, source=stretch, because=because, in_writing=True)


def _list_quoted(doc: Doc, draft: Draft) -> tuple[Source, ...]:
    """Return who is quoted where the subject only carries it: "the agency quoted the minister as saying"."""
    quoted = find_quoted(doc, draft.cue)
    return (Source(stretch=quoted, why=Why.AFTER),) if quoted is not None else ()


def _list_cited(doc: Doc, draft: Draft) -> tuple[Source, ...]:
    """Return who is said to have said it, whoever carries it: "[Hart] was quoted as saying by the agency"."""
    citing = find_citing(doc, draft.cue)
    subject = find_subject(citing) if citing is not None else None
    return (Source(stretch=subject, why=Why.SUBJECT),) if subject is not None else ()


def _list_agent(doc: Doc, draft: Draft) -> tuple[Source, ...]:
    """Return who stands after "by" where a cue is passive: "she was later slammed for it by [the union]"."""
    if draft.cue is None:
        return ()
    verb = head_of(doc, draft.cue)
    ahead = next((doc[i].lower_ for i in range(verb.i - 1, max(-1, verb.i - 4), -1) if doc[i].pos_ != "ADV"), "")
    if ahead not in BEING or verb.pos_ != "VERB" or not verb.lower_.endswith(("ed", "told")):
        return ()
    agent = next(find_after(verb, frozenset({"by"}), within=LONGEST_AGENT), None)
    return (Source(stretch=agent, why=Why.AFTER),) if agent is not None else ()


def _without_medium(speaker: Speaker, sources: tuple[Source, ...], cast: Cast) -> Speaker:
    """Return the subject of the cue as the speaker where the words found first name only the medium that carries it."""
    media = list_media(cast)
    if not set(speaker.resolution.ids) <= media:
        return speaker
    for source in sources:
        if source.why is Why.SUBJECT and source.stretch != speaker.source:
            resolution = cast.resolve(source.stretch)
            if resolution.ids and not set(resolution.ids) & media:
                because = (f"{source.why}, which a medium carries", resolution.why)
                return Speaker(resolution=resolution, source=source.stretch, because=because)
    return speaker


def _tells_listener(doc: Doc, draft: Draft) -> bool:
    """Tell whether the subject of a cue only hears what is said: "the council was told"."""
    if draft.cue is None:
        return False
    verb = head_of(doc, draft.cue)
    ahead = next((doc[i].lower_ for i in range(verb.i - 1, max(-1, verb.i - 4), -1) if doc[i].pos_ != "ADV"), "")
    passive = verb.lower_ in HEARING and ahead in BEING
    told = passive or (verb.lower_ == "heard" and draft.within is None)
    return told and not any(child.dep_ == "obl:agent" or child.lower_ == "by" for child in verb.children)


def _same(before: Before, why: str, source: Stretch | None) -> Speaker:
    """Return the speaker before as the speaker of another statement."""
    resolution = before.speaker.resolution
    same = attrs.evolve(resolution, how=How.NOBODY, confidence=resolution.confidence * CONTINUED, references=())
    return Speaker(resolution=same, source=source, because=(why,), in_writing=before.speaker.in_writing)


def _shares_subject(doc: Doc, draft: Draft, before: Draft) -> bool:
    """Tell whether a cue goes on from the one before in its sentence: "X said ..., adding ..."."""
    if draft.cue is None or before.cue is None or draft.nested or before.cue.start >= draft.cue.start:
        return False
    verb = head_of(doc, draft.cue)
    if verb.sent.start != doc[before.cue.start].sent.start or has_subject(verb):
        return False
    ahead = doc[draft.cue.start - 1]
    if _is_aside(verb, head_of(doc, before.cue)):
        return False
    if draft.source is None:
        return True
    return draft.source.start < before.end and (ahead.text == "," or ahead.pos_ == "CCONJ")


def _is_aside(verb: Token, before: Token) -> bool:
    """Tell whether the verb before is only told in a relative clause, and this one goes on with the main one.

    "Reed hailed the deal, which the union said was unfair, and promised talks".
    """
    relative = any(above.dep_.startswith("acl") for above in (before, *islice(before.ancestors, 2)))
    if not relative or verb.dep_ != "conj":
        return False
    return verb.head.i != before.i and before not in islice(verb.ancestors, 3)


def _goes_on(doc: Doc, tried: list[Speaker]) -> bool:
    """Tell whether the speaker before may go on: no source at all, or no more than a pronoun or "the statement"."""
    sources = [speaker.source for speaker in tried if speaker.source is not None]
    return all(_names_nobody(doc, source) for source in sources)


def _rests_on_document(doc: Doc, draft: Draft, tried: list[Speaker]) -> bool:
    """Tell whether a content is only according to some paper, which the speaker before has not written."""
    according = draft.cue is not None and doc[draft.cue.start].lower_ in {"according", "per"}
    papers = [speaker.source for speaker in tried if speaker.source is not None]
    return according and any(paper.end - paper.start > SHORT for paper in papers)


def _names_nobody(doc: Doc, source: Stretch) -> bool:
    if source.end - source.start == 1 and doc[source.start].lower_ in SINGULAR:
        return True
    return doc[source.start].lower_ in DEFINITE and noun_of(doc, source).lower_ in SINGLE_DOCUMENTS
