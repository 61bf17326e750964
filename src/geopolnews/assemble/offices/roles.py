"""Roles: offices tied to persons, and to the body or country that they are held in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import char_span
from geopolnews.assemble.names.office_titles import Office
from geopolnews.assemble.names.settings import Setting
from geopolnews.assemble.offices.bodies import Holders, noun_of
from geopolnews.lexicon.countries import country_by_code
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.leaders import country_of_leader, is_renowned
from geopolnews.lexicon.places import choose_place
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.place import PlaceKind
from geopolnews.model.role import Role

NATIONAL = (
    "president", "prime minister", "premier", "minister", "king", "queen", "crown prince", "emir", "amir", "sultan",
    "chancellor",
    "vice president", "deputy president", "first lady", "opposition leader", "foreign secretary",
    "secretary of state",
    "chief justice", "attorney general", "army chief", "chief of defence", "chief of defense", "chief of army",
    "chief of the army", "chief of general staff",
    "chief of the general staff", "chief of staff of the army", "armed forces chief", "defence chief", "defense chief",
    "presidential spokes", "president-elect", "senator", "speaker",
    "ambassador", "consul", "cabinet secretary", "cabinet spokes", "government spokes", "head of state",
    "head of government", "head of public service", "public protector", "ombudsman", "comptroller general",
    "auditor general", "auditor-general", "attorney-general", "solicitor general", "supreme leader", "monarch",
    "home secretary", "defence secretary", "defense secretary", "treasury secretary", "health secretary",
    "financial secretary", "chief secretary for administration", "secretary for security", "secretary for justice",
)  # fmt: skip
"""Offices that are a country's where nothing else is said."""

OF_LEADERS = ("chief executive", "governor-general", "governor general")
"""Offices that are a country's with those who are known to lead one: companies and banks have them too."""

LEADERS = frozenset(["leader", "supreme leader", "junta leader", "military leader", "de facto leader"])
"""Whole titles that are likewise."""

NOT_NATIONAL = ("candidate", "hopeful", "adviser", "advisor", "aide", "sultan", "nominee")

BODY_OF = {"councillor": "council", "councilor": "council", "judge": "court", "justice": "court"}
"""Offices of which the kind of body is plain, so that the one named last before is taken."""

CHAIRS = ("chairperson", "chairman", "chairwoman", "chair")

OF_A_BODY = frozenset(["convener", "convenor", "treasurer", "general secretary", "secretary general"]) | frozenset(
    f"{rank}{chair}" for rank in ("", "vice-", "vice ", "deputy ", "provincial ") for chair in CHAIRS
)
"""Offices that are always of some body: of the one named last before in the sentence where the words tell none."""

LAND_OF = {"mayor": PlaceKind.CITY, "governor": PlaceKind.REGION, "chief minister": PlaceKind.REGION}
"""Offices of a city or region, so that the one that the article is most about is taken."""

OF_A_LAND = LAND_OF.keys() | frozenset(["lieutenant governor", "senator", "representative", "legislator", "lawmaker"])
"""Offices of a place, known or not to be one in the article: "Maryland Governor Ona Reed"."""

CALLINGS = frozenset(["lawyer", "activist", "journalist", "academic", "economist", "analyst", "politician"])
"""What is no office beside one."""

NOT_OF_A_COUNTRY = frozenset(
    """lawyer attorney cleric bishop activist journalist analyst academic scholar author translator writer novelist poet
    actor actress singer musician artist painter sculptor filmmaker photographer scientist researcher geologist
    economist historian engineer doctor businessman businesswoman entrepreneur athlete swimmer footballer cyclist runner
    player explorer mountaineer blogger influencer comedian model chef designer architect farmer priest""".split()
)
"""Callings that a country's adjective tells the origin of: "an Iraqi cleric" holds no office of Iraq."""

WAYS = frozenset("visit visits visited visiting trip tour arrive arrives arrived arriving flew travelled".split())
"""Words of a way to a country, which is hardly that of whoever goes there."""

MEETING = frozenset("with met meets meeting hosted received receives".split())
"""Words right before an office whose holder somebody of another country meets."""

GUESSED = 0.55
"""How sure a role is whose country is only the one that the article is about."""


def build_roles(
    doc: Doc,
    offices: Sequence[Office],
    holders: Holders,
    setting: Setting,
    others: Collection[str] = (),
    name: str | None = None,
) -> tuple[Role, ...]:
    """Return the roles of a person, each once; `others` are the countries of the person's counterparts."""
    known = country_of_leader(name) if name and any(is_national(office, leads=True) for office in offices) else None
    if known is not None and known not in setting.spoken and not is_renowned(name or ""):
        known = None  # somebody else of that name
    roles: dict[tuple[str, str | None, str | None, bool], tuple[str, Role]] = {}
    countries = [office.country for office in offices if office.country]
    for office in offices:
        national = is_national(office, leads=known is not None)
        home = None
        if national:
            home = countries[0] if countries else guess_home(doc, office, offices, setting, others, known)
        role = build_role(doc, office, holders, setting, home, sure=bool(countries))
        if office.membership and not holders.is_party(role.organisation):
            continue
        head = "judge" if office.title.lower() == "justice" else office.head
        key = (head, role.organisation, role.country_name, role.former)
        before = roles.get(key)
        if before is None:
            roles[key] = (head, role)
        else:
            better = max(before[1], role, key=lambda r: (r.title.lower() != "justice", len(r.title), r.confidence))
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
    """Return the country of a country's office where the words around it give none.

    `known` is the country of which everybody knows the person as an officer; the text must name it too.
    """
    if known is not None:
        return known if known in setting.spoken else None
    alike = [other for other in offices if other.head == office.head]
    sentences = [doc[other.evidence.start].sent for other in alike]
    sent_to = {
        code
        for code in setting.codes
        if (name := setting.name_of(code)) and re.search(rf"\b{re.escape(name)}\b", office.title)
    }
    faced = {code for other in alike for code in list_faced(doc, other, setting)}
    return setting.home_of_office([(s.start, s.end) for s in sentences], {*others, *sent_to, *faced})


