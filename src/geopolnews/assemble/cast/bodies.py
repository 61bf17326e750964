"""When two names are one body's: the same words, an acronym, a short form, a ministry in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.assemble.names.acronyms import defined_after, fits_acronym, looks_like_acronym
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.names import are_close
from geopolnews.lexicon.countries import country_by_capital, country_by_demonym, find_country
from geopolnews.lexicon.folding import bare_acronym, drop_possessive, fold_name
from geopolnews.lexicon.legal_forms import LEGAL_FORMS
from geopolnews.lexicon.organisation_kinds import each_country_has, kind_by_words, kind_of_organisation
from geopolnews.lexicon.organisations import known_organisation
from geopolnews.lexicon.places import choose_place
from geopolnews.model.organisation import OrganisationKind

OTHER_NAME = re.compile(
    r",?\s+\(?(?:(?:and|is|was|are|which|who|that|also|widely|formerly|formally|better|commonly|officially|then|now|"
    r"previously|popularly|locally|often|sometimes|simply)\s+)*(?:known|called|renamed|rebranded|formerly|abbreviated)"
    r"\s+(?:\w+ly\s+)?(?:as\s+|to\s+)?(?:the\s+)?[“\"'‘]?"
    r"|(?:,\s+|\s+\()or\s+[“\"'‘]?"
)
"""What stands between two names of one body: "the Iron League, better known as the Hammers", but not
"the Iron League or the Hammers"."""

GOES_ON = re.compile(r",\s+[A-Z][^,.;:]{0,40}(?:,|\s+and\b|\s+among\b)")
"""How a row of names goes on."""

LONG_WORD, LONG_WORD_AMONG_OTHERS = 9, 6
"""Letters of a word that is too long to be another body's by a letter: where it is the name, and where others are the
same."""

LONGEST_RENAMING = 10  # words between two names of one body

IN_QUOTES = re.compile(r"\s+[“\"'‘]")
"""What stands between a body's name and another one in quotation marks: "the Port Office “Mina”"."""

POWER_NOUNS = frozenset(["junta", "regime"])
IDLE_WORDS = frozenset("ruling military interim transitional caretaker current national own".split())
"""Words before such a noun that make no other power of it: "the ruling junta" is the junta."""

ADDED_NOUNS = frozenset(
    """party movement group alliance coalition bloc agency newspaper channel airlines airways corporation corp company
    inc ltd limited plc holding holdings university""".split()
)
"""What a name may end with and still be the same body's: "National Union party"."""


@attrs.define(eq=False)
class Body:
    """An organisation while mentions are gathered."""

    name: str
    mentions: list[Mention] = attrs.field(factory=list)
    acronym: str | None = None
    because: list[str] = attrs.field(factory=list)
    owners: set[str] = attrs.field(factory=set)
    """The countries whose it is told to be, where it is a body as each country has one."""

    @property
    def confidence(self) -> float:
        """How sure it is that this is an organisation."""
        missed = 1.0
        for mention in self.mentions[:6]:
            missed *= 1.0 - min(mention.confidence, 0.95)
        return round(1.0 - missed, 3)


def find_body(doc: Doc, bodies: Sequence[Body], mention: Mention, owner: str | None) -> tuple[Body | None, str]:
    """Return the body that a mention names among those found so far, and the reason.

    `owner` is the country whose it is told to be there.
    """
    bodies = [body for body in bodies if owner is None or not body.owners or owner in body.owners]
    key = key_of_body(mention.text)
    same = [body for body in bodies if key in {key_of_body(m.text) for m in body.mentions}]
    if same:
        owned = [body for body in bodies if body.owners and part_country(body.name)[0] == part_country(mention.text)[0]]
        several = len({code for body in owned for code in body.owners}) > 1
        return nearest_before(owned if several else same, mention), "the same name"
    misspelt = [body for body in bodies if is_misspelt(key, key_of_body(body.name))]
    if len(misspelt) == 1 and known_organisation(mention.text) is None:
        return misspelt[0], "the same name, spelled a little differently"
    for body in bodies:
        if why := is_defined(doc, body, mention):
            return body, why
    bare, country = part_country(mention.text)
    alike = [b for b in bodies if (own := part_country(b.name))[0] == bare and agree(country, own[1])]
    if len(alike) == 1 and (" " in bare or (country is not None and part_country(alike[0].name)[1] == country)):
        return alike[0], "the same name with or without its country"
    if field := ministry_field(bare):
        ministries = [b for b in bodies if is_same_ministry(b, field, country)]
        if len(ministries) == 1:
            return ministries[0], "the same ministry in other words"
    if power := power_noun(bare):
        powers = [b for b in bodies if power_noun((own := part_country(b.name))[0]) == power and agree(country, own[1])]
        if len(powers) == 1:
            return powers[0], "the same power in other words"
    fitting = [(body, why) for body in bodies if (why := shortens(body, mention))]
    return fitting[0] if len(fitting) == 1 else (None, "")


