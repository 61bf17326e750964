"""People whom the text describes before it names them: "A port official said ... Ona Reed, head of the port,"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.cast.descriptions import read_description
from geopolnews.assemble.cast.fitting import fits_person
from geopolnews.assemble.cast.phrases import count_sentences, head_noun
from geopolnews.lexicon.folding import fold_name
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.role import Role
from geopolnews.model.span import Span

OPENING = 2
"""Sentences from the start of an article in which somebody may be described first: a headline may come before."""

REACH = 3
"""Sentences after the description within which the name must come."""

LEAST_WORDS = 2
"""Words of a name told for the first time."""

FITS = 0.5
"""How well the description has to fit an office of whoever is named."""

KEPT_BACK = frozenset("source insider resident witness victim suspect man woman person boy girl spokes".split())
"""Nouns for people whose names are hardly ever told after all."""

VAGUE = frozenset("official officer diplomat politician executive leader member figure aide expert".split())
"""Nouns that fit many: a body or country has to tell that it is the one who is named."""

CALLINGS = frozenset(
    """scientist academic professor researcher economist analyst engineer lawyer doctor businessman activist artist
    singer actor actress influencer athlete cleric author historian blogger""".split()
)
"""Callings that many have: only somebody renowned is hardly anybody else."""

RENOWNED = frozenset("top senior leading prominent famous renowned veteran chief well-known noted".split())

OTHERS = frozenset({"another", "one", "other", "any", "no"})


@attrs.frozen
class Described:
    """Somebody described, and by whom of those named he turns out to be."""

    actor: Actor
    person: Actor


def find_described(doc: Doc, persons: Sequence[Actor], unnamed: Sequence[Actor]) -> list[Described]:
    """Return the people without a name in the opening of an article who are named in one of the next sentences.

    Whoever is named must be the first person told of since, speak there or be its subject, and have no office that the
    description does not fit.
    """
    found = []
    persons = [actor for actor in persons if actor.kind is ActorKind.PERSON]
    for actor in unnamed:
        at = doc.char_span(actor.mentions[0].start, actor.mentions[0].end, alignment_mode="expand")
        stretch = Stretch(start=at.start, end=at.end) if at is not None else None
        if stretch is None or not _may_be_named(doc, actor, stretch):
            continue
        person = _named_next(doc, persons, stretch)
        if person is not None and _fits(doc, person, actor, stretch):
            found.append(Described(actor, person))
    return found


def _may_be_named(doc: Doc, actor: Actor, stretch: Stretch) -> bool:
    """Tell whether somebody without a name speaks in the opening, and nothing says that his name is kept back."""
    if (
        actor.kind is not ActorKind.ANONYMOUS
        or actor.reason is not None
        or count_sentences(doc, 0, stretch.start + 1) > OPENING
    ):
        return False
    noun = head_noun(doc, stretch).lower_
    before = doc[stretch.start - 1].lower_ if stretch.start else ""
    if noun.startswith(tuple(KEPT_BACK)) or {before, doc[stretch.start].lower_} & OTHERS:
        return False
    return _speaks(doc, stretch)


def _speaks(doc: Doc, stretch: Stretch) -> bool:
    """Tell whether words are, or belong to, the source of an attribution."""
    return any(mark.source is not None and mark.source.overlaps(stretch) for mark in marks_of(doc).attributions)


def _named_next(doc: Doc, persons: Sequence[Actor], stretch: Stretch) -> Actor | None:
    """Return the person who is told of first after a description, if that is a full name that speaks or acts there."""
    sentence = doc[stretch.start].sent
    firsts = [(_tokens(doc, person.mentions[0]), person) for person in persons]
    after = sorted(((at.start, at, person) for at, person in firsts if at.start >= sentence.end), key=lambda f: f[0])
    if not after or any(sentence.start <= at.start < stretch.start for at, _ in firsts):
        return None
    _, at, person = after[0]
    if len(person.name.split()) < LEAST_WORDS or count_sentences(doc, sentence.end, at.start + 1) > REACH:
        return None
    subject = any(doc[i].dep_.startswith("nsubj") for i in range(at.start, at.end))
    return person if subject or _speaks(doc, at) else None


def _tokens(doc: Doc, span: Span) -> Stretch:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return Stretch(start=tokens.start, end=tokens.end) if tokens is not None else Stretch(start=0, end=1)


def _fits(doc: Doc, person: Actor, actor: Actor, stretch: Stretch) -> bool:
    """Tell whether a description fits a person: an office, or nothing against it where none is known."""
    noun = head_noun(doc, stretch)
    description = read_description(doc, stretch, noun)
    own = actor.roles[0] if actor.roles else None
    if own is not None and person.roles and not any(_same_body(doc, own, role, stretch) for role in person.roles):
        return False
    if fits_person(person, description, None) >= FITS:
        return True
    words = {fold_name(word) for role in person.roles for word in role.title.split()}
    if fold_name(noun.text) in words:
        return True
    if description.noun in VAGUE:
        return own is not None and any(_told_alike(own, role) for role in person.roles)
    if not person.roles and not _opens(doc, stretch):
        return False  # "..., while the health minister has said"
    if noun.lower_ in CALLINGS:
        return bool(RENOWNED & {token.lower_ for token in stretch.of(doc)})
    countries = {role.country for role in person.roles if role.country}
    if description.country and countries and description.country not in countries:
        return False
    return not person.roles and description.title is not None


def _told_alike(one: Role, other: Role) -> bool:
    """Tell whether two offices are held in the same body, or else of the same country."""
    if one.organisation or other.organisation:
        return one.organisation == other.organisation
    return one.country is not None and one.country == other.country


def _opens(doc: Doc, stretch: Stretch) -> bool:
    """Tell whether a phrase opens its sentence, a dateline aside."""
    first = doc[stretch.start].sent.start
    return marks_of(doc).end_of_dateline(doc[first].idx) > doc[first].idx or stretch.start - first <= 1


def _same_body(doc: Doc, one: Role, other: Role, stretch: Stretch) -> bool:
    """Tell whether two offices may be held in the same body or country, or one's words name what the other's do."""
    if one.organisation and other.organisation and one.organisation != other.organisation:
        names = {token.text for token in stretch.of(doc) if token.text[:1].isupper()}
        return any(name in doc.text[span.start : span.end].split() for span in other.evidence for name in names)
    return one.country is None or other.country is None or one.country == other.country


def name_described(persons: Sequence[Actor], found: Sequence[Described]) -> list[Actor]:
    """Return the persons with the offices by which they were described, where they have none of their own."""
    offices = {one.person.id: one.actor.roles for one in found}
    told = {one.person.id: one.actor.name for one in found}
    return [
        person
        if person.id not in told
        else attrs.evolve(
            person,
            roles=person.roles or offices[person.id],
            because=(*person.because, f"“{told[person.id]}” tells of the same person before the name"),
        )
        for person in persons
    ]
