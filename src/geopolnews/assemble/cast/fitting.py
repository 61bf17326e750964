"""How well a member of the cast fits a description: the minister "the top diplomat", the ministry "the body"."""

from __future__ import annotations

from functools import lru_cache

from geopolnews.assemble.cast.body_nouns import DESCRIBED_KINDS, STRICT_NOUNS
from geopolnews.assemble.cast.descriptions import PERSON_NOUNS, Description
from geopolnews.assemble.names.acronyms import fits_acronym
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.leaders import country_of_leader
from geopolnews.lexicon.title_holders import find_means
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation, OrganisationKind

STATE_NOUNS = frozenset("country nation state kingdom republic government side emirate sultanate regime".split())

COLLECTIVES = frozenset("delegation team crowd crew squad jury family couple".split())
"""Nouns for several people together, of whom none need be named."""

OWN_NAMES = frozenset("police cabinet parliament court bank embassy university church".split())
"""Nouns that a body they describe nearly always has in its name."""

LOOSE_NOUNS = frozenset(["party", "group", "movement", "bloc", "coalition", "alliance"])
"""Nouns for bodies that have them in their names or not."""

MUNICIPAL_NOUNS = frozenset(["city", "town", "municipality", "county"])
"""Nouns for places that are bodies too: no court is meant by "the city"."""

NAMELESS = frozenset(["source", "insider"])
"""Nouns for those whose name is kept back: nobody who has one is meant."""

SYNONYMS = {
    "top diplomat": (
        "foreign minister",
        "minister of foreign",
        "secretary of state",
        "foreign secretary",
        "foreign affairs",
    ),
    "chief diplomat": (
        "foreign minister",
        "minister of foreign",
        "secretary of state",
        "foreign secretary",
        "foreign affairs",
    ),
    "premier": ("prime minister",),
    "envoy": ("ambassador", "representative", "envoy"),
    "monarch": ("king", "queen"),
    "majesty": ("king", "queen", "sultan", "emperor"),
    "highness": ("prince", "emir", "amir", "sheikh", "ruler"),
    "holiness": ("pope",),
    "pontiff": ("pope",),
    "head state": ("president", "king", "emir"),
    "head government": ("prime minister", "chancellor"),
    "spokesperson": ("spokes",),
    "spokesman": ("spokes",),
    "spokeswoman": ("spokes",),
    "judge": ("justice", "magistrate"),
    "lawmaker": ("mp", "member of parliament", "senator", "deputy", "congressman"),
    "legislator": ("mp", "member of parliament", "senator", "deputy", "congressman"),
    "chief": tuple(
        """head director commander leader secretary-general chairman chairwoman chairperson president
        commissioner""".split()
    ),
    "diplomat": ("foreign minister", "ambassador", "envoy", "consul"),
}
"""Other words for offices."""


def fits_description(member: Actor | Organisation, description: Description, gender: str | None) -> float:
    """Return how well a member fits a description: 0 where nothing speaks for it, less where it cannot be."""
    if isinstance(member, Actor):
        return fits_person(member, description, gender)
    return fits_body(member, description)


def fits_person(actor: Actor, description: Description, gender: str | None) -> float:
    """Return how well an actor fits a description."""
    if description.noun in COLLECTIVES and actor.kind is ActorKind.GROUP:
        return 0.4 if description.noun in actor.name.lower().split() else -1.0
    if description.title is None and description.noun not in PERSON_NOUNS and description.acronym is None:
        return -1.0
    if gender and description.gender and gender != description.gender:
        return -1.0
    if actor.kind is not ActorKind.PERSON:
        words = {fold_name(word) for word in actor.name.split()}
        if (
            actor.kind is ActorKind.ANONYMOUS
            and description.words == {description.noun}
            and description.noun in {"official", "source", "spokesperson"}
        ):
            return 0.3
        return (
            0.6
            if words & {description.noun, description.word} and description.words <= words | {description.noun}
            else -1.0
        )
    if description.noun in NAMELESS:
        return -1.0
    best = 0.0
    if description.acronym and any(shortens_office(description.acronym, role.title) for role in actor.roles):
        return 0.9
    for role in actor.roles:
        title = {fold_name(word) for word in role.title.replace("-", " ").split()}
        noun = set(description.noun.replace("-", " ").split())
        meant = description.title or ""
        same = is_office(meant, title) or (" " in meant and find_means(role.title) == meant)
        called = noun <= title and not (noun == {"chief"} and is_modified(role.title))
        if not (called or same or is_synonym(description, role.title)):
            continue
        fields = {w for w in description.words - noun if find_title_word(w, "portfolio")}
        prime = "prime" in title and "prime" not in description.words and description.noun == "minister"
        if fields and not fields & title and (prime or any(find_title_word(w, "portfolio") for w in title)):
            continue
        fit = 0.3 if prime else 0.5
        if description.country:
            if role.country and role.country != description.country:
                continue
            fit += 0.4 if role.country == description.country else 0.0
        fit += 0.1 * len((description.words & title) - noun)
        fit -= 0.3 * role.former
        best = max(best, fit)
    if best:
        return best
    if leads_own(actor, description):
        return 0.5
    if description.noun in PERSON_NOUNS or description.title in {"official", "leader"}:
        known = country_of_leader(actor.name) if description.country and not actor.roles else None
        countries = {role.country for role in actor.roles if role.country} | ({known} if known else set())
        if description.country and countries and description.country not in countries:
            return -1.0
        return 0.25 if actor.roles else 0.05
    return -1.0 if actor.roles or leads_another(actor, description) else 0.0


