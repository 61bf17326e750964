"""Title phrases as offices: "former Iraqi deputy foreign minister", "Deputy Prime Minister and Foreign Minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs
from spacy.tokens import Doc

from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.mentions import Label, Mention
from geopolnews.lexicon.countries import country_by_demonym, find_country
from geopolnews.lexicon.title_phrases import Title, parse_title
from geopolnews.lexicon.titles import find_title_word, index_plurals, is_title_head, is_title_word

FIELD_JOINT = re.compile(r"\s+(?:and|&)\s+|\s*,\s+(?:and\s+)?")

HELD_BY = frozenset(["of", "for", "to"])

STOPS = frozenset('.;:!?()[]–—"“”«»')

LEAD_WORDS = frozenset(
    [
        "last",
        "first",
        "second",
        "third",
        "late",
        "new",
        "newly",
        "current",
        "incumbent",
        "prominent",
        "influential",
        "powerful",
        "veteran",
        "longtime",
        "long-time",
        "shia",
        "shiite",
        "sunni",
        "muslim",
        "christian",
        "catholic",
        "islamic",
        "arab",
        "african",
        "asian",
        "european",
        "western",
        "then",
        "two",
        "three",
        "four",
        "populist",
        "leftist",
        "right-wing",
        "left-wing",
        "controversial",
        "embattled",
    ]
)
"""Words before an office that are no part of it."""

BODY_NOUNS = frozenset(
    ["party", "union", "council", "company", "agency", "panel", "group", "commission", "coalition", "association"]
)
"""Nouns for a body that the text has named before: "party chairman"."""

WHOLE_TITLES = frozenset(
    ["parliament", "presidential", "cabinet", "government", "state", "army", "police", "military", "navy"]
)
"""Bodies that are a part of the title: "Parliament Speaker"."""

RANKS = frozenset(
    [
        "general",
        "major",
        "colonel",
        "captain",
        "lieutenant",
        "brigadier",
        "sergeant",
        "professor",
        "prof",
        "doctor",
        "dr",
        "sir",
        "lady",
        "lord",
        "sheikh",
        "mr",
        "mrs",
        "ms",
        "miss",
        "maj",
        "gen",
        "col",
        "lt",
        "capt",
        "father",
        "sister",
        "brother",
        "excellency",
        "highness",
        "majesty",
        "fugitive",
        "swimmer",
        "artist",
        "lieutenant-general",
        "major-general",
    ]
)
"""Ranks and forms of address, which are no offices."""

ADDRESS = frozenset(["his", "her", "highness", "majesty", "excellency", "royal"])
"""Forms of address, which no office is held in."""

AGE = re.compile(r"^\d+[- ]year[- ]old\s+")


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
    counterpart: bool = False
    """Whether the words are only "counterpart", and the office is that of somebody else in the sentence."""


def read_titles(doc: Doc, stretch: Stretch, confidence: float, mentions: Sequence[Mention]) -> Iterator[Office]:
    """Give the offices of a phrase: one, or each of several that "and" joins."""
    text = doc[stretch.start : stretch.end].text
    if re.search(r"\bcounterparts?\b", text):
        yield make_counterpart(stretch, text)
        return
    base = doc[stretch.start].idx
    while ends_in_rank(text):
        text = text[: -len(text.split()[-1])].rstrip()
    pieces = split_offices(text)
    titles = [(offset, title) for offset, piece in pieces if (title := parse_title(piece)) is not None]
    countries = [title.country for _, title in titles if title.country]
    for offset, title in titles:
        if title.text.lower() in RANKS:
            continue
        office = make_office(doc, stretch, base + offset, title, text[offset:], confidence, mentions)
        if len(titles) > 1 and office.country is None and office.holder is None and countries:
            office = attrs.evolve(office, country=countries[0])
        yield office


def ends_in_rank(text: str) -> bool:
    """Tell whether a phrase goes on to a rank after the office: "Director Maj. Gen.", but not "secretary general"."""
    words = text.split()
    if len(words) < 2 or words[-1].lower().strip(".") not in RANKS:
        return False
    return find_title_word(" ".join(words[-2:]), "head") is None


def split_offices(text: str) -> list[tuple[int, str]]:
    """Part a phrase at "and" and commas where there is an office on each side; else leave it whole."""
    pieces, at = [], 0
    for joint in FIELD_JOINT.finditer(text):
        pieces.append((at, text[at : joint.start()]))
        at = joint.end()
    pieces.append((at, text[at:]))
    if len(pieces) > 1 and all(holds_office(piece) for _, piece in pieces):
        return pieces
    if len(pieces) > 1 and find_title_word(pieces[-2][1].split()[-1:][0] if pieces[-2][1].split() else "", "relation"):
        return pieces[-1:]  # "his wife and vice president"
    return [(0, text)]


def holds_office(piece: str) -> bool:
    """Tell whether a piece of a phrase is an office by itself, not only a field of duty: "Justice", "Deputy Youth"."""
    title = parse_title(piece)
    if title is None or find_title_word(title.text, "portfolio"):
        return False
    return title.end >= len(piece.rstrip()) or piece[title.end :].split()[0].lower() in HELD_BY | {"in", "at"}


def make_office(
    doc: Doc, stretch: Stretch, base: int, title: Title, text: str, confidence: float, mentions: Sequence[Mention]
) -> Office:
    """Return the office of a parsed title; `base` is where the parsed text begins in the article."""
    holder, kept = holder_in_title(doc, base + title.start, base + title.end, mentions), title.text
    if holder is not None:
        kept = doc.text[doc[holder.end].idx : base + title.end]
    elif title.organisation and title.organisation.lower().split()[-1] not in ADDRESS:
        at = text.find(title.organisation)
        span = (
            doc.char_span(base + at, base + at + len(title.organisation), alignment_mode="contract")
            if at >= 0
            else None
        )
        if span is not None and len(span):
            holder = Stretch(start=span.start, end=span.end)
    return Office(
        title=singular_title(clean_title(doc, base + title.start, kept)),
        head=title.head,
        body=next(
            (word for word in kept.lower().replace("’s", "").replace("'s", "").split()[:1] if word in BODY_NOUNS), None
        ),
        country=nearest_country(text[: title.start]) or title.country,
        holder=holder,
        former=title.former or kept.startswith("then-"),
        acting=title.acting,
        evidence=stretch,
        confidence=confidence,
    )


def nearest_country(before: str) -> str | None:
    """Return the last country that the words before a title mean: Czech in "Chinese embassy and Czech President"."""
    words = re.findall(r"[^\W\d_](?:[\w.-]*\w)?\.?", before)
    for end in range(len(words), 0, -1):
        for size in (3, 2, 1):
            if end >= size and (country := find_country(" ".join(words[end - size : end]))):
                return country.code
    return None


def holder_in_title(doc: Doc, start: int, end: int, mentions: Sequence[Mention]) -> Stretch | None:
    """Return the body or place that a title begins with: "General Intelligence Service Director", "Congress leader"."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None:
        return None
    for mention in mentions:
        if mention.label not in (Label.ORGANISATION, Label.PLACE) or mention.country:
            continue
        if mention.text.lower() in WHOLE_TITLES or mention.text.lower() in LEAD_WORDS:
            continue
        if doc[span.end - 1].text in {"Minister", "Secretary"} and mention.label is Label.ORGANISATION:
            continue  # what looks like a body is the field of duty: "Crown-Indigenous Relations Minister"
        if mention.start <= span.start < mention.end < span.end and doc[mention.end].text not in {
            "’s",
            "'s",
            "-",
            "of",
        }:
            return Stretch(start=span.start, end=mention.end)
    return None


