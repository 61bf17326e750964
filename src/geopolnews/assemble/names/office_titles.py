"""Title phrases as offices: "former Kenyan deputy trade minister", "Vice President and Finance Minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.names.holders import (
    advised_body,
    body_after,
    body_with_branch,
    cut_holder,
    end_of_duty,
    field_and_body,
    is_field,
    is_holder,
    is_seat,
    is_town,
    noun_with_branch,
    party_of_adjective,
)
from geopolnews.assemble.names.mentions import Mention
from geopolnews.assemble.names.office_rows import split_offices
from geopolnews.assemble.names.title_bodies import RANKED, ends_in_land, holder_in_title
from geopolnews.assemble.names.wordings import (
    BODY_NOUNS,
    LEAD_WORDS,
    RANKS,
    clean_title,
    ends_in_rank,
    singular_title,
)
from geopolnews.lexicon.countries import country_by_demonym, find_country
from geopolnews.lexicon.organisation_kinds import kind_by_words, kind_of_organisation
from geopolnews.lexicon.title_phrases import Title, parse_title
from geopolnews.lexicon.title_runs import label_words
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.organisation import OrganisationKind

STOPS = frozenset('.;:!?()[]–—"“”«»') | {"--"}

OWNERS = frozenset("founder co-founder owner publisher editor director chairman chairwoman chairperson".split()) | {
    "chair",
    "managing director",
    "executive director",
    "general manager",
}
"""Offices that are always of some body, of the same as the next one in a row where they name none."""

LANDED = re.compile(
    r"president|minister|premier|king|queen|prince|emir|chancellor|senator|governor|mayor|ambassador|envoy|lawmaker|"
    r"legislator|^m\w{1,3}$|judge|justice|lawyer|activist|journalist|academic|analyst|professor|economist|candidate"
)
"""Offices that may be a country's, or callings that are held nowhere."""

OF_A_FIELD = frozenset(["head", "director", "chief", "manager", "vice president", "vice-president", "coordinator"])
"""Offices that may be for a field of duty, in whatever words."""

OF_A_DUTY = re.compile(
    r"provost|vice[ -]president|director|secretary|rapporteur|commissioner|advis[eo]r|manager|officer"
)
"""Offices that may be for a duty, or on one, which is a part of the title."""

POSTS = frozenset(["professor", "prof", "doctor", "captain"])
"""Forms of address that are an office where the body is told."""

END_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
"""A short form after a title: "Upazila Nirbahi Officer (UNO)"."""

BRACKET = re.compile(r"\([^()]*\)(?= (?:of|for|at|in)\b)")
"""What an office is for, in brackets: "Deputy Commissioner (Media) of the Coast Police"."""

SEATED = re.compile(r"official|lawmaker|legislator|^m[pl]\w?$|councill?or|senator|deputy|parliamentarian|member")
"""Offices that may be a place's from which somebody is: "a lawmaker from the north"."""

SERVED = re.compile(r"\s+(?:for|of|to)\s+(?:the\s+)?(\w+)\s+(?:president|prime|premier|king|foreign|government)")
"""Whose spokesman somebody is."""

PLACED = re.compile(r"\s+(?:from|with|at|in|of|for|under)\b")
"""How a title goes on to where the office is held."""


@attrs.frozen(kw_only=True)
class Office:
    """An office that words beside a name give its bearer."""

    title: str
    head: str
    """The noun that makes it a title, folded, short forms spelled out."""
    country: str | None
    holder: Stretch | None
    """The words for what it is held in."""
    body: str | None = None
    """A noun for it that names none: "party" of "party chairman"."""
    former: bool
    acting: bool
    evidence: Stretch
    confidence: float
    told: bool = False
    """Whether its own words go on to where it is held, so that it is not held in the body of the next one in a row."""
    counterpart: bool = False
    """Whether the words are only "counterpart", and the office is that of somebody else in the sentence."""
    membership: bool = False
    """Whether only a body beside the name tells it, so that it counts where that is a party."""


