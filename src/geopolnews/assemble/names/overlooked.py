"""Names that the reader overlooks: countries, known acronyms, names after titles or acronyms."""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, char_span, marks_of
from geopolnews.assemble.names.acronyms import fits_acronym, list_bracketed_acronyms, looks_like_acronym
from geopolnews.assemble.names.mentions import Label, Mention, find_whole, make_mention
from geopolnews.lexicon.countries import Country, begins_country, country_by_demonym, country_by_name, find_country
from geopolnews.lexicon.organisation_kinds import each_country_has
from geopolnews.lexicon.organisations import known_organisation
from geopolnews.lexicon.titles import find_title_word, is_title_word

LONGEST_COUNTRY = 6  # words: "Democratic People's Republic of Korea" without the sign between

NO_TITLES = frozenset("general major mission saint st his her an am pm sir-".split())

OFFICES_BEFORE_NAMES = frozenset(
    """president minister king queen prince princess emir sultan senator governor pope chancellor""".split()
)

OFFICES_BEFORE_FULL_NAMES = OFFICES_BEFORE_NAMES | frozenset(
    """gov. sen. rep. representative congressman congresswoman chairman chairwoman chairperson spokesman spokeswoman
    spokesperson secretary mayor ambassador commissioner lawmaker legislator director""".split()
)
"""Offices after which two capitals in a row are hardly anything but somebody's name."""

LIKE_NAMES = frozenset(
    """office palace house party street avenue airport hospital university square bridge cup award prize trophy day act
    bill code law laws system of al- the""".split()
)

AGAIN = 0.3
"""How sure it is that what is marked elsewhere is a name here, too."""

CUPS = frozenset(["Copa", "Miss", "Captain"])
"""Words before a country's name that make it another thing's: "Copa America"."""

MONEY = frozenset(["$", "dollar", "dollars", "cents"])
"""Words after a country's name that make it a currency's."""


def find_countries(doc: Doc) -> dict[tuple[int, int], Country]:
    """Return the token ranges that are names of countries, the longest first where they overlap."""
    found: dict[tuple[int, int], Country] = {}
    text, words = doc.text, [token.text for token in doc]
    offsets = [token.idx for token in doc]
    at = 0
    while at < len(words):
        step = 1
        if words[at][:1].isupper() and begins_country(words[at]):
            for length in range(min(LONGEST_COUNTRY, len(words) - at), 0, -1):
                last = words[at + length - 1]
                if not (last[0].isalpha() or last == ".") or last in POSSESSIVE:
                    continue
                piece = text[offsets[at] : offsets[at + length - 1] + len(last)]
                country = country_by_name(piece) if "\n" not in piece else None
                if country is not None and is_no_country(doc, at, at + length):
                    country = None
                if country is not None:
                    found[at, at + length] = country
                    step = length
                    break
        at += step
    return found


