"""Descriptions resolved: whom "the Lebanese minister", "the ministry" or "both sides" means."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import attrs

from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch, char_span, marks_of
from geopolnews.assemble.cast.cast import How, Resolution
from geopolnews.assemble.cast.descriptions import ONE_OF_TWO, Description, read_description
from geopolnews.assemble.cast.fitting import fits_description
from geopolnews.assemble.resolve.complements import means_others, words_held, words_of_roles
from geopolnews.assemble.resolve.kin import find_kin
from geopolnews.assemble.resolve.ties import Party, find_links, last_pair, nearness, order_in, tied, words_of
from geopolnews.lexicon.countries import country_by_demonym
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.role import Role
from geopolnews.model.span import Reference, ReferenceKind

SPOKE = 0.1
"""How much more a description means whoever spoke last."""

BELONGS = 0.4
"""How much more a description means somebody of the body that it names: "the Reform League leader"."""

CHIEFS = frozenset(
    """president leader chairman chairwoman chairperson chief ceo boss head founder co-founder senator mp lawmaker
    legislator candidate director manager coordinator""".split()
) | {"chief executive", "secretary general", "secretary-general", "party leader"}
"""Offices by which news calls again whom it has named without them."""

AT_COURT = frozenset(
    "judge prosecutor lawyer advocate attorney magistrate doctor inspector detective jury court".split()
)
"""Offices of those who deal with whomever the news is about."""

OWNERS = frozenset({"his", "her", "their"})

SERVING = frozenset(
    """lawyer attorney solicitor counsel barrister spokesman spokeswoman spokesperson aide deputy assistant adviser
    advisor doctor physician secretary agent manager driver bodyguard""".split()
)
"""Offices that one holds for somebody."""

if TYPE_CHECKING:
    from geopolnews.assemble.resolve.resolution import ArticleCast


def resolve_description(cast: ArticleCast, stretch: Stretch, noun: Token) -> Resolution:
    """Return whom a description means: the linked or last named member that it fits."""
    description = read_description(cast.doc, stretch, noun)
    if noun.lower_ in ONE_OF_TWO and noun.i == stretch.end - 1:
        return one_of_two(cast, stretch, noun.lower_)
    if is_somebodys(cast, stretch, noun):
        return Resolution(why=f"who “{cast.doc[stretch.start : stretch.end].text}” is, the text does not tell")
    if (named := by_surname(cast, stretch)) is not None:
        return tied(cast, stretch.start, stretch.end, named.id, How.NAME, f"{named.name} is named", 0.7)
    if description.word in {"governments", "sides", "authorities"} and (states := states_in(cast, stretch)):
        names = " and ".join(cast.by_id[id].name for id in states)
        return Resolution(ids=states, how=How.NAME, why=f"{names} are meant", confidence=0.6)
    if description.several:
        if means_others(cast, stretch):
            return Resolution(why=f"who “{cast.doc[stretch.start : stretch.end].text}” are is not told")
        return resolve_several(cast, stretch, description)
    if description.noun.startswith("spokes") and (owner := owner_in(cast, stretch)) is not None:
        return Resolution(why=f"whoever speaks for {owner.name} has no name")
    if description.acronym and (id := titled_by_acronym(cast, description.acronym)) is not None:
        why = f"“{description.acronym}” stands in brackets before the name"
        return tied(cast, stretch.start, stretch.end, id, How.DESCRIPTION, why, 0.8)
    if (kin := find_kin(cast, noun)) is not None:
        why = f"{kin.name} is named as the {noun.lower_}"
        return tied(cast, stretch.start, stretch.end, kin.id, How.DESCRIPTION, why, 0.7)
    held = words_held(cast, stretch, noun)
    linked = find_links(cast, noun)
    spoke = who_spoke(cast, stretch.start)
    own = words_of(cast, stretch)
    bodies = bodies_in(cast, stretch)
    stranger = cast.doc[stretch.start].lower_ in {"a", "an", "another"} or "another" in description.words
    best, score, tie = None, 0.0, False
    for member in cast.parties:
        if member.id in cast.beside:
            continue
        gender = cast.genders.get(member.id)
        fit = fits_description(member, description, gender)
        if (meant := within(member, bodies)) is not member:
            fit = min(fit, fits_description(meant, description, gender))
        link = linked.get(member.id, 0.0)
        if fit <= 0.0 and not (link >= 0.5 and fit == 0.0):
            continue
        if held and not held & words_of_roles(cast, member):
            continue  # "the head of the state arms agency" is not the head of state
        near = nearness(cast, member, stretch.start, own)
        if stranger and (isinstance(member, Organisation) or member.kind is ActorKind.PERSON):
            continue  # "a committee of families" is none that has a name
        if own and near < 0 <= (inside := nearness(cast, member, stretch.start)):
            if not isinstance(member, Organisation):
                continue
            near = inside  # "The Harbour Bank will lend less, the lender said"
        total = fit + 0.8 * link + 0.3 * near + (SPOKE if member.id in spoke else 0.0)
        total += BELONGS if bodies & {role.organisation for role in member_roles(member)} else 0.0
        tie = best is not None and abs(total - score) < 0.02 and not is_same_power(best, member)
        if total > score:
            best, score = member, total
    if best is None and (one := sole_speaker(cast, spoke, bodies, description)) is not None:
        why = f"{one.name} spoke last, and is of no other body than “{cast.doc[stretch.start : stretch.end].text}”"
        return tied(cast, stretch.start, stretch.end, one.id, How.DESCRIPTION, why, 0.4)
    if best is None and (only := sole_person(cast, stretch, description)) is not None:
        why = f"{only.name} is the only person named before “{cast.doc[stretch.start : stretch.end].text}”"
        return tied(cast, stretch.start, stretch.end, only.id, How.DESCRIPTION, why, 0.4)
    if best is None or score < 0.4 or tie:
        return Resolution(why=f"nobody fits “{cast.doc[stretch.start : stretch.end].text}” clearly")
    why = f"“{cast.doc[stretch.start : stretch.end].text}” fits {best.name}"
    return tied(cast, stretch.start, stretch.end, best.id, How.DESCRIPTION, why, min(0.9, 0.3 + 0.4 * score))


def is_somebodys(cast: ArticleCast, stretch: Stretch, noun: Token) -> bool:
    """Tell whether a phrase is for somebody in another's service whom nobody in the article is: "her lawyer"."""
    if cast.doc[stretch.start].lower_ not in OWNERS or noun.lower_ not in SERVING:
        return False
    return not any(noun.lower_ in words_of_roles(cast, actor) for actor in cast.actors)


