"""Roles: offices tied to persons, and to the body or country that they are held in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.cast.descriptions import KIND_NOUNS
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office
from geopolnews.assemble.names.settings import Setting
from geopolnews.lexicon.countries import country_by_code
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.leaders import country_of_leader
from geopolnews.lexicon.places import choose_place
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.place import PlaceKind
from geopolnews.model.role import Role

NATIONAL = (
    "president", "prime minister", "premier", "minister", "king", "queen", "crown prince", "emir", "amir", "sultan",
    "chancellor",
    "vice president", "deputy president", "first lady", "opposition leader", "foreign secretary",
    "secretary of state",
    "chief justice", "attorney general", "army chief", "presidential spokes", "president-elect", "senator", "speaker",
    "ambassador", "consul",
)  # fmt: skip
"""Offices that are a country's where nothing else is said."""

NOT_NATIONAL = ("candidate", "hopeful", "adviser", "advisor", "aide", "sultan", "nominee")

BODY_OF = {"councillor": "council", "councilor": "council", "judge": "court", "justice": "court"}
"""Offices of which the kind of body is plain, so that the one named last before is taken."""

NAMED_BY = frozenset(["court", "ministry", "assembly", "agency"])
"""Nouns that the body has in its own name."""

DESCRIPTIVE = frozenset(KIND_NOUNS) | {
    "museum",
    "foundation",
    "committee",
    "institute",
    "hospital",
    "university",
    "council",
}
"""Nouns that stand for a body named before: "spokesman for the ministry", "museum official"."""

LAND_OF = {"mayor": PlaceKind.CITY, "governor": PlaceKind.REGION, "chief minister": PlaceKind.REGION}
"""Offices of a city or region, so that the one that the article is most about is taken."""

CALLINGS = frozenset(["lawyer", "activist", "journalist", "academic", "economist", "analyst", "politician"])
"""What is no office beside one."""

NOT_OF_A_COUNTRY = frozenset(
    ["lawyer", "attorney", "cleric", "bishop", "activist", "journalist", "analyst", "academic", "scholar"]
)
"""Callings that a country's adjective tells the origin of: "an Iraqi cleric" holds no office of Iraq."""

GUESSED = 0.55
"""How sure a role is whose country is only the one that the article is about."""


@attrs.frozen
class Holders:
    """Where bodies, states and places are named, to find what an office is held in."""

    bodies: Sequence[tuple[Organisation, Sequence[Mention]]]
    mentions: Sequence[Mention]

    def body_in(self, doc: Doc, stretch: Stretch) -> Organisation | None:
        """Return the organisation that is named in a stretch, the most of it."""
        best, size = None, 0
        words = {fold_name(doc[stretch.start : stretch.end].text)}
        for body, mentions in self.bodies:
            if body.kind is OrganisationKind.STATE:
                continue
            for mention in mentions:
                shared = min(mention.end, stretch.end) - max(mention.start, stretch.start)
                if shared > size:
                    best, size = body, shared
            if best is None and words & {fold_name(name) for name in (body.name, *body.aliases)}:
                best = body
        return best

    def place_in(self, stretch: Stretch) -> Mention | None:
        """Return the place that is named in a stretch and is no country."""
        places = [m for m in self.mentions if m.label is Label.PLACE and m.country is None and stretch.overlaps(m)]
        return places[0] if places else None

    def last_body(self, noun: str, before: int) -> Organisation | None:
        """Return the body that a noun means, the one named last before a token: the party of "party chairman".

        Where none is named before, it is the first one after, if it has the noun in its name.
        """
        kinds = KIND_NOUNS.get(noun, set())
        best, at = None, -1
        for body, mentions in self.bodies:
            words = fold_name(body.name).split()
            if words == [noun] or (noun not in words and (body.kind not in kinds or noun in NAMED_BY)):
                continue
            if words[-1:] and words[-1] in {"committee", "commission", "council"} and noun != words[-1]:
                continue
            last = max((m.start for m in mentions if m.start < before), default=-1)
            if last > at:
                best, at = body, last
            elif best is None and noun in words:
                best = body
        return best

    def last_party(self, doc: Doc, before: int) -> tuple[Organisation | None, str | None]:
        """Return the body, or the code of the country, named last before a token: what "its leader" leads.

        Neither where a body without a name stands between: "a committee of families".
        """
        named = [(m.start, body) for body, mentions in self.bodies for m in mentions if m.start < before]
        if not named:
            return None, None
        at, body = max(named, key=lambda pair: pair[0])
        if any(doc[i].lower_ in KIND_NOUNS and doc[i - 1].lower_ in {"a", "an"} for i in range(at + 1, before)):
            return None, None
        return (None, body.country) if body.kind is OrganisationKind.STATE else (body, None)

    def commonest_place(self, kind: PlaceKind) -> str | None:
        """Return the place of a kind that is named most often."""
        names = Counter(
            m.text
            for m in self.mentions
            if m.label is Label.PLACE
            and m.country is None
            and (found := choose_place(m.text)[0])
            and found.kind is kind
        )
        return names.most_common(1)[0][0] if names else None

    def country_in(self, stretch: Stretch) -> Mention | None:
        """Return the country that is named in a stretch."""
        return next((m for m in self.mentions if m.country is not None and stretch.overlaps(m)), None)


