"""Who takes part in the meeting that a noun names: "with" whom it is, whose it is, who holds, hosts or attends it.

Reads part of speech, heads, sentences and parties; writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from geopolnews.annotate.clauses import (
    CLITICS,
    find_after,
    find_subject,
    is_subject,
    phrase_around,
    phrase_from,
    tokens_after,
    tokens_before,
)
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.meetings import MeetingTrigger, find_meeting_trigger
from geopolnews.model.meeting import MeetingKind

WITH = frozenset("with between among alongside".split())
COMPANY = frozenset({"with"})
BETWEEN = frozenset({"between", "among"})
BY = frozenset({"by"})
OF = frozenset({"of"})
VISITORS = frozenset({"by", "of", "from"})
"""Prepositions before whoever pays a visit."""
GOALS = frozenset({"to", "in", "into"})
CALLED = frozenset({"to", "with", "between", "from", "by"})
PAID = frozenset({"on", "to", "by", "with", "from"})
"""Prepositions beside a courtesy call: who pays it, and on whom."""
DURING = frozenset("at in during after before following on of".split())
POSSESSIVE = frozenset("his her their its our my your".split())
NEAR = 10
"""Tokens after a noun or a verb that is not sure ("discussed") in which "with" must follow."""
BESIDE = 4
"""Tokens after a noun within which a participle belongs to it whatever the tree says."""

NUMBER_OF_SIDES = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|\d)[- ](?:way|party|nation|country|sided)|bilateral|tripartite|trilateral|"
    r"quadripartite|quadrilateral|multilateral)\b",
    re.IGNORECASE,
)
"""Words that say how many sides a meeting has."""

HOSTING = inflect_verbs("host organise organize receive")
ATTENDING = inflect_verbs("attend join participate take address")
HOLDING = HOSTING | ATTENDING | inflect_verbs(
    "hold have conduct convene chair co-chair lead begin start conclude pay make resume finish complete continue stage "
    "head open wrap undertake arrive embark go preside effect moderate"
)  # fmt: skip
"""Verbs whose subject takes part in the meeting that they govern."""
TAKING_PLACE = inflect_verbs("hold take convene schedule plan arrange organise organize conduct start begin resume")
"""Verbs that say of a meeting before them that it is held; with whom may stand after them."""
TRAVELLING = inflect_verbs("travel fly go head come return leave depart")
"""Verbs of a way that somebody makes for a meeting."""
PROPOSING = inflect_verbs("propose seek request offer want")
"""Verbs whose subject would take part in the meeting that they govern, with those who are named after it."""
BEING = frozenset("is are was were been be".split())
CALLING_OFF = inflect_verbs("cancel postpone delay cut shorten extend plan suspend")
"""Verbs whose subject is whoever was to pay the visit that they govern, or to talk with those named after it."""
ASIDE = frozenset({"sidelines", "margins"})
GROUPS = frozenset("delegation team mission group".split())
LED = frozenset("led headed chaired accompanied".split())


def list_others(noun: Token, trigger: MeetingTrigger) -> Iterator[Stretch]:
    """Yield with whom a meeting is, or who pays a visit: "with Raisi", "between both sides", "by the president"."""
    if trigger.kind is MeetingKind.VISIT:
        for visitor in islice(find_after(noun, VISITORS, within=NEAR, past_verbs=False), 1):
            if noun.doc[visitor.start - 2].lower_ != "invitation":
                yield _before_goal(noun.doc, visitor)
        return
    words = CALLED if trigger.kind is MeetingKind.CALL else PAID if trigger.phrase.startswith("courtesy") else WITH
    found = [*find_after(noun, words, within=NEAR, past_verbs=False)]
    if not found and (verb := _verb_beside(noun)) is not None:
        found = [*find_after(verb, words, within=NEAR, past_verbs=False)]
    for other in (*found, *find_after(noun, OF, within=3, past_verbs=False)):
        if not any(find_meeting_trigger(noun.doc[i].text, "noun") for i in range(noun.i + 1, other.start)):
            yield other
    if not any(token.lower_ in CLITICS for token in islice(tokens_before(noun), 4)):
        yield from _body_before(noun)


def _verb_beside(noun: Token) -> Token | None:
    """Return the verb after a meeting that says it is held: "a meeting, held in Nairobi, with", "will be held with"."""
    for after in islice(tokens_after(noun), BESIDE):
        if after.pos_ == "VERB":
            return after if after.lower_ in TAKING_PLACE else None
    return None


def _body_before(noun: Token) -> Iterator[Stretch]:
    """Yield the body whose meeting it is, named right before it: "the central committee meeting"."""
    for party in marks_of(noun.doc).parties:
        if party.label == "organisation" and party.end == noun.i and party.start >= noun.sent.start:
            yield Stretch(start=party.start, end=party.end)


def _before_goal(doc: Doc, visitor: Stretch) -> Stretch:
    """Return a visitor without where the visit goes: "of the crown prince [to Greece]"."""
    for i in range(visitor.start + 1, visitor.end):
        if doc[i].lower_ in GOALS:
            return Stretch(start=visitor.start, end=i)
    return visitor


def find_leaders(doc: Doc, sides: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Yield who leads a delegation that is one of the sides: "a delegation from Kenya headed by the minister"."""
    for side in sides:
        if doc[side.end - 1].lower_ not in GROUPS and not GROUPS & {token.lower_ for token in side.of(doc)}:
            continue
        for i in range(side.end, min(side.end + NEAR, doc[side.start].sent.end - 2)):
            if doc[i].lower_ in LED and doc[i + 1].lower_ == "by":
                leader = phrase_from(doc, i + 2)
                if leader is not None:
                    yield leader
                break
            if doc[i].pos_ in {"VERB", "AUX"}:
                break