def one_of_two(cast: ArticleCast, stretch: Stretch, word: str) -> Resolution:
    """Return whom "the latter" or "the former" means of those named in the sentence before."""
    start = cast.doc[stretch.start].sent.start
    first = cast.doc[start - 1].sent.start if start else start
    named: list[Party] = []
    for begin, end in ((start, stretch.start), (first, start)):
        people = order_in(cast, begin, end)
        persons: list[Party] = [m for m in people if isinstance(m, Actor) and m.kind is ActorKind.PERSON]
        named = named if len(named) > 1 else persons if len(persons) > 1 else people
    if len(named) < len(("one", "two")):
        return Resolution(why=f"of whom it is “the {word}” is not clear")
    one = named[-1 if word == "latter" else 0]
    why = f"{one.name} is named {'last' if word == 'latter' else 'first'} of those before"
    return tied(cast, stretch.start, stretch.end, one.id, How.DESCRIPTION, why, 0.6)


def owner_in(cast: ArticleCast, stretch: Stretch) -> Actor | None:
    """Return the person whose somebody a phrase means: "Hart's spokesman"."""
    named = (cast.by_id[id] for _, id in cast.named_in(stretch))
    return next((m for m in named if isinstance(m, Actor) and m.kind is ActorKind.PERSON), None)


def bodies_in(cast: ArticleCast, stretch: Stretch) -> frozenset[str]:
    """Return the bodies that a phrase names, states aside."""
    named = ((id, cast.by_id[id]) for _, id in cast.named_in(stretch))
    return frozenset(id for id, m in named if isinstance(m, Organisation) and m.kind is not OrganisationKind.STATE)


def is_chief(description: Description) -> bool:
    """Tell whether a description is an office by which news calls somebody again."""
    return description.title in CHIEFS or (description.title or "").split(" ")[-1] in CHIEFS


def within(member: Party, bodies: Collection[str]) -> Party:
    """Return a person with the roles alone that may be meant where a phrase names the body: "the League president"."""
    if not bodies or not isinstance(member, Actor) or not member.roles:
        return member
    meant = (r for r in member.roles if r.organisation in bodies or not (r.organisation or r.country_name))
    return attrs.evolve(member, roles=tuple(meant))


def sole_speaker(
    cast: ArticleCast, spoke: Collection[str], bodies: Collection[str], description: Description
) -> Actor | None:
    """Return the one person who spoke last, unless another body is told: whom "the League president" then means."""
    if not bodies or len(spoke) != 1 or not is_chief(description):
        return None
    last = cast.by_id[next(iter(spoke))]
    if not isinstance(last, Actor) or last.kind is not ActorKind.PERSON:
        return None
    elsewhere = any(role.organisation and role.organisation not in bodies for role in last.roles)
    return None if elsewhere else last


