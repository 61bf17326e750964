"""Who takes part in something, from the words that name the sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.cast.cast import Cast, How, Resolution
from geopolnews.lexicon.countries import Country, countries_by_demonym
from geopolnews.lexicon.titles import find_title_word, index_plurals
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.span import Reference

POWERS = frozenset({OrganisationKind.STATE, OrganisationKind.GOVERNMENT})
OF = frozenset({"of", "from"})
THEIR_PEOPLE = frozenset(
    """leaders leadership delegation delegations delegates representatives members officials envoys heads chiefs
    commissioners ministers negotiators executives""".split()
)
"""People who stand for the body that is named after them, where they have no names."""
OPENERS = frozenset("the a an both also former then his her their its".split())


@attrs.frozen(kw_only=True)
class Parties:
    """Whom some words name, and what was learnt on the way."""

    ids: tuple[str, ...] = ()
    references: tuple[tuple[str, Reference], ...] = ()
    confidence: float = 1.0

    def __add__(self, other: Parties) -> Parties:
        return Parties(
            ids=tuple(dict.fromkeys((*self.ids, *other.ids))),
            references=(*self.references, *other.references),
            confidence=min(self.confidence, other.confidence),
        )


class PartyFinder:
    """Looks up the members of a cast that can take part in something: everybody but the media and mere places."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        """Take the cast of an article."""
        self._doc = doc
        self._cast = cast
        self.actors: dict[str, Actor] = {actor.id: actor for actor in cast.actors}
        self.organisations: dict[str, Organisation] = {org.id: org for org in cast.organisations}

    def find(self, side: Stretch) -> Parties:
        """Return the people that a phrase names; what else it names only where no person stands for it."""
        if states := self._states_of_offices(side):
            return states
        people = [id for _, id in self._cast.named_in(side) if id in self.actors]
        found = Parties(ids=tuple(dict.fromkeys(people)))
        parts = list(self._split(side))
        if len(parts) == 1 or not people:
            return found if people else self._resolve_all(parts, side)
        for part in parts:
            if self._is_one_name(part) or self._is_office(part):
                found += self._resolve(part)
        return found

    def fills(self, id: str, parties: Iterable[str]) -> bool:
        """Tell whether a person stands for a state among some parties for which nobody among them stands yet."""
        parties = tuple(parties)
        taken = frozenset[str]().union(*(self.country_of(party) for party in parties if party in self.actors))
        states = frozenset[str]().union(*(self.country_of(party) for party in parties if self.is_power(party)))
        return id in self.actors and bool((states - taken) & self.country_of(id))

    def names(self, side: Stretch) -> frozenset[str]:
        """Return the parties that a phrase names."""
        return frozenset(id for _, id in self._cast.named_in(side) if self._can_take_part(id))

    def people_in(self, stretch: Stretch) -> list[str]:
        """Return the people whom a stretch names, in the order of the text."""
        return [id for _, id in self._cast.named_in(stretch) if id in self.actors]

    def names_people(self, side: Stretch) -> bool:
        """Tell whether a phrase names a person."""
        return any(id in self.actors for _, id in self._cast.named_in(side))

    def find_before(self, token: int, apart: Iterable[str]) -> Parties:
        """Return the person named last in the sentence before a token, other than some: whom "he" means beside them."""
        start = self._doc[token].sent.start
        if start == token:
            return Parties()
        named = [id for _, id in self._cast.named_in(Stretch(start=start, end=token)) if id in self.actors]
        others = [id for id in named if id not in set(apart)]
        return Parties(ids=(others[-1],), confidence=0.5) if others else Parties()

    def reduce(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the parties without the states and bodies for which a person among them stands."""
        ids = tuple(dict.fromkeys(ids))
        people = [self.actors[id] for id in ids if id in self.actors]
        bodies = {role.organisation for actor in people for role in actor.roles if not role.former}
        countries = {role.country for actor in people for role in actor.roles if role.country and not role.former}
        homes = frozenset[str]().union(*(self.country_of(id) for id in ids))
        at_home = len(homes) == 1  # a minister who meets a board of his own country does not stand for it
        return tuple(id for id in ids if not self._is_stood_for(id, bodies, countries, at_home=at_home))

    def join(self, parties: Iterable[str], speakers: Iterable[str]) -> tuple[str, ...]:
        """Return who takes part and who speaks; a speaker stands for his state, and not for each body of it."""
        own = self.reduce(parties)
        every = tuple(dict.fromkeys((*own, *speakers)))
        kept = set(self.reduce(every))
        return tuple(id for id in every if id in kept or not self._is_state(id))

    def _is_state(self, id: str) -> bool:
        return id in self.organisations and self.organisations[id].kind is OrganisationKind.STATE

    def country_of(self, id: str) -> frozenset[str]:
        """Return the countries that a party stands for."""
        if id in self.actors:
            return frozenset(role.country for role in self.actors[id].roles if role.country)
        country = self.organisations[id].country if id in self.organisations else None
        return frozenset({country}) if country else frozenset()

    def is_of(self, id: str, body: str) -> bool:
        """Tell whether a party is somebody of a body: holds an office there."""
        return id in self.actors and any(role.organisation == body for role in self.actors[id].roles if not role.former)

    def is_official(self, id: str) -> bool:
        """Tell whether a party acts for a state or body: it is one, or a person with an office."""
        return id in self.organisations or (id in self.actors and bool(self.actors[id].roles))

    def is_named(self, id: str) -> bool:
        """Tell whether a party is a person with a name, or a body."""
        return id not in self.actors or self.actors[id].kind is ActorKind.PERSON

    def is_spokesperson(self, id: str) -> bool:
        """Tell whether an actor speaks for others."""
        return id in self.actors and any("spokes" in role.title.lower() for role in self.actors[id].roles)

    def is_media(self, side: Stretch) -> bool:
        """Tell whether a phrase names a paper, agency or channel and nobody else."""
        named = [self.organisations.get(id) for _, id in self._cast.named_in(side)]
        return bool(named) and all(o is not None and o.kind is OrganisationKind.MEDIA for o in named)

    def is_international(self, side: Stretch) -> bool:
        """Tell whether a phrase names an international body."""
        named = [self.organisations.get(id) for _, id in self._cast.named_in(side)]
        return any(o is not None and o.kind is OrganisationKind.INTERNATIONAL for o in named)

    def is_power(self, id: str) -> bool:
        """Tell whether a party is a state or a part of its government."""
        return id in self.organisations and self.organisations[id].kind in POWERS

    def _is_stood_for(self, id: str, bodies: set[str | None], countries: set[str], *, at_home: bool) -> bool:
        if id in bodies:
            return True
        power = self._is_state(id) if at_home else self.is_power(id)
        return power and self.organisations[id].country in countries

    def _resolve_all(self, parts: list[Stretch], side: Stretch) -> Parties:
        found = Parties()
        for part in parts:
            own = self._resolve(part)
            found += own if own.ids else self._find_bodies(part)
        found = found if found.ids else self._resolve(side)
        found = found if found.ids else self._find_bodies(side)
        return found if found.ids else self._find_states(side)

    def _find_states(self, side: Stretch) -> Parties:
        """Return the states whose people or offices a phrase tells of: "Saudi, Iranian foreign ministers"."""
        codes = {country.code for country in self._list_demonyms(side)}
        states = [o.id for o in self.organisations.values() if o.kind is OrganisationKind.STATE and o.country in codes]
        return Parties(ids=tuple(states), confidence=0.5)

    def _list_demonyms(self, side: Stretch) -> Iterator[Country]:
        """Yield the countries whose adjectives a phrase has: "South Korean" is not North Korea's."""
        i = side.start
        while i < side.end:
            two = countries_by_demonym(self._doc[i : i + 2].text) if i + 1 < side.end else ()
            yield from two or countries_by_demonym(self._doc[i].text)
            i += 2 if two else 1

    def _states_of_offices(self, side: Stretch) -> Parties | None:
        """Return the states of an office that several hold and nobody is named for: "Saudi, Iranian ministers"."""
        tokens = [token for token in side.of(self._doc) if not token.is_space]
        if not tokens or tokens[-1].lower_ not in index_plurals():
            return None
        states = self._find_states(side)
        return states if len(states.ids) > 1 else None

    def _find_bodies(self, side: Stretch) -> Parties:
        """Return the bodies whose people a phrase tells of: "leaders of the alliance", "officials of both states"."""
        for token in side.of(self._doc):
            if token.i > side.start and token.lower_ in OF and self._doc[token.i - 1].lower_ in THEIR_PEOPLE:
                return self._resolve(Stretch(start=token.i + 1, end=side.end)) if token.i + 1 < side.end else Parties()
        if self._doc[side.end - 1].lower_ in THEIR_PEOPLE:  # "the G20 foreign ministers"
            named = [id for _, id in self._cast.named_in(side) if self._can_take_part(id)]
            return Parties(ids=tuple(dict.fromkeys(named)), confidence=0.5)
        return Parties()

    def _is_office(self, part: Stretch) -> bool:
        """Tell whether a part of a list is an office whose holder the reader knows: "Ethiopia's prime minister"."""
        words = part.of(self._doc)
        known = words[0].lower_ in OPENERS or any(token.lower_ in POSSESSIVE for token in words)
        named = any(id in self.actors for _, id in self._cast.named_in(part))
        return known and not named and find_title_word(words[-1].text, "head") is not None

    def _resolve(self, part: Stretch) -> Parties:
        resolution = self._cast.resolve(part)
        ids = tuple(id for id in resolution.ids if self._can_take_part(id))
        if not ids or _is_weak(resolution):
            return Parties()
        return Parties(ids=ids, references=resolution.references, confidence=resolution.confidence)

    def _can_take_part(self, id: str) -> bool:
        organisation = self.organisations.get(id)
        return id in self.actors or (organisation is not None and organisation.kind is not OrganisationKind.MEDIA)

    def _is_one_name(self, part: Stretch) -> bool:
        """Tell whether a part of a list is nothing but one name of an organisation or state."""
        while part.end - part.start > 1 and self._doc[part.start].lower_ in OPENERS:
            part = Stretch(start=part.start + 1, end=part.end)
        words = char_span(self._doc, part)
        return any(
            span.start <= words.start and words.end <= span.end and id in self.organisations
            for span, id in self._cast.named_in(part)
        )

    def _split(self, side: Stretch) -> Iterator[Stretch]:
        """Yield the parts of a list: what stands between commas and "and"."""
        start = side.start
        for i in range(side.start, side.end):
            token = self._doc[i]
            if token.text == "," or token.lower_ in {"and", "&"}:
                if i > start:
                    yield Stretch(start=start, end=i)
                start = i + 1
        if side.end > start:
            yield Stretch(start=start, end=side.end)


def _is_weak(resolution: Resolution) -> bool:
    return resolution.how is How.NOBODY
