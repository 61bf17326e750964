"""What looks like a body and is none: adjectives, sites where people write, common nouns, the beginnings of offices."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.title_bodies import WHOLE_TITLES
from geopolnews.lexicon.countries import country_by_demonym
from geopolnews.lexicon.organisation_kinds import is_people, kind_of_organisation
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.organisation import OrganisationKind

SITES = frozenset("twitter x facebook instagram telegram whatsapp youtube tiktok weibo linkedin threads".split())
"""Names of sites where people write: after a preposition the place, not a body."""

ON = frozenset("on via through over across to".split())

WRITTEN = frozenset("account accounts post posts page pages feed handle channel thread".split())
"""Nouns after such a site for what somebody wrote there: "on his Twitter account"."""

ANY_BODY = frozenset(
    """team teams party university artillery delegation leadership side company firm sector
    newspaper market economy""".split()
) | {"private sector", "news agency"}
"""Nouns with which a country's adjective names no body of its own."""

THINGS = frozenset(
    "web internet pdf ai gps dna rna iq ip gdp vat hiv aids covid covid-19 ceo pm mp mps otp sim".split()
)
"""Things, sorts and offices in capital letters that look like acronyms of bodies."""

LOOSE_BODIES = frozenset(
    """government police army military troops soldiers forces police forces police troops security forces authorities
    regime administration""".split()
)
"""Nouns that in small letters as often mean nobody that acts."""

LEAST_LOOSE = 0.56
"""How sure the reader must be of them, all mentions together: below it, none of eleven was right."""


OFFICERS = frozenset(
    """chairman chairwoman chairperson chair president ceo director spokesman spokeswoman spokesperson boss founder
    co-founder treasurer""".split()
)
"""Offices that only bodies have."""


def is_people_noun(doc: Doc, mention: Mention) -> bool:
    """Tell whether a demonym stands alone as the plural of a people: "the Palestinians", no adjective."""
    return (
        mention.label is Label.PEOPLE
        and mention.party is not None
        and mention.text.endswith(("s", "men"))
        and is_people(mention.text)
        and not is_adjective(doc, mention)
    )


def is_adjective(doc: Doc, mention: Mention) -> bool:
    """Tell whether a demonym, or another adjective, stands before the noun that it describes."""
    if mention.end >= len(doc):
        return False
    if mention.end - mention.start == 1 and doc[mention.start].pos_ == "ADJ":
        return doc[mention.end].pos_ in {"NOUN", "ADJ"} and not mention.text.isupper()
    if country_by_demonym(mention.text) is None:
        return False
    following = doc[mention.end]
    return following.pos_ in {"NOUN", "PROPN", "ADJ"} and not mention.text.endswith("s")


def is_any(mention: Mention) -> bool:
    """Tell whether a mention is a thing or any body of a sort: "PDF", "90 brigade", "Iraqi party"."""
    first, _, noun = mention.text.partition(" ")
    if mention.text.lower() in THINGS or (first[0].isdigit() and noun.islower()):
        return True
    return noun in ANY_BODY and country_by_demonym(first) is not None


def is_site(doc: Doc, mention: Mention) -> bool:
    """Tell whether a mention only names where something was written: "wrote on X"."""
    if mention.text.lower() not in SITES:
        return False
    written = mention.end < len(doc) and doc[mention.end].lower_ in WRITTEN
    return written or (mention.start > 0 and doc[mention.start - 1].lower_ in ON)


def is_loose(mentions: Sequence[Mention], confidence: float) -> bool:
    """Tell whether a body is a common noun of which the reader is not sure: "a government task force"."""
    common = all(word in LOOSE_BODIES for mention in mentions for word in mention.text.split())
    return common and confidence < LEAST_LOOSE


def is_part_of_title(doc: Doc, mentions: Sequence[Mention]) -> bool:
    """Tell whether a body is never more than the beginning of an office: "Army" of "Army chief"."""
    return all(
        mention.text.lower() in WHOLE_TITLES
        and mention.end < len(doc)
        and find_title_word(doc[mention.end].text, "head") is not None
        for mention in mentions
    )


def has_officer(doc: Doc, mention: Mention) -> bool:
    """Tell whether an office that only bodies have follows a name: "Felda chairman"."""
    return mention.end < len(doc) and doc[mention.end].lower_ in OFFICERS


def is_unheard_of(doc: Doc, mentions: Sequence[Mention]) -> bool:
    """Tell whether only the head for parties takes a name for a body, and nothing in the name says that it is one.

    Of 45 such names 31 were wares, laws, tongues, feasts and the like. Teams and peoples in the plural are bodies that
    the head for names calls something else.
    """
    if any(kind_of_organisation(m.text) is not OrganisationKind.OTHER for m in mentions):
        return False
    if any(m.text.lower().endswith(("team", "service", "services")) or has_officer(doc, m) for m in mentions):
        return False
    marked = [e for e in marks_of(doc).entities if any(e.overlaps(m) for m in mentions)]
    if not marks_of(doc).entities or any(e.label == "Organization" for e in marked):
        return False
    return not any(e.label == "NORP" and m.text.endswith("s") for m in mentions for e in marked)
