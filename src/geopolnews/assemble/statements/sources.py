"""Which words name whoever said something: what the reader marked, what stands beside the verb, its subject."""

from __future__ import annotations

from enum import StrEnum

import attrs

from geopolnews.annotate.clauses import find_subject as find_subject_before
from geopolnews.annotate.clauses import phrase_around, phrase_from
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.cast.phrases import COLLECTIVES
from geopolnews.assemble.cast.unnamed import TOWARD
from geopolnews.assemble.statements.drafts import Draft
from geopolnews.assemble.statements.papers import DOCUMENTS, find_filer, find_issuer, up_to_comma
from geopolnews.assemble.statements.phrases import find_owner, find_subject, head_of, noun_of, without_clause
from geopolnews.lexicon.calendar import WEEKDAYS
from geopolnews.lexicon.people import find_person_noun
from geopolnews.lexicon.titles import is_honorific, is_title_word

TRUSTED = 0.5
"""A source as sure as this in the sentence of its cue is believed before the parse."""

BEING = frozenset("is was are were been be".split())

BEFORE_SOURCE = frozenset("according per citing quoting for".split())
"""First words of cues that the source follows."""

LONGEST_ASIDE = 40
"""Tokens of a clause between commas that parts a subject from its verb."""

PHRASES = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})


class Why(StrEnum):
    """How some words were found to be a source."""

    MARKED = "the reader takes this for the source"
    BESIDE = "this stands between the content and the words that attribute it"
    AFTER = "this follows the words that attribute it"
    SUBJECT = "the subject of the words that attribute it"
    ISSUER = "whoever issued it"


@attrs.frozen(kw_only=True)
class Source:
    """Words that may name a speaker."""

    stretch: Stretch
    why: Why


def list_sources(doc: Doc, draft: Draft) -> tuple[Source, ...]:
    """Return the words that may name the speaker of a draft, the most likely first, each once."""
    if _is_hearsay(doc, draft):
        return ()
    marked = _list_marked(doc, draft)
    beside = _list_beside(doc, draft)
    found = [*beside, *_list_subjects(doc, draft), *_list_names_before(doc, draft)]
    ordered = [*marked, *found] if _trusts_marks(doc, draft, found) else [*found, *marked]
    filer = find_filer(doc, draft.cue) if draft.cue is not None else None
    if filer is not None:
        ordered = [Source(stretch=filer, why=Why.ISSUER)]  # nobody else claims what a suit claims
    ordered = [_cut(doc, source, draft) for source in ordered]
    if draft.within is not None:
        ordered = [inner for source in ordered if (inner := _clip(source, draft.within)) is not None]
    by_stretch = {source.stretch: source for source in reversed(ordered)}
    listed = [by_stretch[stretch] for stretch in _once(ordered)]
    return tuple(s for n, s in enumerate(listed) if not any(_is_part(doc, s.stretch, e.stretch) for e in listed[:n]))


def _is_part(doc: Doc, stretch: Stretch, whole: Stretch) -> bool:
    """Tell whether words only tell whose aide or family a longer source is: "[Ona Reed]" of "an aide to Ona Reed"."""
    at = stretch.start - 1
    while at > whole.start and (is_honorific(doc[at].text) or is_title_word(doc[at].text)):
        at -= 1
    if at <= whole.start or not whole.contains(stretch) or doc[at].lower_ not in TOWARD:
        return False
    noun = doc[at - 1]
    return noun.lower_ in COLLECTIVES | {"close"} or find_person_noun(noun.text) is not None


def _is_hearsay(doc: Doc, draft: Draft) -> bool:
    """Tell whether what somebody is said to do is told, and not by whom: "Hart was said to have left"."""
    if draft.cue is None or doc[draft.start].lower_ != "to":
        return False
    verb = head_of(doc, draft.cue)
    return verb.lower_ in {"said", "reported"} and verb.i > 0 and doc[verb.i - 1].lower_ in BEING


