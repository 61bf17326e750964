"""People without a name who do something, or whom somebody addresses: "villagers blocked the road", "told reporters".

The reader finds most people without a name by itself; where it hesitates between marking them and not, what they do in
their sentence decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.names.mentions import Mention
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.people import find_person_noun

LEAST = 0.25
"""How probably a noun must belong to people without a name; of these, rather more than half were right."""

ADDRESSING = inflect_verbs(
    """tell urge ask inform invite remind assure warn thank order instruct direct advise brief request beg persuade
    convince notify congratulate accuse blame criticise criticize summon meet address greet welcome host receive
    arrest detain sanction suspend charge dismiss kill question interview"""
)
"""Verbs whose object is a party to what happens."""

BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "VERB", "ADV", "PART"})
"""What may stand in a phrase before its noun."""

LEAST_NEW = 0.15
"""Likewise for one person who has not been spoken of before."""

LEAST_ANYBODY = 0.5
ANYBODY = frozenset({"life", "society", "health", "kin", "group", "learning"})
"""Sorts of nouns that are mostly said of people at large ("women", "customers"), who must be surer."""

COUNTED = frozenset({"both", "two", "three"})
"""Words before a noun that mean those just named."""


def find_doers(doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Stretch, float]]:
    """Give people without a name whom nothing marks and who do something, with how sure that is."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    for at, weight in marks_of(doc).people.items():
        noun = doc[at]
        if weight < LEAST_NEW or at in taken or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        known = find_person_noun(noun.text)
        if known is None or not (acts(noun) or is_addressed(noun)):
            continue
        if known.several and weight < LEAST:
            continue
        if not known.several and not (acts(noun) and is_new(noun, mentions)):
            continue
        stretch = phrase_of(noun)
        before = [token.lower_ for token in doc[stretch.start : noun.i]]
        if known.several and known.sort in ANYBODY and (weight < LEAST_ANYBODY or not before):
            continue
        if before != ["the"] and not COUNTED & set(before):
            yield stretch, weight


def acts(noun: Token) -> bool:
    """Tell whether a noun is the subject of a verb, or who does it in the passive."""
    if noun.dep_ == "nsubj":
        return noun.head.pos_ == "VERB"
    return noun.dep_ in {"obl:agent", "nmod"} and any(child.lower_ == "by" for child in noun.children)


def is_new(noun: Token, mentions: Sequence[Mention]) -> bool:
    """Tell whether one person is told of as new, or by whose relative it is: "a guard", "Mr Hart’s uncle"."""
    new = any(child.lower_ in {"a", "an", "another"} or child.dep_ == "nmod:poss" for child in noun.children)
    return new and not any(noun.i < m.start <= noun.i + 2 for m in mentions)


def is_addressed(noun: Token) -> bool:
    """Tell whether a noun is whom somebody tells, urges, meets, arrests."""
    return noun.dep_ in {"obj", "iobj"} and noun.head.lower_ in ADDRESSING


def phrase_of(noun: Token) -> Stretch:
    """Return a noun with the words before it, and what "of" or "from" says right after it."""
    end = noun.i + 1
    for child in noun.children:
        first = child.left_edge
        if child.dep_ == "nmod" and first.i == end and first.lower_ in {"of", "from"}:
            end = child.i + 1
    start = noun.i
    while start > noun.left_edge.i and noun.doc[start - 1].pos_ in BEFORE:
        start -= 1
    return Stretch(start=start, end=end)