def read_titles(doc: Doc, stretch: Stretch, confidence: float, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices of a phrase: one, or each of several that "and" joins."""
    text = doc[stretch.start : stretch.end].text
    if re.search(r"\bcounterparts?\b", text):
        yield make_counterpart(stretch, text)
        return
    base = doc[stretch.start].idx
    text = BRACKET.sub(lambda found: " " * len(found.group()), END_BRACKET.sub("", text))
    while ends_in_rank(text):
        text = text[: -len(text.split()[-1])].rstrip()
    opens = opens_sentence(doc, stretch, mentions)
    if opens:
        text = text[0].lower() + text[1:]  # "Peasant leader" has its capital from the sentence that it begins
    pieces = split_offices(text)
    titles = [(offset, piece, title) for offset, piece in pieces if (title := parse_title(piece)) is not None]
    if is_of_another(doc, stretch, titles):
        titles = titles[1:]
    countries = [title.country for _, _, title in titles if title.country]
    found: list[Office] = []
    for offset, piece, title in titles:
        if title.head == "fugitive" or is_given_name(title) or title.text.endswith(" count"):
            continue  # "the vote count"
        if title.text.lower() in RANKS and not (title.text.lower() in POSTS and title.organisation):
            continue  # "a professor at Lund University" holds an office there
        own = doc.char_span(base + offset, base + offset + len(piece), "contract") if len(pieces) > 1 else None
        end = own.end if own is not None else stretch.end
        office = make_office(doc, stretch, base + offset, title, text[offset:], confidence, mentions, end)
        if opens and office.title.startswith(doc[stretch.start].lower_):
            office = attrs.evolve(office, title=office.title[0].upper() + office.title[1:])
        found.append(attrs.evolve(office, told=PLACED.match(piece[title.end :]) is not None))
    for n in range(len(found) - 2, -1, -1):
        if shares_holder(found[n]):
            found[n] = attrs.evolve(found[n], holder=found[n + 1].holder)  # "Managing Director and CEO of the company"
    for office in found:
        if len(titles) > 1 and office.country is None and office.holder is None and countries:
            office = attrs.evolve(office, country=countries[0])
        yield office


def is_of_another(doc: Doc, stretch: Stretch, titles: Sequence[tuple[int, str, Title]]) -> bool:
    """Tell whether the first office of a row is somebody else's: "the king and India's Prime Minister Ravi Bose"."""
    if len(titles) < 2 or not stretch.start or doc[stretch.start - 1].lower_ != "the":
        return False
    (_, _, first), (_, piece, second) = titles[:2]
    return first.country is None and first.organisation is None and nearest_country(piece[: second.start]) is not None


def opens_sentence(doc: Doc, stretch: Stretch, mentions: Sequence[Mention]) -> bool:
    """Tell whether only its place in the sentence gives the first word of a phrase its capital."""
    first = doc[stretch.start]
    return (
        first.is_sent_start
        and first.text.istitle()
        and first.pos_ in {"NOUN", "ADJ"}
        and stretch.end > stretch.start + 1
        and doc[stretch.start + 1].text.islower()
        and find_title_word(first.text) is None
        and kind_by_words(first.text) is None  # "Museum curator" is of the museum
        and not any(m.overlaps(Stretch(start=first.i, end=first.i + 1)) for m in mentions)
    )


def shares_holder(office: Office) -> bool:
    """Tell whether an office that names no body is held in that of the next one in a row: "convener and head of A"."""
    if office.holder is not None or office.country is not None or office.told:
        return False
    return office.head in OWNERS or not LANDED.search(office.head)


def make_office(
    doc: Doc,
    stretch: Stretch,
    base: int,
    title: Title,
    text: str,
    confidence: float,
    mentions: Sequence[Mention],
    end_of_office: int,
) -> Office:
    """Return the office of a parsed title; `base` is where the parsed text begins in the article.

    `end_of_office` is the token where the words of this office end, which those of others may follow.
    """
    holder, kept = holder_in_title(doc, base + title.start, base + title.end, mentions), title.text
    if holder is not None:
        grade = doc.text[base + title.start : doc[holder.start].idx].split()  # "special UN envoy"
        rest = doc.text[doc[holder.end].idx : base + title.end]
        kept = " ".join([*(word for word in grade if word.lower() in RANKED), rest])
    elif title.organisation and is_holder(title.organisation.lower().split()):
        at = text.find(title.organisation)
        span = (
            doc.char_span(base + at, base + at + len(title.organisation), alignment_mode="contract")
            if at >= 0
            else None
        )
        if span is not None and len(span):
            holder = Stretch(start=span.start, end=span.end)
        if holder is not None and title.head in OF_A_FIELD and is_field(doc, base + title.end, holder, mentions):
            end = char_span(doc, holder).end
            kept, holder = doc.text[base + title.start : end], None  # "head of risk control"
    if (told := field_and_body(doc, base + title.end, end_of_office, mentions)) is not None:
        kept, holder = doc.text[base + title.start : told[0]], told[1]
    elif OF_A_DUTY.search(title.head) and (duty := end_of_duty(doc, base + title.end, mentions)) is not None:
        kept += doc.text[base + title.end : duty]
    noun = noun_of_body(doc, stretch, kept)
    before = holder is not None and doc[holder.start].idx < base + title.start
    if before and holder is not None and (owner := noun_with_branch(doc, holder, mentions)) is not None:
        # "the rights group's Africa director"
        noun, holder, kept = owner[0], None, doc.text[doc[owner[1]].idx : base + title.end]
    kept = singular_title(clean_title(doc, base + title.start, kept)).lstrip("’' ")
    country = nearest_country(text[: title.start]) or title.country
    if holder is not None and before and ends_in_land(holder.of(doc).text):
        country = None  # the bank's, not Norway's
    first = title.start if holder is None else title.end - len(kept)
    if (country or holder) and (branch := body_with_branch(doc, base + first, mentions)) is not None:
        land = branch.end + (doc[branch.end].text in POSSESSIVE)
        kept = doc.text[doc[land].idx : base + first] + kept
        holder, country = branch, None  # "WOLA's Mexico director"
    if holder is None and (party := party_of_adjective(kept, mentions)) is not None:
        holder, kept = party, kept.split(" ", 1)[1]
    if holder is None and title.country is None and (body := advised_body(doc, stretch, kept, mentions)) is not None:
        holder, kept = body, kept[: kept.rindex(" to ")]
    if holder is None and country is None and title.organisation is None:
        holder = body_after(doc, base + title.end, mentions, seat=SEATED.search(title.head) is not None)
    if holder is not None and country and is_sent(title) and is_town(doc, holder, mentions):
        holder = None  # "the UAE ambassador in Cairo"
    if holder is not None and country and is_sent(title) and is_body_of_states(doc, holder):
        kept, holder = doc.text[doc[holder.start].idx : base + title.end], None  # "Togo's UN ambassador" is Togo's
    # "a Lund-based expert" holds no office of Lund
    holder = cut_holder(doc, holder) if holder is not None and not is_seat(doc, holder) else None
    if holder is None and country is None and (served := SERVED.match(text, title.end)) is not None:
        state = country_by_demonym(served[1])  # "a spokesman for Lebanese president Omar Bell"
        country = state.code if state is not None else None
    return Office(
        title=kept,
        head=title.head,
        body=noun,
        country=country,
        holder=holder,
        former=title.former or kept.startswith("then-"),
        acting=title.acting,
        evidence=stretch,
        confidence=confidence,
    )


def is_given_name(title: Title) -> bool:
    """Tell whether a title ends in a given name: "Minister of Industry Sultan [Al Jaber]"."""
    words = title.text.split()
    return title.head == "sultan" and len(words) > 1 and find_title_word(words[-2], "portfolio") is not None


def is_body_of_states(doc: Doc, holder: Stretch) -> bool:
    """Tell whether ambassadors of many countries are sent to a body: the UN, NATO."""
    return kind_of_organisation(holder.of(doc).text) is OrganisationKind.INTERNATIONAL


def is_sent(title: Title) -> bool:
    """Tell whether an office is one abroad: where it is held is not what it is held for."""
    return any(title.text.lower().rstrip("s").endswith(word) for word in ("ambassador", "envoy", "consul", "attache"))


def noun_of_body(doc: Doc, stretch: Stretch, title: str) -> str | None:
    """Return the noun or pronoun for a body that the text has named before: "party chairman", "its chairman"."""
    if stretch.start and "its" in {doc[stretch.start].lower_, doc[stretch.start - 1].lower_}:
        return "its"
    words = title.lower().split()
    first = next((word for word in words if word not in LEAD_WORDS), "")  # "current party leader"
    owner = first.removesuffix("’s").removesuffix("'s")
    return owner if owner in BODY_NOUNS or (owner != first and find_country(owner) is None) else None


def nearest_country(before: str) -> str | None:
    """Return the last country that the words before a title mean: Czech in "Chinese embassy and Czech President"."""
    land = next((run.text for run in reversed(label_words(before)) if run.label == "country"), None)
    country = find_country(land) if land is not None else None
    return country.code if country else None


def make_counterpart(stretch: Stretch, text: str) -> Office:
    """Return the office of a counterpart, whose title is somebody else's."""
    country = next((c for word in text.split() if (c := country_by_demonym(word))), None)
    return Office(
        title="counterpart", head="counterpart", country=country.code if country else None, holder=None,
        former=False, acting=False, evidence=stretch, confidence=0.7, counterpart=True,
    )  # fmt: skip
