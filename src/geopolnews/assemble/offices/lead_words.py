"""How far back the words before a name belong to its title: "the [Iraqi Foreign Minister] Fuad Hussein"."""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.clauses import TIMES
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import marks_of
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import STOPS
from geopolnews.assemble.names.wordings import is_plural
from geopolnews.assemble.offices.commas import joins_duties, joins_offices
from geopolnews.assemble.offices.rows import bracket_start, near
from geopolnews.lexicon.countries import find_country
from geopolnews.lexicon.title_phrases import parse_title
from geopolnews.lexicon.titles import is_honorific, is_title_head, is_title_word

LONGEST_LEAD = 22  # tokens

LONGEST_OFFICE = 6  # tokens

LONGEST_SHORT = 4
"""Letters of a form of address that is shortened: "Engr.", but not "justice."."""

JOINTS = frozenset(["of", "for", "and", "&", "the", "’s", "'s", "-", "to", "’", "'"])
"""Small words and marks that a title before a name may hold."""

SENT = ("ambassador", "envoy", "adviser", "advisor", "representative", "plenipotentiary")
"""How offices end whose place of duty may follow: "envoy to Jordan"."""

LONGEST_SENDER = 9  # tokens
"""From "of" to "to": "ambassador of the Democratic Republic of the Congo to"."""

OF_UNDER = (("Secretar", "secretar", "-"), ("secretar", "-"))
"""How what follows "Under", and "under", begins where that is part of the office."""

WHICH = frozenset("last this next that past previous same every each earlier late one".split())
"""Words before a time: "last week President Ana Wolf"."""


def lead_start(doc: Doc, end: int, mentions: Sequence[Mention]) -> int:
    """Return where the title phrase that ends at a token begins; the token itself where there is none."""
    # the words before: a title, and brackets that are skipped in it
    around = near(mentions, end - 2 * LONGEST_LEAD, end)
    inside = {
        i for m in around if m.label in (Label.ORGANISATION, Label.PLACE, Label.POWER) for i in range(m.start, m.end)
    }
    persons = {i for m in around if m.label is Label.PERSON for i in range(m.start, m.end)}
    dates = marks_of(doc).tokens_in("Date")
    start, floor = end, marks_of(doc).end_of_dateline(doc[max(0, end - 1)].idx)
    while start > max(0, end - LONGEST_LEAD):
        token = doc[start - 1]
        if token.idx < floor:
            break  # "OSLO (Reuters) - Prime Minister Ana Berg" is no officer of Reuters
        if token.text == ")" and (opening := bracket_start(doc, start)) is not None:
            start = opening
            continue
        if start == end and (first := phrase_of_office(doc, end)) < end:
            start = first
            continue
        if token.lower_ in {"at", "in", "from"} and start < end and is_post(doc, token.i, start, end, mentions):
            start = lead_start(doc, token.i, mentions)
            break
        if token.i in persons or token.i in dates or not may_lead(doc, token, start, end, inside):
            break
        start -= 1
    start = skip_owner_of_another(doc, start, around)
    while start < end and (doc[start].lower_ in JOINTS or doc[start].is_punct):
        start += 1
    if 1 < start < end - 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        if not is_title_word(doc[start].text):
            start += 1  # the rest of a word: "US-[backed President]"
        elif doc[start - 2].text.islower() and not is_title_head(doc[start].text):
            start -= 2  # "pro-[democracy activist]"
    return start


def phrase_of_office(doc: Doc, end: int) -> int:
    """Return where an office of several words begins that ends before a token: "chief of staff"; else the token."""
    first = end
    while first > max(0, end - LONGEST_OFFICE) and not (doc[first - 1].is_space or doc[first - 1].text in STOPS):
        first -= 1
    return next((at for at in range(first, end - 2) if doc[at].is_alpha and is_title_head(doc[at:end].text)), end)