def build_roles(
    doc: Doc,
    offices: Sequence[Office],
    holders: Holders,
    setting: Setting,
    others: Collection[str] = (),
    name: str | None = None,
) -> tuple[Role, ...]:
    """Return the roles of a person, each once; `others` are the countries of the person's counterparts."""
    known = country_of_leader(name) if name and any(is_national(office) for office in offices) else None
    roles: dict[tuple[str, str | None, str | None, bool], tuple[str, Role]] = {}
    countries = [office.country for office in offices if office.country]
    for office in offices:
        home = countries[0] if countries else guess_home(doc, office, offices, setting, others, known)
        role = build_role(doc, office, holders, setting, home, sure=bool(countries))
        head = "judge" if office.title.lower() == "justice" else office.head
        key = (head, role.organisation, role.country_name, role.former)
        before = roles.get(key)
        if before is None:
            roles[key] = (head, role)
        else:
            better = max(before[1], role, key=lambda r: (r.title.lower() != "justice", r.confidence, len(r.title)))
            evidence = (*before[1].evidence, *role.evidence)
            roles[key] = (head, attrs.evolve(better, evidence=evidence))
    return drop_vague(list(roles.values()))


def guess_home(
    doc: Doc,
    office: Office,
    offices: Sequence[Office],
    setting: Setting,
    others: Collection[str],
    known: str | None,
) -> str | None:
    """Return the country of an office that is a country's where the words around it give none.

    `known` is the country of which everybody knows the person as an officer; the text must name it too.
    """
    if not is_national(office):
        return None
    if known in setting.spoken:
        return known
    alike = [other for other in offices if other.head == office.head]
    sentences = [doc[other.evidence.start].sent for other in alike]
    sent_to = {
        code
        for code in setting.codes
        if (name := setting.name_of(code)) and re.search(rf"\b{re.escape(name)}\b", office.title)
    }
    return setting.home_of_office([(s.start, s.end) for s in sentences], {*others, *sent_to})


def drop_vague(roles: list[tuple[str, Role]]) -> tuple[Role, ...]:
    """Leave out a role that says less than another one of the same office."""

    def says(role: Role) -> int:
        return 2 * (role.organisation is not None) + (role.country_name is not None)

    def is_other_time(one: Role, other: Role) -> bool:
        same = (one.organisation, one.country_name) == (other.organisation, other.country_name)
        return same and one.former != other.former and one.confidence < other.confidence

    kept = []
    for head, role in roles:
        if any(h == head and is_other_time(role, r) for h, r in roles):
            continue  # "his term as president" of the former president
        rivals = [r for h, r in roles if r is not role and (h == head or head in h.split()) and r.former == role.former]
        vague = says(role) == 0 or role.confidence <= GUESSED
        if head in CALLINGS and says(role) == 0 and any(r.organisation and h not in CALLINGS for h, r in roles):
            continue
        words = set(role.title.lower().split())
        if any(
            words < set(r.title.lower().split()) and says(r) >= says(role) and h.split()[-1] == head.split()[-1]
            for h, r in roles
        ):
            continue
        if not (vague and any(says(r) > 0 and (r.confidence > role.confidence or says(role) == 0) for r in rivals)):
            kept.append(role)
    return tuple(kept)


def build_role(doc: Doc, office: Office, holders: Holders, setting: Setting, home: str | None, *, sure: bool) -> Role:
    """Return the record of an office, with the body or country it is held in; `home` is where it says neither."""
    body, country, name, confidence = None, office.country, None, office.confidence
    if office.head in NOT_OF_A_COUNTRY:
        country = None
    if office.holder is not None:
        body = holders.body_in(doc, office.holder)
        words = fold_name(doc[office.holder.start : office.holder.end].text)
        if (body is None or fold_name(body.name) == words) and words in DESCRIPTIVE:
            body = holders.last_body(words, office.evidence.start) or body
        if body is None:
            land = holders.country_in(office.holder)
            place = holders.place_in(office.holder)
            if words.startswith("capital "):
                pass  # "mayor of the capital of Kerala" is not Kerala's
            elif place is not None:
                country, name = None, place.text
            elif land is not None and land.country is not None:
                country, name = land.country.code, land.country.name
    elif office.body == "its":
        body, country = holders.last_party(doc, office.evidence.start)
    elif country is None and (noun := body_noun(office)):
        body = holders.last_body(noun, office.evidence.start)
        confidence = min(confidence, GUESSED)
    if body is None and country is None and name is None and (kind := LAND_OF.get(office.head)):
        name = holders.commonest_place(kind)
        confidence = min(confidence, GUESSED)
    if body is not None:
        country = country if country == body.country else None
    elif country is None and name is None and is_national(office):
        country = home
        confidence = min(confidence, GUESSED) if country and not sure else confidence
    if country and name is None and (known := country_by_code(country)):
        name = setting.name_of(country) or known.name
    return Role(
        title=office.title,
        organisation=body.id if body else None,
        country=country,
        country_name=name,
        former=office.former,
        acting=office.acting,
        evidence=(char_span(doc, office.evidence),),
        confidence=confidence,
    )


def body_noun(office: Office) -> str | None:
    """Return the noun for the kind of body that an office is held in, where its words tell one."""
    if office.title.lower() == "deputy":
        return "assembly"
    if office.title.lower().endswith("election commissioner"):
        return "commission"
    if office.title.lower().startswith(("committee ", "board ")):
        return office.title.lower().split()[0]
    return office.body or BODY_OF.get(office.head)


def is_national(office: Office) -> bool:
    """Tell whether an office is a country's where nothing else is said."""
    title = f"{office.head} {office.title.lower()}"
    return office.holder is None and any(w in title for w in NATIONAL) and not any(w in title for w in NOT_NATIONAL)