def add_doers(noun: Token, sides: list[Stretch | None]) -> Stretch | None:
    """Add who holds, hosts or attends the meeting that a noun names; return who hosts it."""
    for after in islice(tokens_after(noun), 16):
        if not _is_told_of(noun, after) or after.lower_ not in HOLDING:
            continue
        if by := next(find_after(after, BY, within=3), None):
            sides.append(by)
            if after.lower_ not in ATTENDING:
                return by if after.lower_ in HOSTING else None
            break
    if _is_aside(noun):
        return None
    governor = noun if any(is_subject(child) for child in noun.children) else _governor(noun)
    governor = governor or _proposal(noun)
    if governor is None and sides[0] is None and (len(sides) > 1 or "visit" in noun.lower_):
        governor = _verb_around(noun)
    if governor is None and len(sides) == 1 and sides[0] is None and _tells_number(noun):
        governor = next((v for v in noun.ancestors if v.pos_ == "VERB" and find_subject(v) is not None), None)
    subject = find_subject(governor) if governor is not None else None
    if governor is not None and subject is None and governor.lower_.endswith("ing"):
        # "was welcomed after returning from a visit"
        subject = next((s for above in governor.ancestors if (s := find_subject(above)) is not None), None)
    if governor is None or subject is None or subject.end > noun.i > governor.i:
        return None  # what stands after the meeting does not hold it
    if not (is_between(noun) and governor.lower_ in HOSTING):  # who hosts talks between two others is none of them
        sides.append(subject)
    return subject if governor.lower_ in HOSTING else None


def _is_aside(noun: Token) -> bool:
    """Tell whether something else is done on the sidelines of a meeting, which then is not that of who does it."""
    return any(token.lower_ in ASIDE for token in islice(tokens_before(noun), BESIDE))


def _proposal(noun: Token) -> Token | None:
    """Return the verb by which somebody asks for a meeting with others: "proposed a meeting with the mayor"."""
    above = noun.head
    if above.pos_ != "VERB" or above.i > noun.i or above.lower_ not in PROPOSING:
        return None
    return above if _is_followed_by(noun, COMPANY) else None


def _is_told_of(noun: Token, verb: Token) -> bool:
    """Tell whether a verb tells of a noun before it: "a meeting hosted by", "the meeting was attended by"."""
    if verb.pos_ != "VERB":
        return False
    if verb.i - noun.i <= BESIDE or noun.head is verb:
        return True
    above = list(islice(verb.ancestors, 3))
    # "attended the conference and was received by the queen": what is told of somebody else goes on beside
    return noun in above or (noun.head in above[:1] and verb.dep_ != "conj")


def is_between(noun: Token) -> bool:
    """Tell whether a meeting is "between" some: then these are all that meet."""
    return _is_followed_by(noun, BETWEEN)


def _is_followed_by(noun: Token, words: frozenset[str]) -> bool:
    """Tell whether a preposition and somebody stand near behind a meeting: "talks with Kono"."""
    return any(True for _ in find_after(noun, words, within=NEAR, past_verbs=False))


def _tells_number(noun: Token) -> bool:
    """Tell whether the words before say how many sides come together: those of the clause where no others are named."""
    return NUMBER_OF_SIDES.search(noun.doc[max(noun.sent.start, noun.i - 5) : noun.i].text) is not None


