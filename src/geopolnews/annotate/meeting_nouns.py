"""Meetings that a noun names: "a meeting with Raisi in Tehran", "the talks", "Berg's visit to Kenya"."""

from __future__ import annotations

from itertools import islice

from geopolnews.annotate.attendance import GOALS, NEAR, add_doers, find_owner, is_between, list_others
from geopolnews.annotate.clauses import CLITICS, find_after, phrase_around, tokens_after, tokens_before
from geopolnews.annotate.companions import list_paired, list_present
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import MeetingMark, Stretch
from geopolnews.annotate.meeting_marks import PHONE, finish_mark, known_sides, sort_of
from geopolnews.annotate.speaking import find_speaker
from geopolnews.lexicon.meetings import MeetingTrigger, ends_meeting, find_meeting_trigger
from geopolnews.model.meeting import MeetingKind

DEFINITE = frozenset("the this that these those his her their its our my your such both".split())
COMPOUNDS = frozenset(
    """room hall point place house centre center venue ground agenda minutes table operator operators process paper shop
    shops call""".split()
)
"""Nouns after "meeting" that make it something else."""
ROUTINE = frozenset("cabinet weekly parliamentary plenary board staff daily regular council".split())
"""Words before a meeting that make it a body's own routine."""
SECURITY_COUNCIL = ["security", "council"]
"""A council whose meetings are those of states."""
OF_MEMBERS = frozenset("general town caucus shareholder shareholders".split())
"""Words right before a meeting that make it one of a body's own members, or of its public: "general meeting"."""
COUNTING = frozenset("first second third fourth fifth last latest only".split())
JOINTLY = frozenset({"joint", "jointly"})
LONGEST_NOUN = 3
NAMED_EVENTS = frozenset("summit forum conference assembly meeting meetings talks".split())
"""Nouns that may be part of the name of a meeting: "the Blue Shores Summit"."""


def longest_noun(token: Token) -> MeetingTrigger | None:
    """Return the noun of meeting that ends at a token: "phone call" rather than "call"."""
    if token.pos_ == "PROPN" and token.lower_ not in NAMED_EVENTS:
        return None
    if not ends_meeting(token.text):
        return None
    for size in range(min(LONGEST_NOUN, token.i - token.sent.start + 1), 0, -1):
        trigger = find_meeting_trigger(token.doc[token.i - size + 1 : token.i + 1].text, "noun")
        if trigger is not None:
            return trigger
    return None


def read_noun(noun: Token, trigger: MeetingTrigger) -> MeetingMark | None:
    """Return the mark of "a meeting with Raisi in Tehran", "the talks", "Berg's visit to Kenya"."""
    doc = noun.doc
    if (noun.i + 1 < noun.sent.end and doc[noun.i + 1].lower_ in COMPOUNDS) or _is_joined(noun):
        return None
    if trigger.kind is MeetingKind.CALL and _is_means(noun):
        return None
    start = _after_other(doc, phrase_around(noun, before=noun.i + 1).start, noun)
    before = [token.lower_ for token in doc[start : noun.i]]
    owner = find_owner(doc, start, noun)
    others = list(list_others(noun, trigger))
    press = trigger.phrase.endswith(("press conference", "news conference"))
    council = before[-2:] == SECURITY_COUNCIL
    if (ROUTINE & set(before) and not council) or OF_MEMBERS & set(before[-1:]):
        phrase = Stretch(start=start, end=noun.i + 1)
        return MeetingMark(phrase=phrase, trigger=noun.i, sort=sort_of(trigger), sure=False, anew=True, routine=True)
    if press and not JOINTLY & set(before) and not others:
        return None
    if trigger.phrase == "call" and not _is_answered(noun):
        return None
    sides: list[Stretch | None] = [owner, *others]
    host = add_doers(noun, sides)
    if trigger.kind is MeetingKind.CALL:
        host = None  # whoever "received a call" is host of nothing
    present, paired = list(list_present(noun)), list(list_paired(noun, start))
    sides += [*present, *paired]
    end = max([noun.i + 1, *(s.end for s in sides if s is not None and noun.i < s.start < noun.i + 8)])
    sort = "press" if press else sort_of(trigger)
    mark = MeetingMark(
        phrase=Stretch(start=start, end=end),
        trigger=noun.i,
        sort=sort,
        sure=trigger.sure,
        anew=bool(paired) or not _is_definite(noun, start),
        sides=known_sides(sides),
        speaker=None if trigger.kind is MeetingKind.VISIT else find_speaker(noun),
        host=host,
        goal=next(find_after(noun, GOALS, within=NEAR, past_verbs=False), None) if sort == "visit" else None,
        attended=bool(present),
        comment=trigger.kind is MeetingKind.VISIT and _is_comment(noun, before),
    )
    return finish_mark(mark, noun, mutual=not others or is_between(noun))


def _is_means(call: Token) -> bool:
    """Tell whether a call is only how a meeting is held: "the summit, held via video conference"."""
    return any(token.lower_ in {"via", "by", "through", "over"} for token in islice(tokens_before(call), LONGEST_NOUN))


def _is_comment(visit: Token, before: list[str]) -> bool:
    """Tell whether a sentence only counts the visit that is spoken of: "It was the first visit in ten years"."""
    subject = next((child.lower_ for child in visit.children if child.dep_ == "nsubj"), "")
    return subject in {"it", "this", "that"} and bool(COUNTING.intersection(before))


def _is_joined(noun: Token) -> bool:
    """Tell whether a noun is the end of another word: "intelligence-gathering"."""
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else None
    return noun.lower_ == "gathering" and before is not None and before.text == "-"


def _after_other(doc: Doc, start: int, noun: Token) -> int:
    """Return where the phrase of a meeting begins, leaving out another before it: "[Biden's visit and] the summit"."""
    other = next((k for k in range(noun.i - 1, start, -1) if find_meeting_trigger(doc[k].text, "noun")), noun.i)
    return next((i + 1 for i in range(other, noun.i - 1) if doc[i].pos_ == "CCONJ"), start)


def _is_definite(noun: Token, start: int) -> bool:
    """Tell whether a meeting is spoken of as known: "the closed meeting", "Friday's talks"."""
    if start < noun.i and (
        noun.doc[start].lower_ in DEFINITE or any(t.lower_ in CLITICS for t in noun.doc[start : noun.i])
    ):
        return True
    for before in islice(tokens_before(noun), 4):
        if before.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "VERB"}:
            return before.lower_ in DEFINITE
        if before.pos_ == "VERB" and not before.lower_.endswith(("ed", "ing")):
            return False
    return False


def _is_answered(call: Token) -> bool:
    """Tell whether a bare "call" is one by phone: with or to somebody; "calls for restraint" are demands."""
    near = {token.lower_ for token in (*islice(tokens_before(call), 4), *islice(tokens_after(call), 4))}
    return bool(near & (PHONE | {"with", "between"}))
