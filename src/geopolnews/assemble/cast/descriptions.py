"""Descriptions: "the Lebanese minister", "the ministry", "both sides", and how well a member of the cast fits one."""

from __future__ import annotations

from functools import lru_cache

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.body_nouns import DESCRIBED_KINDS, STRICT_NOUNS
from geopolnews.assemble.names.acronyms import fits_acronym, looks_like_acronym
from geopolnews.lexicon.countries import country_by_capital, find_country
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.title_holders import find_means
from geopolnews.lexicon.titles import TitleWord, find_title_word, gender_of_title, index_plurals
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation, OrganisationKind

STATE_NOUNS = frozenset(
    ["country", "nation", "state", "kingdom", "republic", "government", "side", "emirate", "sultanate", "regime"]
)
NOUNS_OF_KINDS = {
    OrganisationKind.GOVERNMENT: "ministry government cabinet parliament court commission agency authority "
    "department embassy regime police bank committee council fund organisation organization body",
    OrganisationKind.MILITARY: "army military organisation organization body",
    OrganisationKind.ARMED_GROUP: "movement group rebels militants organisation organization",
    OrganisationKind.PARTY: "party movement alliance bloc coalition group organisation organization",
    OrganisationKind.MEDIA: "agency newspaper paper daily broadcaster channel outlet magazine website "
    "organisation organization",
    OrganisationKind.COMPANY: "company firm bank",
    OrganisationKind.CIVIL: "group union association ngo university church committee council "
    "organisation organization body",
    OrganisationKind.INTERNATIONAL: "court commission agency alliance bloc bank union committee council fund "
    "organisation organization body",
    OrganisationKind.OTHER: "group organisation organization body",
}
KIND_NOUNS = {
    noun: {kind for kind, nouns in NOUNS_OF_KINDS.items() if noun in nouns.split()}
    for noun in " ".join(NOUNS_OF_KINDS.values()).split()
}
"""What kind of body a noun may describe."""

COLLECTIVES = frozenset("delegation team crowd crew squad jury family couple".split())
"""Nouns for several people together, of whom none need be named."""

OWN_NAMES = frozenset(["police", "cabinet", "parliament", "court", "bank", "embassy", "university", "church"])
"""Nouns that a body they describe nearly always has in its name."""

LOOSE_NOUNS = frozenset(["party", "group", "movement", "bloc", "coalition", "alliance"])
"""Nouns for bodies that have them in their names or not."""

MUNICIPAL_NOUNS = frozenset(["city", "town", "municipality", "county"])
"""Nouns for places that are bodies too: no court is meant by "the city"."""

COUNTS = {"two": 2, "both": 2, "pair": 2, "three": 3, "four": 4, "trio": 3}
PAIR_NOUNS = frozenset(
    [
        "sides",
        "parties",
        "countries",
        "leaders",
        "nations",
        "states",
        "officials",
        "men",
        "pair",
        "ministers",
        "duo",
        "neighbours",
        "neighbors",
        "groups",
        "ministries",
        "agencies",
        "companies",
        "unions",
    ]
)
AGED = "year-old"
"""How somebody is called by age: "the 31-year-old"."""

PERSON_NOUNS = frozenset(
    [
        AGED,
        "majesty",
        "highness",
        "holiness",
        "official",
        "leader",
        "politician",
        "lawmaker",
        "man",
        "woman",
        "diplomat",
        "mp",
        "cleric",
        "statesman",
        "veteran",
        "spokesperson",
        "source",
        "former",
        "premier",
        "incumbent",
        "candidate",
        "speaker",
        "activist",
        "analyst",
        "expert",
        "academic",
        "lawyer",
        "journalist",
        "author",
    ]
)


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
    "head state": ("president", "king", "emir"),
    "head government": ("prime minister", "chancellor"),
    "spokesperson": ("spokes",),
    "spokesman": ("spokes",),
    "spokeswoman": ("spokes",),
    "lawmaker": ("mp", "member of parliament", "senator", "deputy", "congressman"),
    "legislator": ("mp", "member of parliament", "senator", "deputy", "congressman"),
    "chief": ("head", "director", "commander", "leader", "secretary-general"),
    "diplomat": ("foreign minister", "ambassador", "envoy", "consul"),
}
"""Other words for offices."""