def find_owning_country(doc: Doc, mention: Mention) -> str | None:
    """Return the country whose a mention tells a body to be, where each country has one: "Iraq's Interior Ministry"."""
    bare, country = part_country(mention.text)
    if not each_country_has(bare) or known_organisation(mention.text) is not None:
        return None
    if country is None and mention.start > 1 and doc[mention.start - 1].text in POSSESSIVE:
        spans = (doc[start : mention.start - 1].text for start in range(max(0, mention.start - 4), mention.start - 1))
        land = next((land for text in spans if (land := find_country(text.removeprefix("the ")))), None)
        country = land.code if land is not None else None
    if country is None and mention.end + 1 < len(doc) and doc[mention.end].lower_ == "in":
        seat = country_by_capital(doc[mention.end + 1].text)  # "the foreign ministry in Amman"
        country = seat.code if seat is not None else None
    return country


def nearest_before(bodies: Sequence[Body], mention: Mention) -> Body:
    """Return the body of several that was named last before a mention, else the first of them."""

    def last(body: Body) -> int:
        return max((m.start for m in body.mentions if m.start < mention.start), default=-1)

    return max(bodies, key=last)


def key_of_body(name: str) -> str:
    """Return a name, folded, by which "Hart’s Government" and "Hart Government" are one."""
    bare = bare_acronym(name) if looks_like_acronym(name) else name
    return fold_name(drop_possessive(bare)).replace("'s ", " ").replace("-", " " if " " in bare else "")


def is_misspelt(one: str, other: str) -> bool:
    """Tell whether two folded names are two spellings of one: "moustafa group" and "mustafa group"."""
    words, others = one.split(), other.split()
    apart = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(apart) != 1:
        return False
    least = LONG_WORD if len(words) == 1 else LONG_WORD_AMONG_OTHERS
    return min(map(len, apart[0])) >= least and are_close(*apart[0])


def power_noun(bare: str) -> str | None:
    """Return what a power is called, folded, by whatever else: "junta" of "ruling junta"; None for anything else."""
    words = [word for word in bare.removeprefix("'s ").split() if word not in IDLE_WORDS]
    return words[0] if len(words) == 1 and words[0] in POWER_NOUNS else None


def agree(country: str | None, other: str | None) -> bool:
    """Tell whether two countries can be the same one: they are, or one of them is not told."""
    return country == other or None in (country, other)


def ministry_field(bare: str) -> frozenset[str]:
    """Return what a ministry is for, from its folded name: "ministry of foreign affairs" and "foreign ministry"."""
    words = {"defence" if word == "defense" else word for word in bare.split()}
    return frozenset(words - {"ministry", "of", "the", "for", "and", "affairs"}) if "ministry" in words else frozenset()


def is_same_ministry(body: Body, field: frozenset[str], country: str | None) -> bool:
    """Tell whether a body is the ministry for something, of that country or of none that is named."""
    bare, own = part_country(body.name)
    return ministry_field(bare) == field and agree(own, country)


def part_country(name: str) -> tuple[str, str | None]:
    """Part a body's name, folded, from the country before or after it: "Uganda's Electoral Commission"."""
    words = name.replace("’", "'").split()
    for size in (3, 2, 1):
        first, last = " ".join(words[:size]), " ".join(words[-size:])
        if len(words) > size and (country := find_country(drop_possessive(first))):
            return fold_name(" ".join(words[size:])), country.code
        if len(words) > size + 1 and words[-size - 1] == "of" and (country := find_country(last)):
            return fold_name(" ".join(words[: -size - 1])), country.code
    return fold_name(name), None