def skip_owner_of_another(doc: Doc, start: int, around: Sequence[Mention]) -> int:
    """Return where a lead begins after what the one before is of: "Mayor Ona Reed [of Lund and] Bishop"."""
    if start >= len(doc) or doc[start].lower_ != "of":
        return start
    if not any(m.label is Label.PERSON and m.end == start for m in around):
        return start
    owned = start + 1 + (doc[start + 1].lower_ == "the")
    return next((m.end for m in around if m.start == owned and m.label is not Label.PERSON), start)


def is_post(doc: Doc, at: int, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether "at" or "in" stands within a title: "leader of the majority in senate"."""
    first = start + (doc[start].lower_ == "the")
    named = any(m.label is Label.ORGANISATION and (m.start, m.end) == (first, end) for m in mentions)
    if not named and parse_title(doc[start:end].text) is not None:
        return False
    before = lead_start(doc, at, mentions)
    title = parse_title(doc[before:at].text) if before < at else None
    return title is not None and not is_plural(doc[before:at].text)


def may_lead(doc: Doc, token: Token, start: int, end: int, inside: set[int]) -> bool:
    """Tell whether a token can belong to the title phrase of which `start` to `end` is known."""
    word = token.lower_
    if token.text == "," and start < end and (joins_duties(doc, token) or joins_offices(doc, token)):
        return True
    if token.is_space or token.text in STOPS:
        before = doc[token.i - 1].text if token.i > 0 else ""
        shortened = token.text == "." and len(before) <= LONGEST_SHORT and is_honorific(before)  # "Maj. Gen."
        return shortened or (token.text in "()" and token.i in inside)
    if word in TIMES and token.i > 0:
        before, after = doc[token.i - 1].lower_, doc[token.i + 1].text
        if before in WHICH or (before == "the" and after[:1].isupper()):
            return False  # "last week President Ana Wolf", "the day President Ana Wolf left"
    if token.text == "-" and token.whitespace_ and token.i > 0 and doc[token.i - 1].text.islower():
        return False  # "two contenders - Prime Minister Ana Wolf and"
    if word == "under" and not (start < end and doc[start].text.startswith(OF_UNDER[token.text.islower()])):
        return False  # "reforms under President Kalu"
    if token.i in inside or word in JOINTS:
        if word == "to" and start > 1:
            return doc[start - 2].lower_.endswith(SENT) or follows_sender(doc, start - 1)
        return start < end or word not in JOINTS
    if token.i + 1 < len(doc) and is_title_head(doc[token.i : token.i + 2].text):
        return True  # "running mate"
    if token.i + 2 < len(doc) and doc[token.i + 1].text == "-" and is_title_head(doc[token.i : token.i + 3].text):
        return True  # "sub-inspector" in three tokens
    infinitive = token.i > 0 and doc[token.i - 1].lower_ == "to"  # "to force Senator Ona Reed"
    if token.pos_ in {"VERB", "AUX"} and token.text.islower() and (infinitive or not is_title_word(token.text)):
        return False
    if (
        is_title_word(token.text)
        or (start == end and is_title_head(doc[token.i - 1 : token.i + 1].text))
        or find_country(token.text)
        or word in {"elect", "designate", "counterpart", "counterparts"}
    ):
        return True
    if token.text[:1].isupper():
        return not token.is_sent_start or token.pos_ in {"PROPN", "NOUN", "ADJ"}
    if start == end or token.pos_ not in {"NOUN", "ADJ"} or not token.is_alpha:
        return False
    if doc[start].text[:1].isupper() and is_title_head(doc[start].text) and doc[token.i - 1].text != "-":
        return False  # "the reason President Ana Wolf is seeking support"
    # "human rights lawyer": what belongs to a noun within the title
    within = token.dep_ in {"amod", "compound"} and token.head.i == start and doc[start].pos_ == "NOUN"
    return within or is_title_word(doc[start].text)


def follows_sender(doc: Doc, to: int) -> bool:
    """Tell whether "to" follows whose envoy somebody is: "the ambassador of China [to Mongolia]"."""
    first = max(0, to - LONGEST_SENDER)
    of = next((i for i in range(first, to) if doc[i].lower_ == "of" and doc[i - 1].lower_.endswith(SENT)), None)
    return of is not None and find_country(doc[of + 1 : to].text.removeprefix("the ")) is not None