def _verb_around(noun: Token) -> Token | None:
    """Return the verb of the clause in which something is done "at a meeting with X": its subject was there too."""
    before = next((t for t in tokens_before(noun) if t.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}), None)
    if before is None or before.lower_ not in DURING:
        return None
    verbs = [above for above in noun.ancestors if above.pos_ == "VERB"]
    # "Speaking after a meeting with the mayor, Hart said": whose it is stands with the verb above
    return next((verb for verb in verbs if find_subject(verb) is not None), next(iter(verbs), None))


def find_owner(doc: Doc, start: int, noun: Token) -> Stretch | None:
    """Return whose meeting it is: "Kono's visit", "his meeting"; in "during his visit, Kono said" it is Kono's."""
    start = _before_participle(doc, start)
    for i in range(noun.i - 1, start - 1, -1):
        if doc[i].lower_ in CLITICS and i > start:
            if _is_day(doc, i - 1):  # "Friday's meeting"
                return None
            return Stretch(start=start, end=i)
        if doc[i].lower_ in POSSESSIVE:
            return _subject_to_come(noun) or Stretch(start=i, end=i + 1)
    return None


def _before_participle(doc: Doc, start: int) -> int:
    """Return where a phrase begins whose owner stands before a participle: "Berg's [planned visit]"."""
    first = doc[start].sent.start
    if start - first < 2 or doc[start - 1].pos_ != "VERB" or not doc[start - 1].lower_.endswith("ed"):
        return start
    if doc[start - 2].lower_ in POSSESSIVE:
        return start - 2
    if doc[start - 2].lower_ in CLITICS and start - first > 2:
        return phrase_around(doc[start - 3]).start
    return start


def _is_day(doc: Doc, i: int) -> bool:
    """Tell whether a token belongs to a time."""
    return any(mark.label == "Date" and mark.start <= i < mark.end for mark in marks_of(doc).entities)


def _subject_to_come(noun: Token) -> Stretch | None:
    """Return the subject of the clause that a phrase such as "upon his arrival" opens."""
    verb = noun.head
    if verb.pos_ != "VERB" or verb.i < noun.i or not any(child.dep_ == "case" for child in noun.children):
        return None
    subject = next((child for child in verb.children if is_subject(child) and noun.i < child.i < verb.i), None)
    return phrase_around(subject) if subject is not None else None


def _governor(noun: Token) -> Token | None:
    """Return the verb whose subject takes part: "held talks", "attended the summit", "is on a visit"."""
    for above in islice(noun.ancestors, 3):
        if above.pos_ == "VERB":
            called_off = above.lower_ in CALLING_OFF and _may_call_off(noun)
            if above.i < noun.i and (above.lower_ in HOLDING or called_off):
                return above
            break
    for before in islice(tokens_before(noun), 12):
        if before.text in {";", ":"}:
            return None
        if before.lower_ in HOLDING and before.pos_ in {"VERB", "AUX"}:
            return before
        if before.lower_ in BEING and ("visit" in noun.lower_ or _is_purpose(noun, before)):
            return before
        if before.lower_ in TRAVELLING and before.pos_ == "VERB" and _is_purpose(noun, before):
            return before
        if before.pos_ == "VERB":
            return None
    return None


def _may_call_off(noun: Token) -> bool:
    """Tell whether whoever calls a meeting off is of it: a visit, or one "with" somebody."""
    visit = "visit" in noun.lower_ or noun.lower_ in {"trip", "tour"}
    return visit or _is_followed_by(noun, COMPANY)


def _is_purpose(noun: Token, verb: Token) -> bool:
    """Tell whether a meeting is what somebody is somewhere for: "is in Rome for talks", "flew to Lima for one"."""
    return any(token.lower_ == "for" for token in noun.doc[max(verb.i, noun.i - 7) : noun.i])


def is_attended(noun: Token) -> bool:
    """Tell whether who stands beside a meeting attends it: "attended the meeting", "a meeting attended by"."""
    governor = _governor(noun)
    if governor is not None and _is_attending(governor):
        return True
    return any(_is_attending(after) for after in islice(tokens_after(noun), 12))


def _is_attending(verb: Token) -> bool:
    """Tell whether a verb says that somebody is there; what takes place is not taken part in."""
    if verb.pos_ != "VERB" or verb.lower_ not in ATTENDING:
        return False
    after = next(iter(tokens_after(verb)), None)
    return after is None or after.lower_ != "place"
