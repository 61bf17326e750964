"""Persons: mentions of one and the same person put together, each time with the reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.mentions import Label, Mention, find_whole
from geopolnews.assemble.names.names import match_names, regnal_word, split_name
from geopolnews.lexicon.people import is_kin_noun
from geopolnews.lexicon.titles import gender_of_title, is_title_word
from geopolnews.model.span import Span

BY_NAME = re.compile(
    r",?\s+\(?(?:(?:and|who|is|was|also|widely|better|commonly|popularly|locally|sometimes|formerly|professionally)\s+)*"
    r"(?:known|nicknamed|alias|aka|a\.k\.a\.|née|born)(?:\s+\w+ly)?(?:\s+(?:as|simply))*"
    r"(?:\s+by\s+(?:the|his|her)\s+(?:\w+\s+)?(?:name|nickname|moniker|alias|pseudonym))?(?:\s+of)?\s+[“\"'‘]?"
)
"""What stands between two names of one person: "Omar Dutt, better known as Raj"."""

LONGEST_BETWEEN = 8
"""Tokens between them."""

KIN_WORDS = 6
"""Tokens before a name within which stands what its bearer is to somebody: "her husband, former premier Jo Reed"."""

LEAD_WORDS = 4
"""How many words before a name are looked at for an honorific that tells the sex or goes with a given name."""


@attrs.define(eq=False)
class Person:
    """A person while mentions are gathered."""

    name: str
    mentions: list[Mention] = attrs.field(factory=list)
    leads: list[str] = attrs.field(factory=list)
    because: list[str] = attrs.field(factory=list)
    doubt: float = 0.0
    """What is taken off the confidence for doubtful joins."""
    genders: Counter[str] = attrs.field(factory=Counter)
    is_kin: bool = False
    """Whether the text names this person as somebody's relative: "her husband Jo Reed"."""

    @property
    def regnal(self) -> set[str]:
        """The words such as "king" that stand before the given name."""
        return {word for lead in self.leads if (word := regnal_word(lead))}

    @property
    def gender(self) -> str | None:
        """`m` or `f` where titles tell."""
        return self.genders.most_common(1)[0][0] if self.genders else None

    @property
    def confidence(self) -> float:
        """How sure it is that this is one person."""
        missed = 1.0
        for mention in self.mentions[:6]:
            missed *= 1.0 - min(mention.confidence, 0.95)
        return round(max(0.1, (1.0 - missed) * (1.0 - self.doubt)), 3)

    def absorb(self, other: Person) -> None:
        """Add all that is known of another, who is the same person."""
        self.mentions += other.mentions
        self.leads += other.leads
        self.because += other.because
        self.doubt = max(self.doubt, other.doubt)
        self.genders += other.genders

    def take(self, mention: Mention, lead: str) -> None:
        """Add a mention with the words before it."""
        self.mentions.append(mention)
        self.leads.append(lead)
        if gender := gender_of_title(lead):
            self.genders[gender] += 1


def lead_before(doc: Doc, mention: Mention) -> str:
    """Return the title words directly before a name."""
    start = mention.start
    while (
        start > max(0, mention.start - LEAD_WORDS)
        and not doc[start - 1].is_space
        and is_title_word(doc[start - 1].text)
    ):
        start -= 1
    return doc[start : mention.start].text if start < mention.start else ""


