"""The cast of an article, collected: actors, organisations and places with all places where they are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import char_span
from geopolnews.assemble.cast.actors import build_person
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.cast.cataphora import find_described, name_described
from geopolnews.assemble.cast.organisations import build_organisation, build_states, gather_bodies
from geopolnews.assemble.cast.people import gather_people
from geopolnews.assemble.cast.places import build_countries, build_place, gather_spots
from geopolnews.assemble.cast.states import weigh_countries
from geopolnews.assemble.cast.unnamed import Unnamed, build_unnamed, gather_unnamed, is_named_before, read_post
from geopolnews.assemble.guests import gather_guests
from geopolnews.assemble.names.mentions import Mention
from geopolnews.assemble.names.naming import collect_mentions
from geopolnews.assemble.names.office_titles import Office
from geopolnews.assemble.names.settings import read_setting
from geopolnews.assemble.offices.bodies import Holders
from geopolnews.assemble.offices.counterparts import read_counterpart
from geopolnews.assemble.offices.incumbents import gather_incumbents
from geopolnews.assemble.offices.offices import collect_offices, holder_mentions
from geopolnews.assemble.offices.roles import build_roles, is_national
from geopolnews.assemble.resolve.resolution import ArticleCast
from geopolnews.assemble.speaking_bodies import gather_speaking_bodies
from geopolnews.assemble.strangers import gather_strangers, list_unknown_sources
from geopolnews.model.actor import Actor
from geopolnews.model.article import Article
from geopolnews.model.note import Note
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.span import Span

LONGEST_NAME = 6  # tokens

Member = TypeVar("Member", Actor, Organisation, Place)


def collect_cast(doc: Doc, article: Article) -> tuple[Cast, tuple[Note, ...]]:
    """Return everybody and every place in a marked doc, and what was doubtful about them."""
    mentions = collect_mentions(doc)
    people = gather_people(doc, mentions)
    offices, others = collect_offices(doc, people, mentions)
    unnamed = gather_unnamed(doc, mentions)
    for n, one in enumerate(unnamed, start=len(people)):
        post = read_post(doc, mentions, one)
        offices[n] = [post] if post else []
    for incumbent, office in gather_incumbents(doc, mentions, offices, [person.name for person in people]):
        offices[len(people) + len(unnamed)] = [office]
        unnamed.append(incumbent)
    mentions = tuple(sorted([*mentions, *holder_mentions(doc, offices, mentions)]))
    foreign, unmarked = sort_offices(doc, offices)
    setting = attrs.evolve(read_setting(doc, mentions), foreign=foreign, unmarked=unmarked)
    uses = weigh_countries(doc, mentions)
    capitals = {m for use in uses.values() for m in use.capitals}
    taken = Taken(mentions)

    bodies: list[tuple[Organisation, Sequence[Mention]]] = [*build_states(list(uses.values()))]
    gathered = gather_bodies(doc, mentions, capitals)
    bodies += [(taken.add(build_organisation(doc, body, setting, taken.spans)), body.mentions) for body in gathered]
    places: list[Place] = [place for place, _ in build_countries(list(uses.values()))]
    notes: list[Note] = []
    for spot in gather_spots(doc, mentions, capitals):
        place, note = build_place(doc, spot, mentions, setting, taken.spans)
        places.append(taken.add(place))
        notes += [note] if note else []

    holders = Holders(bodies, mentions)
    persons = [
        taken.add(build_person(doc, person, roles, taken.spans))
        for n, person in enumerate(people)
        for roles in [build_roles(doc, offices[n], holders, setting, others[n], person.name)]
    ]

    def build_with_post(one: Unnamed, posts: Sequence[Office]) -> Actor:
        roles = build_roles(doc, posts, holders, setting)
        told = [role for role in roles if role.organisation or role.country or not one.several]
        return build_unnamed(doc, one, tuple(told))

    def build_late(one: Unnamed) -> Actor:
        post = read_post(doc, mentions, one) or read_counterpart(doc, mentions, one)
        return build_with_post(one, [post] if post else [])

    others_unnamed = [build_with_post(one, offices[n]) for n, one in enumerate(unnamed, start=len(people))]
    others_unnamed = [one for one in others_unnamed if not is_named_before(doc, one, persons)]
    actors = tuple(sorted(persons, key=lambda a: first_mention(a.mentions)))
    organisations = tuple(sorted((body for body, _ in bodies), key=lambda o: first_mention(o.mentions)))
    genders = {actor.id: person.gender for actor, person in zip(persons, people, strict=True)}
    spots = tuple(sorted(places, key=lambda p: first_mention(p.mentions)))
    cast = ArticleCast(doc=doc, actors=actors, organisations=organisations, places=spots, genders=genders)
    cast = add_members(cast, others_unnamed)
    unknown = list_unknown_sources(doc, cast)
    speaking = gather_speaking_bodies(doc, unknown, mentions, setting, cast)
    heard = [span for body in speaking for span in body.mentions]
    strangers = gather_strangers(
        doc, mentions, [s for s in unknown if not any(char_span(doc, s[0]).overlaps(h) for h in heard)]
    )
    cast = add_members(cast, [build_late(one) for one in strangers], speaking)
    cast = add_members(cast, [build_late(one) for one in gather_guests(doc, mentions, cast)])
    return cast, tuple(notes)


def add_members(cast: ArticleCast, people: Sequence[Actor], bodies: Sequence[Organisation] = ()) -> ArticleCast:
    """Return a cast with further people without a name, and further bodies; what it had resolved is forgotten.

    Those who are named further on are no further people.
    """
    if not people and not bodies:
        return cast
    described = find_described(cast.doc, cast.actors, people)
    others = [one for one in people if not any(one is d.actor for d in described)]
    known = name_described(cast.actors, described)
    return ArticleCast(
        doc=cast.doc,
        actors=tuple(sorted([*known, *others], key=lambda a: first_mention(a.mentions))),
        organisations=tuple(sorted([*cast.organisations, *bodies], key=lambda o: first_mention(o.mentions))),
        places=cast.places,
        genders=cast.genders,
        ahead=cast.ahead | {span: one.person.id for one in described for span in one.actor.mentions},
    )


class Taken:
    """The words of the text that already name somebody: one place names one member of the cast."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Take what the mentions name."""
        self.spans = [m.span for m in mentions]
        self._known = set(self.spans)

    def add(self, member: Member) -> Member:
        """Add where a member is named, those places too that no head had marked; return the member."""
        new = [span for span in member.mentions if span not in self._known]
        self.spans += new
        self._known.update(new)
        return member


def sort_offices(
    doc: Doc, offices: Mapping[int, Sequence[Office]]
) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, int], ...]]:
    """Return where offices are expressly given to a country, with its code, and the sentences of those that are not."""
    every = [office for own in offices.values() for office in own]
    alone = [o for o in every if not o.country and is_national(o, leads=False) and not shares_country(doc, o, every)]
    sentences = {doc[o.evidence.start].sent for o in alone}
    foreign = tuple((o.evidence.start, o.country) for o in every if o.country)
    return foreign, tuple(sorted((s.start, s.end) for s in sentences))


def shares_country(doc: Doc, office: Office, every: Sequence[Office]) -> bool:
    """Tell whether an office has its country from the one before it: "Togo's president Ana Wolf and premier Jo"."""
    start = office.evidence.start
    if start == 0 or doc[start - 1].lower_ != "and":
        return False
    return any(other.country and 0 < start - other.evidence.end <= LONGEST_NAME for other in every)


def first_mention(spans: tuple[Span, ...]) -> tuple[int, int]:
    """Return where something is first named, to order by."""
    return (spans[0].start, spans[0].end)