def is_document(doc: Doc, stretch: Stretch) -> bool:
    """Tell whether a source is a statement, a letter or the like rather than somebody."""
    return noun_of(doc, stretch).lower_ in DOCUMENTS


def _cut(doc: Doc, source: Source, draft: Draft) -> Source:
    """Return a source without what the content begins with: "according to prosecutors[, Mr. Callejas ...]"."""
    source = _without_day(doc, source)
    if draft.within is not None:
        return source
    source = _without_place(doc, source, draft)
    ends = [p.start for p in draft.pieces if source.stretch.start < p.start < source.stretch.end]
    return attrs.evolve(source, stretch=Stretch(start=source.stretch.start, end=min(ends))) if ends else source


def _without_day(doc: Doc, source: Source) -> Source:
    """Return a source without the day after it: "[The secretary-general] Saturday said"; "Jo Sunday" is a name."""
    start, end = source.stretch.start, source.stretch.end
    day = end - start > 1 and doc[end - 1].lower_ in WEEKDAYS and end - 1 not in marks_of(doc).tokens_in("Person")
    return attrs.evolve(source, stretch=Stretch(start=start, end=end - 1)) if day else source


def _without_place(doc: Doc, source: Source, draft: Draft) -> Source:
    """Return a source without the end of a phrase before it: "in an interview with [Radio One,] Ann Hart said"."""
    start, end = source.stretch.start, source.stretch.end
    if draft.cue is None or draft.cue.start < end or start == 0 or doc[start - 1].pos_ != "ADP":
        return source
    comma = next((i for i in range(start, end) if doc[i].text == ","), None)
    if comma is None or comma + 1 >= end or doc[comma + 1].pos_ not in PHRASES:
        return source
    return attrs.evolve(source, stretch=Stretch(start=comma + 1, end=end))


def _clip(source: Source, within: Stretch) -> Source | None:
    """Return a source as far as it stands in the content that tells of the statement; None where it does not."""
    if not source.stretch.overlaps(within):
        return None
    start, end = max(source.stretch.start, within.start), min(source.stretch.end, within.end)
    return attrs.evolve(source, stretch=Stretch(start=start, end=end))


def _once(sources: list[Source]) -> list[Stretch]:
    return list(dict.fromkeys(source.stretch for source in sources))


def _trusts_marks(doc: Doc, draft: Draft, found: list[Source]) -> bool:
    """Tell whether the marked source goes first: both agree, it is sure and near, or there is no other."""
    if draft.source is None or not found:
        return True
    if any(draft.source.overlaps(source.stretch) for source in found):
        return True
    if found[0].why is Why.BESIDE:
        return False
    sentence = doc[draft.anchor].sent
    return draft.source_confidence >= TRUSTED and sentence.start <= draft.source.start < sentence.end


def _list_marked(doc: Doc, draft: Draft) -> list[Source]:
    """Return the marked source: who issued it where it is a document, it without its clauses, and as it is."""
    if draft.source is None:
        return []
    noun = noun_of(doc, draft.source)
    listed = [without_clause(doc, draft.source), draft.source]
    whole = phrase_around(noun)
    longer = whole.start == listed[0].start and whole.end > listed[0].end
    both = draft.cue is not None and doc[draft.cue.start - 1].lower_ == "both"
    if longer and (both or doc[listed[0].end].pos_ == "CCONJ"):
        listed.insert(0, whole)
    return [*_list_issuers(noun), *(Source(stretch=stretch, why=Why.MARKED) for stretch in listed)]


def _list_issuers(noun: Token) -> list[Source]:
    """Return whose statement or letter it is, where a document is what speaks."""
    if noun.lower_ not in DOCUMENTS:
        return []
    if (issuer := find_issuer(noun)) is not None:
        return [Source(stretch=issuer, why=Why.ISSUER)]
    owner = find_owner(noun)
    if owner is None:
        return []
    # "[the Health Centre's] latest report": the phrase around it is all of that
    phrase = phrase_around(owner, before=owner.i + 1) if owner.i < noun.i else phrase_around(owner)
    return [Source(stretch=phrase, why=Why.ISSUER)]


