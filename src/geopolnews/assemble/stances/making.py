"""Making a stance out of who holds it, on which side, on what words and by what evidence.

Whatever finds a position, be it words, acts or a model, hands it to `StanceMaker.make`: there targets are spelt out and
tied to entities, spokespeople give way to those they speak for, courtesies are left out, and each stance is told once.
"""

from __future__ import annotations

import attrs

from geopolnews.annotate.clauses import phrase_around
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import StanceMark, Stretch, char_span, marks_of
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.stances.holding import Held
from geopolnews.assemble.stances.principals import find_principals
from geopolnews.assemble.stances.repeats import Repeats
from geopolnews.lexicon.inflection import inflect_verbs
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.span import Span
from geopolnews.model.stance import Stance
from geopolnews.model.statement import Statement

LEAST = 0.3
"""A pronoun whose antecedent is less probable stands for nothing that is known."""
PRAISING = inflect_verbs("welcome hail praise laud commend applaud appreciate bless congratulate compliment admire")
"""Praise between persons is courtesy, no stance."""
THANKING = inflect_verbs("thank")
WELCOMING = inflect_verbs("welcome")
GUESTS = frozenset(
    """delegation delegations delegates representatives guests guest visitors team participants tourists travellers
    travelers passengers students customers fans pilgrims newcomers""".split()
)
ASKING_FOR = inflect_verbs("request demand seek ask call")
ANSWERS = frozenset(
    """anonymity answer answers clarification clarifications comment copy copies data details documents explanation
    explanations information interview meeting permission report session time hearing""".split()
)
"""What is asked for to know more or to meet, not because one stands for it."""


SHORT = 2
"""Words of a target that says little: stances on such were right about four fifths as often as others."""
LITTLE = 0.8


@attrs.define
class StanceMaker:
    """Makes the stances of an article out of who holds what; each is made once."""

    doc: Doc
    cast: Cast
    told: Repeats = attrs.field(init=False)
    principals: dict[str, str] = attrs.field(init=False)
    people: frozenset[str] = attrs.field(init=False)
    bodies: frozenset[str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.told = Repeats(self.doc)
        self.principals = find_principals(self.cast)
        self.people = frozenset(actor.id for actor in self.cast.actors)
        self.bodies = frozenset(organisation.id for organisation in self.cast.organisations)

    def make(self, held: Held, mark: StanceMark) -> bool:
        """Take in what a mark tells of its holders, and return whether it tells of a position at all."""
        doc = self.doc
        words = _spell_out(doc, mark.target)
        if words is None or _is_courtesy(doc, mark, words):
            return False
        trigger = doc[mark.trigger].lower_
        for part, entity in _list_targets(doc, self.cast, words):
            if trigger in THANKING and entity not in self.bodies:
                continue  # thanks are for people; a state or body is praised by them
            for holder in dict.fromkeys(self.principals.get(id, id) for id in held.ids):
                praised = trigger in PRAISING and {holder, entity} <= self.people
                if holder != entity and not praised:
                    self.told.add(self._record(held, mark, holder, part, entity), part)
        return True

    def knows(self, statement: Statement, acted: StanceMark) -> bool:
        """Tell whether the words have shown a position already, by the cue or on what the statement's act is about."""
        target = char_span(self.doc, acted.target)
        known = (stance for stance, _ in self.told.told if stance.statement == statement.id)
        cue = statement.cue
        return any(
            stance.target.overlaps(target) or (cue is not None and stance.evidence.overlaps(cue)) for stance in known
        )

    def is_told(self, target: Stretch) -> bool:
        """Tell whether a stance on some of these words is known already, whoever holds it."""
        words = char_span(self.doc, target)
        return any(stance.target.overlaps(words) for stance, _ in self.told.told)

    def _record(self, held: Held, mark: StanceMark, holder: str, part: Stretch, entity: str | None) -> Stance:
        little = LITTLE if part.end - part.start <= SHORT else 1.0
        return Stance(
            holder=holder,
            target=char_span(self.doc, part),
            target_entity=entity,
            position=mark.position,
            evidence=char_span(self.doc, mark.phrase),
            statement=held.statement,
            confidence=held.confidence * mark.clearness * little,
            because=(_tell_position(self.doc, mark), held.why),
        )

    def records(self) -> tuple[Stance, ...]:
        """Return the stances, each once, in the order of the text."""
        records = {stance.id: stance for stance, _ in self.told.told}
        return tuple(sorted(records.values(), key=lambda stance: stance.evidence.start))


def _tell_position(doc: Doc, mark: StanceMark) -> str:
    word = doc[mark.trigger].text
    return f'the model reads a position at "{word}"' if mark.learnt else f'"{word}" shows the position'


def _is_courtesy(doc: Doc, mark: StanceMark, target: Stretch) -> bool:
    """Tell whether a welcome is for a guest, or a request for an answer: neither is a position."""
    word = doc[mark.trigger].lower_
    head = doc[target.start : target.end].root
    passive = mark.trigger > 0 and doc[mark.trigger - 1].lower_ in {"was", "were", "been"}
    if word in WELCOMING and passive and any(m.trigger == mark.trigger for m in marks_of(doc).meetings):
        return True  # "was welcomed at the airport by"
    if word in WELCOMING:
        return head.lower_ in GUESTS or find_title_word(head.text, "head", "person") is not None
    return word in ASKING_FOR and head.lower_ in ANSWERS


def _list_targets(doc: Doc, cast: Cast, words: Stretch) -> list[tuple[Stretch, str | None]]:
    """Return a target and the entity that it is; of several entities joined by "and", each."""
    whole = _entity_of(doc, cast, words, char_span(doc, words))
    parts = _split(doc, words)
    entities = [_entity_of(doc, cast, part, char_span(doc, part)) for part in parts]
    parties = {member.id for members in (cast.actors, cast.organisations) for member in members}
    if len(parts) > 1 and parties.issuperset(entities) and len(set(entities)) == len(parts):
        return list(zip(parts, entities, strict=True))
    return [(words, whole)]


def _split(doc: Doc, words: Stretch) -> list[Stretch]:
    """Return the phrases of a target that commas and "and" part."""
    parts, start = [], words.start
    for i in range(words.start, words.end):
        if doc[i].text == "," or doc[i].lower_ == "and":
            if i > start:
                parts.append(Stretch(start=start, end=i))
            start = i + 1
    return [*parts, Stretch(start=start, end=words.end)] if words.end > start else parts


def _spell_out(doc: Doc, target: Stretch) -> Stretch | None:
    """Return a target; for a pronoun ("rejected it") the phrase that it stands for, or None where that is unknown."""
    token = doc[target.start]
    if target.end - target.start > 1 or token.pos_ not in {"PRON", "DET"}:
        return target
    times = marks_of(doc).tokens_in("Date")
    for antecedent, probability in marks_of(doc).antecedents.get(token.i, ()):
        thing = antecedent < token.i and antecedent not in times and doc[antecedent].pos_ in {"NOUN", "PROPN"}
        if probability >= LEAST and thing:
            return phrase_around(doc[antecedent])
    return None


def _entity_of(doc: Doc, cast: Cast, target: Stretch, words: Span) -> str | None:
    """Return the entity that the target is, not one that it only mentions."""
    head = doc[target.start : target.end].root.idx
    for span, id in cast.named_in(target):
        if words.end - span.end <= 1 and (span.start - words.start <= 4 or span.start <= head < span.end):
            return id
    return None
