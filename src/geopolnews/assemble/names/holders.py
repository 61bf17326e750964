"""What an office is held in, from the words of its title: which body or place, and where the words for it end."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.wordings import ADDRESS, BODY_NOUNS, LEAD_WORDS
from geopolnews.lexicon.calendar import MONTHS, WEEKDAYS
from geopolnews.lexicon.countries import country_by_name
from geopolnews.lexicon.organisation_kinds import kind_by_words, load_kind_words
from geopolnews.lexicon.titles import find_title_word

NAME_WORDS = frozenset("new first muslim christian catholic islamic arab african asian european".split())
"""Words that lead an office and may just as well begin the name of a body."""

LATER = frozenset(["at", "since", "until", "during", "before", "after", "between"])
"""Words that go on after what an office is held in."""


HOLDING = frozenset([Label.ORGANISATION, Label.POWER])

LONGEST_FIELD = 8
"""Tokens from "of" to "at": "director of research and policy at"."""

PARTS = frozenset("department division unit office school faculty institute centre center".split())
"""Parts of a body, which are where an office is held: "head of the law school at the university"."""

TOWNS = frozenset("city town village district state province region county municipality constituency".split())
"""Nouns before "of" and the name of a place: "the village of Lund"."""

BRANCHED = BODY_NOUNS | frozenset(
    """organisation organization body bank fund ministry league movement network charity watchdog institute federation
    bloc airline firm think-tank""".split()
)
"""Nouns for bodies that have officers for other lands."""

LONGEST_PRAISE = 4
"""Tokens between "with" and the name of a body: "a lawmaker with the ruling Seed Movement"."""


def body_with_branch(doc: Doc, start: int, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body of whose work in a land an office is: WOLA of "WOLA's Mexico director"."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or span.start < 2:
        return None
    land = next((m for m in mentions if m.end == span.start and m.label is Label.PLACE), None)
    first = land.start if land is not None else span.start - 1
    if land is None and country_by_name(doc[first].text) is None:
        return None
    end = first - (doc[first - 1].text in POSSESSIVE)
    body = next((m for m in mentions if m.end == end and m.label is Label.ORGANISATION), None)
    return Stretch(start=body.start, end=body.end) if body is not None and body.country is None else None


def noun_with_branch(doc: Doc, holder: Stretch, mentions: Sequence[Mention]) -> tuple[str, int] | None:
    """Return the noun for the body whose officer for a land somebody is, and the token where the land begins.

    "group" of "the rights group's Africa director".
    """
    if not is_town(doc, holder, mentions):
        return None
    for at in range(holder.start - 1, holder.end - 1):
        if at > 0 and doc[at].text in POSSESSIVE and doc[at - 1].lower_ in BRANCHED:
            return doc[at - 1].lower_, at + 1
    return None


def party_of_adjective(title: str, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the party whose adjective a title begins with: the Liberal Party of "Liberal MP"."""
    first, _, rest = title.partition(" ")
    if not rest or not first[:1].isupper() or find_title_word(title, "head") is not None:
        return None
    names = {f"{first} party".lower(), f"{first}s".lower(), f"{first} democratic party".lower()}
    found = (m for m in mentions if m.label is Label.ORGANISATION and m.text.lower().removeprefix("the ") in names)
    return next((Stretch(start=m.start, end=m.end) for m in found), None)


