"""Meetings: the words that name one, and who takes part, as the sentence tells.

Reads part of speech, heads, sentences and parties; writes `Marks.meetings`. Who is meant and which mentions are one
meeting is found out later, from the cast.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from geopolnews.annotate.attendance import (
    BY,
    GOALS,
    NEAR,
    WITH,
    add_doers,
    find_leaders,
    find_owner,
    is_attended,
    is_between,
    list_others,
)
from geopolnews.annotate.clauses import (
    CLITICS,
    find_after,
    find_object,
    find_subject,
    is_passive,
    phrase_around,
    phrase_from,
    tokens_after,
    tokens_before,
    TIMES,
)
from geopolnews.annotate.companions import continue_list, list_inviters, list_paired, list_present
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.formalities import read_formal
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from geopolnews.annotate.occurrence import is_denied, takes_place
from geopolnews.annotate.plans import read_status
from geopolnews.annotate.sides import SEVERAL, count_people
from geopolnews.annotate.speaking import find_speaker
from geopolnews.lexicon.meetings import MeetingTrigger, ends_meeting, find_meeting_trigger
from geopolnews.model.meeting import MeetingKind

BARE_WITH = frozenset({"with"})
DEFINITE = frozenset("the this that these those his her their its our my your such both".split())
TO_TALK = frozenset("discuss discusses discussing discussed".split())
ABOUT = frozenset("on about over regarding concerning".split())
PHONE = frozenset("phone telephone video videoconference".split())
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
PLAYING = frozenset(
    """championship championships tournament final semifinal semi-final quarterfinal quarter-final qualifier qualifiers
    fixture friendly kick-off derby league match matches champions""".split()
)
"""Words of a sentence in which those who meet play each other."""
COUNTING = frozenset("first second third fourth fifth last latest only".split())
JOINTLY = frozenset({"joint", "jointly"})
LONGEST_NOUN = 3
FAR_GUEST = 14
"""Tokens from a verb of receiving to the guest where the place stands between."""
NAMED_EVENTS = frozenset("summit forum conference assembly meeting meetings talks".split())
"""Nouns that may be part of the name of a meeting: "the Blue Shores Summit"."""


def mark_meetings(doc: Doc) -> None:
    """Write down every phrase that names a meeting, in the order of the text."""
    marks_of(doc).meetings = tuple(sorted(_find(doc), key=lambda m: (m.phrase.start, m.phrase.end)))


def _find(doc: Doc) -> Iterator[MeetingMark]:
    bodies = {i for p in marks_of(doc).parties if p.label in {"organisation", "person"} for i in range(p.start, p.end)}
    for token in doc:
        mark = None
        if token.pos_ == "VERB" and (formal := read_formal(token)) is not None:
            mark = _finish(formal, token, mutual=len(formal.sides) == 1)
        elif token.pos_ in {"VERB", "AUX"} and (verb := find_meeting_trigger(token.text, "verb")):
            if _is_attribute(token):
                continue
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
    if not ends_meeting(token.text):
        return None
    for size in range(min(LONGEST_NOUN, token.i - token.sent.start + 1), 0, -1):
        trigger = find_meeting_trigger(token.doc[token.i - size + 1 : token.i + 1].text, "noun")
        if trigger is not None:
            return trigger
    return None


def _read_verb(verb: Token, trigger: MeetingTrigger) -> MeetingMark | None:
    """Return the mark of "met with Park", "received Mawlawi", "visited Paris", "spoke over the phone with Macron"."""
    by_phone = trigger.phrase in {"speak", "talk"} and any(t.lower_ in PHONE for t in islice(tokens_after(verb), 6))
    if trigger.phrase == "meet" and any(token.lower_ in PLAYING for token in verb.doc[verb.sent.start : verb.sent.end]):
        return None
    subject, thing = find_subject(verb), find_object(verb)
    guest = next(iter(tokens_after(verb)), verb)
    if thing is None and guest.pos_ == "VERB" and guest.i + 1 < verb.sent.end and _is_attribute(guest):
        thing = phrase_from(verb.doc, guest.i + 1)
    sides, host, goal = [subject], None, None
    if trigger.host == "subject" and not is_passive(verb) and (thing is None or not count_people(verb.doc, thing)):
        thing = _guest_after_place(verb) or thing
    if trigger.host == "subject":
        receiver = BY | {"to"} if trigger.phrase == "summon" else BY  # "was summoned to the ministry"
        host = next(find_after(verb, receiver), None) if is_passive(verb) else subject
        sides.append(host if is_passive(verb) else thing)
        if len([side for side in sides if side]) < 2:
            return None
    elif by_phone:
        sides += find_after(verb, WITH | {"to"})
    elif trigger.kind is MeetingKind.VISIT:
        goal = thing if trigger.sure else next(find_after(verb, GOALS, within=NEAR), thing)
    else:
        near = [*find_after(verb, WITH if trigger.sure else BARE_WITH, within=30 if trigger.sure else NEAR)]
        others = [other for other in near if count_people(verb.doc, other)]
        if (thing is not None or near) and not others and (thing is None or not count_people(verb.doc, thing)):
            return None  # "met the demand", "was met with criticism"
        sides += [thing, *others] if trigger.sure else others
        if len([side for side in sides if side]) < 2 and not (trigger.sure and _is_plural(verb.doc, subject)):
            return None
    end = max([verb.i + 1, *(s.end for s in sides if s is not None and verb.i < s.start < verb.i + 12)])
    mark = MeetingMark(
        phrase=Stretch(start=verb.i, end=end),
        trigger=verb.i,
        sort="call" if by_phone else _sort(trigger),
        sure=trigger.sure or by_phone,
        anew=True,
        sides=_known(sides),
        host=host,
        goal=goal,
    )
    return _finish(mark, verb, mutual=len(sides) == 1)


def _guest_after_place(verb: Token) -> Stretch | None:
    """Return the guest who is named after the place: "received at the palace [Prime Minister Ann Hart]"."""
    after = next(iter(tokens_after(verb)), None)
    if after is None or after.lower_ not in {"at", "in"}:
        return None
    for party in marks_of(verb.doc).parties:
        if party.label == "person" and verb.i < party.start <= verb.i + FAR_GUEST:
            between = verb.doc[verb.i + 1 : party.start]
            stops = any(t.pos_ in {"VERB", "PUNCT", "SPACE"} for t in between)
            return None if stops else Stretch(start=party.start, end=party.end)
    return None


def _is_attribute(verb: Token) -> bool:
    """Tell whether a participle only tells that a guest is one: "met visiting Deputy Prime Minister Sok Chan"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    met = before is not None and (before.lower_ in BARE_WITH or find_meeting_trigger(before.text, "verb") is not None)
    return verb.dep_ == "amod" or (met and verb.lower_.endswith("ing"))


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
    """Return the mark of "a meeting with Raisi in Tehran", "the talks", "Berg's visit to Kenya"."""
    doc = noun.doc
    if (noun.i + 1 < noun.sent.end and doc[noun.i + 1].lower_ in COMPOUNDS) or _is_joined(noun):
        return None
    start = _after_other(doc, phrase_around(noun, before=noun.i + 1).start, noun)
    before = [token.lower_ for token in doc[start : noun.i]]
    owner = find_owner(doc, start, noun)
    others = list(list_others(noun, trigger))
    press = trigger.phrase.endswith(("press conference", "news conference"))
    council = before[-2:] == SECURITY_COUNCIL
    if (ROUTINE & set(before) and not council) or OF_MEMBERS & set(before[-1:]):
        phrase = Stretch(start=start, end=noun.i + 1)
        return MeetingMark(phrase=phrase, trigger=noun.i, sort=_sort(trigger), sure=False, anew=True, routine=True)
    if press and not JOINTLY & set(before) and not others:
        return None
    if trigger.phrase == "call" and not _is_answered(noun):
        return None
    sides: list[Stretch | None] = [owner, *others]
    host = add_doers(noun, sides)
    present, paired = list(list_present(noun)), list(list_paired(noun, start))
    sides += [*present, *paired]
    end = max([noun.i + 1, *(s.end for s in sides if s is not None and noun.i < s.start < noun.i + 8)])
    sort = "press" if press else _sort(trigger)
    mark = MeetingMark(
        phrase=Stretch(start=start, end=end),
        trigger=noun.i,
        sort=sort,
        sure=trigger.sure,
        anew=bool(paired) or not _is_definite(noun, start),
        sides=_known(sides),
        speaker=None if trigger.kind is MeetingKind.VISIT else find_speaker(noun),
        host=host,
        goal=next(find_after(noun, GOALS, within=NEAR, past_verbs=False), None) if sort == "visit" else None,
        attended=bool(present),
        comment=trigger.kind is MeetingKind.VISIT and _is_comment(noun, before),
    )
    return _finish(mark, noun, mutual=not others or is_between(noun))


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


