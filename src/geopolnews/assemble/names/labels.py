"""What names name: labels corrected by the tables, by other mentions, and by the words beside them."""

from __future__ import annotations

import re

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.names.events import NO_BODY
from geopolnews.assemble.names.mentions import HUMAN, Label, Mention, make_mention
from geopolnews.assemble.names.names import split_name
from geopolnews.lexicon.countries import (
    NAME_LIKE_CAPITALS,
    country_by_capital,
    country_by_demonym,
    country_by_metonym,
    country_by_name,
)
from geopolnews.lexicon.organisations import KnownOrganisation, known_organisation
from geopolnews.lexicon.place_words import kind_of_place
from geopolnews.lexicon.places import choose_place
from geopolnews.lexicon.titles import find_title_word, is_honorific, is_title_word
from geopolnews.model.article import PartKind
from geopolnews.model.organisation import OrganisationKind

COUNTRY_LABELS = frozenset({Label.PLACE, Label.POWER, Label.ORGANISATION})

DESCRIBING = frozenset(
    [
        "event",
        "kingdom",
        "republic",
        "nation",
        "country",
        "state",
        "lawmakers",
        "officials",
        "ministers",
        "government's",
        "pm",
        "mou",
        "mp",
        "mps",
        "ceo",
        "fm",
    ]
)
"""Words that describe a body or person and name none."""

NAMED_SITES = frozenset(
    """Bridge Street Airport Hospital Square Road Avenue Stadium Palace Mosque Museum Highway Park Camp Port
    Tower""".split()
)

LARGE_TOWN = 200_000  # people: smaller ones share their names with too much else


