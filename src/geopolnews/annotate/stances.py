"""Stances: the words that show a position, who has it and what it is about, as the sentence tells.

Reads part of speech, heads and sentences; writes `Marks.stances`. Who is meant is found out later, from the cast and
the statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from geopolnews.annotate.clauses import auxiliaries, find_after, find_subject, is_passive, tokens_after, tokens_before
from geopolnews.annotate.doc import Doc, Span, Token
from geopolnews.annotate.effects import read_effect
from geopolnews.annotate.entries import find_entry
from geopolnews.annotate.holders import (
    GETTING,
    SHOWING,
    holder_of_gerund,
    holder_of_verb,
    is_occasion,
    own_subject,
    owner_after,
    owner_of,
    verb_above,
)
from geopolnews.annotate.judgements import NAMING, read_judgement, read_naming
from geopolnews.annotate.marks import StanceMark, Stretch, marks_of
from geopolnews.annotate.norms import read_norm
from geopolnews.annotate.positions import is_negated, is_supposed, make_mark, negate
from geopolnews.annotate.sides import count_people
from geopolnews.annotate.targets import clause_after, find_complement, find_phrase, find_target
from geopolnews.annotate.turns import turn_mark
from geopolnews.annotate.wishes import HOPING, REQUESTING, WANTING, is_asking, read_request, read_wish
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.stances import StancePredicate, find_stance_predicate
from geopolnews.model.stance import Position

SIDED = {"for": Position.SUPPORT, "against": Position.OPPOSE}
"""Prepositions that take a side after a form of "be"."""
ASKED = 0.75
"""How clearly what is asked or wished for shows a side: three in five of such stances were right on annotated
articles, of others three in four."""
ASKING_WORDS = inflect_verbs(
    """call demand request propose recommend push press need urge ask appeal want hope seek order look
    advocate"""
) | frozenset("ready willing keen keenness readiness willingness open determined eagerness demands calls".split())
KNOWN = frozenset("the this that these those".split())
"""Words before a judgement of what is known to all: "this barbaric attack"."""
FAR = 3
"""Tokens at most between a judgement and its noun."""
MODALS = frozenset("should must ought could might may".split())
TOPICS = frozenset({"regarding", "concerning"})
"""Prepositions that lead on to what anything is about."""
ACCUSING = inflect_verbs("accuse suspect acquit")
DARING = inflect_verbs("challenge")
DENYING = frozenset({"deny", "dispute"})
QUESTIONING = inflect_verbs("question")
REFUSING = frozenset({"refuse", "decline"})
TURNING = frozenset("order seek determined determination necessity".split())
"""What shows a position only where what is ordered or sought is an end: "ordered the dissolution of"."""
NAMING_ONLY = frozenset("PROPN PRON DET NUM PUNCT SPACE CCONJ SYM X INTJ PART".split())
"""Parts of speech of words that show no position."""
WHILES = frozenset("hours days weeks months years decades centuries".split())
EITHER = frozenset({"any", "either"})
"""Words before several of whom none is backed."""


def mark_stances(doc: Doc) -> None:
    """Write down every phrase that shows a position, in the order of the text."""
    may_show = (token for token in doc if token.pos_ not in NAMING_ONLY)
    marks_of(doc).stances = tuple(_weigh(doc, mark) for token in may_show for mark in _read(token))


def _weigh(doc: Doc, mark: StanceMark) -> StanceMark:
    """Return the mark with how clearly its words take a side."""
    return attrs.evolve(mark, clearness=ASKED) if doc[mark.trigger].lower_ in ASKING_WORDS else mark


def _read(token: Token) -> Iterator[StanceMark]:
    if token.pos_ == "VERB" and (norm := read_norm(token)) is not None:
        yield make_mark(token, norm[0], None, norm[1], voiced=True)
        return
    if token.pos_ == "VERB" and (effect := read_effect(token)) is not None:
        yield make_mark(token, effect[0], None, effect[1], voiced=True)
        return
    if token.pos_ == "VERB" and token.lower_ in NAMING and (named := read_naming(token)) is not None:
        yield named
        return
    if is_asking(token):
        asks, asked = read_request(token)
        yield from asked
        if asks or token.lower_ not in REQUESTING:
            return
    if token.lower_ in SIDED and (sided := _read_sided(token)) is not None:
        yield sided
        return
    if token.lower_ in HOPING or token.lower_ in WANTING:
        wish = read_wish(token)
        if wish is not None:
            yield wish
            return
    found = find_entry(token)
    if found is None or _is_attribute(token):
        return
    predicate, last = found
    position = predicate.position if predicate.denied else negate(predicate.position, token)
    if is_supposed(token):
        return
    if position is None or not (predicate.sure or predicate.phrase in TURNING) or _is_aside(token):
        return
    mark = (
        read_judgement(token, position)
        if predicate.word == "judgement"
        else {"verb": _read_verb}.get(predicate.word, _read_noun)(token, last, position, predicate)
    )
    if mark is None and predicate.word == "judgement" and token.pos_ == "ADJ" and position is Position.OPPOSE:
        mark = _read_attribute(token)
    turned = turn_mark(token.doc, mark) if mark is not None else None
    if turned is not None and _is_empty(turned.target.of(token.doc)):
        return
    if turned is not None and (predicate.sure or turned is not mark):
        yield _as_neutral(token, predicate.position, turned)


def _as_neutral(token: Token, told: Position, mark: StanceMark) -> StanceMark:
    """Return a mark as one of no side where none of several is backed: "does not support any candidate"."""
    first = token.doc[mark.target.start]
    before = token.doc[first.i - 1] if first.i else first
    none = told is Position.SUPPORT and mark.position is Position.OPPOSE and is_negated(token)
    return attrs.evolve(mark, position=Position.NEUTRAL) if none and {first.lower_, before.lower_} & EITHER else mark


def _read_attribute(word: Token) -> StanceMark | None:
    """Return the mark of "this barbaric attack", said by whoever speaks."""
    noun = word.head
    before = word.nbor(-1) if word.i > word.sent.start else None
    if word.dep_ != "amod" or noun.pos_ != "NOUN" or not 0 < noun.i - word.i <= FAR:
        return None
    if before is None or before.lower_ not in KNOWN:
        return None
    target = find_phrase(before)
    return make_mark(word, Position.OPPOSE, None, target, voiced=True) if target is not None else None


def _is_empty(target: Span) -> bool:
    """Tell whether a target says nothing: "approved 62", "is ready to explain", "argued for years"."""
    return all(token.pos_ in {"NUM", "PUNCT"} for token in target) or (
        len(target) == 1 and (target[0].pos_ in {"VERB", "AUX", "ADV", "ADP"} or target[0].lower_ in WHILES)
    )


def _is_attribute(token: Token) -> bool:
    """Tell whether a verb form only describes a noun: "the proposed law"."""
    if token.pos_ != "VERB" or token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return False
    before, after = token.nbor(-1), token.nbor()
    led = before.pos_ in {"DET", "ADJ"} or before.lower_ in {"'s", "’s", "its", "their", "his", "her"}
    return token.lower_.endswith("ed") and led and after.pos_ in {"NOUN", "PROPN", "ADJ"}


def _read_sided(preposition: Token) -> StanceMark | None:
    """Return the mark of "we are for the plan", "Norway is against it"; what is "for" something may also be its use."""
    before = next((token for token in tokens_before(preposition) if token.pos_ not in {"ADV", "PART"}), None)
    if before is None or before.pos_ != "AUX" or preposition.head.i < preposition.i:
        return None
    holder = own_subject(preposition.head)
    position = negate(SIDED[preposition.lower_], preposition.head)
    target = find_target(before, frozenset({preposition.lower_}))
    if holder is None or position is None or target is None:
        return None
    if preposition.lower_ == "for" and holder.of(preposition.doc)[0].lower_ not in {"i", "we"}:
        return None
    return make_mark(preposition, position, holder, target)


def _is_aside(token: Token) -> bool:
    """Tell whether words show no position of the sentence itself: "fighters to support it"."""
    if token.pos_ in {"ADP", "SCONJ"}:
        return not any(before.pos_ in {"AUX", "VERB"} for before in islice(tokens_before(token), 3))
    return token.dep_ == "acl" and "to" in auxiliaries(token)


def _read_verb(verb: Token, last: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    if is_passive(verb):
        agent = next(find_after(verb, frozenset({"by"}), within=8), None)
        target = own_subject(verb)
        if target is None or (agent is None and not predicate.denied):
            return None
        return make_mark(verb, position, agent, target, voiced=agent is None)  # "the attack cannot be tolerated"
    if _is_told_by(verb) or (auxiliaries(verb) & MODALS and not predicate.denied):
        return None
    if predicate.phrase in REFUSING:
        return _read_refusal(verb, last, position)
    if predicate.phrase in DENYING and any(child.dep_ == "ccomp" for child in verb.children):
        return None  # who denies that something is so takes no side on it
    target = find_complement(last, _places(predicate))
    if target is not None and verb.lower_ in QUESTIONING and count_people(verb.doc, target):
        return None  # the police question people
    gerund, doer = holder_of_gerund(verb)
    if target is None or (gerund and (doer is None or verb.head.lower_ in ACCUSING)):
        return None  # whoever is accused of backing somebody may deny it
    if verb.lower_ in ACCUSING | DARING:
        if verb.lower_ in DARING and _is_dared(verb):
            return None
        target = _accused(verb.doc, target) if verb.lower_ in ACCUSING else target
    return make_mark(verb, position, doer if gerund else holder_of_verb(verb), target)


def _accused(doc: Doc, target: Stretch) -> Stretch:
    """Return who is accused, without that of which: "the mayor (of fraud)"."""
    places = [i for i in range(target.start + 1, target.end - 1) if doc[i].lower_ == "of"]
    of = next((i for i in places if doc[i + 1].pos_ == "VERB"), min(places, default=target.end))
    return Stretch(start=target.start, end=of)


def _is_dared(verb: Token) -> bool:
    """Tell whether somebody is only dared to do something: "challenged the party to name a candidate"."""
    return any(child.dep_ in {"xcomp", "advcl"} and "to" in auxiliaries(child) for child in verb.children)


def _is_told_by(verb: Token) -> bool:
    """Tell whether the subject of a verb follows it: "...," denounced the union."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else None
    return before is not None and before.is_quote and before.i > 0 and verb.doc[before.i - 1].text in {",", "."}


