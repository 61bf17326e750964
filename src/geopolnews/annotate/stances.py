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
    RELATIVE,
    auxiliaries,
    find_after,
    find_subject,
    is_passive,
    is_subject,
    phrase_around,
    subject_phrase,
    tokens_after,
    tokens_before,
)
from geopolnews.annotate.marks import StanceMark, Stretch, marks_of
from geopolnews.annotate.norms import read_norm
from geopolnews.annotate.targets import find_complement, find_target
from geopolnews.lexicon.inflection import inflect_verb
from geopolnews.lexicon.stances import StancePredicate, begins_stance, find_stance_predicate, negate_position
from geopolnews.model.stance import Position

NEGATIONS = frozenset("not n't n’t never no neither nor".split())
CLITICS = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset("his her their its our my".split())
ASKING = frozenset(
    form for base in "urge ask call request tell order appeal invite press agree pledge vow promise want work".split()
    for form in inflect_verb(base)
)  # fmt: skip
"""Verbs that ask somebody to do something, or promise it."""
REQUESTING = frozenset(inflect_verb("request"))
"""Verbs that ask somebody for something as well as to do it: "requested the release of"."""
SIDED = {"for": Position.SUPPORT, "against": Position.OPPOSE}
"""Prepositions that take a side after a form of "be"."""
AMOUNTING = frozenset(
    form for base in "amount represent constitute remain become deserve merit".split() for form in inflect_verb(base)
)
"""Verbs that say what something is: "amounts to a violation", "deserves praise"."""
LONGEST_PREDICATE = 5
PARTICLES = frozenset("out up down off back together".split())
"""Adverbs that make a verb another one: "speak out against"."""
KINDS = {
    "VERB": ("verb",),
    "NOUN": ("noun", "judgement", "phrase"),
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
        asked = list(_read_request(token))
        yield from asked
        if asked or token.lower_ not in REQUESTING:
            return
    if token.lower_ in SIDED and (sided := _read_sided(token)) is not None:
        yield sided
        return
    found = _longest(token)
    if found is None:
        return
    predicate, last = found
    position = predicate.position if predicate.denied else _negate(predicate.position, token)
    if position is None or not predicate.sure or _is_aside(token):
        return
    read = {"verb": _read_verb, "judgement": _read_judgement}.get(predicate.word, _read_noun)
    mark = read(token, last, position, predicate)
    if mark is not None:
        yield _turn(token.doc, mark)


def _read_request(verb: Token) -> Iterator[StanceMark]:
    """Yield the marks of "urged the regime to end the violence": the position is toward what is to be done."""
    for token in islice(verb.subtree, 40):
        if token.i > verb.i and token.lower_ == "to":
            action = next((after for after in islice(tokens_after(token), 2) if not after.is_quote), None)
            if action is not None and action.pos_ in {"VERB", "AUX"} and action.head.i == verb.i:
                for wanted in (action, *(child for child in action.children if child.dep_ == "conj")):
                    yield from _read_wanted(verb, wanted, first=wanted is action)
                return


def _read_wanted(verb: Token, action: Token, *, first: bool) -> Iterator[StanceMark]:
    inner = find_stance_predicate(action.text, "verb")
    position = _negate(inner.position, action) if inner is not None else None
    if position is None or (not first and position is not Position.OPPOSE):
        return
    target = find_target(action, frozenset({""}))
    if target is not None:
        yield _mark(verb if first else action, position, find_subject(verb), target)


def _read_sided(preposition: Token) -> StanceMark | None:
    """Return the mark of "we are for the plan", "Norway is against it"; what is "for" something may also be its use."""
    before = next((token for token in tokens_before(preposition) if token.pos_ not in {"ADV", "PART"}), None)
    if before is None or before.pos_ != "AUX" or preposition.head.i < preposition.i:
        return None
    holder = _own_subject(preposition.head)
    position = _negate(SIDED[preposition.lower_], preposition.head)
    target = find_target(before, frozenset({preposition.lower_}))
    if holder is None or position is None or target is None:
        return None
    if preposition.lower_ == "for" and holder.of(preposition.doc)[0].lower_ not in {"i", "we"}:
        return None
    return _mark(preposition, position, holder, target)


def _is_aside(token: Token) -> bool:
    """Tell whether words show no position of the sentence itself: "fighters to support it"."""
    if token.pos_ in {"ADP", "SCONJ"}:
        return not any(before.pos_ in {"AUX", "VERB"} for before in islice(tokens_before(token), 3))
    return token.dep_ == "acl" and "to" in auxiliaries(token)


def _longest(token: Token) -> tuple[StancePredicate, Token] | None:
    """Return the longest entry that begins at a token, and its last word; adverbs may stand in between."""
    kinds = KINDS.get(token.pos_, ())
    if not kinds or not begins_stance(token.text):
        return None
    doc, longest = token.doc, min(LONGEST_PREDICATE, token.sent.end - token.i)
    spread = list(islice(_without_adverbs(token), longest))
    negated = _is_negated(token)
    for size in range(longest, 0, -1):
        together = doc[token.i : token.i + size]
        apart = " ".join(word.text for word in spread[:size]) if len(spread) >= size else ""
        for text, last in ((together.text, together[-1]), (apart, spread[:size][-1])):
            for kind in kinds:
                denied = find_stance_predicate(f"not {text}", kind) if negated else None
                if predicate := denied or find_stance_predicate(text, kind):
                    return predicate, last
    return None


def _without_adverbs(token: Token) -> Iterator[Token]:
    """Yield a token and those that follow it in its sentence, but no adverbs: "stands (firmly) with"."""
    yield token
    for after in tokens_after(token):
        if after.pos_ != "ADV" or after.lower_ in PARTICLES:
            yield after


def _read_verb(verb: Token, last: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    if is_passive(verb):
        agent = next(find_after(verb, frozenset({"by"}), within=8), None)
        target = _own_subject(verb)
        if target is None or (agent is None and not predicate.denied):
            return None
        return _mark(verb, position, agent, target, voiced=agent is None)  # "the attack cannot be tolerated"
    target = find_complement(last, _places(predicate))
    return None if target is None else _mark(verb, position, _holder_of(verb), target)


def _holder_of(verb: Token) -> Stretch | None:
    """Return the subject of a verb; in a clause that stands first ("After banning it, Norway ..."), the next one."""
    fronted = verb.dep_ == "advcl" and verb.head.i > verb.i and not any(map(is_subject, verb.children))
    if fronted and any(token.text == "," for token in verb.doc[verb.i : verb.head.i]):
        own = next((child for child in verb.head.children if is_subject(child)), None)
        return phrase_around(own, after=verb.i, before=verb.head.i) if own is not None and own.i > verb.i else None
    return find_subject(verb)


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


def _read_judgement(word: Token, _: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    """Return the mark of "the attack is unacceptable", "the attack is an unacceptable act"."""
    above = word.head
    described = word.dep_ == "amod" and _has_copula(above)
    amounting = word.dep_ in {"obj", "obl", "xcomp"} and above.pos_ == "VERB" and above.lower_ in AMOUNTING
    judged = above if described or amounting else word
    subject = _own_subject(judged)
    if subject is None or (judged is word and word.pos_ == "NOUN" and not _has_copula(word)):
        return None
    pronoun = subject.of(word.doc)[0].pos_ == "PRON"
    return None if pronoun else _mark(word, position, None, subject, voiced=True)


def _has_copula(word: Token) -> bool:
    return any(child.dep_ == "cop" for child in word.children)


def _own_subject(word: Token) -> Stretch | None:
    own = next((child for child in word.children if is_subject(child) and child.i < word.i), None)
    if own is None:
        return None
    if own.lower_ in RELATIVE and word.dep_.startswith("acl") and word.head.i < own.i:
        return phrase_around(word.head, before=own.i)
    return subject_phrase(own, word)


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
    return negate_position(position) if _is_negated(token) else position


def _is_negated(token: Token) -> bool:
    return bool(auxiliaries(token) & NEGATIONS) or any(child.lower_ in NEGATIONS for child in token.children)


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
    if start > 3 and doc[start - 1].text == ")":
        opening = next((i for i in range(start - 2, max(start - 8, 0), -1) if doc[i].text == "("), start)
        if opening < start and doc[opening - 1].lower_ in CLITICS:  # "the Labour Party's (LP) support"
            return phrase_around(doc[opening - 2], before=opening - 1)
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
