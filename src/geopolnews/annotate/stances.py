"""Stances: the words that show a position, who has it and what it is about, as the sentence tells.

Reads part of speech, heads and sentences; writes `Marks.stances`. Who is meant is found out later, from the cast and the
statements.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from spacy.tokens import Doc, Token

from geopolnews.annotate.clauses import auxiliaries, find_after, find_subject, is_passive, is_subject, phrase_around
from geopolnews.annotate.marks import StanceMark, Stretch, marks_of
from geopolnews.annotate.targets import find_target
from geopolnews.lexicon.stance_words import (
    ENDING,
    StanceWord,
    load_judgements,
    load_stance_adjectives,
    load_stance_nouns,
    load_stance_verbs,
)
from geopolnews.model.stance import Position

NEGATIONS = frozenset("not n't n’t never no neither nor".split())
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset("his her their its our my".split())


def mark_stances(doc: Doc) -> None:
    """Write down every phrase that shows a position, in the order of the text."""
    marks_of(doc).stances = tuple(_find(doc))


def _find(doc: Doc) -> Iterator[StanceMark]:
    verbs, nouns, adjectives = load_stance_verbs(), load_stance_nouns(), load_stance_adjectives()
    judgements = load_judgements()
    for token in doc:
        word = token.lower_
        mark = None
        if word in verbs and token.pos_ == "VERB":
            mark = _read_verb(token, verbs[word])
        elif word in nouns and token.pos_ == "NOUN":
            mark = _read_noun(token, nouns[word])
        elif word in adjectives and token.pos_ in {"ADJ", "ADP", "VERB", "NOUN", "SCONJ"}:
            mark = _read_adjective(token, adjectives[word])
        elif word in judgements and token.pos_ in {"ADJ", "VERB"}:
            mark = _read_judgement(token, judgements[word])
        if mark is not None:
            yield _turn(doc, mark)


def _read_verb(verb: Token, word: StanceWord) -> StanceMark | None:
    position = _negate(word.position, verb)
    if position is None:
        return None
    if is_passive(verb):
        agent = next(find_after(verb, frozenset({"by"}), within=8), None)
        target = _passive_subject(verb)
        return None if target is None else _mark(verb, position, agent, target, voiced=agent is None)
    target = find_target(verb, word.after)
    return None if target is None else _mark(verb, position, find_subject(verb), target)


def _passive_subject(verb: Token) -> Stretch | None:
    own = next((child for child in verb.children if is_subject(child) and child.i < verb.i), None)
    return phrase_around(own, before=verb.i) if own is not None else find_subject(verb)


def _read_noun(noun: Token, word: StanceWord) -> StanceMark | None:
    target = find_target(noun, word.after)
    position = _negate(word.position, noun)
    if target is None or position is None:
        return None
    return _mark(noun, position, _owner(noun) or _subject_above(noun), target)


def _read_adjective(adjective: Token, word: StanceWord) -> StanceMark | None:
    target = find_target(adjective, word.after)
    position = _negate(word.position, adjective)
    if target is None or position is None:
        return None
    own = next((child for child in adjective.children if is_subject(child) and child.i < adjective.i), None)
    return _mark(adjective, position, phrase_around(own) if own is not None else _subject_above(adjective), target)


def _read_judgement(adjective: Token, position: Position) -> StanceMark | None:
    own = next((child for child in adjective.children if is_subject(child) and child.i < adjective.i), None)
    negated = _negate(position, adjective)
    if own is None or negated is None or own.pos_ == "PRON":
        return None
    return _mark(adjective, negated, None, phrase_around(own, before=adjective.i), voiced=True)


def _mark(
    trigger: Token, position: Position, holder: Stretch | None, target: Stretch, *, voiced: bool = False
) -> StanceMark:
    start, end = min(trigger.i, target.start), max(trigger.i + 1, target.end)
    return StanceMark(
        phrase=Stretch(start=start, end=end),
        trigger=trigger.i,
        position=position,
        holder=holder,
        target=target,
        voiced=voiced,
    )


def _negate(position: Position, token: Token) -> Position | None:
    """Return the position that a negation leaves: not to support is to oppose; not to oppose says little."""
    negated = bool(auxiliaries(token) & NEGATIONS) or any(child.lower_ in NEGATIONS for child in token.children)
    if not negated:
        return position
    return Position.OPPOSE if position is Position.SUPPORT else None


def _turn(doc: Doc, mark: StanceMark) -> StanceMark:
    """Return the mark with its position turned where the target is an end: "called for an end to the attacks"."""
    head = next((t for t in mark.target.of(doc) if t.pos_ in {"NOUN", "VERB"}), None)
    if mark.position is not Position.SUPPORT or head is None or head.lower_ not in ENDING:
        return mark
    target = find_target(head, frozenset({"to", "of", ""}))
    if target is None:
        return mark
    return attrs.evolve(mark, target=target, position=Position.OPPOSE)


def _owner(noun: Token) -> Stretch | None:
    """Return whose support it is: "Jordan's full support", "their opposition"."""
    doc = noun.doc
    start = phrase_around(noun, before=noun.i + 1).start
    for i in range(noun.i - 1, start - 1, -1):
        if doc[i].lower_ in POSSESSIVES and i > start:
            return Stretch(start=start, end=i)
        if doc[i].lower_ in OWNERS:
            return Stretch(start=i, end=i + 1)
    return None


def _subject_above(token: Token) -> Stretch | None:
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return find_subject(above)
    return None
