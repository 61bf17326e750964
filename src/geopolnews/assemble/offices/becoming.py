"""Offices that a verb tells: "who leads the PMF", "is the president of Ghana", "the board, headed by Ona Reed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office, read_titles
from geopolnews.assemble.offices.appositions import LONGEST_APPOSITION, apposition_end, is_whole, skip_age
from geopolnews.lexicon.titles import is_honorific, is_title_word

LONGEST_PRAISE = 7
"""Tokens from "leads" to the name of the body: "leads the two-year-old Reform League"."""

VERB_TITLES = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair", "chaired": "chair",
    "founded": "founder",
}  # fmt: skip
"""What somebody is who does this: "who leads the Coastal Guard Front"."""

NOW = frozenset("now currently also still previously formerly".split())
"""Adverbs between "who" and its verb: "who now heads the bureau"."""

JOINED = frozenset("is was remains became serves".split())
"""Verbs that may give the subject of another one an office."""

BECOMING = re.compile(
    r"\s+(?:(?:later |then |eventually |soon |subsequently )?"
    r"(?:is|remains|became|becomes|serves as|has served as|was (?:re-?)?(?:elected|appointed|named)(?: as)?|"
    r"(?:currently|now|also) serves as|is (?:currently|also|now)|has (?:also )?been|"
    r"(?P<past>(?:also |previously |formerly )?(?:served|worked) as|was(?: also| previously| formerly)?|"
    r"had been(?: working as)?))\s+)"
    r"(?P<det>the |a |an |its |their )?",
)


def read_headed(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office of somebody who heads a body: "the government, headed by X", "X leads the party"."""
    bodies = [m for m in mentions if m.label is Label.ORGANISATION and m.country is None]
    at = mention.start - 2
    while at > 1 and is_honorific(doc[at + 1].text):
        at -= 1
    owner = mention.end < len(doc) and doc[mention.end].text in POSSESSIVE  # "led by Ona Reed's party"
    if at > 1 and not owner and doc[at + 1].lower_ == "by" and doc[at].lower_ in VERB_TITLES:
        end = at - (doc[at - 1].text == ",")
        if body := next((m for m in bodies if m.end == end), None):
            yield attrs.evolve(make_led(Stretch(start=at, end=mention.start), doc[at].lower_, body), former=False)
    at = mention.end
    leads = at + 1 < len(doc) and doc[at].lower_ in {"leads", "heads", "chairs"}
    if leads and (body := next((m for m in bodies if at < m.start <= at + LONGEST_PRAISE), None)):
        yield make_led(Stretch(start=at, end=body.end), doc[at].lower_, body)


def read_clause(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices that a clause after a name tells: "who leads the PMF", "is the president of Ghana"."""
    end = min(len(doc), mention.end + LONGEST_APPOSITION)
    at = skip_age(doc, mention.end)
    at += at < len(doc) and doc[at].text == ","
    if at + 2 < end and doc[at].lower_ == "who":
        at += doc[at + 1].lower_ in NOW
        if (verb := doc[at + 1].lower_) in VERB_TITLES:
            last = apposition_end(doc, at + 2, ())
            last = next((i for i in range(at + 3, last) if doc[i].lower_ in {"between", "against"}), last)
            if last > at + 2:
                yield make_led(Stretch(start=at, end=last), verb, Stretch(start=at + 2, end=last))
            return
        at += 1
    elif at != mention.end:
        return
    yield from read_becoming(doc, at, mentions)


def read_joined_clause(doc: Doc, mention: Mention, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the office that a second verb of a sentence gives: "Reed lives in Oslo and is head of the museum"."""
    sentence = doc[mention.start].sent
    persons = [m for m in mentions if m.label is Label.PERSON and sentence.start <= m.start < sentence.end]
    if not persons or persons[0] is not mention:
        return
    end = persons[1].start if len(persons) > 1 else sentence.end
    joint = next(
        (i for i in range(mention.end, end - 1) if doc[i].lower_ == "and" and doc[i + 1].lower_ in JOINED), None
    )
    if joint is not None and not any(doc[i].text == "," for i in range(mention.end, joint)):
        yield from read_becoming(doc, joint + 1, mentions)


def read_becoming(doc: Doc, at: int, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices that a verb right at a token gives: "is the president of Ghana", "served as its head"."""
    text = doc[at : min(len(doc), at + LONGEST_APPOSITION)].text
    become = BECOMING.match(" " + text)
    if become is None:
        return
    start = at + len(doc.char_span(doc[at].idx, doc[at].idx + become.end() - 1, alignment_mode="contract") or ())
    stop = apposition_end(doc, start, ())
    if start >= stop or doc[start].pos_ == "ADP" or is_participle(doc[start]):
        return  # "was heard at his talks with the envoy"
    stretch = Stretch(start=start, end=stop)
    for office in read_titles(doc, stretch, 0.6, mentions):
        words = doc[start:stop].text
        if (
            is_whole(doc, office, start, stop)
            and words.find(office.title) <= 40
            and " of " not in words[: max(0, words.find(office.title))]
            and not (office.head == "leader" and become["det"] == "a " and office.country)
        ):
            yield attrs.evolve(office, former=office.former or become["past"] is not None)


def is_participle(token: Token) -> bool:
    """Tell whether a word goes on with a verb: "was speaking"; not "was founding chief"."""
    return token.pos_ == "VERB" and not is_title_word(token.text)


def make_led(evidence: Stretch, verb: str, holder: Stretch) -> Office:
    """Return the office of somebody who leads a body."""
    return Office(
        title=VERB_TITLES[verb],
        head=VERB_TITLES[verb],
        country=None,
        holder=Stretch(start=holder.start, end=holder.end),
        former=verb in {"led", "headed", "chaired"},
        acting=False,
        evidence=evidence,
        confidence=0.7,
    )