def is_defined(doc: Doc, body: Body, mention: Mention) -> str | None:
    """Tell whether the text defines a mention as the acronym of a body, or its initials fit."""
    for other in body.mentions:
        for first, second in ((other, mention), (mention, other)):
            inside = defined_after(doc.text, first.span.end)
            within = inside and inside[0] <= second.span.start and second.span.end <= inside[1]
            if within and inside and is_list(doc.text[slice(*inside)], second.text):
                continue  # "Strelli (Hugon, Zilari and Barbor)" has three beside it
            if inside and (within or doc.text[slice(*inside)] == second.text):
                return "the text gives one of the names in brackets after the other"
            if is_renamed(doc, first, second):
                return "the text gives both as names of one body"
        between = doc.text[other.span.end : mention.span.start] if other.span.end <= mention.span.start else ""
        apart = between == ", " and doc.text[mention.span.end : mention.span.end + 1] == ","
        if apart and " " not in mention.text and not is_in_row(doc, other, mention):
            return "the text sets one of the names off after the other"
    if looks_like_acronym(mention.text) and spells(mention.text, body.name):
        return "its initials"
    known, other_known = known_organisation(mention.text), known_organisation(body.name)
    if known is not None and known == other_known:
        return "two names of one known organisation"
    return None


def is_list(words: str, name: str) -> bool:
    """Tell whether words in brackets name others beside a name."""
    rest = words.replace(name, "", 1)
    return "," in rest or " and " in rest or "&" in rest


def is_in_row(doc: Doc, first: Mention, second: Mention) -> bool:
    """Tell whether two names beside each other are only some of a row: "Triel, Lanidar, Rocher and others"."""
    before, after = doc.text[: first.span.start].rstrip(), doc.text[second.span.end :]
    return before.endswith((",", ")")) or GOES_ON.match(after) is not None


def spells(acronym: str, name: str) -> bool:
    """Tell whether an acronym has the initials of a name, with its country or, where it is known as nothing, without.

    "NA" is "Vietnamese National Assembly".
    """
    if fits_acronym(acronym, name):
        return True
    bare, country = part_country(name)
    return country is not None and known_organisation(acronym) is None and fits_acronym(acronym, bare)


def is_renamed(doc: Doc, first: Mention, second: Mention) -> bool:
    """Tell whether the words between two names say that both are one body's."""
    if not 0 < second.start - first.end <= LONGEST_RENAMING:
        return False
    between = doc.text[first.span.end : second.span.start]
    quoted = doc.text[second.span.end : second.span.end + 1] in {"”", '"', "'", "’"}
    return OTHER_NAME.fullmatch(between) is not None or (quoted and IN_QUOTES.fullmatch(between) is not None)


def shortens(body: Body, mention: Mention) -> str | None:
    """Tell why a mention can be a short form of a body's name, or None."""
    long = fold_name(body.name).replace("'s", " 's").split()
    short = fold_name(mention.text).split()
    if mention.label is Label.PEOPLE or not short or len(short) >= len(long):
        return None
    begins, after = long[: len(short)] == short, long[len(short) :]
    ends, before = long[-len(short) :] == short, long[: -len(short)]
    if begins and len(after) == 1 and after[0] in ADDED_NOUNS and len(short) > 1:
        return "the beginning of its full name"
    lone = len(short) == 1 and not mention.text[:1].isupper()
    if begins and LEGAL_FORMS.issuperset(after) and not lone:
        return "its name without what kind of company or body it is"
    known, other = known_organisation(mention.text), known_organisation(body.name)
    apart = other is not None and known is not None and known != other and known.kind is other.kind
    if known is not None and (apart or fold_name(known.name) == fold_name(mention.text)):
        return None  # "Congress" is a party of its own, not the Trinamool Congress
    if "of" in long and not lone and not begins and long[: long.index("of")][-len(short) :] == short:
        return "the end of its name before “of”"
    if ends and not lone:
        return "the end of its full name"
    if begins and goes_on(after) and not lone:
        return "the beginning of its full name"
    if len(short) == 1 and is_company(body, mention):
        return "the beginning of the company's name"
    if ends and len(before) == 1 and country_by_demonym(before[0].title()):
        return "its name without the country"
    return None


def is_company(body: Body, mention: Mention) -> bool:
    """Tell whether a word is the beginning of a company's name, and names nothing else: "Varta" of "Varta Oil"."""
    word = mention.text
    if kind_of_organisation(body.name) is not OrganisationKind.COMPANY or not word[:1].isupper():
        return False
    if fold_name(body.name).split()[0] != fold_name(word) or kind_by_words(word) or known_organisation(word):
        return False
    return find_country(word) is None and country_by_capital(word) is None and not choose_place(word)[0]


def goes_on(rest: list[str]) -> bool:
    """Tell whether a longer name is the same body's: "Electoral Commission of Uganda", "National Union party"."""
    return rest[0] in {"of", "for", "in", "("} or (len(rest) == 1 and rest[0] in ADDED_NOUNS)
