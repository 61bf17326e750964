"""Stances: the words that show a position, who has it and what it is about, as the sentence tells.

Reads part of speech, heads and sentences; writes `Marks.stances`. Who is meant is found out later, from the cast and
the statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs
from spacy.tokens import Doc, Token

from geopolnews.annotate.clauses import (
    auxiliaries,
    find_after,
    find_subject,
    is_passive,
    is_subject,
    phrase_around,
    tokens_before,
)
from geopolnews.annotate.marks import StanceMark, Stretch, marks_of
from geopolnews.annotate.norms import read_norm
from geopolnews.annotate.targets import find_complement, find_target
from geopolnews.lexicon.inflection import inflect_verb
from geopolnews.lexicon.stances import StancePredicate, find_stance_predicate, negate_position
from geopolnews.model.stance import Position

NEGATIONS = frozenset("not n't n’t never no neither nor".split())
CLITICS = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset("his her their its our my".split())
ASKING = frozenset(
    form for base in "urge ask call request tell order appeal invite press agree pledge vow promise want work".split()
    for form in inflect_verb(base)
)  # fmt: skip
"""Verbs that ask somebody to do something, or promise it."""
LONGEST_PREDICATE = 5
KINDS = {
    "VERB": ("verb",),
    "NOUN": ("noun", "phrase"),
    "ADJ": ("adjective", "judgement"),
    "ADP": ("phrase", "adjective"),
    "SCONJ": ("phrase", "adjective"),
    "AUX": ("verb",),
}
"""Part of speech of the first word -> sorts of entry that it may begin."""


def mark_stances(doc: Doc) -> None:
    """Write down every phrase that shows a position, in the order of the text."""
    marks_of(doc).stances = tuple(mark for token in doc for mark in _read(token))


def _read(token: Token) -> Iterator[StanceMark]:
    if token.pos_ == "VERB" and (norm := read_norm(token)) is not None:
        yield _mark(token, norm[0], None, norm[1], voiced=True)
        return
    if token.lower_ in ASKING and token.pos_ == "VERB" and not _calls_for(token):
        yield from _read_request(token)
        return
    found = _longest(token)
    if found is None:
        return
    predicate, last = found
    position = _negate(predicate.position, token)
    if position is None or not predicate.sure or _is_aside(token):
        return
    read = {"verb": _read_verb, "judgement": _read_judgement}.get(predicate.word, _read_noun)
    mark = read(token, last, position, predicate)
    if mark is not None:
        yield _turn(token.doc, mark)


def _read_request(verb: Token) -> Iterator[StanceMark]:
    """Yield the mark of "urged the regime to end the violence": the position is toward what is to be done."""
    for token in islice(verb.subtree, 40):
        if token.i > verb.i and token.lower_ == "to" and token.i + 1 < verb.sent.end:
            action = verb.doc[token.i + 1]
            if action.pos_ in {"VERB", "AUX"} and action.head.i == verb.i:
                inner = find_stance_predicate(action.text, "verb")
                position = _negate(inner.position, action) if inner is not None else None
                target = find_target(action, frozenset({""}))
                if position is not None and target is not None:
                    yield _mark(verb, position, find_subject(verb), target)
                return


def _is_aside(token: Token) -> bool:
    """Tell whether words show no position of the sentence itself: "fighters to support it"."""
    if token.pos_ in {"ADP", "SCONJ"}:
        return not any(before.pos_ in {"AUX", "VERB"} for before in islice(tokens_before(token), 3))
    return token.dep_ == "acl" and "to" in auxiliaries(token)


def _longest(token: Token) -> tuple[StancePredicate, Token] | None:
    """Return the longest entry that begins at a token, and its last word."""
    kinds = KINDS.get(token.pos_, ())
    for size in range(LONGEST_PREDICATE if kinds else 0, 0, -1):
        if token.i + size > token.sent.end:
            continue
        text = token.doc[token.i : token.i + size].text
        for kind in kinds:
            if predicate := find_stance_predicate(text, kind):
                return predicate, token.doc[token.i + size - 1]
    return None


def _read_verb(verb: Token, last: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    if is_passive(verb):
        agent = next(find_after(verb, frozenset({"by"}), within=8), None)
        target = _own_subject(verb)
        return None if target is None or agent is None else _mark(verb, position, agent, target)
    target = find_complement(last, _places(predicate))
    return None if target is None else _mark(verb, position, find_subject(verb), target)


def _places(predicate: StancePredicate) -> frozenset[str]:
    return frozenset("" if place == "object" else place for place in predicate.target)


def _read_noun(word: Token, last: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    """Return the mark of "support for the Palestinians", "opposed to the plan", "in favour of talks"."""
    following = word.doc[last.i + 1] if last.i + 1 < word.sent.end else None
    if following is None or (word.pos_ == "NOUN" and following.pos_ in {"NOUN", "PROPN"}):
        return None  # "opposition parties"
    target = find_complement(last, _places(predicate), within=2 if word.pos_ == "ADJ" else 5)
    if target is None:
        return None
    return _mark(word, position, _owner(word) or _own_subject(word) or _subject_above(word), target)


def _read_judgement(adjective: Token, _: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    """Return the mark of "the attack is unacceptable"."""
    subject = _own_subject(adjective)
    if subject is None or subject.of(adjective.doc)[0].pos_ == "PRON":
        return None
    return _mark(adjective, position, None, subject, voiced=True)


def _own_subject(word: Token) -> Stretch | None:
    own = next((child for child in word.children if is_subject(child) and child.i < word.i), None)
    return phrase_around(own, before=word.i) if own is not None else None


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
    """Return the position that is left where a word is negated, or None where that tells nothing."""
    negated = bool(auxiliaries(token) & NEGATIONS) or any(child.lower_ in NEGATIONS for child in token.children)
    return negate_position(position) if negated else position


def _turn(doc: Doc, mark: StanceMark) -> StanceMark:
    """Return the mark turned where what is asked for is an end: "called for an end to the attacks"."""
    if mark.position is not Position.SUPPORT:
        return mark
    for token in islice(mark.target.of(doc), 4):
        kind = {"VERB": "verb", "NOUN": "noun"}.get(token.pos_)
        inner = find_stance_predicate(token.text, kind) if kind else None
        if inner is not None and inner.position is Position.OPPOSE:
            places = frozenset({"to", "of", "on"}) if kind == "noun" else frozenset({""})
            target = find_target(token, places)
            return mark if target is None else attrs.evolve(mark, target=target, position=Position.OPPOSE)
        if kind is not None:
            return mark
    return mark


def _owner(noun: Token) -> Stretch | None:
    """Return whose support it is: "Jordan's full support", "their opposition"."""
    doc = noun.doc
    start = phrase_around(noun, before=noun.i + 1).start
    for i in range(noun.i - 1, start - 1, -1):
        if doc[i].lower_ in CLITICS and i > start:
            return Stretch(start=start, end=i)
        if doc[i].lower_ in OWNERS:
            return Stretch(start=i, end=i + 1)
    return None


def _subject_above(token: Token) -> Stretch | None:
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return find_subject(above)
    return None


def _calls_for(verb: Token) -> bool:
    """Tell whether a verb asks for something rather than somebody: "called for talks", not "called on both"."""
    following = next(islice(verb.doc[verb.i + 1 : verb.sent.end], 1), None)
    return following is not None and following.lower_ in {"for", "it", "them"}
