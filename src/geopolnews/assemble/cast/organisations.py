"""Organisations: mentions of one body put together, with its kind and country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.cast.bodies import Body, find_body, find_owning_country, key_of_body
from geopolnews.assemble.cast.no_bodies import (
    is_adjective,
    is_any,
    is_loose,
    is_part_of_title,
    is_people_noun,
    is_site,
    is_unheard_of,
)
from geopolnews.assemble.cast.people import find_names
from geopolnews.assemble.cast.states import CountryUse
from geopolnews.assemble.names.acronyms import looks_like_acronym
from geopolnews.assemble.names.mentions import Label, Mention, find_whole
from geopolnews.assemble.names.settings import Setting
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisation_kinds import (
    country_of_organisation,
    find_known,
    kind_by_words,
    kind_of_organisation,
)
from geopolnews.model.article import PartKind
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.span import Span

NEAR_HOME = 5
"""Tokens before a body's name within which stands where it is based."""

HOME_KINDS = frozenset(OrganisationKind) - {
    OrganisationKind.INTERNATIONAL,
    OrganisationKind.PEOPLE,
    OrganisationKind.STATE,
}
"""Kinds that belong to the country that an article is about, where nothing else is said."""

ANYBODYS = frozenset(
    """service services system centre center office house programme program unit arm division branch department team
    agency institute""".split()
)
"""Nouns of bodies that are as often those of companies: "the messaging service Lintra"."""

LONGEST_DESCRIPTION = 6
"""Words of a description up to its noun: "a state-owned oil and gas company"."""


def gather_bodies(doc: Doc, mentions: Sequence[Mention], capitals: set[Mention]) -> list[Body]:
    """Return the organisations of an article other than states."""
    named = [
        m
        for m in mentions
        if m.country is None and m not in capitals and (m.label is Label.ORGANISATION or is_people_noun(doc, m))
    ]
    bodies: list[Body] = []
    for mention in sorted(named, key=lambda m: (looks_like_acronym(m.text), -len(m.text.split()), m.start)):
        if is_adjective(doc, mention) or is_site(doc, mention) or is_any(mention):
            continue
        owner = find_owning_country(doc, mention)
        body, why = find_body(doc, bodies, mention, owner)
        if body is None:
            body = Body(mention.text)
            bodies.append(body)
        elif fold_name(mention.text) != fold_name(body.name) and not any(why in line for line in body.because):
            body.because.append(f"“{mention.text}” joined with “{body.name}”: {why}")
        body.mentions.append(mention)
        if owner is not None:
            body.owners.add(owner)
        if looks_like_acronym(mention.text) and mention.text != body.name:
            body.acronym = mention.text
    bodies = [body for body in bodies if not is_none(doc, body)]
    for body in bodies:
        body.mentions.sort()
    return sorted(bodies, key=lambda b: b.mentions[0].start)


def is_none(doc: Doc, body: Body) -> bool:
    """Tell whether all mentions of a body together name none."""
    return (
        is_loose(body.mentions, body.confidence)
        or is_part_of_title(doc, body.mentions)
        or is_unheard_of(doc, body.mentions)
    )


def build_states(uses: Sequence[CountryUse]) -> list[tuple[Organisation, list[Mention]]]:
    """Return the states that act, with their mentions."""
    built = []
    for use in uses:
        if not use.is_state:
            continue
        mentions = sorted([*use.mentions, *use.capitals])
        names = Counter(m.text for m in use.mentions) or Counter([use.country.name])
        full = max(names, key=lambda n: (not n.isupper() or len(n) <= 3, names[n], len(n)))
        because = ["it acts or is spoken of as a power"]
        because += [f"“{t}” stands for its government" for t in sorted({m.text for m in use.capitals})]
        state = Organisation(
            name=full,
            kind=OrganisationKind.STATE,
            country=use.country.code,
            aliases=tuple(sorted({m.text for m in mentions} - {full})),
            confidence=use.confidence,
            mentions=tuple(m.span for m in mentions),
            because=tuple(because),
        )
        built.append((state, mentions))
    return built


def owning_country(doc: Doc, body: Body, setting: Setting) -> str | None:
    """Return the country whose a body is where it is named: Iran of "Iran's Foreign Ministry"."""
    countries = dict(setting.at)
    for mention in body.mentions:
        if mention.start > 1 and doc[mention.start - 1].text in POSSESSIVE:
            near = range(mention.start - 2, max(-1, mention.start - 5), -1)
            if code := next((countries[i] for i in near if i in countries), None):
                return code
        if code := home_before(doc, mention, countries):
            return code
    return None


def home_before(doc: Doc, mention: Mention, countries: Mapping[int, str]) -> str | None:
    """Return the country where a body is based, told before its name: "the Norway-based firm Fjordia"."""
    first = max(doc[mention.start].sent.start, mention.start - NEAR_HOME)
    for at in range(mention.start - 1, first - 1, -1):
        if doc[at].lower_ == "based" and at > 1 and doc[at - 1].text == "-":
            return countries.get(at - 2)
        if doc[at].pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return None
    return None


