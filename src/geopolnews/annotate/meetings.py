"""Meetings: the words that name one, and who takes part, as the sentence tells.

Reads part of speech, heads, sentences and parties; writes `Marks.meetings`. Who is meant and which mentions are one
meeting is found out later, from the cast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from geopolnews.annotate.clauses import (
    find_after,
    find_object,
    find_subject,
    is_passive,
    is_subject,
    phrase_around,
    phrase_from,
    tokens_after,
    tokens_before,
)
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from geopolnews.annotate.plans import read_status
from geopolnews.lexicon.inflection import inflect_verb
from geopolnews.lexicon.meetings import MeetingTrigger, find_meeting_trigger
from geopolnews.model.meeting import MeetingKind

WITH = frozenset("with between among alongside".split())
BARE_WITH = frozenset({"with"})
BY = frozenset({"by"})
OF = frozenset({"of"})
DURING = frozenset("at in during after before following on of".split())
DEFINITE = frozenset("the this that these those his her their its our my your such both".split())
POSSESSIVE = frozenset("his her their its our my your".split())
CLITICS = frozenset({"'s", "’s", "'", "’"})
TO_TALK = frozenset("discuss discusses discussing discussed".split())
ABOUT = frozenset("on about over regarding concerning".split())
PHONE = frozenset("phone telephone video videoconference".split())
COMPOUNDS = frozenset("room hall point place house centre center venue ground agenda minutes table".split())
"""Nouns after "meeting" that make it something else."""
ROUTINE = frozenset("cabinet weekly parliamentary plenary board staff daily regular council".split())
"""Words before a meeting that make it a body's own routine."""
JOINTLY = frozenset({"joint", "jointly"})
LONGEST_NOUN = 3
NEAR = 10
"""Tokens after a noun or a verb that is not sure ("discussed") in which "with" must follow."""
NAMED_EVENTS = frozenset("summit forum conference assembly meeting meetings talks".split())
"""Nouns that may be part of the name of a meeting: "the One Ocean Summit"."""


NUMBER_OF_SIDES = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|\d)[- ](?:way|party|nation|country|sided)|bilateral|tripartite|trilateral|"
    r"quadripartite|quadrilateral|multilateral)\b",
    re.IGNORECASE,
)
"""Words that say how many sides a meeting has."""


def _forms(bases: str) -> frozenset[str]:
    return frozenset(form for base in bases.split() for form in inflect_verb(base))


HOSTING = _forms("host organise organize receive")
ATTENDING = _forms("attend join participate take address")
HOLDING = HOSTING | ATTENDING | _forms(
    "hold have conduct convene chair co-chair lead begin start conclude pay make resume finish complete continue stage "
    "head open wrap undertake arrive embark go"
)  # fmt: skip
"""Verbs whose subject takes part in the meeting that they govern."""


def mark_meetings(doc: Doc) -> None:
    """Write down every phrase that names a meeting, in the order of the text."""
    marks_of(doc).meetings = tuple(sorted(_find(doc), key=lambda m: (m.phrase.start, m.phrase.end)))


def _find(doc: Doc) -> Iterator[MeetingMark]:
    bodies = {i for p in marks_of(doc).parties if p.label in {"organisation", "person"} for i in range(p.start, p.end)}
    for token in doc:
        mark = None
        if token.pos_ in {"VERB", "AUX"} and (verb := find_meeting_trigger(token.text, "verb")):
            mark = _read_verb(token, verb)
        elif token.pos_ in {"NOUN", "PROPN"} and token.i not in bodies:
            noun = _longest_noun(token)
            mark = None if noun is None else _read_noun(token, noun)
        if mark is not None:
            yield mark


