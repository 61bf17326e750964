"""Stances: who stands where, from what is said and from what the article itself tells."""

from __future__ import annotations

import attrs
from spacy.tokens import Doc

from geopolnews.annotate.clauses import phrase_around
from geopolnews.annotate.marks import StanceMark, Stretch, char_span, marks_of, text_of
from geopolnews.assemble.cast.cast import Cast, Gathering
from geopolnews.assemble.stances.principals import find_principals
from geopolnews.lexicon.inflection import inflect_verb
from geopolnews.model.article import Article
from geopolnews.model.span import Reference, Span
from geopolnews.model.stance import Position, Stance
from geopolnews.model.statement import Statement

LEAST = 0.3
"""A pronoun whose antecedent is less probable stands for nothing that is known."""
PRAISING = frozenset(
    form for base in "welcome hail praise laud commend applaud appreciate bless".split() for form in inflect_verb(base)
)
"""Praise between persons is courtesy, no stance."""
FIRST_PERSON = frozenset("i we our my us ours mine".split())


@attrs.frozen(kw_only=True)
class Held:
    """Whose position it is."""

    ids: tuple[str, ...]
    why: str
    statement: str | None = None
    confidence: float = 0.7
    references: tuple[tuple[str, Reference], ...] = ()


def collect_stances(doc: Doc, article: Article, cast: Cast, statements: tuple[Statement, ...]) -> Gathering[Stance]:
    """Return the stances of an article; the same holder, target and position is one stance."""
    found: list[Stance] = []
    references: list[tuple[str, Reference]] = []
    principals = find_principals(cast)
    people = {actor.id for actor in cast.actors}
    for mark in marks_of(doc).stances:
        held = _find_holder(doc, cast, statements, mark)
        words = _spell_out(doc, mark.target)
        if held is None or words is None:
            continue
        references += held.references
        target = char_span(doc, words)
        entity = _entity_of(doc, cast, words, target)
        for holder in dict.fromkeys(principals.get(id, id) for id in held.ids):
            praised = doc[mark.trigger].lower_ in PRAISING and {holder, entity} <= people
            if (
                holder == entity
                or praised
                or any(_is_same(text_of(doc), stance, holder, target, entity, mark.position) for stance in found)
            ):
                continue
            found.append(
                Stance(
                    holder=holder,
                    target=target,
                    target_entity=entity,
                    position=mark.position,
                    evidence=char_span(doc, mark.phrase),
                    statement=held.statement,
                    confidence=held.confidence,
                    because=(f'"{doc[mark.trigger].text}" shows the position', held.why),
                )
            )
    return Gathering(records=tuple({stance.id: stance for stance in found}.values()), references=tuple(references))


def _spell_out(doc: Doc, target: Stretch) -> Stretch | None:
    """Return a target; for a pronoun ("rejected it") the phrase that it stands for, or None where that is unknown."""
    token = doc[target.start]
    if target.end - target.start > 1 or token.pos_ not in {"PRON", "DET"}:
        return target
    for antecedent, probability in marks_of(doc).antecedents.get(token.i, ()):
        if probability >= LEAST and doc[antecedent].pos_ in {"NOUN", "PROPN"} and antecedent < token.i:
            return phrase_around(doc[antecedent])
    return None


def _find_holder(doc: Doc, cast: Cast, statements: tuple[Statement, ...], mark: StanceMark) -> Held | None:
    trigger = char_span(doc, Stretch(start=mark.trigger, end=mark.trigger + 1))
    for statement in statements:
        if statement.cue is not None and statement.cue.overlaps(trigger):
            return _of_speaker(statement, "it is what the speaker does by saying it")
    around = [s for s in statements if any(piece.contains(trigger) for piece in s.content)]
    inner = min(around, key=lambda s: sum(map(len, s.content)), default=None)
    if mark.holder is None or mark.voiced:
        return _of_speaker(inner, "it is the speaker's own judgement") if inner is not None else None
    words = {token.lower_ for token in mark.holder.of(doc)}
    if words & FIRST_PERSON:
        return _of_speaker(inner, "the speaker speaks of themselves") if inner is not None else None
    holder_span = char_span(doc, mark.holder)
    if inner is not None and not any(piece.overlaps(holder_span) for piece in inner.content):
        return _of_speaker(inner, "the subject stands outside of the words said")
    resolution = cast.resolve(mark.holder)
    if not resolution.ids:
        return None
    return Held(
        ids=resolution.ids,
        why=resolution.why or "it is the subject",
        statement=inner.id if inner is not None else None,
        confidence=resolution.confidence,
        references=resolution.references,
    )


def _of_speaker(statement: Statement, why: str) -> Held | None:
    if not statement.speakers:
        return None
    return Held(ids=statement.speakers, why=why, statement=statement.id, confidence=statement.confidence)


def _entity_of(doc: Doc, cast: Cast, target: Stretch, words: Span) -> str | None:
    """Return the entity that the target is, not one that it only mentions."""
    head = doc[target.start : target.end].root.idx
    for span, id in cast.named_in(target):
        if words.end - span.end <= 1 and (span.start - words.start <= 4 or span.start <= head < span.end):
            return id
    return None


def _is_same(text: str, stance: Stance, holder: str, target: Span, entity: str | None, position: Position) -> bool:
    if stance.holder != holder or stance.position is not position:
        return False
    if stance.target.overlaps(target) or (entity is not None and stance.target_entity == entity):
        return True
    return text[stance.target.start : stance.target.end].lower() == text[target.start : target.end].lower()
