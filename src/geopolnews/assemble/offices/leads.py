"""Offices in the words before a name: "Iraqi Foreign Minister Fuad Hussein"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import STOPS, Office, read_titles
from geopolnews.assemble.names.wordings import ADDRESS, is_plural
from geopolnews.assemble.offices.lead_words import LONGEST_LEAD, lead_start
from geopolnews.assemble.offices.rows import LONGEST_ROW, alone_after_plural, announces_row, name_before, near
from geopolnews.lexicon.countries import country_by_demonym
from geopolnews.lexicon.title_phrases import parse_title
from geopolnews.lexicon.titles import find_title_word, is_honorific, is_title_head

LONGEST_DATE = 5  # tokens
"""Between a name and its verb: "Ona Reed last Monday evening said"."""

GOES_ON = re.compile(r"\s+(?:on|for|of|in|to|at|with|responsible|dealing)\b")
"""How a title goes on before the comma after which its holder is named."""

RANKS = frozenset("senator counselor counsellor ambassador judge justice advocate engineer lawyer professor".split())
"""What may stand before a name like a form of address, after an office and a comma."""

OPENING = frozenset("after as when while because since although though that".split())
"""Words that open a clause."""

OBLIQUE = frozenset("to for of with by from at".split())
"""Words between an office and the one whose it is: "the lawyer of Ms. Reed"."""

CLOSE = frozenset("deputy aide ally adviser advisor assistant friend critic opponent rival supporter lawyer".split())
"""Who is somebody's: "the deputy of Foreign Minister Ona Reed"."""

KIN_OF = re.compile(
    r"\b(?:spouse|wife|widow|husband|son|daughter|brother|sister|father|mother|nephew|niece|uncle|aunt|cousin) of\b",
    re.IGNORECASE,
)
"""What makes the title after it somebody else's."""