def is_no_country(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the name of a country is that of its money, of any states, or an adjective.

    "US $334", "Heads of States", "Saudi citizens".
    """
    following = doc[end] if end < len(doc) else None
    if following is not None and following.lower_ in MONEY:
        return True
    name = doc[start:end].text
    if start and doc[start - 1].text in CUPS:
        return True
    if name == "States":
        return not (start and doc[start - 1].lower_ == "the")
    if following is None or name.isupper() or country_by_demonym(name) is None:
        return False
    return following.pos_ in {"NOUN", "ADJ"} and not name.endswith(".")


def add_countries(countries: dict[tuple[int, int], Country], named: list[Mention], doc: Doc) -> Iterator[Mention]:
    """Give the names of countries that no head has marked."""
    for (start, end), country in countries.items():
        stretch = Stretch(start=start, end=end)
        if any(stretch.overlaps(m) and m.label is not Label.UNNAMED for m in named):
            continue
        span = char_span(doc, stretch)
        text = doc.text[span.start : span.end]
        yield Mention(start=start, end=end, label=Label.POWER, confidence=0.5, text=text, span=span, country=country)


def find_titled(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the names that nothing marks but that stand right after a title: "Crown Prince Hussein"."""
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found = []
    for token in doc:
        if token.i in taken or token.i == 0 or not is_name_word(token):
            continue
        titled = may_title(doc[token.i - 1])
        if not titled and doc[token.i - 1].lower_ not in OFFICES_BEFORE_FULL_NAMES:
            continue
        end = token.i + 1
        while end < len(doc) and end not in taken and is_name_word(doc[end]) and end - token.i < 5:
            end += 1
        if not titled and end == token.i + 1:
            continue
        if end < len(doc) and (
            end in taken or doc[end].text == "-" or is_title_word(doc[end].text) or doc[end].lower_ in LIKE_NAMES
        ):
            continue
        made = make_mention(doc, Stretch(start=token.i, end=end), Label.PERSON, 0.35)
        if made is not None:
            found.append(made)
            taken.update(range(made.start, made.end))
    return found


def is_name_word(token: Token) -> bool:
    """Tell whether a word can belong to a person's name: a capital and small letters, and known as nothing else."""
    text = token.text
    return (
        text[:1].isupper()
        and not text.isupper()
        and text[0].isalpha()
        and not is_title_word(text)
        and token.pos_ in {"PROPN", "X"}
        and find_country(text) is None
        and text.lower() not in LIKE_NAMES
    )


def may_title(token: Token) -> bool:
    """Tell whether a word before a name is an honorific or an office written with a capital."""
    return (
        token.text[:1].isupper()
        and token.lower_ not in NO_TITLES
        and (
            find_title_word(token.text, "honorific") is not None
            or (token.lower_ in OFFICES_BEFORE_NAMES and find_title_word(token.text, "head") is not None)
        )
    )


def find_known(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the acronyms that nothing marks but that the table of organisations has: "UN", "OPEC"."""
    taken = {i for m in mentions if m.label is not Label.UNNAMED for i in range(m.start, m.end)}
    found = []
    for token in doc:
        if token.i in taken or len(token) < 2 or not token.text.isupper() or not looks_like_acronym(token.text):
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is not None and following.like_num and not following.is_punct:
            continue  # a model: "the RT 6"
        known = known_organisation(token.text)
        if known is not None and known.prominent:
            made = make_mention(doc, Stretch(start=token.i, end=token.i + 1), Label.ORGANISATION, 0.4)
            found += [made] if made else []
    return found


THINGS = frozenset({"Misc", "Product"})
"""What the head for names calls systems, treaties and machines."""


def find_peoples(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the peoples that nothing marks: "the Syrian people", "the people of Ghana"."""
    taken = {i for m in mentions if m.label in (Label.ORGANISATION, Label.PERSON) for i in range(m.start, m.end)}
    countries = {m.start: m for m in mentions if m.country is not None}
    found = []
    for token in doc[1:-2]:
        if token.lower_ != "people" or token.i in taken or token.i - 1 in taken:
            continue
        start, end = token.i, token.i + 1
        if doc[token.i - 1].text[:1].isupper() and country_by_demonym(doc[token.i - 1].text):
            start -= 1
        elif doc[end].lower_ == "of" and (land := countries.get(end + 1 + (doc[end + 1].lower_ == "the"))):
            end = land.end
        else:
            continue
        made = make_mention(doc, Stretch(start=start, end=end), Label.ORGANISATION, 0.6)
        found += [made] if made else []
    return found


LONE_FORCES = frozenset(["police", "army"])
"""Bodies that news names by a mere noun: of 20 that no head had marked 18 were bodies. Not so "court" or "city"."""


def find_forces(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the police and the army where nothing marks them and no other is named: "he was handed to police"."""
    named = {m.text.lower().split()[-1] for m in mentions if m.label is not Label.UNNAMED}
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found = []
    sought = LONE_FORCES - named
    for token in doc[1:]:
        if token.lower_ not in sought or token.i in taken:
            continue
        before = doc[token.i - 1]
        if before.pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}:
            continue
        if before.lower_ in {"a", "an", "-", "no", "any", "each", "every"} or (token.i + 1 < len(doc) and joins(token)):
            continue
        made = make_mention(doc, Stretch(start=token.i, end=token.i + 1), Label.ORGANISATION, 0.6)
        found += [made] if made else []
    return found


def joins(token: Token) -> bool:
    """Tell whether a noun only goes with others: an office or a site ("Superintendent of Police", "police van")."""
    title = token.text[:1].isupper() and not token.is_sent_start
    return title or token.doc[token.i + 1].pos_ in {"NOUN", "PROPN"} or token.dep_ in {"compound", "conj"}


def find_defined(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the names that nothing marks but that an acronym after them spells: "Hayat Tahrir al-Sham (HTS)"."""
    taken = {i for m in mentions if m.label is not Label.UNNAMED for i in range(m.start, m.end)}
    things = {i for m in marks_of(doc).entities if m.label in THINGS for i in range(m.start, m.end)}
    found = []
    for token in list_bracketed_acronyms(doc):
        if token.i - 2 in taken or token.i - 2 in things:
            continue
        for start in range(max(0, token.i - 12), token.i - 2):
            name = doc[start : token.i - 1].text
            if (
                doc[start].text[:1].isupper()
                and start not in taken
                and fits_acronym(token.text, name)
                and "\n" not in name
            ):
                made = make_mention(doc, Stretch(start=start, end=token.i - 1), Label.ORGANISATION, 0.6)
                if made is not None:
                    found.append(made)
                if token.i not in taken and (
                    short := make_mention(doc, Stretch(start=token.i, end=token.i + 1), Label.ORGANISATION, 0.6)
                ):
                    found.append(short)
                break
    return found


def find_again(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return where the name of a body as each country has one stands again and nothing marks it.

    "Jordan's foreign ministry", after "Syria's foreign ministry": whose it is must be told for each place.
    """
    taken = {i for m in mentions if m.label is not Label.UNNAMED for i in range(m.start, m.end)}
    named = [m for m in mentions if m.label is Label.ORGANISATION and m.country is None and " " in m.text]
    found = []
    for text in dict.fromkeys(m.text for m in named if each_country_has(m.text)):
        for place in find_whole(doc.text, text):
            span = doc.char_span(place.start, place.end, alignment_mode="contract")
            if span is None or len(span) == 0 or taken.intersection(range(span.start, span.end)):
                continue
            taken.update(range(span.start, span.end))
            found.append(
                Mention(
                    start=span.start,
                    end=span.end,
                    label=Label.ORGANISATION,
                    confidence=AGAIN,
                    text=text,
                    span=char_span(doc, Stretch(start=span.start, end=span.end)),
                )
            )
    return found