def clean_title(doc: Doc, start: int, title: str) -> str:
    """Leave off what stands before an office and is no part of it: belief, people, order, praise; and open brackets."""
    title = AGE.sub("", title.split(" (")[0]).removeprefix("then-")
    words = title.split()
    while len(words) > 1 and find_title_word(title, "head") is None and is_idle(doc, start, title, words[0]):
        title = title[len(words[0]) :].lstrip()
        words.pop(0)
    return title


def is_idle(doc: Doc, start: int, title: str, word: str) -> bool:
    """Tell whether the first word of a title is no part of it."""
    if (
        word.lower() in LEAD_WORDS
        or (word.lower() in BODY_NOUNS and word.lower() != "union")
        or word[-2:] in {"’s", "'s"}
    ):
        return True
    if word[:1].isupper() or is_title_word(word):
        return False
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return span is not None and next(
        (
            t.pos_ in {"ADJ", "ADV", "VERB", "ADP", "DET", "NUM", "PRON", "AUX"}
            for t in doc[span.start : span.start + 12]
            if t.text == word
        ),
        False,
    )


def singular_title(text: str) -> str:
    """Return a title of several people as that of one: "foreign ministers" becomes "foreign minister"."""
    words = text.split()
    for size in range(min(3, len(words)), 0, -1):
        plural = index_plurals().get(" ".join(words[-size:]).lower().replace("-", " "))
        if plural is not None and find_title_word(" ".join(words[-size:]).rstrip("s"), "head") is plural:
            last = words[-1]
            return " ".join([*words[:-1], last[:-3] + "man" if last.endswith("men") else last.removesuffix("s")])
    if words and words[-1].lower().endswith("men"):
        return " ".join([*words[:-1], words[-1][:-2] + "an"])
    return text


def make_counterpart(stretch: Stretch, text: str) -> Office:
    """Return the office of a counterpart, whose title is somebody else's."""
    country = next((c for word in text.split() if (c := country_by_demonym(word))), None)
    return Office(
        title="counterpart", head="counterpart", country=country.code if country else None, holder=None,
        former=False, acting=False, evidence=stretch, confidence=0.7, counterpart=True,
    )  # fmt: skip


def is_plural(words: str) -> bool:
    """Tell whether the noun of a title phrase is a plural."""
    plurals = index_plurals()
    return any(word.lower() in plurals and not is_title_head(word.rstrip("s") + "ss") for word in words.split())