def _list_beside(doc: Doc, draft: Draft) -> list[Source]:
    """Return what the order of words tells: "according to [X]", "...", [X] said", "...", said [X]"."""
    cue = draft.cue
    if cue is None:
        return []
    if draft.within is not None:
        return _list_right_before(doc, cue, draft.within)
    if doc[cue.start].lower_ in BEFORE_SOURCE:
        return _phrase_at(doc, cue.end, draft, Why.AFTER)
    ended = max((piece.end for piece in draft.pieces if piece.end <= cue.start), default=None)
    if ended is None or doc[ended - 1].sent.start != doc[cue.start].sent.start:
        return []
    between = [token for token in doc[ended : cue.start] if token.pos_ in PHRASES]
    if not between:
        return _phrase_at(doc, cue.end, draft, Why.AFTER)
    if len(between) <= LONGEST_ASIDE:
        return _phrase_at(doc, between[0].i, draft, Why.BESIDE)
    return []


def _list_right_before(doc: Doc, cue: Stretch, within: Stretch) -> list[Source]:
    """Return the noun phrase right before a cue: inside of another content the tree is least to be trusted."""
    at = cue.start - 1
    while at > within.start and doc[at].pos_ in {"AUX", "ADV", "PART"}:
        at -= 1
    if at < within.start or doc[at].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return []
    return [Source(stretch=phrase_around(doc[at], before=cue.start), why=Why.SUBJECT)]


def _list_names_before(doc: Doc, draft: Draft) -> list[Source]:
    """Return the name right before a cue: "the Lorvale police outpost in-charge [Ana Wolf] said"."""
    if draft.cue is None or draft.within is not None:
        return []
    start = draft.cue.start
    while start > doc[draft.cue.start].sent.start and doc[start - 1].pos_ == "PROPN":
        start -= 1
    name = Stretch(start=start, end=draft.cue.start)
    if _is_of_phrase(doc, name) or name.start == name.end or any(piece.overlaps(name) for piece in draft.pieces):
        return []
    return [Source(stretch=name, why=Why.SUBJECT)]


def _is_of_phrase(doc: Doc, name: Stretch) -> bool:
    """Tell whether a name is a body or place that ends a phrase before it: "in his attack on the [Church] called"."""
    before = name.start - 1
    before -= before > 0 and doc[before].lower_ == "the"
    if before < 0 or doc[before].pos_ != "ADP":
        return False
    return any(m.overlaps(name) and m.label != "person" for m in marks_of(doc).parties)


def _phrase_at(doc: Doc, start: int, draft: Draft, why: Why) -> list[Source]:
    """Return the noun phrase that begins at a token, unless it is content."""
    while start < len(doc) and (doc[start].is_space or doc[start].text == ","):
        start += 1
    phrase = phrase_from(doc, start) if start < len(doc) else None
    if phrase is None or any(piece.overlaps(phrase) for piece in draft.pieces):
        return []
    if why is Why.AFTER:
        phrase = up_to_comma(doc, phrase)
    noun = noun_of(doc, phrase)
    return [*_list_issuers(noun), Source(stretch=phrase, why=why)]


def _list_subjects(doc: Doc, draft: Draft) -> list[Source]:
    """Return the subject of the cue, by the tree or by the order of words."""
    if draft.cue is None:
        return []
    verb = head_of(doc, draft.cue)
    subject = find_subject(verb)
    if subject is None and verb.pos_ in {"VERB", "AUX"}:
        near = find_subject_before(verb)
        subject = noun_of(doc, near) if near is not None else None
    if subject is None or draft.cue.start <= subject.i < draft.cue.end:
        return []
    if any(piece.start <= subject.i < piece.end for piece in draft.pieces):
        return []
    phrase = phrase_around(subject)
    if doc[draft.cue.start].lower_ in BEFORE_SOURCE:
        phrase = up_to_comma(doc, phrase)  # "according to [the statement], Hart and Park met"
    return [*_list_issuers(subject), Source(stretch=phrase, why=Why.SUBJECT)]