def is_kin(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name comes after a noun for a relative, with an office or age between them at most."""
    for at in range(mention.start - 1, max(-1, mention.start - 1 - KIN_WORDS), -1):
        word = doc[at]
        if is_kin_noun(word.text):
            return True
        if not (word.text == "," or is_title_word(word.text) or word.pos_ in {"ADJ", "NUM"}):
            return False
    return False


def gather_people(doc: Doc, mentions: Sequence[Mention]) -> list[Person]:
    """Return the persons of an article, each with all its mentions."""
    named = [m for m in mentions if m.label is Label.PERSON]
    people: list[Person] = []
    # the longest names first, so that a short one is compared with all the full ones it may stand for
    for mention in sorted(named, key=lambda m: (-len(split_name(m.text).core), m.start)):
        lead = lead_before(doc, mention)
        found = find_person(people, mention, lead)
        if found is None:
            found = Person(mention.text, is_kin=is_kin(doc, mention))
            people.append(found)
        found.take(mention, lead)
    for person in people:
        person.name = fullest_name(person)
    join_second_names(doc, people, sorted(named, key=lambda m: m.start))
    for person in people:
        person.mentions.sort()
    return sorted(people, key=lambda p: p.mentions[0].start)


def fullest_name(person: Person) -> str:
    """Return the longest name, preferably not in capitals; of equally long ones the commonest."""
    counts = Counter(m.text for m in person.mentions)
    return max(counts, key=lambda t: (t[0].isupper(), len(split_name(t).core), not t.isupper(), len(t), counts[t]))


def join_second_names(doc: Doc, people: list[Person], named: Sequence[Mention]) -> None:
    """Make one of the people of whom the text gives two names: "Chen Mei-hsiu (陳美秀)", "Omar Dutt, known as Raj"."""
    bearers = {mention: person for person in people for mention in person.mentions}
    for first, second in pairwise(named):
        person, other = bearers[first], bearers[second]
        if person is other:
            continue
        if is_bracketed(doc, first, second) and {m.text for m in other.mentions} == {second.text}:
            why = "it stands in brackets after the name"
        elif is_by_name(doc, first, second):
            why = "the text gives both as names"
        else:
            continue
        person.because.append(f"“{second.text}” joined with “{first.text}”: {why}")
        person.absorb(other)
        people.remove(other)
        bearers |= dict.fromkeys(other.mentions, person)


def is_bracketed(doc: Doc, first: Mention, second: Mention) -> bool:
    """Tell whether a name stands alone in brackets after another."""
    after = doc[second.end].text if second.end < len(doc) else ""
    return first.end == second.start - 1 and (doc[first.end].text, after) == ("(", ")")


def is_by_name(doc: Doc, first: Mention, second: Mention) -> bool:
    """Tell whether the words between two names say that both are one person's: "known as", never "or"."""
    between = doc.text[first.span.end : second.span.start] if first.end <= second.start else ""
    return second.start - first.end <= LONGEST_BETWEEN and BY_NAME.fullmatch(between) is not None


def find_person(people: Sequence[Person], mention: Mention, lead: str) -> Person | None:
    """Return the person whom a mention names among those found so far, with the reason written down."""
    fitting = [(person, why) for person in people if (why := fits(person, mention, lead))]
    if not fitting:
        return None
    order = (
        "written",
        "its last name",
        "the same",
        "the beginning",
        "the end",
        "its full",
        "spelled",
        "its first",
        "a part",
    )
    rank = {id(p): next((i for i, o in enumerate(order) if w.startswith(o)), len(order)) for p, w in fitting}
    short = len(split_name(mention.text).core) == 1
    if short and any(not person.is_kin for person, _ in fitting):
        # the family name alone is not that of "her husband Jo Reed"
        fitting = [(person, why) for person, why in fitting if not person.is_kin]
    best = min(rank[id(p)] for p, _ in fitting)
    close = [(p, w) for p, w in fitting if rank[id(p)] == best]
    if short and (settled := [(p, w) for p, w in close if is_settled(p, mention, [q for q, _ in close])]):
        person, why = settled[0]
    else:
        person, why = min(close, key=lambda item: distance(item[0], mention))
    if split_name(mention.text).key not in {split_name(m.text).key for m in person.mentions}:
        rivals = [p.name for p, _ in close if p is not person]
        person.because.append(f"“{mention.text}” joined with “{person.name}”: {why}")
        if rivals:
            person.doubt = max(person.doubt, 0.2)
            person.because.append(
                f"“{mention.text}” might also be {' or '.join(rivals)}; the nearest before it was taken"
            )
    return person


def is_settled(person: Person, mention: Mention, rivals: Sequence[Person]) -> bool:
    """Tell whether a short name was a person's before anybody else with it was told of: it stays that person's."""
    own = [m.start for m in person.mentions if m.text == mention.text and m.start < mention.start]
    return bool(own) and all(min(own) < min(m.start for m in p.mentions) for p in rivals if p is not person)


def fits(person: Person, mention: Mention, lead: str) -> str | None:
    """Tell why a mention may name a person, or None."""
    why = match_names(person.name, mention.text)
    if why is None:
        return None
    gender = gender_of_title(lead)
    if gender and person.gender and gender != person.gender:
        return None
    if len(split_name(mention.text).core) == 1 and (word := regnal_word(lead)):
        # "Crown Prince Hussein" is not Hussein Sheikh, nor is King Abdullah Sheikh Abdullah
        if person.regnal and word not in person.regnal:
            return None
        alike = why == "written alike"  # "Yohannes" and "Emperor Yohannes"
        if not person.regnal and not alike and (word != "sheikh" or why == "its last name"):
            return None
    return why


def distance(person: Person, mention: Mention) -> tuple[bool, int]:
    """Return how far a person's full name is from a mention; names before it come first."""
    before = [mention.start - m.start for m in person.mentions if m.start <= mention.start]
    return (False, min(before)) if before else (True, min(m.start - mention.start for m in person.mentions))


def spread_names(doc: Doc, person: Person, taken: Sequence[Span]) -> list[Span]:
    """Return all places where one of the person's names stands in the text, those that no head marked too."""
    names = sorted({m.text for m in person.mentions}, key=len, reverse=True)
    return find_names(doc, names, [m.span for m in person.mentions], taken)


def find_names(doc: Doc, names: Sequence[str], own: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """Return the spans given and every further place, not taken, where one of the names stands as whole words."""
    found = list(own)
    for name in names:
        for span in find_whole(doc.text, name):
            if not any(span.overlaps(t) for t in taken) and not any(span.overlaps(f) for f in found):
                found.append(span)
    return sorted(found)