def advised_body(doc: Doc, stretch: Stretch, title: str, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body that an adviser advises: "a special adviser to the Harbour League"."""
    before, to, name = title.rpartition(" to ")
    if not to or not before or before.split()[-1].lower() not in {"adviser", "advisor", "consultant"}:
        return None
    return next(
        (
            Stretch(start=m.start, end=m.end)
            for m in mentions
            if m.label is Label.ORGANISATION
            and m.country is None
            and m.overlaps(stretch)
            and m.text.startswith(name.removeprefix("the ").split(" ")[0])
        ),
        None,
    )


def token_behind(doc: Doc, at: int) -> int:
    """Return the token behind the character where the noun of an office ends; the number of tokens where none is."""
    span = doc.char_span(max(0, at - 1), at, alignment_mode="expand")
    return span.end if span is not None else len(doc)


def field_and_body(doc: Doc, at: int, end: int, mentions: Sequence[Mention]) -> tuple[int, Stretch] | None:
    """Return where the field of an office ends, and its body: "director of exams at the Coast Academy".

    Args:
        doc: a marked doc.
        at: the character where the noun of the office ends.
        end: the token where the phrase ends.
        mentions: all names of the article.
    """
    begin = token_behind(doc, at)
    if begin + 1 >= end or doc[begin].lower_ not in {"of", "for", "in", "on"}:
        return None
    for joint in range(begin + 2, min(end - 1, begin + LONGEST_FIELD)):
        if doc[joint].lower_ in {"at", "with", "within"}:
            start = joint + 1 + (doc[joint + 1].lower_ in {"the", "a"})
            field = doc[begin:joint]
            body = next((m for m in mentions if m.start == start and m.label is Label.ORGANISATION), None)
            within = (m for m in mentions if m.overlaps(Stretch(start=begin, end=joint)))
            named = any(m.country is None and m.label is not Label.PEOPLE for m in within)  # "of Asian studies" is none
            if body is None or body.country is not None or named or field[-1].lower_ in PARTS:
                return None
            return field.end_char, Stretch(start=body.start, end=body.end)
        if doc[joint].is_punct:
            return None
    return None


def end_of_duty(doc: Doc, at: int, mentions: Sequence[Mention]) -> int | None:
    """Return where a duty after "for" or "on" ends: "provost for Academic Affairs", "rapporteur on torture".

    It has no name in it, is no body or person, and ends where the phrase does.

    Args:
        doc: a marked doc.
        at: the character where the noun of the office ends.
        mentions: all names of the article.

    Returns:
        A character, None where no duty is told.
    """
    begin = token_behind(doc, at)
    if begin + 1 >= len(doc) or doc[begin].lower_ not in {"for", "on"}:
        return None
    first = last = begin + 1
    while last < len(doc) and last - first < LONGEST_FIELD and doc[last].pos_ in {"NOUN", "PROPN", "ADJ", "CCONJ"}:
        last += 1
    words = Stretch(start=first, end=last)
    if last == first or any(mention.overlaps(words) for mention in mentions):
        return None
    if last < len(doc) and not (doc[last].is_punct or doc[last].is_space):
        return None
    final = doc[last - 1]
    body = final.lower_ in BODY_NOUNS or final.lower_ in load_kind_words()["head"]
    return None if body or find_title_word(final.text, "head", "person") else doc[first:last].end_char


def is_field(doc: Doc, at: int, words: Stretch, mentions: Sequence[Mention]) -> bool:
    """Tell whether words after "of" are a field of duty: no name, and no noun for a body, is among them."""
    tokens = list(words.of(doc))
    named = any(mention.overlaps(words) for mention in mentions)
    joint = doc.text[at : tokens[0].idx].strip().lower()
    apart = any(t.is_punct or t.text.isupper() or t.pos_ in {"VERB", "AUX", "PRON", "DET"} for t in tokens)
    nouns = BODY_NOUNS | load_kind_words()["head"].keys()
    body = any(t.lower_ in nouns or kind_by_words(t.text) or find_title_word(t.text, "body", "head") for t in tokens)
    before = doc.text[:at].split()[-1]
    # "director of Harbour Writers", though "director of Training"
    name = before.islower() and len(tokens) > 1 and all(token.text[:1].isupper() for token in tokens)
    return joint == "of" and not (named or apart or body or name) and len(tokens) <= LONGEST_FIELD


def body_after(doc: Doc, at: int, mentions: Sequence[Mention], *, seat: bool) -> Stretch | None:
    """Return the body with which somebody is, named right after a title: "a lawmaker with the League".

    Args:
        doc: a marked doc.
        at: the character where the title ends.
        mentions: all names of the article.
        seat: whether it may also be a place from which somebody is: "a lawmaker from Lund".
    """
    begin = token_behind(doc, at)
    if begin + 1 >= len(doc):
        return None
    beside = next((m for m in mentions if m.start == begin and m.label is Label.ORGANISATION), None)
    if beside is not None and beside.country is None:
        return Stretch(start=beside.start, end=beside.end)  # "Director Harbour Institute"
    if doc[begin].lower_ not in {"with", "from", "within"}:
        return None
    start = begin + 1
    labels = HOLDING | {Label.PLACE} if seat and doc[begin].lower_ == "from" else HOLDING
    body = next((m for m in mentions if start <= m.start <= start + LONGEST_PRAISE and m.label in labels), None)
    if body is None or body.country is not None:
        return None
    between = doc[start : body.start]
    words = between.text.lower().removesuffix(" of").split() if body.label is Label.PLACE else []
    apart = any(t.is_punct or t.lower_ in {"of", "and"} for t in between) and not set(words[-1:]) & TOWNS
    return None if apart else Stretch(start=body.start, end=body.end)


def is_when(doc: Doc, at: int) -> bool:
    """Tell whether "in" and a year stand at a token: "the Republic of Malta [in the 1980s]"."""
    after = at + 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
    return doc[at].lower_ == "in" and after < len(doc) and doc[after].text[:1].isdigit()


def cut_holder(doc: Doc, holder: Stretch) -> Stretch:
    """Leave out praise before a holder, and the place of work after it: "the clerks' union at the Port of Oran"."""
    start, end = holder.start, holder.end
    while start < end - 1 and doc[start].lower_ in (LEAD_WORDS - NAME_WORDS) | {"also", "a", "an", "senior"}:
        start += 1
    end = next((i for i in range(start + 1, end) if doc[i].lower_ in LATER or is_when(doc, i)), end)
    end -= end > start + 1 and doc[end - 1].text in POSSESSIVE
    return Stretch(start=start, end=end)


def is_holder(words: Sequence[str]) -> bool:
    """Tell whether some words can be what an office is held in: no form of address, no day ("president on Friday")."""
    return words[-1] not in ADDRESS and words[0] not in {*WEEKDAYS, *MONTHS}


def is_seat(doc: Doc, holder: Stretch) -> bool:
    """Tell whether words for a holder only tell where somebody is at home: "a Lund-based expert"."""
    seated = {"based", "born"}
    after = doc[holder.end : holder.end + 2]
    return doc[holder.end - 1].lower_ in seated or (after.text.startswith("-") and after[-1].lower_ in seated)


def is_town(doc: Doc, holder: Stretch, mentions: Sequence[Mention]) -> bool:
    """Tell whether the words for a holder are a place that is no country."""
    return any(m.label is Label.PLACE and m.country is None and m.overlaps(holder) for m in mentions)