def told_kind(doc: Doc, body: Body) -> OrganisationKind | None:
    """Return the kind that the words beside a name tell: "the prison authority SNAP", "Lintra is a bank"."""
    datelines = [part for part in marks_of(doc).parts if part.kind is PartKind.DATELINE]
    if all(any(part.start < m.span.start < part.end for part in datelines) for m in body.mentions):
        return OrganisationKind.MEDIA  # "Amman, May 7 (Petra)": the agency that carries it
    for mention in body.mentions:
        told = kind_of_noun_before(doc, mention.start) or kind_of_apposition(doc, mention.end)
        if kind := told or kind_of_predicate(doc[mention.start : mention.end].root):
            return kind
    return None


def kind_of_noun_before(doc: Doc, start: int) -> OrganisationKind | None:
    """Return the kind of body that the noun right before a name tells: "the [news agency] Lintra"."""
    if not start or doc[start - 1].pos_ != "NOUN" or not doc[start - 1].text.islower():
        return None
    two = doc[start - 2 : start].text if start > 1 and doc[start - 2].pos_ == "NOUN" else ""
    if two == "news agency":
        return OrganisationKind.MEDIA
    return kind_by_words(doc[start - 1].text) if doc[start - 1].text not in ANYBODYS else None


def kind_of_predicate(name: Token) -> OrganisationKind | None:
    """Return the kind that a body is said to be: "Lintra was once a state-owned company"."""
    noun = name.head
    if not name.dep_.startswith("nsubj") or noun.pos_ != "NOUN" or not noun.text.islower() or noun.text in ANYBODYS:
        return None
    return kind_by_words(noun.text) if any(child.dep_ == "cop" for child in noun.children) else None


def kind_of_apposition(doc: Doc, comma: int) -> OrganisationKind | None:
    """Return the kind of body that a phrase after a comma describes: ", a mining company based in Eastmere,"."""
    if comma + 2 >= len(doc) or doc[comma].text != "," or doc[comma + 1].lower_ not in {"a", "an", "the"}:
        return None
    for i in range(comma + 2, min(comma + 2 + LONGEST_DESCRIPTION, len(doc) - 1)):
        goes_on = doc[i + 1].pos_ == "CCONJ" and doc[i].head.i > i  # "a cloud storage and computing company"
        if doc[i].pos_ == "NOUN" and doc[i + 1].pos_ != "NOUN" and not goes_on:
            told = doc[i].text.islower() and doc[i].text not in ANYBODYS
            return kind_by_words(doc[comma + 2 : i + 1].text) if told else None
        if doc[i].pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT", "ADV", "NUM", "CCONJ"}:
            return None
    return None


def find_large(doc: Doc, name: str, taken: Sequence[Span]) -> Iterator[Span]:
    """Give where a name in small letters begins a sentence by itself: "Police said", not "Police Chief Ona Reed"."""
    for span in find_whole(doc.text, name[0].upper() + name[1:]):
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not doc[tokens.start].is_sent_start or any(span.overlaps(t) for t in taken):
            continue
        if tokens.end < len(doc) and doc[tokens.end].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            yield span


def build_organisation(doc: Doc, body: Body, setting: Setting, taken: Sequence[Span]) -> Organisation:
    """Return the record of a body."""
    names = list(dict.fromkeys(m.text for m in body.mentions))
    # of the spellings that the text has, a table may know any
    spellings = [body.name, *(name for name in names if key_of_body(name) == key_of_body(body.name))]
    called = next((name for name in spellings if find_known(name, setting.near)), body.name)
    known = find_known(called, setting.near)
    kind = kind_of_organisation(called, setting.near)
    if kind is OrganisationKind.OTHER:
        kind = told_kind(doc, body) or kind
    if kind is OrganisationKind.STATE:  # what is no country's name is no state either
        kind = OrganisationKind.GOVERNMENT
    country = country_of_organisation(called, setting.near)
    because = list(body.because)
    if known is not None:
        because.append(f"known as {known.name}")
    if country is None and kind is not OrganisationKind.INTERNATIONAL:
        country = owning_country(doc, body, setting)
    if country is None and kind in HOME_KINDS and setting.native and (known is None or known.country):
        country = setting.native
        because.append("its country is the one that the article speaks of most")
    spread = [name for name in names if name[:1].isupper() or " " in name]
    large = [span for name in names if name.islower() for span in find_large(doc, name, taken)]
    return Organisation(
        name=body.name,
        kind=kind,
        acronym=body.acronym or (body.name if looks_like_acronym(body.name) else None),
        country=country,
        aliases=tuple(name for name in names if name != body.name),
        confidence=body.confidence,
        mentions=tuple(find_names(doc, spread, [m.span for m in body.mentions] + large, taken)),
        because=tuple(because),
    )