def member_roles(member: Party) -> tuple[Role, ...]:
    """Return the roles of a person; bodies have none."""
    return member.roles if isinstance(member, Actor) else ()


def is_same_power(first: Party, second: Party) -> bool:
    """Tell whether two bodies are as good as one: two governments of one country, by whatever names."""
    if not isinstance(first, Organisation) or not isinstance(second, Organisation):
        return False
    return first.country is not None and (first.kind, first.country) == (second.kind, second.country)


def by_surname(cast: ArticleCast, stretch: Stretch) -> Actor | None:
    """Return the one person whose last name is a word by itself that looks like an office: "Bishop said"."""
    word = cast.doc[stretch.start].text
    if stretch.end - stretch.start != 1 or not word.istitle():
        return None
    found = [actor for actor in cast.actors if actor.kind is ActorKind.PERSON and actor.name.split()[1:][-1:] == [word]]
    return found[0] if len(found) == 1 else None


def states_in(cast: ArticleCast, stretch: Stretch) -> tuple[str, ...]:
    """Return the states that adjectives in a phrase stand for: "the Spanish and Algerian governments"."""
    codes = [country.code for t in cast.doc[stretch.start : stretch.end] if (country := country_by_demonym(t.text))]
    states = {o.country: o.id for o in cast.organisations if o.kind is OrganisationKind.STATE}
    return tuple(states[code] for code in codes if code in states) if len(codes) > 1 else ()


def sole_person(cast: ArticleCast, stretch: Stretch, description: Description) -> Actor | None:
    """Return the one person named before an office that nobody is known to hold: "the Prime Minister"."""
    if description.title is None or description.country or cast.doc[stretch.start].lower_ != "the":
        return None
    if description.noun in AT_COURT:
        return None  # whoever is on trial is the one who is named
    if " of " in cast.doc[stretch.start : stretch.end].text:
        return None
    offset = cast.doc[stretch.start].idx
    before = [a for a in cast.actors if a.kind is ActorKind.PERSON and any(m.end <= offset for m in a.mentions)]
    return before[0] if len(before) == 1 and not before[0].roles else None


def titled_by_acronym(cast: ArticleCast, acronym: str) -> str | None:
    """Return who is named right after an office and its acronym: "Divisional Officer (DO) Ann Hart"."""
    for token in cast.doc[1:-2]:
        if token.text == acronym and cast.doc[token.i - 1].text == "(" and cast.doc[token.i + 1].text == ")":
            named = [m for m in cast.members_at.get(token.i + 2, []) if isinstance(m, Actor)]
            if named:
                return named[0].id
    return None


def who_spoke(cast: ArticleCast, at: int) -> frozenset[str]:
    """Return the members named as the last source before a token."""
    sources = [m.source for m in marks_of(cast.doc).attributions if m.source is not None and m.source.end <= at]
    for source in sorted(sources, key=lambda s: -s.start)[:3]:
        named = order_in(cast, source.start, source.end)
        if named:
            return frozenset(member.id for member in named)
    return frozenset()


def resolve_several(cast: ArticleCast, stretch: Stretch, description: Description) -> Resolution:
    """Return whom "the two ministers" or "both sides" means: those who fit and were named together last."""
    fitting = [
        member
        for member in cast.parties
        if fits_description(member, description, cast.genders.get(member.id)) > 0
        and nearness(cast, member, stretch.start) >= 0
    ]
    fitting.sort(key=lambda m: -nearness(cast, m, stretch.start))
    if len(fitting) < 2 and description.sides:
        pair = last_pair(cast, cast.doc[stretch.start].sent.start)
        fitting = [m for m in cast.parties if m.id in pair]
    if len(fitting) < 2 or (description.count is None and len(fitting) > 3):
        return Resolution(why=f"who “{cast.doc[stretch.start : stretch.end].text}” are is not clear")
    chosen = sorted(fitting[: description.count or 2], key=lambda m: m.mentions[0].start)
    span = char_span(cast.doc, stretch)
    reference = Reference(start=span.start, end=span.end, kind=ReferenceKind.NOMINAL)
    names = " and ".join(member.name for member in chosen)
    return Resolution(
        ids=tuple(m.id for m in chosen),
        how=How.DESCRIPTION,
        why=f"{names} fit “{cast.doc[stretch.start : stretch.end].text}” and were named last",
        confidence=0.5,
        references=tuple((m.id, reference) for m in chosen),
    )
