"""Holders of high offices who have no name in the article: "the prime minister", "India’s foreign minister"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from geopolnews.annotate.clauses import phrase_around
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.phrases import trim_phrase
from geopolnews.assemble.cast.unnamed import Unnamed, is_bare_office
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.office_titles import Office, read_titles
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.leaders import country_of_leader
from geopolnews.lexicon.titles import find_title_word, index_plurals

CONFIDENCE = 0.5
ONE_OF_A_KIND = frozenset(
    "president|prime minister|premier|king|emir|amir|sultan|pope|chancellor|opposition leader|governor".split("|")
)
"""Offices that tell who is meant with no further word."""
HIGH = (*ONE_OF_A_KIND, "minister", "ambassador", "envoy", "speaker", "governor", "mayor", "commander")
SAME = {"premier": "prime minister", "amir": "emir"}
"""Two words for one office."""
ENVOYS = ("ambassador", "envoy", "representative", "chargé d'affaires")
"""How the offices of diplomats end."""
OTHERS = frozenset(
    "former ex new next first second last future any each every no another own then interim deputy departing".split()
)
"""Words in a phrase that mean somebody else than whoever holds the office, or nobody in particular."""
PARTIES = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
"""Relations of who does something or has it done to them."""
NEAR = 2
"""Tokens within which a name is that of the holder."""


def gather_incumbents(
    doc: Doc, mentions: Sequence[Mention], offices: Mapping[int, Sequence[Office]], names: Sequence[str]
) -> list[tuple[Unnamed, Office]]:
    """Return the holders of offices that no person of the article has, and their offices.

    Args:
        doc: a marked doc.
        mentions: all names of the article.
        offices: those of its people, by number.
        names: those of its people; where one of them is known to lead a country, leaders are not without a name.
    """
    held = {SAME.get(office.head, office.head) for own in offices.values() for office in own if not office.former}
    if any(country_of_leader(name) for name in names):
        held |= ONE_OF_A_KIND
    sorts = {(office.country, _sort(office)) for own in offices.values() for office in own if not office.former}
    groups: dict[str, list[tuple[Stretch, Office]]] = defaultdict(list)
    for token in doc:
        if token.dep_ not in PARTIES or token.pos_ not in {"NOUN", "PROPN"} or token.lower_ in index_plurals():
            continue
        if find_title_word(token.text, "head", "person") is None:
            continue
        stretch = trim_phrase(doc, phrase_around(token))
        office = _read_office(doc, stretch, mentions) if stretch is not None else None
        if stretch is None or office is None or SAME.get(office.head, office.head) in held:
            continue
        if office.country and (office.country, _sort(office)) in sorts:
            continue  # "the Chinese envoy" is China's ambassador, who is named
        if _is_definite(doc, stretch) and not _has_name(doc, stretch, mentions):
            words = fold_name(stretch.of(doc).text)
            groups[SAME.get(words, words)].append((stretch, office))
    return [(Unnamed([stretch for stretch, _ in group], CONFIDENCE, False), group[0][1]) for group in groups.values()]


def _sort(office: Office) -> str:
    """Return what sort of office it is, as news calls diplomats by several words; the office itself for others."""
    return "envoy" if office.head.endswith(ENVOYS) else office.head


def _read_office(doc: Doc, stretch: Stretch, mentions: Sequence[Mention]) -> Office | None:
    """Return the high office that a phrase is, if it is one and nothing else."""
    words = [token.lower_ for token in stretch.of(doc)]
    if OTHERS.intersection(words):
        return None
    found = [office for office in read_titles(doc, stretch, CONFIDENCE, mentions) if not office.counterpart]
    if len(found) != 1 or found[0].former or found[0].evidence.end != stretch.end:
        return None
    office = found[0]
    title = office.title.lower()
    if title in ONE_OF_A_KIND:
        return office
    told = office.holder is not None or office.country is not None or len(title.split()) > 1
    return office if told and any(title.endswith(word) for word in HIGH) else None


def _is_definite(doc: Doc, stretch: Stretch) -> bool:
    """Tell whether a phrase means somebody known: after "the", or by whose office it is."""
    before: Token | None = doc[stretch.start - 1] if stretch.start else None
    first = doc[stretch.start]
    return (before is not None and before.lower_ == "the") or first.text[:1].isupper()


def _has_name(doc: Doc, stretch: Stretch, mentions: Sequence[Mention]) -> bool:
    """Tell whether a person is named in or right beside a phrase, or people without a name are marked in it."""
    return any(
        (m.label is Label.PERSON and m.start < stretch.end + NEAR and stretch.start - NEAR < m.end)
        or (m.label is Label.UNNAMED and m.overlaps(stretch) and not is_bare_office(doc, m))
        for m in mentions
    )
