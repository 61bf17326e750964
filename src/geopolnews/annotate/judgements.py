"""Judgements: "the attack is unacceptable", "it was wrong to close the border", "called the plan reckless".

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from itertools import islice

from geopolnews.annotate.clauses import auxiliaries, find_subject, is_passive, reach_right, tokens_after, tokens_before
from geopolnews.annotate.doc import Token
from geopolnews.annotate.holders import own_subject
from geopolnews.annotate.marks import StanceMark, Stretch
from geopolnews.annotate.positions import is_negated, is_supposed, make_mark
from geopolnews.annotate.targets import QUOTES, clause_after, find_action
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.stances import find_stance_predicate, negate_position
from geopolnews.model.stance import Position

AMOUNTING = inflect_verbs("amount represent constitute remain become deserve merit pose")
"""Verbs that say what something is: "amounts to a violation", "deserves praise"."""
CAUSING = inflect_verbs("set pose create cause send leave")
"""Verbs that say what something bad brings about: "sets a dangerous precedent"."""
NAMING = inflect_verbs(
    """call describe brand label term deem consider regard characterise characterize denounce slam blast
    condemn decry dub portray depict hail view see hold"""
)  # fmt: skip
"""Verbs that tell what somebody takes something for: "called the plan reckless", "branded them terrorists"."""
HOLDING = inflect_verbs("hold")
LIABLE = frozenset("responsible accountable liable".split())
"""What somebody is held who is blamed."""
REACH = 9
"""Tokens between a judgement and the clause that it judges: "it was wrong of the council to close"."""
LONGEST_NAMING = 24
LEAST = 2
"""Words of what is judged: "it is wrong to leave" alone says too little."""
ENDS = frozenset({";", ":", "(", "—", "–"})


def read_judgement(word: Token, position: Position) -> StanceMark | None:
    """Return the mark of "the attack is unacceptable", "the attack is an unacceptable act", "it is wrong to attack"."""
    above = word.head
    if is_supposed(word) or is_supposed(above):
        return None
    caused = word.dep_ == "amod" and position is not Position.SUPPORT and _is_caused(above)
    described = word.dep_ == "amod" and _has_copula(above)
    amounting = word.dep_ in {"obj", "obl", "xcomp"} and above.pos_ == "VERB" and above.lower_ in AMOUNTING
    judged = above.head if caused else above if described or amounting else word
    subject = own_subject(judged)
    if judged is not word and is_negated(judged) and not is_negated(word):
        turned = negate_position(position)
        if turned is None:
            return None
        position = turned
    if judged is word and word.pos_ == "NOUN" and not _has_copula(word):
        return None
    if _is_empty_it(judged):
        clause = _judged_clause(judged if judged.i > word.i else word)
        return None if clause is None else make_mark(word, position, None, clause, voiced=True)
    if subject is None:
        return None
    words = subject.of(word.doc)
    pronoun = words.root.pos_ == "PRON" or (len(words) == 1 and words[0].pos_ in {"PRON", "DET"})
    return None if pronoun else make_mark(word, position, None, subject, voiced=True)


def _is_caused(noun: Token) -> bool:
    """Tell whether a noun is what something is said to bring about: "sets a dangerous precedent"."""
    return noun.dep_ == "obj" and noun.head.pos_ == "VERB" and noun.head.lower_ in CAUSING


def _has_copula(word: Token) -> bool:
    return any(child.dep_ == "cop" for child in word.children)


def _is_empty_it(word: Token) -> bool:
    """Tell whether the subject of a judgement is an "it" that stands for a clause to come."""
    return any(child.lower_ == "it" and child.i < word.i for child in word.children if child.dep_ != "obj")


def _judged_clause(word: Token) -> Stretch | None:
    for token in islice(tokens_after(word), REACH):
        if token.lower_ == "to":
            following = next(tokens_after(token), None)
            if following is not None and following.pos_ in {"VERB", "AUX"}:
                action = find_action(following)
                return action if action.end - action.start >= LEAST else None
        if token.lower_ in {"that", "if"} and token.pos_ == "SCONJ":
            return clause_after(token)
        if token.text in {",", *ENDS} or token.pos_ == "VERB":
            return None
    return None


def read_naming(verb: Token) -> StanceMark | None:
    """Return the mark of "called the plan reckless", "branded as traitors those who fled", "held them responsible"."""
    if verb.lower_ in HOLDING and auxiliaries(verb) - {"has", "have", "had"}:
        return None  # "to hold them accountable" is a plan
    if is_passive(verb) or is_negated(verb) or any(t.lower_ == "what" for t in islice(tokens_before(verb), 6)):
        return None
    found = _split_naming(verb)
    if found is None:
        return None
    target, words = found
    position = next((p for word in words if (p := _judge(word, verb)) is not None), None)
    return None if position is None else make_mark(verb, position, find_subject(verb), target)


def _split_naming(verb: Token) -> tuple[Stretch, list[Token]] | None:
    """Return what is named and the words by which it is."""
    doc, start, last = verb.doc, verb.i + 1, _end_of_naming(verb)
    if start >= last or doc[start].text in QUOTES:
        return None
    if doc[start].lower_ == "as":
        return _split_inverted(verb, last)
    signs = (i for i in range(start, last) if doc[i].lower_ == "as" or doc[i].text in QUOTES)
    named_by = next(signs, None)
    own = next((child for child in verb.children if child.dep_ == "obj" and child.i > verb.i), None)
    if named_by is not None:
        reach = min(reach_right(doc, start, named_by), named_by)
        words = list(doc[named_by + 1 : last])
    elif doc[start].pos_ == "PRON" or own is not None:
        reach = start + 1 if own is None or doc[start].pos_ == "PRON" else reach_right(doc, start, own.i + 1)
        words = list(doc[reach:last])
    else:
        return None
    return (Stretch(start=start, end=reach), words) if reach > start and words else None


def _split_inverted(verb: Token, last: int) -> tuple[Stretch, list[Token]] | None:
    """Return what is named where that comes last: "branded as traitors those who fled"."""
    doc, first = verb.doc, verb.i + 2
    end = reach_right(doc, first, last)
    if first < last and doc[first].text in QUOTES:
        end = next((i + 1 for i in range(first + 1, last) if doc[i].text in QUOTES), end)
    reach = reach_right(doc, end, last) if end < last else end
    return (Stretch(start=end, end=reach), list(doc[first:end])) if reach > end else None


def _end_of_naming(verb: Token) -> int:
    """Return where the words end by which something may be named: at a sign, or a clause of its own."""
    end = min(verb.sent.end, verb.i + LONGEST_NAMING)
    for token in verb.doc[verb.i + 1 : end]:
        if token.text in ENDS or (token.text == "," and not any(t.text in QUOTES for t in verb.doc[verb.i : token.i])):
            return token.i
        if token.pos_ == "SCONJ" and token.lower_ != "as":
            return token.i
        if token.pos_ == "PRON" and token.lower_ in {"who", "which"}:
            return token.i
    return end


def _judge(word: Token, verb: Token) -> Position | None:
    """Return the position that a word tells by which something is named."""
    if verb.lower_ in HOLDING:
        return Position.OPPOSE if word.lower_ in LIABLE else None
    found = find_stance_predicate(word.text, "judgement")
    if found is None or found.denied or word.pos_ not in {"ADJ", "NOUN", "VERB", "PROPN"}:
        return None
    return found.position