def _finish(mark: MeetingMark, trigger: Token, *, mutual: bool) -> MeetingMark:
    """Return the mark with what the words around tell.

    Args:
        mark: what the trigger and its sides gave.
        trigger: the word that names the meeting.
        mutual: whether several on one side may be all that meet: "A and B met", "talks between them".
    """
    doc = trigger.doc
    mark = attrs.evolve(
        mark, sides=_known([*mark.sides, *continue_list(doc, mark.sides), *find_leaders(doc, mark.sides)])
    )
    counts = [count_people(doc, side) for side in mark.sides]
    people = max(sum(count > 0 for count in counts), max(counts, default=0) if mutual else 0)
    verbal = trigger.pos_ in {"VERB", "AUX"}
    return attrs.evolve(
        mark,
        status=read_status(trigger),
        inviters=tuple(list_inviters(trigger)) if mark.sort == "visit" else (),
        topic=_topic(trigger),
        people=min(SEVERAL, people),
        occurs=verbal or takes_place(trigger),
        denied=is_denied(trigger),
        attended=mark.attended or (not verbal and is_attended(trigger)),
        vague=bool(mark.sides) and all(_means_those_before(doc, side) for side in mark.sides),
    )


def _known(sides: list[Stretch | None]) -> tuple[Stretch, ...]:
    """Return the sides that were found, each once."""
    return tuple(dict.fromkeys(side for side in sides if side is not None))


def _means_those_before(doc: Doc, side: Stretch) -> bool:
    """Tell whether a side is nobody but several spoken of before: "they", "the two ministers"."""
    words = [token.lower_ for token in side.of(doc)]
    return words[0] in {"they", "their", "both"} or words[:2] == ["the", "two"]


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
    if doc[phrase.end - 1].lower_ in TIMES | {"sidelines"}:
        return True
    return any(mark.label == "Date" and mark.start == phrase.start for mark in marks_of(doc).entities)
