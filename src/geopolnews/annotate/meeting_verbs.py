"""Meetings that a verb names: "met with Park", "received Mawlawi", "visited Paris", "spoke over the phone with"."""

from __future__ import annotations

from itertools import islice

from geopolnews.annotate.attendance import BY, GOALS, NEAR, WITH
from geopolnews.annotate.clauses import find_after, find_object, find_subject, is_passive, phrase_from, tokens_after
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import MeetingMark, Stretch, marks_of
from geopolnews.annotate.meeting_marks import PHONE, finish_mark, known_sides, sort_of
from geopolnews.annotate.sides import count_people
from geopolnews.lexicon.meetings import MeetingTrigger, find_meeting_trigger
from geopolnews.model.meeting import MeetingKind

BARE_WITH = frozenset({"with"})
PLAYING = frozenset(
    """championship championships tournament final finals semifinal semifinals semi-final semi-finals quarterfinal
    quarterfinals quarter-final quarter-finals qualifier qualifiers play-off play-offs playoff playoffs fixture friendly
    kick-off derby league match matches champions""".split()
)
"""Words of a sentence in which those who meet play each other."""
EITHER_GUESTS = frozenset("team teams group groups leadership management party crew".split())
"""Nouns of guests that may mean others elsewhere: who plays, who leads."""
DEEDS = frozenset({"by", "for", "of"})
"""Before a participle: what somebody did, rather than news of it."""
FAR_GUEST = 14
"""Tokens from a verb of receiving to the guest where the place stands between."""


def read_verb(verb: Token, trigger: MeetingTrigger) -> MeetingMark | None:
    """Return the mark of "met with Park", "received Mawlawi", "visited Paris", "spoke over the phone with Macron"."""
    by_phone = trigger.phrase in {"speak", "talk"} and any(t.lower_ in PHONE for t in islice(tokens_after(verb), 6))
    if trigger.phrase == "meet" and any(token.lower_ in PLAYING for token in verb.doc[verb.sent.start : verb.sent.end]):
        return None
    if trigger.host == "subject" and verb.lower_.endswith("ing") and verb.doc[verb.i - 1].lower_ in DEEDS:
        return None  # "the league breached the deal by hosting him"
    subject, thing = find_subject(verb), find_object(verb)
    guest = next(iter(tokens_after(verb)), verb)
    if thing is None and guest.pos_ == "VERB" and guest.i + 1 < verb.sent.end and is_attribute(guest):
        thing = phrase_from(verb.doc, guest.i + 1)
    sides, host, goal = [subject], None, None
    if trigger.host == "subject" and not is_passive(verb) and (thing is None or not count_people(verb.doc, thing)):
        groups = thing is not None and any(token.lower_ in EITHER_GUESTS for token in thing.of(verb.doc))
        # what is received or welcomed itself may be a prize or a step
        thing = _guest_after_place(verb) or (thing if groups else None)
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
        others = [other for other in near if count_people(verb.doc, other) and not _is_of_another(verb, other)]
        if (thing is not None or near) and not others and (thing is None or not count_people(verb.doc, thing)):
            return None  # "met the demand", "was met with criticism"
        if thing is None and near and not count_people(verb.doc, near[0]):
            return None  # "met with a backlash, with people asking why"
        sides += [thing, *others] if trigger.sure else others
        if len([side for side in sides if side]) < 2 and not (trigger.sure and _is_plural(verb.doc, subject)):
            return None
    end = max([verb.i + 1, *(s.end for s in sides if s is not None and verb.i < s.start < verb.i + 12)])
    mark = MeetingMark(
        phrase=Stretch(start=verb.i, end=end),
        trigger=verb.i,
        sort="call" if by_phone else sort_of(trigger),
        sure=trigger.sure or by_phone,
        anew=True,
        sides=known_sides(sides),
        host=host,
        goal=goal,
    )
    return finish_mark(mark, verb, mutual=len(sides) == 1)


def _is_of_another(verb: Token, other: Stretch) -> bool:
    """Tell whether another meeting is told of before a side: "met the king and will hold talks [with] Lund"."""
    between = verb.doc[verb.i + 1 : other.start]
    return any(find_meeting_trigger(token.text, "noun") is not None and token.pos_ == "NOUN" for token in between)


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


def _is_plural(doc: Doc, phrase: Stretch | None) -> bool:
    """Tell whether a subject is several people, who can meet each other."""
    if phrase is None:
        return False
    words = [token.lower_ for token in phrase.of(doc)]
    return "and" in words or "both" in words or "," in words or words[-1].endswith("s") or words[-1] == "they"


def is_attribute(verb: Token) -> bool:
    """Tell whether a participle only tells that a guest is one: "met visiting Deputy Prime Minister Sok Chan"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    met = before is not None and (before.lower_ in BARE_WITH or find_meeting_trigger(before.text, "verb") is not None)
    return verb.dep_ == "amod" or (met and verb.lower_.endswith("ing"))