def _longest_noun(token: Token) -> MeetingTrigger | None:
    """Return the noun of meeting that ends at a token: "phone call" rather than "call"."""
    if token.pos_ == "PROPN" and token.lower_ not in NAMED_EVENTS:
        return None
    for size in range(min(LONGEST_NOUN, token.i - token.sent.start + 1), 0, -1):
        trigger = find_meeting_trigger(token.doc[token.i - size + 1 : token.i + 1].text, "noun")
        if trigger is not None:
            return trigger
    return None


def _read_verb(verb: Token, trigger: MeetingTrigger) -> MeetingMark | None:
    """Return the mark of "met with Park", "received Mawlawi", "visited Paris", "spoke over the phone with Macron"."""
    by_phone = trigger.phrase in {"speak", "talk"} and any(t.lower_ in PHONE for t in islice(tokens_after(verb), 6))
    subject, thing = find_subject(verb), find_object(verb)
    sides, host, sure = [subject], None, True
    if trigger.host == "subject":
        host = next(find_after(verb, BY), None) if is_passive(verb) else subject
        sides.append(host if is_passive(verb) else thing)
        if len([side for side in sides if side]) < 2:
            return None
    elif by_phone:
        sides += find_after(verb, WITH | {"to"})
    elif trigger.kind is MeetingKind.VISIT:
        sides = [subject]
    else:
        others = [*find_after(verb, WITH if trigger.sure else BARE_WITH, within=30 if trigger.sure else NEAR)]
        sure = bool(others) or thing is None
        sides += [thing, *others] if trigger.sure else others
        if len([side for side in sides if side]) < 2 and not (trigger.sure and _is_plural(verb.doc, subject)):
            return None
    end = max([verb.i + 1, *(s.end for s in sides if s is not None and verb.i < s.start < verb.i + 12)])
    sort = "call" if by_phone else _sort(trigger)
    phrase = Stretch(start=verb.i, end=end)
    return _finish(verb, sort, phrase, sides, host=host, anew=True, sure=sure and (trigger.sure or by_phone))


def _sort(trigger: MeetingTrigger) -> str:
    if trigger.host == "subject":
        return "reception"
    return "talks" if trigger.kind in {MeetingKind.BILATERAL, MeetingKind.MULTILATERAL} else trigger.kind.value


def _is_plural(doc: Doc, phrase: Stretch | None) -> bool:
    """Tell whether a subject is several people, who can meet each other."""
    if phrase is None:
        return False
    words = [token.lower_ for token in phrase.of(doc)]
    return "and" in words or "both" in words or "," in words or words[-1].endswith("s") or words[-1] == "they"


def _read_noun(noun: Token, trigger: MeetingTrigger) -> MeetingMark | None:
    """Return the mark of "a meeting with Raisi in Tehran", "the talks", "Kono's visit to South Korea"."""
    doc = noun.doc
    if noun.i + 1 < noun.sent.end and doc[noun.i + 1].lower_ in COMPOUNDS:
        return None
    start = phrase_around(noun, before=noun.i + 1).start
    before = [token.lower_ for token in doc[start : noun.i]]
    owner = _owner(doc, start, noun)
    others = [*find_after(noun, WITH, within=NEAR, past_verbs=False), *find_after(noun, OF, within=3, past_verbs=False)]
    press = trigger.phrase.endswith(("press conference", "news conference"))
    if ROUTINE & set(before) or (press and not JOINTLY & set(before) and not others):
        return None
    sides: list[Stretch | None] = [owner, *others]
    host = _add_doers(noun, sides)
    anew = not (before and before[0] in DEFINITE) and owner is None
    end = max([noun.i + 1, *(s.end for s in sides if s is not None and noun.i < s.start < noun.i + 8)])
    sort = "press" if press else _sort(trigger)
    return _finish(noun, sort, Stretch(start=start, end=end), sides, host=host, anew=anew, sure=trigger.sure)