def read_lead(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices in the words before a name: "Iraqi Foreign Minister Fuad Hussein"."""
    if is_of_somebody(doc, mention):
        return
    end = mention.start
    while (at := address_start(doc, end)) and (doc[at - 1].text == "," or address_start(doc, at) is not None):
        end = at  # "the Emir, His Highness Sheikh Faris"
    end = end if end > 1 and doc[end - 1].text == "," else mention.start
    if end < mention.start and find_title_word(doc[end : mention.start].text, "head"):
        # "the chair, Chief Justice Ana Wolf" is both
        yield from read_titles(doc, Stretch(start=end, end=mention.start), 0.9, mentions)
    start = lead_start(doc, end, mentions)
    confidence = 0.9
    if start == end and end > 1 and doc[end - 1].text == "," and is_set_off(doc, mention, mentions):
        end -= 1
        start = lead_start(doc, end, mentions)
        if parse_title(doc[start:end].text) is None:
            longer = phrase_start(doc, end, mentions)  # "the UN envoy on forced labour, Ann Lee,"
            start = start if longer is None else longer
        confidence = 0.7
    if start < end < mention.start and doc[start - 1].text == "(":
        return  # "Alfredo Junta (rapporteur), Ana Wolf": it is what he is
    if end < mention.start and start and doc[start - 1].lower_ == "as" and doc[start - 2].pos_ == "VERB":
        return  # "resigned as chairman, Pavel and Jiri"
    if (body := body_between(doc, end, mentions)) is not None:
        first = lead_start(doc, body.start - 1, mentions)
        if first < body.start - 1 and parse_title(doc[first : body.start - 1].text) is not None:
            for office in read_titles(doc, Stretch(start=first, end=body.start - 1), 0.7, mentions):
                yield attrs.evolve(office, holder=body, country=None)
            return
    counterparts = "counterparts" in doc[start:end].text
    plural_before_comma = end < mention.start and is_plural(doc[start:end].text) and not counterparts
    if (
        start < end
        and (not plural_before_comma or announces_row(doc, start, mention, mentions))
        and (counterparts or not alone_after_plural(doc, start, end, mention, mentions))
    ):
        if end < mention.start and (kin := KIN_OF.search(doc[start:end].text)):
            end = start + len(
                doc.char_span(doc[start].idx, doc[start].idx + kin.start(), alignment_mode="contract") or ()
            )
        if end == mention.start:
            kin = KIN_OF.search(doc[start:end].text)
            if kin is not None:
                after = doc[start].idx + kin.end()
                start = next((i for i in range(start, end) if doc[i].idx >= after), end)
            if not any(m.label is Label.ORGANISATION and start < m.start and m.end == end for m in mentions):
                start = skip_principal(doc, start, end)  # the Ministry of Justice is nobody's
        if start < end:
            yield from read_titles(doc, Stretch(start=start, end=end), confidence, mentions)
            yield from read_before_rank(doc, start, end, mentions)


def body_between(doc: Doc, end: int, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body between an office and a name: "the Permanent Secretary, [Ministry of Works], Ona Reed"."""
    if end > 0 and doc[end - 1].text == ",":
        end -= 1
    if end < 1 or end >= len(doc) or doc[end].text != ",":
        return None
    body = next((m for m in near(mentions, end - LONGEST_LEAD, end) if m.end == end), None)
    if body is None or body.label is not Label.ORGANISATION or body.country is not None:
        return None
    apart = body.start > 1 and doc[body.start - 1].text == "," and doc[body.start - 2].text != ","
    return Stretch(start=body.start, end=body.end) if apart else None


def is_of_somebody(doc: Doc, mention: Mention) -> bool:
    """Tell whether the office before a name is only somebody's there: "the lawyer of Ms. Reed"."""
    at = mention.start
    while at and is_address(doc[at - 1]) and find_title_word(doc[at - 1].text, "head") is None:
        at -= 1
    return 0 < at < mention.start and doc[at - 1].lower_ in OBLIQUE


def read_before_rank(doc: Doc, start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office before a comma and a rank: "the head of the league, Senator Ona Reed"."""
    rank = doc[start:end].text.lower()
    if rank not in RANKS or start < 2 or doc[start - 1].text != ",":
        return
    first = lead_start(doc, start - 1, mentions)
    if parse_title(doc[first : start - 1].text) is None:
        longer = phrase_start(doc, start - 1, mentions)
        first = first if longer is None else longer
    before = first - (first > 0 and doc[first - 1].lower_ in {"the", "a"})
    named = any(m.label is Label.PERSON and m.end == before - 1 for m in mentions)
    if first < start - 1 and not named and not is_plural(doc[first : start - 1].text):
        yield from read_titles(doc, Stretch(start=first, end=start - 1), 0.6, mentions)


def phrase_start(doc: Doc, end: int, mentions: Sequence[Mention]) -> int | None:
    """Return where an office begins that goes on from its noun to a token: "the envoy on forced labour"; else None."""
    around = near(mentions, end - LONGEST_LEAD, end)
    persons = {i for m in around if m.label is Label.PERSON for i in range(m.start, m.end)}
    for at in range(end - 1, max(-1, end - LONGEST_LEAD), -1):
        token = doc[at]
        if token.is_space or token.text in STOPS or token.text == "," or token.i in persons:
            return None
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod":
            return None
        bare = token.is_sent_start or doc[at - 1].lower_ == "and"
        first = at + (token.lower_ in {"the", "a", "an", "its", "their"})
        if (first > at or bare) and (title := parse_title(doc[first:end].text)):
            goes_on = GOES_ON.match(doc[first:end].text[title.end :])
            nested = at > 0 and doc[at - 1].lower_ == "of"
            return first if goes_on and not nested and not is_plural(title.text) else None
    return None


def skip_principal(doc: Doc, start: int, end: int) -> int:
    """Return where the office right before a name begins: that of "spokesman for President" is "President"."""
    if not is_title_head(doc[end - 1].text):
        return start
    for at in range(end - 2, start, -1):
        if doc[at + 1].lower_ == "the" or find_title_word(doc[at + 1 : end].text, "portfolio"):
            continue  # "Adviser to the President Ana Wolf" is Ana Wolf; "Secretary for Justice" is one office
        joint = doc[at].lower_ in {"for", "to"} or (doc[at].lower_ == "of" and doc[at - 1].lower_ in CLOSE)
        if joint and parse_title(doc[start:at].text) and parse_title(doc[at + 1 : end].text):
            return at + 1
    return start


def address_start(doc: Doc, end: int) -> int | None:
    """Return where an honorific begins that ends at a token, its point with it: "Engr." in two tokens; else None."""
    at = end - 1 - (end > 1 and doc[end - 1].text == ".")
    return at if at >= 0 and is_address(doc[at]) else None


def is_address(token: Token) -> bool:
    """Tell whether a word is an honorific or a form of address."""
    return token.lower_ in ADDRESS or is_honorific(token.text)


def is_set_off(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name after a comma explains the words before it: it is followed by a comma, a verb or an end."""
    if any(m.label is Label.PERSON and m.end == mention.start - 1 for m in mentions):
        return False
    dates = marks_of(doc).tokens_in("Date")
    following = next((token for token in doc[mention.end : mention.end + LONGEST_DATE] if token.i not in dates), None)
    if following is not None and following.lower_ == "who":
        return True
    if following is not None and following.lower_ == "and":
        after = mention.end + 1
        named = any(m.label is Label.PERSON and m.start == after for m in mentions)
        return named or (after < len(doc) and doc[after].lower_ in {"the", "a", "other", "several"})
    if following is not None and following.pos_ in {"VERB", "AUX"}:
        # "The court will hear the chair, Hart said": a clause is over, and the name begins its own
        if not follows_verb(doc, mention):
            return True
        start = lead_start(doc, mention.start - 1, mentions)
        return opens_clause(doc, start) or is_large_after_comma(doc, start)
    if following is not None and following.pos_ == "ADP":
        return doc[mention.start - 2].text[:1].isupper()  # "by the Finance Minister, Ona Reed in the budget"
    return following is None or following.is_punct or following.is_space


def is_large_after_comma(doc: Doc, start: int) -> bool:
    """Tell whether a title in capitals, with its body, follows a comma or quotation mark.

    So it does in "it grew, Seed Bank Marketing Manager, Ona Bell said".
    """
    if not doc[start].text[:1].isupper():
        return False
    while start > 0 and doc[start - 1].text[:1].isupper():
        start -= 1
    return start > 0 and (doc[start - 1].text == "," or doc[start - 1].is_quote)


def opens_clause(doc: Doc, start: int) -> bool:
    """Tell whether a title opens a clause: "Speaking at the launch, the chair, Hart said", "after the chair, Hart,"."""
    start -= start > 1 and doc[start - 1].lower_ == "the"
    if start > 1 and doc[start - 1].lower_ in OPENING:
        return True
    first = doc[doc[start].sent.start]
    return start > first.i + 1 and doc[start - 1].text == "," and (first.pos_ == "ADP" or first.lower_.endswith("ing"))


def follows_verb(doc: Doc, mention: Mention) -> bool:
    """Tell whether a verb stands before a name in its sentence, so that the name may end or begin a clause."""
    return any(token.pos_ in {"VERB", "AUX"} for token in doc[doc[mention.start].sent.start : mention.start])


def read_shared_lead(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office that a plural title gives to all names after it: "Congress MPs A, B and C"."""
    first = mention
    row = 0
    while row < LONGEST_ROW and (before := name_before(doc, first, mentions)):
        first = before
        row += 1
    if not row:
        return
    for office in read_lead(doc, first, mentions):
        words = doc[office.evidence.start : office.evidence.end].text
        if office.counterpart:
            demonyms = [c for word in words.split() if (c := country_by_demonym(word))]
            if "counterparts" in words:
                yield attrs.evolve(office, country=demonyms[row].code if row < len(demonyms) else office.country)
        elif is_plural(words):
            yield office