def list_faced(doc: Doc, office: Office, setting: Setting) -> Iterator[str]:
    """Yield countries that an officer comes to: those he visits, and those whose officers meet him.

    "Norway's premier met with President Ana Ruiz" tells that she is not Norway's.
    """
    at = office.evidence.start
    sentence = doc[at].sent
    for token, code in setting.at:
        way = doc[max(sentence.start, token - len(("visit", "to", "the"))) : token] if token < sentence.end else ()
        if token >= sentence.start and any(word.lower_ in WAYS for word in way):
            yield code  # "Foreign Minister Ada Bell is on a visit to Libya"
    if at > 0 and doc[at - 1].lower_ in MEETING:
        yield from (code for token, code in setting.foreign if sentence.start <= token < sentence.end)


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
        if head == "membership" and any(r is not role and r.organisation == role.organisation for _, r in roles):
            continue  # whoever leads a party is a member of it
        vague = says(role) == 0 or role.confidence <= GUESSED
        if head in CALLINGS and says(role) == 0 and any(r.organisation and h not in CALLINGS for h, r in roles):
            continue
        words = set(role.title.lower().split())
        if any(
            words < set(r.title.lower().split())
            and says(r) >= says(role)
            and h.split()[-1] == head.split()[-1]
            and role.organisation in {None, r.organisation}
            for h, r in roles
        ):
            continue
        if not (vague and any(says(r) > 0 and (r.confidence > role.confidence or says(role) == 0) for r in rivals)):
            kept.append(role)
    return tuple(kept)


def build_role(doc: Doc, office: Office, holders: Holders, setting: Setting, home: str | None, *, sure: bool) -> Role:
    """Return the record of an office, with the body or country it is held in.

    `home` is the country of a country's office whose words say neither.
    """
    body, country, name, confidence = None, office.country, None, office.confidence
    if office.head.split()[-1] in NOT_OF_A_COUNTRY:
        country = None
    if office.holder is not None:
        body = holders.body_in(doc, office.holder)
        words = fold_name(doc[office.holder.start : office.holder.end].text)
        meant = noun_of(doc[office.holder.start : office.holder.end].text)
        if (body is None or fold_name(body.name) == words) and meant is not None:
            body = holders.last_body(meant, office.evidence.start) or body
        if body is None:
            land = holders.country_in(office.holder)
            place = holders.place_in(office.holder)
            if words.startswith("capital "):
                pass  # "mayor of the capital of Kerala" is not Kerala's
            elif place is not None:
                country, name = None, holders.land_in(doc, office.holder, place)
            elif land is not None and land.country is not None:
                country, name = land.country.code, land.country.name
            elif office.head in OF_A_LAND and choose_place(doc[office.holder.start : office.holder.end].text)[0]:
                country, name = None, doc[office.holder.start : office.holder.end].text
    elif office.body == "its":
        body, country = holders.last_party(doc, office.evidence.start)
    elif country is None and (noun := body_noun(office)):
        body = holders.last_body(noun, office.evidence.start)
        confidence = min(confidence, GUESSED)
    elif country is None and not office.told and office.head in OF_A_BODY:
        body = holders.body_beside(doc, office.evidence.start)
        confidence = min(confidence, GUESSED)
    elif country is None and not office.told and office.head.startswith("spokes"):
        body = holders.body_that_spoke(doc, office.evidence.start)
        confidence = min(confidence, GUESSED)
    if body is None and country is None and name is None and (kind := LAND_OF.get(office.head)):
        name = holders.commonest_place(kind, least=1 + office.former)  # where an ex-mayor is may be another city
        confidence = min(confidence, GUESSED)
    if body is not None:
        country = country if country == body.country else None
    elif country is None and name is None:
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


def is_national(office: Office, *, leads: bool) -> bool:
    """Tell whether an office is a country's where nothing else is said; `leads`: of somebody known to lead one."""
    title = f"{office.head} {office.title.lower()}"
    led = title.endswith(OF_LEADERS) or office.title.lower() in LEADERS
    national = any(w in title for w in NATIONAL) or (leads and led) or is_cabinet_secretary(office.title)
    return office.holder is None and national and not any(w in title for w in NOT_NATIONAL)


def is_cabinet_secretary(title: str) -> bool:
    """Tell whether a title is that of a secretary for some field, who sits in a cabinet: "Trade Secretary"."""
    field, _, last = title.rpartition(" ")
    return last == "Secretary" and find_title_word(field, "portfolio") is not None