def _add_doers(noun: Token, sides: list[Stretch | None]) -> Stretch | None:
    """Add who holds, hosts or attends the meeting that a noun names; return who hosts it."""
    for after in islice(tokens_after(noun), 16):
        if after.pos_ == "VERB" and after.lower_ in HOLDING and (by := next(find_after(after, BY, within=3), None)):
            sides.append(by)
            return by if after.lower_ in HOSTING else None
    governor = noun if any(is_subject(child) for child in noun.children) else _governor(noun)
    if governor is None and sides[0] is None and (len(sides) > 1 or "visit" in noun.lower_):
        governor = _verb_around(noun)
    if governor is None and len(sides) == 1 and sides[0] is None and _tells_number(noun):
        governor = next((v for v in noun.ancestors if v.pos_ == "VERB" and find_subject(v) is not None), None)
    subject = find_subject(governor) if governor is not None else None
    if governor is None or subject is None or subject.start <= noun.i < subject.end:
        return None
    sides.append(subject)
    return subject if governor.lower_ in HOSTING else None


def _tells_number(noun: Token) -> bool:
    """Tell whether the words before say how many sides come together: those of the clause where no others are named."""
    return NUMBER_OF_SIDES.search(noun.doc[max(noun.sent.start, noun.i - 5) : noun.i].text) is not None


def _verb_around(noun: Token) -> Token | None:
    """Return the verb of the clause in which something is done "at a meeting with X": its subject was there too."""
    before = next((t for t in tokens_before(noun) if t.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}), None)
    if before is None or before.lower_ not in DURING:
        return None
    return next((above for above in noun.ancestors if above.pos_ == "VERB"), None)


def _owner(doc: Doc, start: int, noun: Token) -> Stretch | None:
    """Return whose meeting it is: "Kono's visit", "his meeting"."""
    for i in range(noun.i - 1, start - 1, -1):
        if doc[i].lower_ in CLITICS and i > start:
            return Stretch(start=start, end=i)
        if doc[i].lower_ in POSSESSIVE:
            return Stretch(start=i, end=i + 1)
    return None


def _governor(noun: Token) -> Token | None:
    """Return the verb whose subject takes part: "held talks", "attended the summit", "is on a visit"."""
    for above in islice(noun.ancestors, 3):
        if above.pos_ == "VERB":
            if above.lower_ in HOLDING and above.i < noun.i:
                return above
            break
    for before in islice(tokens_before(noun), 12):
        if before.text in {";", ":"}:
            return None
        if before.lower_ in HOLDING and before.pos_ in {"VERB", "AUX"}:
            return before
        if before.pos_ == "AUX" and "visit" in noun.lower_ and before.lower_ in {"is", "are", "was", "were"}:
            return before
        if before.pos_ == "VERB":
            return None
    return None


def _finish(
    trigger: Token,
    sort: str,
    phrase: Stretch,
    sides: list[Stretch | None],
    *,
    host: Stretch | None,
    anew: bool,
    sure: bool,
) -> MeetingMark:
    """Return the mark with status and topic."""
    return MeetingMark(
        phrase=phrase,
        trigger=trigger.i,
        sort=sort,
        anew=anew,
        sure=sure,
        sides=tuple(dict.fromkeys(side for side in sides if side is not None)),
        host=host,
        status=read_status(trigger),
        topic=_topic(trigger),
    )


def _topic(trigger: Token) -> Stretch | None:
    """Return what is talked about: "to discuss developments in Syria", "talks on the border"."""
    for token in islice(tokens_after(trigger), 25):
        near = trigger.i < token.i <= trigger.i + 4
        if (token.lower_ in TO_TALK or (token.lower_ in ABOUT and near)) and token.i + 1 < token.sent.end:
            phrase = phrase_from(token.doc, token.i + 1)
            if phrase is not None and not _is_time(token.doc, phrase):
                return phrase
    if trigger.lower_ in TO_TALK:
        return find_object(trigger)
    return None


def _is_time(doc: Doc, phrase: Stretch) -> bool:
    return any(mark.label == "Date" and mark.start == phrase.start for mark in marks_of(doc).entities)
