"""People without a name who speak or act: "an Iraqi foreign ministry official", "analysts"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, char_span, marks_of
from geopolnews.assemble.cast.phrases import (
    COLLECTIVES,
    DETERMINERS,
    INDEFINITE,
    cut_phrase,
    head_noun,
    is_several,
    trim_phrase,
)
from geopolnews.assemble.cast.variants import Wording, join_wordings
from geopolnews.assemble.names.mentions import HUMAN, Label, Mention
from geopolnews.assemble.names.office_titles import Office, read_titles
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.people import find_person_noun, is_kin_noun
from geopolnews.lexicon.titles import find_title_word, index_plurals
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.role import Role

COUNTED = {"two": 2, "three": 3, "four": 4}
NOT_PEOPLE = frozenset(
    """parties party countries country states nations governments companies sides side opposition counterpart
    counterparts""".split()
)
"""Nouns that the reader takes for people, but that mean bodies, or people named elsewhere."""

LEAST = 0.25
"""People without a name that the reader is less sure of are left out; measured where the noun means people."""

LEAST_OTHERS = 0.65
"""Likewise where the noun is not known to mean people: "polls", "theories"."""

LEAST_BODIES = 0.35
"""Likewise where it means bodies of people: "environmental groups"."""
BODIES = frozenset("groups organisations organizations associations ngos unions institutes institutions press".split())


ANONYMITY = re.compile(
    r"(?:speaking |spoke )?on (?:the )?condition of (?:strict )?anonymity[^.;,]*"
    r"(?:, (?:because|as|since|citing|given|due|so)\b[^.;,]*)?"
    r"|(?:who )?(?:asked|requested|declined|refused|wished|preferred|insisted|chose)(?: not)? "
    r"(?:to (?:be (?:named|identified|quoted)|remain anonymous|give (?:his|her|their) names?)"
    r"|on anonymity|anonymity|on not being named)[^.;,]*"
    r"|(?:because|as|since) (?:he|she|they|the \w+) (?:is|are|was|were)(?: not|n.t) "
    r"(?:allowed|permitted|authori[sz]ed)[^.;]*"
    r"|not authori[sz]ed to [^.;,]*|for fear of [^.;,]*",
    re.IGNORECASE,
)
"""Why a source is not named."""


SET_OFF = frozenset([",", "–", "—"])
"""Signs between a phrase and the name that belongs to it."""

ENDS_NAME = frozenset([",", ".", "–", "—", "(", ";"])
"""What follows such a name; after "and" or a verb it is one more of a list, or the subject of a clause of its own."""


@attrs.frozen
class Unnamed:
    """People without a name, and where they stand."""

    stretches: list[Stretch]
    """What says most of them first, then the others in the order of the text."""
    confidence: float
    several: bool


def make_unnamed(doc: Doc, stretches: Sequence[Stretch], confidence: float) -> Unnamed:
    """Return people who are told of in the same words, in the order of the text."""
    ordered = sorted(stretches)
    return Unnamed(ordered, confidence, is_several(doc, ordered[0], head_noun(doc, ordered[0])))


def gather_unnamed(doc: Doc, mentions: Sequence[Mention]) -> list[Unnamed]:
    """Return the unnamed people of an article, those of one phrase together."""
    groups: dict[str, list[tuple[Stretch, float]]] = defaultdict(list)
    for stretch, confidence in [*marked(mentions), *sources(doc, mentions)]:
        trimmed = trim_phrase(doc, stretch)
        if (
            trimmed is not None
            and head_noun(doc, trimmed).lower_ not in NOT_PEOPLE
            and not names_first(doc, mentions, trimmed)
            and not is_bare_office(doc, trimmed)
            and not is_surname(doc, mentions, trimmed)
            and not is_named_next(doc, mentions, trimmed)
            and not takes_up_several(doc, mentions, trimmed)
            and not tells_of_named(doc, mentions, trimmed)
        ):
            groups[fold_name(doc[trimmed.start : trimmed.end].text)].append((trimmed, confidence))
    wordings: dict[Wording, float] = {}
    for group in groups.values():
        confidence = max(c for _, c in group)
        stretches = tuple(sorted(stretch for stretch, _ in group))
        noun = head_noun(doc, stretches[0])
        if confidence >= least_for(noun):
            wordings[Wording(noun, stretches)] = confidence
    gathered = []
    for joined in join_wordings(doc, wordings):
        confidence = max(wordings[wording] for wording in joined)
        several = is_several(doc, joined[0].stretches[0], joined[0].noun)
        fullest, *others = [stretch for wording in joined for stretch in wording.stretches]
        gathered.append(Unnamed([fullest, *sorted(others)], round(min(0.99, confidence), 3), several))
    return sorted(gathered, key=lambda one: min(one.stretches))


def least_for(noun: Token) -> float:
    """Return how sure the reader has to be of people with such a noun."""
    if is_human(noun):
        return LEAST
    people = noun.lower_ in BODIES or (noun.text[:1].isupper() and noun.lower_.endswith("s"))  # "Lagosians"
    return LEAST_BODIES if people else LEAST_OTHERS


def is_human(noun: Token) -> bool:
    """Tell whether a noun means people."""
    return noun.lower_ in COLLECTIVES or noun.lower_ in HUMAN or find_person_noun(noun.text) is not None


def is_bare_office(doc: Doc, stretch: Stretch) -> bool:
    """Tell whether a phrase is an office with capitals after "the", whose holder the reader knows by name."""
    words = doc[stretch.start : stretch.end]
    return (
        stretch.start > 0
        and doc[stretch.start - 1].lower_ == "the"
        and all(word.text[:1].isupper() for word in words)
        and find_title_word(words[-1].text, "head") is not None
        and not words[-1].text.endswith("s")
    )


def is_surname(doc: Doc, mentions: Sequence[Mention], stretch: Stretch) -> bool:
    """Tell whether a lone word that looks like an office is the last name of somebody in the article: "King said"."""
    word = doc[stretch.start].text
    if stretch.end - stretch.start != 1 or not word.istitle():
        return False
    return any(m.label is Label.PERSON and m.end - m.start > 1 and doc[m.end - 1].text == word for m in mentions)


TOWARD = frozenset({"of", "for", "to"})
"""Words between people and the one whose aides or family they are."""


def names_first(doc: Doc, mentions: Sequence[Mention], stretch: Stretch) -> bool:
    """Tell whether a phrase begins with somebody who has a name: "Meles Zenawi and leaders of the opposition".

    Whoever is told of by a name that is another's has none: "Ann Hart's lawyers", "an aide to Ann Hart".
    """
    return any(
        m.label is Label.PERSON
        and stretch.start <= m.start < min(stretch.start + 4, stretch.end)
        and not (m.end < stretch.end and doc[m.end].text in POSSESSIVE)
        and not any(token.lower_ in TOWARD for token in doc[stretch.start : m.start])
        for m in mentions
    )


def is_named_next(doc: Doc, mentions: Sequence[Mention], stretch: Stretch) -> bool:
    """Tell whether the name of one person is set off right after a phrase: "a UN spokesman, Peter Lindgren, said"."""
    comma = stretch.end
    if comma + 1 >= len(doc) or doc[comma].text not in SET_OFF or is_several(doc, stretch, head_noun(doc, stretch)):
        return False
    return any(
        m.label is Label.PERSON and m.start == comma + 1 and m.end < len(doc) and doc[m.end].text in ENDS_NAME
        for m in mentions
    )


def takes_up_several(doc: Doc, mentions: Sequence[Mention], stretch: Stretch) -> bool:
    """Tell whether a phrase means several people who are named before: "the two leaders"."""
    number = doc[stretch.start].lower_
    before = doc[stretch.start - 1].lower_ if stretch.start else ""
    if not (before in {"the", "these", "those"} and number in COUNTED) and number != "both":
        return False
    named = {m.text for m in mentions if m.label is Label.PERSON and m.end <= stretch.start}
    return len(named) >= COUNTED.get(number, 2) and stretch.end - stretch.start == len(("two", "leaders"))


def tells_of_named(doc: Doc, mentions: Sequence[Mention], stretch: Stretch) -> bool:
    """Tell whether a phrase says more of whom is named before it: "Ann Hart, [one of the earliest members], ..."."""
    if stretch.start < 2 or doc[stretch.start].lower_ != "one" or doc[stretch.start - 1].text not in SET_OFF:
        return False
    return any(m.label is Label.PERSON and m.end == stretch.start - 1 for m in mentions)


def build_unnamed(doc: Doc, unnamed: Unnamed, roles: tuple[Role, ...]) -> Actor:
    """Return the record of people without a name."""
    spans = [char_span(doc, stretch) for stretch in unnamed.stretches]
    names = [doc.text[span.start : span.end] for span in spans]
    return Actor(
        name=names[0],
        kind=ActorKind.GROUP if unnamed.several else ActorKind.ANONYMOUS,
        aliases=tuple(dict.fromkeys(name for name in names if name.lower() != names[0].lower())),
        confidence=unnamed.confidence,
        roles=roles,
        mentions=tuple(sorted(spans)),
        reason=next((reason for s in unnamed.stretches if (reason := find_reason(doc, s))), None),
        because=("several people without a name" if unnamed.several else "one person without a name",),
    )


def read_post(doc: Doc, mentions: Sequence[Mention], unnamed: Unnamed) -> Office | None:
    """Return the post of people without a name, where the phrase says whose it is: "foreign ministry official"."""
    stretch = unnamed.stretches[0]
    if is_kin_noun(head_noun(doc, stretch).text):
        return None  # "the nephew of Minister Ona Reed" is no minister
    offices = [office for office in read_titles(doc, stretch, 0.7, mentions) if not office.counterpart]
    if not unnamed.several:
        return next((o for o in offices if o.holder is not None or o.country), None)
    office = next((o for o in offices if o.holder is not None), None)
    if office is None:
        return None
    noun = head_noun(doc, stretch).text  # the title stays in the plural, as in the text
    if noun.lower() in COLLECTIVES:
        return office  # "a group of senior Congress leaders"
    return attrs.evolve(office, title=" ".join([*office.title.split()[:-1], noun]))


def marked(mentions: Sequence[Mention]) -> list[tuple[Stretch, float]]:
    """Return what the reader marks as unnamed."""
    return [(m, m.confidence) for m in mentions if m.label is Label.UNNAMED]


def sources(doc: Doc, mentions: Sequence[Mention]) -> list[tuple[Stretch, float]]:
    """Return the sources of attributions that are people without a name: "officials", "a source close to him"."""
    found = []
    taken = [m for m in mentions if m.label is Label.UNNAMED and m.confidence >= LEAST]
    for mark in marks_of(doc).attributions:
        source = until_body(doc, mark.source) if mark.source is not None else None
        if source is None or any(source.overlaps(t) for t in taken):
            continue
        noun = head_noun(doc, source)
        named = any(m.start <= noun.i < m.end and m.label is not Label.UNNAMED for m in mentions)
        if named or noun.pos_ == "PRON":
            continue
        plural = noun.lower_ in index_plurals() or (noun.lower_ in HUMAN and noun.lower_.endswith("s"))
        human = is_human(noun)
        first = doc[source.start].lower_
        if human and (
            first in INDEFINITE or (plural and first not in DETERMINERS | {"his", "her", "their", "its", "both"})
        ):
            found.append((cut_phrase(doc, source, noun), 0.6 * mark.source_confidence))
    return found


def until_body(doc: Doc, source: Stretch) -> Stretch:
    """Return a source without the body that it joins to some people: "[Kenyan lawyers] and Oxfam"."""
    for i in range(source.start + 1, source.end - 1):
        people = find_person_noun(doc[i - 1].text)
        if doc[i].lower_ == "and" and people is not None and people.several and doc[i + 1].text[:1].isupper():
            return Stretch(start=source.start, end=i)
    return source


def find_reason(doc: Doc, stretch: Stretch) -> str | None:
    """Return why a source is not named, in the words of the sentence it stands in."""
    sentence = doc[stretch.start].sent.text
    match = ANONYMITY.search(sentence)
    return match.group().strip() if match else None


def is_named_before(doc: Doc, actor: Actor, persons: Sequence[Actor]) -> bool:
    """Tell whether somebody without a name is the one officer of a country who is named before.

    "The Indian minister", after "India's foreign minister, Ravi Bose".
    """
    if actor.kind is not ActorKind.ANONYMOUS or len(actor.roles) != 1 or actor.roles[0].country is None:
        return False
    role = actor.roles[0]
    spans = [doc.char_span(m.start, m.end, alignment_mode="contract") for m in actor.mentions]
    if not all(span is not None and span.start and doc[span.start - 1].lower_ == "the" for span in spans):
        return False
    words = set(role.title.lower().split())
    if len(words) != 1 or len(actor.name.split()) != 2:
        return False  # "the top Indian diplomat" may be anybody
    first = actor.mentions[0].start
    named = [
        person
        for person in persons
        if person.mentions[0].start < first
        and any(
            r.country == role.country and not r.former and words <= set(r.title.lower().split()) for r in person.roles
        )
    ]
    return len(named) == 1