def is_modified(title: str) -> bool:
    """Tell whether "chief" only tells the rank of another office in a title: "Chief Election Commissioner"."""
    words = title.lower().split()
    return words[-1] != "chief" and words[:2] != ["chief", "of"] and words[:2] != ["chief", "executive"]


LEADING = frozenset(["leader", "president", "prime minister", "premier", "head of state", "head of government"])
"""Offices of those who lead a country."""


def leads_own(actor: Actor, description: Description) -> bool:
    """Tell whether somebody without a title here is known to lead the country, or one of those, that are described."""
    if actor.roles or not {description.title, description.noun} & LEADING:
        return False
    known = country_of_leader(actor.name)
    return known is not None and (known == description.country or (description.several and not description.country))


def leads_another(actor: Actor, description: Description) -> bool:
    """Tell whether somebody without a title here is known to be of another country than a description tells."""
    known = country_of_leader(actor.name) if description.country else None
    return known is not None and known != description.country


def shortens_office(acronym: str, title: str) -> bool:
    """Tell whether an acronym stands for an office, whatever field it is for: "CS" for "Interior Cabinet Secretary"."""
    return fits_acronym(acronym, title) or fits_acronym(acronym, " ".join(title.split()[-len(acronym) :]))


def is_office(meant: str, title: set[str]) -> bool:
    """Tell whether the words of a title have the office that a description means: "the Deputy PM"."""
    words = meant.split()
    return len(words) > 1 and title.issuperset(words)


def is_synonym(description: Description, title: str) -> bool:
    """Tell whether a description is another word for an office: "the top diplomat" for a foreign minister."""
    offices = _offices_meant(description.words | {description.noun})
    return bool(offices) and any(office in title.lower() for office in offices)


@lru_cache(maxsize=256)
def _offices_meant(words: frozenset[str]) -> tuple[str, ...]:
    """Return the offices that some words are other words for."""
    return tuple(office for meant, offices in SYNONYMS.items() if words.issuperset(meant.split()) for office in offices)


def may_be(body: Organisation, description: Description) -> bool:
    """Tell whether nothing but the noun speaks against a body: a government is "the state", and any may be a party."""
    if description.noun == "state":
        return body.kind is OrganisationKind.GOVERNMENT and "government" in body.name.lower()
    return body.kind is OrganisationKind.OTHER and description.noun in LOOSE_NOUNS


def fits_body(body: Organisation, description: Description) -> float:
    """Return how well an organisation fits a description."""
    if description.country and body.country and description.country != body.country:
        return -1.0
    if description.worldwide and body.kind is not OrganisationKind.INTERNATIONAL:
        return -1.0
    same_country = 0.4 if description.country and description.country == body.country else 0.0
    if body.kind is OrganisationKind.STATE:
        return 0.35 + same_country if description.noun in STATE_NOUNS else -1.0
    kinds = DESCRIBED_KINDS.get(description.noun, frozenset())
    words = {fold_name(word) for name in (body.name, *body.aliases) for word in name.split()}
    named = 0.35 if description.noun in words else 0.0
    if not named and description.noun in STRICT_NOUNS and words & STRICT_NOUNS:
        return -1.0
    if description.noun in OWN_NAMES and not named:
        return 0.1 + same_country / 2 if body.kind in kinds else -1.0
    if body.kind not in kinds and not named:
        return 0.0 if may_be(body, description) else -1.0
    if description.noun in MUNICIPAL_NOUNS and not words & (MUNICIPAL_NOUNS | {"council", "mayor"}):
        return -1.0
    if named and body.kind in kinds and description.noun in LOOSE_NOUNS:
        named = 0.1  # of several parties the last is meant, whether or not its name has the word
    more = 0.1 * len((description.words & words) - {description.noun})
    return 0.3 + same_country + named + more