def relabel_defined(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with another name of an organisation, in brackets or between commas, as one.

    "Jordan News Agency (Petra)" makes Petra an organisation wherever it stands.
    """
    ends = {m.end for m in mentions if m.label is Label.ORGANISATION}
    words = set()
    for mention in mentions:
        if mention.start - 1 not in ends or mention.end >= len(doc) or " " in mention.text:
            continue
        signs = doc[mention.start - 1].text, doc[mention.end].text
        # "the Olive School, Doha," tells where it is
        seat = mention.label is Label.PLACE and choose_place(mention.text)[0] is not None
        if signs == ("(", ")") or (signs == (",", ",") and not seat):
            words.add(mention.text)
    return [attrs.evolve(m, label=Label.ORGANISATION) if m.text in words else m for m in mentions]


def relabel(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with the labels that tables and other mentions tell better than the reader."""
    names = {word for m in mentions if m.label is Label.PERSON for word in name_words(m)}
    better: list[Mention] = []
    for mention in mentions:
        label = better_label(mention, names)
        country = country_by_name(mention.text) if label in COUNTRY_LABELS else None
        same = label is mention.label and country is mention.country
        better.append(mention if same else attrs.evolve(mention, label=label, country=country))
    return better


def better_label(mention: Mention, names: set[str]) -> Label:
    """Return what a name names, where a table knows it or a longer name has it as a part."""
    if mention.label is Label.UNNAMED:
        return mention.label
    country = country_by_name(mention.text)
    core = split_name(mention.text).core
    if len(core) == 1 and core[0] in names and (country is None or mention.label is Label.PERSON):
        return Label.PERSON if mention.text[:1].isupper() else mention.label
    if mention.label is Label.PERSON and len(core) == 1 and country_by_capital(mention.text):
        return mention.label if core[0] in NAME_LIKE_CAPITALS else Label.PLACE
    if country is not None:
        return Label.POWER if mention.label in (Label.PERSON, Label.PEOPLE) else mention.label
    if country_by_demonym(mention.text) is not None:
        return Label.PEOPLE
    if mention.label is Label.ORGANISATION and len(core) == 1 and is_town(mention):
        return Label.PLACE
    known = known_organisation(mention.text)
    if known is not None and known.prominent and may_be_known(mention, known):
        return Label.ORGANISATION
    return mention.label


def may_be_known(mention: Mention, known: KnownOrganisation) -> bool:
    """Tell whether what bears the name of a known body is that body, though the reader may take it for a person."""
    if mention.label is not Label.PERSON:
        return True
    words = mention.text.split()
    if len(words) > 1 and known.kind is OrganisationKind.ARMED_GROUP:
        return True  # "Boko Haram"
    if len(words) == 1:
        return not (mention.text.istitle() and mention.text.upper() in known.acronyms)  # a surname may spell one
    return words[-1].isupper()  # "Zanu PF"


def is_town(mention: Mention) -> bool:
    """Tell whether a lone word is a city of the gazetteer, and neither a capital nor a body that a table has."""
    if mention.text.isupper() or known_organisation(mention.text) or country_by_capital(mention.text):
        return False
    found, doubtful = choose_place(mention.text)
    return found is not None and not doubtful and found.weight >= LARGE_TOWN and find_title_word(mention.text) is None


def name_words(mention: Mention) -> tuple[str, ...]:
    """Return the words of a person's name of several words."""
    core = split_name(mention.text).core
    return (core[0], core[-1]) if len(core) > 1 else ()


def names_body(mention: Mention) -> bool:
    """Tell whether what is marked as an organisation can be one: no event, no office, no field of duty."""
    text = mention.text
    if (NO_BODY.search(text) and not known_organisation(text)) or is_honorific(text) or text.lower() in DESCRIBING:
        return False
    if ")" in text and "(" not in text:
        return False  # "Lorvale) Council" is cut out of "the (Lorvale) Council"
    if text in NO_ACRONYMS and mention.party is not Label.ORGANISATION:
        return False
    words = [word for word in text.split() if word.lower() not in {"and", "of", "the", "&"}]
    fields = all(find_title_word(word.strip(","), "portfolio", "modifier") is not None for word in words)
    office = text.isupper() and find_title_word(text, "head") is not None
    if len(words) > 1 and words[0].lower() in {"opposition", "ruling", "minority", "majority"}:
        office = text.islower() and words[-1] in {"party", "parties"}
        office = office or (text.istitle() and find_title_word(words[-1], "head") is not None)
    return not office and not (fields and known_organisation(text) is None and text[:1].isupper())


NO_PLACE = re.compile(
    r"\b(?:Summit|Olympics|Games|Festival|Expo|Cup|Claim|Treaty|Agreement|Accords?|War|Operation|Show|Conference|Forum|"
    r"Election|Elections|Declaration|Convention|Award|Prize)$"
)
"""The last words of names of events and texts, which the reader sometimes takes for places."""

FEASTS = frozenset(
    """Ramadan Eid Hajj Christmas Easter Diwali Nowruz Lent Hanukkah Passover Ashura Muharram Earth Mars Venus Jupiter
    Moon""".split()
)
"""Feasts, and what lies in the sky."""

BARE_LANDS = frozenset("Strip Peninsula Island Islands Province Region Territory Kingdom Republic".split())
"""Nouns of places, which alone take up one that is named before: "aid to the Strip"."""

NO_ACRONYMS = frozenset(
    """HIV AIDS COVID COVID-19 SARS MERS NFT NFTs GDP GNP VAT GST IPO IPOs FTA FTAs MOU MoU EVM EVMs SIM DNA RNA PCR
    LGBT LGBTQ LGBTQI CCTV GPS ICT NPT JCPOA START AI IT PR HR FDI PPPs ODA SDG SDGs ESG CEO UAV UAVs ICBM ICBMs LNG EV
    EVs VIP VIPs PPE ATMs Q&A USD EUR GBP RM NT R&D NGO NGOs SME SMEs MSME MSMEs IPP IPPs WWI WWII Covid Covid-19
    EIA ESIA KYC FIR FIRs UAPA PMLA IPC CrPC AFSPA PSA RTI DMZ NLL LAC LoC EEZ OTP LPG CNG SUV PhD MBA MBBS BSc GCSE
    STEM TV VAR VR 5G 4G 3G OC ADC ASI DAG SHO DSP SSP ASP IGP DGP DCP ACP OCPD CFO COO CMO CTO QC KC SC
    MK MKs ATM MLA MLAs MNA MNAs MEP MEPs MPP MPPs CJI UNO DIG SDO SDPO""".split()
)
"""Acronyms of things, illnesses, laws, treaties, offices and kinds of bodies."""


def names_place(mention: Mention) -> bool:
    """Tell whether what is marked as a place can be one: no event, no treaty, no bare noun."""
    if mention.label is not Label.PLACE:
        return True
    return not (NO_PLACE.search(mention.text) or mention.text in FEASTS | BARE_LANDS)


def as_agency(doc: Doc, mention: Mention) -> Mention:
    """Return a place in the brackets of a dateline as the agency that it is: "Amman, May 7 (Petra)"."""
    if mention.label is not Label.PLACE or not mention.start or doc[mention.start - 1].text != "(":
        return mention
    datelines = (part for part in marks_of(doc).parts if part.kind is PartKind.DATELINE)
    inside = any(part.start <= mention.span.start < part.end for part in datelines)
    closed = mention.end < len(doc) and doc[mention.end].text == ")"
    return attrs.evolve(mention, label=Label.ORGANISATION) if inside and closed else mention


def is_in_byline(doc: Doc, mention: Mention) -> bool:
    """Tell whether what is marked as a place or person is a name of whoever wrote the article."""
    bylines = [part for part in marks_of(doc).parts if part.kind is PartKind.BYLINE]
    inside = any(part.start <= mention.span.start < part.end for part in bylines)
    return inside and mention.label in {Label.PLACE, Label.PERSON}


def is_heard_of(doc: Doc, mention: Mention) -> bool:
    """Tell whether more than the head for parties speaks for a place: the head for names, its words, the gazetteer."""
    marks = marks_of(doc).entities
    if mention.label is not Label.PLACE or not marks or not mention.text[:1].isupper() or kind_of_place(mention.text):
        return True
    if any(e.overlaps(mention) and e.label not in {"Misc", "Person", "Product"} for e in marks):
        return True
    return not any(e.overlaps(mention) for e in marks) or choose_place(mention.text)[0] is not None


FORCES = frozenset(["police", "army", "military", "navy", "government", "parliament", "cabinet"])
"""Nouns for bodies, never for some people of one."""


def as_people(mention: Mention) -> Mention | None:
    """Return what is no body but people of a country as such ("Iraqi mediators"), and one of them as nothing."""
    words = mention.text.split()
    if mention.label is not Label.ORGANISATION or len(words) < 2 or not country_by_demonym(words[0]):
        return mention
    if not (words[-1] in HUMAN or find_title_word(words[-1], "head", "person")):
        return mention
    return attrs.evolve(mention, label=Label.UNNAMED) if words[-1].endswith("s") else None


def as_body(mention: Mention) -> Mention:
    """Return unnamed people who are a body as a whole as that body: "police", "the army"."""
    if mention.label is Label.UNNAMED and mention.text.lower().split()[-1] in FORCES:
        return attrs.evolve(mention, label=Label.ORGANISATION)
    return mention


def part_force(doc: Doc, people: Stretch) -> tuple[Stretch, ...]:
    """Part people without a name from a body that they are told of with: "police and locals" are two."""
    joint = next((i for i in range(people.start + 1, people.end - 1) if doc[i].lower_ == "and"), None)
    if joint is None or doc[joint - 1].lower_ not in FORCES:
        return (people,)
    return Stretch(start=people.start, end=joint), Stretch(start=joint + 1, end=people.end)


SEATED = frozenset(
    """mp mps mla mlas senator senators governor mayor lawmaker legislator congressman congresswoman councillor
    assemblyman""".split()
)
"""Offices before which the place stands whose people have chosen somebody."""
FAR_SEAT = 7
"""Tokens from an elected office to the brackets behind its holder's name."""


def as_constituency(doc: Doc, mention: Mention) -> Mention:
    """Return the place before an office that is one for it, though one head takes it for a body: "Karwar MP"."""
    before = doc[mention.end].lower_ in SEATED if mention.end < len(doc) else False
    for_it = mention.start > 1 and doc[mention.start - 1].lower_ == "for" and doc[mention.start - 2].lower_ in SEATED
    if mention.label is Label.PERSON and for_it:
        return attrs.evolve(mention, label=Label.PLACE)  # "MP for Ardal North"
    chosen = for_it or is_bracketed_seat(doc, mention)
    if mention.label is not Label.ORGANISATION or not (before or chosen):
        return mention
    place = chosen or any(e.overlaps(mention) and e.label == "Location" for e in marks_of(doc).entities)
    return attrs.evolve(mention, label=Label.PLACE) if place and not known_organisation(mention.text) else mention


def is_bracketed_seat(doc: Doc, mention: Mention) -> bool:
    """Tell whether brackets behind the name of an elected officer hold the constituency: "MP Ona Reed (Lund North)"."""
    closed = mention.start > 0 and mention.end < len(doc) and doc[mention.start - 1].text == "("
    if not closed or doc[mention.end].text != ")" or mention.text.isupper():
        return False
    return any(token.lower_ in SEATED for token in doc[max(0, mention.start - FAR_SEAT) : mention.start - 1])


def at_seat(doc: Doc, mention: Mention) -> Mention:
    """Return a seat of government as a place where somebody is there: "welcomed at the Élysée"."""
    if (
        mention.label is not Label.ORGANISATION
        or country_by_capital(mention.text)
        or not country_by_metonym(mention.text)
    ):
        return mention
    at = mention.start - 1 - (mention.start > 1 and doc[mention.start - 1].lower_ == "the")
    inside = at >= 0 and doc[at].lower_ in {"at", "in", "inside", "outside", "near"}
    return attrs.evolve(mention, label=Label.PLACE) if inside else mention


def named_after(doc: Doc, mention: Mention) -> Mention:
    """Return a site that is named after a person as a place: "King Hussein Bridge"."""
    if mention.label is not Label.PERSON or mention.end >= len(doc) or doc[mention.end].text not in NAMED_SITES:
        return mention
    start = mention.start
    while start and is_title_word(doc[start - 1].text) and doc[start - 1].text[:1].isupper():
        start -= 1
    return make_mention(doc, Stretch(start=start, end=mention.end + 1), Label.PLACE, mention.confidence) or mention
