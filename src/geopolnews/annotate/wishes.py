"""Wishes and requests: what somebody wants, hopes for or asks to be done.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from geopolnews.annotate.clauses import INSIDE, auxiliaries, find_subject, is_passive, is_subject, tokens_after
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import StanceMark, Stretch
from geopolnews.annotate.positions import is_negated, make_mark, negate
from geopolnews.annotate.sides import count_people
from geopolnews.annotate.targets import QUOTES, clause_after, find_target
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.stances import find_stance_predicate, negate_position
from geopolnews.model.stance import Position

ASKING = inflect_verbs("urge ask call request tell order appeal invite press agree pledge vow promise work demand want")
"""Verbs that ask somebody to do something, or promise it."""
REQUESTING = inflect_verbs("request demand urge want")
"""Verbs that ask somebody for something as well as to do it: "requested the release of"."""
URGING = inflect_verbs("urge want")
ANYBODY = frozenset("i we you he she they people others everyone everybody someone somebody".split())
"""Who hopes are about that take no position: "hopes people will come"."""
WANTING = inflect_verbs("want")
CALLING = inflect_verbs("call")
HOPING = inflect_verbs("hope")
LEAVING = inflect_verbs("resign quit")
"""What somebody is to do who is opposed: "demanded that the minister resign"."""
PROMISING = inflect_verbs("agree pledge vow promise work")
"""Verbs by which somebody undertakes something rather than asks for it."""
LONGEST_ASKED = 8
"""Tokens from a verb of asking to what is to be done, where the tree does not show it."""
LEAVING_BY = {"step": "down", "stand": "down"}
"""The same in two words."""
ENDING = inflect_verbs("end stop cease halt")


def is_asking(verb: Token) -> bool:
    """Tell whether a verb asks somebody to do something: "urged", "called on both", not "called for", "agreed with"."""
    if verb.lower_ not in ASKING or verb.pos_ != "VERB":
        return False
    following = next(islice(verb.doc[verb.i + 1 : verb.sent.end], 1), None)
    if verb.lower_ in WANTING and following is not None and following.lower_ == "to":
        return False  # "wants to see the report published"
    if verb.lower_ in CALLING and following is not None and following.lower_ == "to":
        return False  # "called to thank him"
    return following is None or following.lower_ not in {"for", "it", "them", "with"} or verb.lower_.startswith("urg")


def read_request(verb: Token) -> tuple[bool, list[StanceMark]]:
    """Return whether a verb asks that something be done, and on which sides of it that is.

    "Urged the regime to end the violence": against the violence.
    """
    if is_passive(verb):
        return True, []  # "residents were told to stop": by whom stands elsewhere, if at all
    for token in islice(verb.subtree, 40):
        if token.i > verb.i and token.lower_ == "to":
            action = next((after for after in islice(tokens_after(token), 2) if not after.is_quote), None)
            if action is not None and action.pos_ in {"VERB", "AUX"} and action.head.i == verb.i:
                if verb.lower_ in REQUESTING - URGING and not _asks_people(verb, token):
                    break  # "requested the help of the fund to fight inflation"
                wanted = (action, *(child for child in action.children if child.dep_ == "conj"))
                return True, [mark for own in wanted for mark in _read_wanted(verb, own, first=own is action)]
    ahead = list(islice(tokens_after(verb), LONGEST_ASKED))
    told = any(a.lower_ == "to" and b.pos_ in {"VERB", "AUX", "PART"} for a, b in pairwise(ahead))
    people = bool(ahead) and (ahead[0].pos_ in {"PRON", "PROPN"} or verb.lower_ in URGING - WANTING)
    return told and people, []


def _asks_people(verb: Token, to: Token) -> bool:
    """Tell whether somebody is asked to do something: "demanded the minister to resign"."""
    return verb.i + 1 == to.i or count_people(verb.doc, Stretch(start=verb.i + 1, end=to.i)) > 0


def _read_wanted(verb: Token, action: Token, *, first: bool) -> Iterator[StanceMark]:
    if _leaves(action):
        asked = find_target(verb, frozenset({"", "for", "on", "to"}))
        if verb.lower_.startswith("order"):
            return  # a superior's order is no position
        if first and asked is not None and asked.end <= action.i and not is_negated(action):
            yield make_mark(verb, Position.OPPOSE, find_subject(verb), asked)
        return
    inner = find_stance_predicate(action.text, "verb")
    position = negate(inner.position, action) if inner is not None else None
    if position is None or (not first and position is not Position.OPPOSE):
        return
    advice = position is Position.SUPPORT and inner is not None and not inner.sure
    if advice and verb.lower_ not in PROMISING:
        return  # "urged drivers to improve"
    target = find_target(action, frozenset({""}))
    if target is not None:
        yield make_mark(verb if first else action, position, find_subject(verb), target)


def _leaves(action: Token) -> bool:
    following = action.doc[action.i + 1] if action.i + 1 < action.sent.end else None
    by = LEAVING_BY.get(action.lower_)
    return action.lower_ in LEAVING or (by is not None and following is not None and following.lower_ == by)


def read_wish(verb: Token) -> StanceMark | None:
    """Return the mark of "wants the talks to resume", "wants an inquiry", "hopes that the visit will help"."""
    following = next((token for token in tokens_after(verb) if not token.is_quote and token.pos_ != "ADV"), None)
    if following is None or verb.pos_ != "VERB" or verb.dep_ == "amod":
        return None
    if verb.lower_ in HOPING:
        return _read_hope(verb, following)
    if following.lower_ == "to":
        see = next(tokens_after(following), None)
        if see is None or see.lower_ != "see":
            return None
        verb_of_target, following = see, next(tokens_after(see), None)
    else:
        verb_of_target = verb
    target = find_target(verb_of_target, frozenset({""}))
    if target is None or following is None or following.i > target.start + 1 or verb.doc[target.start].pos_ == "PRON":
        return None
    position = _side_of_wanted(verb, target)
    if position is None:
        return None
    return make_mark(verb, position, find_subject(verb), target)


def _side_of_wanted(verb: Token, target: Stretch) -> Position | None:
    """Return on which side of something a speaker is who wants it, or wants something to happen to it."""
    position: Position | None = Position.SUPPORT
    for token in verb.doc[target.start : min(target.end + 6, verb.sent.end)]:
        if token.pos_ == "VERB" and token.i > target.start:
            inner = find_stance_predicate(token.text, "verb")
            if token.lower_ in ENDING or _leaves(token) or (inner is not None and inner.position is Position.OPPOSE):
                position = Position.OPPOSE
            break
    return negate_position(position) if is_negated(verb) and position is not None else position


def _read_hope(verb: Token, following: Token) -> StanceMark | None:
    clause = None
    if following.lower_ == "that" and following.pos_ == "SCONJ":
        clause = clause_after(following)
    elif (following.pos_ in INSIDE or following.lower_.endswith("ing")) and any(
        is_subject(child) for token in verb.children if token.i > verb.i for child in token.children
    ):
        clause = clause_after(verb)
    if clause is None:
        return None
    main = next((token for token in clause.of(verb.doc) if token.pos_ == "VERB"), None)
    subject = find_subject(verb)
    if main is None or clause.of(verb.doc)[0].lower_ in ANYBODY:
        return None
    if subject is None or subject.of(verb.doc)[0].lower_ in {"i", "we"}:
        return None  # said of oneself it is courtesy as often as a position
    against = main.lower_ in ENDING or is_negated(main)
    if auxiliaries(main) & {"to"}:
        return None
    while verb.doc[clause.start].text in QUOTES and clause.end - clause.start > 1:
        clause = Stretch(start=clause.start + 1, end=clause.end)
    return make_mark(verb, Position.OPPOSE if against else Position.SUPPORT, subject, clause)