def _read_refusal(verb: Token, last: Token, position: Position) -> StanceMark | None:
    """Return the mark of "refused the offer", "refused to accept the result"; other refusals are deeds."""
    after = list(islice(tokens_after(last), 2))
    if len(after) < 2 or after[0].lower_ != "to":
        target = find_target(last, frozenset({""}))
        return None if target is None else make_mark(verb, position, holder_of_verb(verb), target)
    inner = find_stance_predicate(after[1].text, "verb")
    target = find_target(after[1], frozenset({""}))
    if inner is None or inner.position is not Position.SUPPORT or target is None:
        return None
    return make_mark(verb, position, holder_of_verb(verb), target)


def _places(predicate: StancePredicate) -> frozenset[str]:
    return frozenset("" if place == "object" else place for place in predicate.target)


def _read_noun(word: Token, last: Token, position: Position, predicate: StancePredicate) -> StanceMark | None:
    """Return the mark of "support for the Palestinians", "opposed to the plan", "in favour of talks"."""
    following = word.doc[last.i + 1] if last.i + 1 < word.sent.end else None
    if following is None or (word.pos_ == "NOUN" and following.pos_ in {"NOUN", "PROPN"}):
        return None  # "opposition parties"
    owner = owner_of(word)
    if owner is None and word.pos_ == "NOUN" and "of" not in predicate.target:
        owner = owner_after(word)
        last = word.doc[owner.end - 1] if owner is not None else last
    target = find_complement(last, _places(predicate) | TOPICS, within=2 if word.pos_ == "ADJ" else 5)
    clause = next((child for child in word.children if child.dep_ == "ccomp" and child.i > last.i + 1), None)
    if target is None and clause is not None and predicate.word == "adjective":
        target = clause_after(last)  # "is worried (that) the talks may take years"
    holder = owner or own_subject(word)
    if holder is None and word.pos_ == "NOUN":
        above = verb_above(word)
        if above is not None and above.lower_ in GETTING and above.i < word.i:
            return _read_gotten(word, above, position)
        if is_occasion(word) or (above is not None and above.lower_ not in SHOWING):
            return None
    if target is None:
        return None
    above = verb_above(word)
    return make_mark(word, position, holder or (find_subject(above) if above is not None else None), target)


def _read_gotten(noun: Token, verb: Token, position: Position) -> StanceMark | None:
    """Return the mark of "the attack drew criticism from all parties": who has it stands after "from"."""
    giver = next(find_after(noun, frozenset({"from", "by", "among", "almost", "nearly"}), within=6), None)
    target = own_subject(verb) or find_subject(verb)
    return make_mark(noun, position, giver, target) if giver is not None and target is not None else None
