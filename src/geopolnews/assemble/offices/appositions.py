"""Offices in the words after a name: "Fuad Hussein, Iraq's foreign minister,", "who leads the PMF"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import (
    STOPS,
    Office,
    read_titles,
    shares_holder,
)
from geopolnews.assemble.names.wordings import is_plural
from geopolnews.assemble.offices.leads import follows_verb
from geopolnews.lexicon.cues import cue_verbs
from geopolnews.lexicon.titles import is_honorific, is_title_head, is_title_word

LONGEST_APPOSITION = 26  # tokens

HONOUR = re.compile(r"(?:[A-Z]\.?)+|\.")
LONGEST_HONOUR = 8
"""Tokens of an honour's letters, each of which may be one."""

LONGEST_BEFORE = 30
"""Characters that may stand before a title in brackets: the name of the body."""

AFTER_TITLE = re.compile(
    r"['’]s\b|\s*(?:$|[,(;–—]|(?:of|for|at|in|to|on|and|from|with|under|since|until|"
    r"responsible|who|whose|over|across|within|during|before|after|when|by|as|based|that|which)\b)"
)

JOINT = re.compile(r"\band\b|,")
"""What parts two offices of one phrase."""


def read_apposition(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices in the words set off after a name: "Fuad Hussein, Iraq's foreign minister,"."""
    at = skip_letters(doc, skip_age(doc, skip_brackets(doc, mention.end)))
    if at == mention.end and is_office_next(doc, at):
        at -= 1  # "said Ona Reed former trade minister": nothing sets it off
    elif at >= len(doc) or doc[at].text not in {",", "–", "—"}:
        return
    offices = list(read_segment(doc, mention, at, mentions))
    for n in range(len(offices) - 2, -1, -1):
        one, after = offices[n], offices[n + 1]
        if shares_holder(one):
            offices[n] = attrs.evolve(one, holder=after.holder)  # "founder, owner and director of the channel"
    yield from offices


def is_office_next(doc: Doc, at: int) -> bool:
    """Tell whether an office begins right at a token, with no sign before it: "chairman of the league"."""
    if at + 1 >= len(doc) or not doc[at].text.islower():
        return False
    if doc[at].text == "former":
        return doc[at + 1].is_alpha
    return doc[at + 1].text == "of" and doc[at].pos_ == "NOUN" and is_title_head(doc[at].text)


def read_segment(doc: Doc, mention: Mention, at: int, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices of what follows a comma, and of what follows the next one: "bishop of A, administrator of B"."""
    end = apposition_end(doc, at + 1, mentions)
    stretch = Stretch(start=at + 1, end=end)
    if leads_to_next(doc, mention, end, mentions):
        return
    if end <= at + 1 or doc[at + 1].lower_ in {
        "and",
        "who",
        "which",
        "in",
        "on",
        "at",
        "with",
        "for",
        "from",
        "but",
        "as",
        "while",
    }:
        return
    if _is_subject(doc, mention, at, end):
        return  # what follows is the subject of its own clause: "It met Crown Prince Faris, the Emir said"
    found = []
    for office in read_titles(doc, stretch, 0.85, mentions):
        words = doc[stretch.start : stretch.end].text
        if is_plural(office.title):
            return
        before = "" if office.counterpart else JOINT.split(words[: max(0, words.find(office.title))])[-1]
        if office.holder is not None:
            before = before.replace(office.holder.of(doc).text, "")  # "a University of Oran law professor"
        if not re.search(r"\b(?:of|for|to|with|by|whose|his|her|their)\b", before) and is_whole(
            doc, office, stretch.start, stretch.end
        ):
            found.append(office)
    if found and shares_holder(found[-1]) and (body := body_beside(doc, end, mentions)) is not None:
        found[-1] = attrs.evolve(found[-1], holder=body)
    yield from found
    if found and end < len(doc) and doc[end].text == "," and end - mention.end < LONGEST_APPOSITION:
        yield from read_segment(doc, mention, end, mentions)


def _is_subject(doc: Doc, mention: Mention, comma: int, end: int) -> bool:
    """Tell whether an office after a comma is the subject of a verb of speech rather than set off."""
    if end >= len(doc) or doc[end].lower_ not in cue_verbs() or (doc[end].pos_ != "VERB" and doc[end].text != "said"):
        return False
    return doc[comma + 1].lower_ == "the" or (doc[end].text == "said" and follows_verb(doc, mention))


def body_beside(doc: Doc, comma: int, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body that follows a comma and is set off itself: "Ona Reed, director, Coast Hospital, said"."""
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return None
    at = comma + 1 + (doc[comma + 1].lower_ == "the")
    body = next((m for m in mentions if m.start == at and m.label is Label.ORGANISATION and m.country is None), None)
    alone = body is not None and (body.end == len(doc) or doc[body.end].text in {",", ".", ";", ")"})
    return Stretch(start=body.start, end=body.end) if body is not None and alone else None


def read_bracketed(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office that stands in brackets after a name: "Ona Reed (head of training at the Coast Academy)"."""
    at = mention.end
    if at >= len(doc) or doc[at].text != "(":
        return
    end = next((i for i in range(at + 1, min(len(doc), at + LONGEST_APPOSITION)) if doc[i].text == ")"), at)
    told = any(m.label is Label.PERSON and at < m.start < end for m in mentions)
    if end <= at + 1 or told or doc[at + 1].lower_ in {"who", "whose"}:
        return  # "(who overthrew President Ana Wolf)"
    for office in read_titles(doc, Stretch(start=at + 1, end=end), 0.7, mentions):
        if not office.counterpart and doc[at + 1 : end].text.find(office.title) <= LONGEST_BEFORE:
            yield office


def leads_to_next(doc: Doc, mention: Mention, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether words after a name are the title of the next in a row: "the mayor, Ada Bell, the dean, Mr Jo Lund".

    So it is where the next name follows a comma, and this one has its title before it, or the next a form of address.
    """
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    at = end + 1
    while at < len(doc) - 1 and is_honorific(doc[at].text):
        at += 1
    follows = next((m for m in mentions if m.start == at and m.label is Label.PERSON), None)
    if follows is None:
        return False
    start = mention.start
    while start > 1 and is_honorific(doc[start - 1].text):
        start -= 1
    start -= doc[start - 1].text == "," and start > 1
    titled = start > 0 and is_title_head(doc[start - 1].text)
    return at > end + 1 or titled or (start > 1 and is_title_head(doc[start - 2 : start].text))


def skip_age(doc: Doc, at: int) -> int:
    """Return the comma after an age: "Ines Calder, 71, a special adviser"."""
    if at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].like_num and doc[at + 2].text == ",":
        return at + 2
    return at


def skip_letters(doc: Doc, at: int) -> int:
    """Return the comma after the letters of an honour: "Ada Bell, OBE, director"."""
    end = at + 1
    while end < min(len(doc), at + LONGEST_HONOUR) and HONOUR.fullmatch(doc[end].text):
        end += 1
    letters = "".join(doc[i].text for i in range(at + 1, end))
    told = end < len(doc) and doc[end].text == "," and doc[at].text == ","
    return end if told and len(letters) > 1 and not is_title_head(letters) else at


def skip_brackets(doc: Doc, at: int) -> int:
    """Return the token after what stands in brackets right after a name: an age, other letters."""
    if at < len(doc) and doc[at].text == "(":
        for end in range(at + 1, min(len(doc), at + 8)):
            if doc[end].text == ")":
                return end + 1
    return at


def apposition_end(doc: Doc, start: int, mentions: Sequence[Mention]) -> int:
    """Return where the phrase that is set off ends; its beginning where it names another person instead."""
    persons = {m.start: m for m in mentions if m.label is Label.PERSON}
    if start < len(doc) and doc[start].like_num:  # "Jane Doe, 59, president of"
        start += 2
    end = start
    while end < min(len(doc), start + LONGEST_APPOSITION):
        token = doc[end]
        owner = persons.get(end) if end == start else None
        if owner is not None and owner.end + 1 < len(doc) and doc[owner.end].text in POSSESSIVE:
            end = owner.end + 1  # "Roniel Ortez, [Martini's lawyer]"
            continue
        if token.text == "(" and (after := skip_brackets(doc, end)) > end and end > start:
            end = after  # "National Prosecuting Authority (NPA) spokesperson"
            continue
        if (
            token.text in STOPS
            or token.is_space
            or token.text == ","
            or token.lower_ in {"who", "which", "that", "said"}
        ):
            break
        verb = token.pos_ in {"VERB", "AUX"} and token.text.islower() and not is_title_word(token.text)
        if verb and not is_attribute(token):
            break
        if end in persons and end > start and doc[end - 1].lower_ in {"and", "&"}:
            end -= 1  # "president of the league [and Ona Reed]"
            break
        if end in persons and doc[start].text.islower() and serves(doc, start, end):
            break  # "a spokesman for President"
        if end in persons and (end == start or is_title_word(doc[end - 1].text) or doc[end - 1].text[:1].isupper()):
            return start  # the words are the title of the next one in a list
        end += 1
    return end


def is_attribute(token: Token) -> bool:
    """Tell whether a participle stands before its noun: "the state-backed academy", "the newly formed council"."""
    return token.dep_ == "amod" and token.head.i > token.i


def serves(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words before a name are an office with somebody: "a spokesman for President"."""
    return doc[end - 1].lower_ == "under" or any(
        t.lower_ in {"for", "to"} and doc[t.i + 1].lower_ != "the" for t in doc[start + 1 : end]
    )


def read_capacity(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office that "as" gives after a name: "with Rosario Murillo, as vice president"."""
    at = mention.end + (mention.end < len(doc) and doc[mention.end].text == ",")
    if at + 1 >= len(doc) or doc[at].lower_ != "as" or at > mention.end + 1:
        return
    end = apposition_end(doc, at + 1, mentions)
    stretch = Stretch(start=at + 1, end=end)
    for office in read_titles(doc, stretch, 0.6, mentions) if at + 1 < end else ():
        before = doc[at + 1 : end].text.partition(office.title)[0]
        if (
            len(before.split()) <= 2
            and "next" not in before
            and is_whole(doc, office, at + 1, end)
            and not office.counterpart
        ):
            yield office


def is_whole(doc: Doc, office: Office, start: int, end: int) -> bool:
    """Tell whether an office is what a phrase is about: nothing but a preposition or an end follows its title."""
    words = doc[start:end].text
    at = words.find(office.title)
    return at < 0 or AFTER_TITLE.match(words[at + len(office.title) :]) is not None