@attrs.frozen(kw_only=True)
class Description:
    """A description, taken apart."""

    noun: str
    """The noun it is built on, folded, singular."""
    word: str
    """The noun as the text has it, folded."""
    words: frozenset[str]
    """All its words but articles, folded."""
    country: str | None
    several: bool
    count: int | None
    gender: str | None
    acronym: str | None = None
    """The noun as the text has it, where it is written as an acronym: "the CEC" for a commissioner."""
    title: str | None
    """The office that the noun is, folded; None where it is none."""

    @property
    def sides(self) -> bool:
        """Whether it means those between whom something goes on, whoever they are."""
        return self.noun in {
            "side",
            "party",
            "country",
            "leader",
            "nation",
            "state",
            "official",
            "pair",
            "man",
            "duo",
            "neighbour",
            "neighbor",
        }


def singular_of(word: str) -> str:
    """Return a plural noun as one: "countries", "men", "sides"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word.removesuffix("s") if not word.endswith("ss") else word


def read_description(doc: Doc, stretch: Stretch, noun: Token) -> Description:
    """Take a description apart."""
    text = doc[stretch.start : stretch.end].text
    plural = index_plurals().get(noun.lower_)
    word = fold_name(plural.phrase if plural else noun.text)
    several = plural is not None or noun.lower_ in PAIR_NOUNS
    if several and plural is None:
        word = singular_of(word)
    if text.lower().endswith(AGED):
        word = AGED
    title = title_at(doc, stretch, noun)
    tokens = [t for t in doc[stretch.start : stretch.end] if t.is_alpha]
    count = next((COUNTS[t.lower_] for t in tokens if t.lower_ in COUNTS), None)
    country = next((c for t in tokens if (c := find_country(t.text) or country_by_capital(t.text))), None)
    return Description(
        noun=word,
        word=fold_name(noun.text),
        words=frozenset(fold_name(t.text) for t in tokens if t.lower_ not in {"the", "a", "an", "of", "for"}),
        country=country.code if country else None,
        several=several or count is not None,
        count=count,
        gender=gender_of_title(text),
        acronym=noun.text if looks_like_acronym(noun.text) else None,
        title=(title.means or title.phrase).lower() if title else None,
    )


def title_at(doc: Doc, stretch: Stretch, noun: Token) -> TitleWord | None:
    """Return the office that a noun is, with the word before it where both are one: "First Lady"."""
    both = find_title_word(doc[noun.i - 1 : noun.i + 1].text, "head") if noun.i > stretch.start else None
    return both or find_title_word(noun.text, "head")


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
    if description.acronym and any(fits_acronym(description.acronym, role.title) for role in actor.roles):
        return 0.9
    for role in actor.roles:
        title = {fold_name(word) for word in role.title.replace("-", " ").split()}
        noun = set(description.noun.replace("-", " ").split())
        meant = description.title or ""
        same = is_office(meant, title) or (" " in meant and find_means(role.title) == meant)
        if not (noun <= title or same or is_synonym(description, role.title)):
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
    if description.noun in PERSON_NOUNS or description.title in {"official", "leader"}:
        countries = {role.country for role in actor.roles if role.country}
        if description.country and countries and description.country not in countries:
            return -1.0
        return 0.25 if actor.roles else 0.05
    return -1.0 if actor.roles else 0.0


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
    same_country = 0.4 if description.country and description.country == body.country else 0.0
    if body.kind is OrganisationKind.STATE:
        return 0.35 + same_country if description.noun in STATE_NOUNS else -1.0
    kinds = DESCRIBED_KINDS.get(description.noun, frozenset())
    words = {fold_name(word) for name in (body.name, *body.aliases) for word in name.split()}
    named = 0.35 if description.noun in words else 0.0
    if description.noun in OWN_NAMES and not named:
        return 0.1 + same_country / 2 if body.kind in kinds else -1.0
    if body.kind not in kinds and not named:
        return 0.0 if may_be(body, description) else -1.0
    if description.noun in MUNICIPAL_NOUNS and not words & (MUNICIPAL_NOUNS | {"council", "mayor"}):
        return -1.0
    if not named and description.noun in STRICT_NOUNS and words & STRICT_NOUNS:
        return -1.0
    if named and body.kind in kinds and description.noun in LOOSE_NOUNS:
        named = 0.1  # of several parties the last is meant, whether or not its name has the word
    more = 0.1 * len((description.words & words) - {description.noun})
    return 0.3 + same_country + named + more
