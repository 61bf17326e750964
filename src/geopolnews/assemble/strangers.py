"""Strangers: people without a name who speak and fit nobody of the cast: "the girl’s parents"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.cast.phrases import COLLECTIVES, DETERMINERS, cut_phrase, head_noun, trim_phrase
from geopolnews.assemble.cast.unnamed import NOT_PEOPLE, TOWARD, Unnamed, is_named_next, make_unnamed, names_first
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.statements.links import linked_drafts
from geopolnews.assemble.statements.sources import list_sources
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.people import find_person_noun, is_kin_noun
from geopolnews.lexicon.titles import find_title_word

LONGEST_REST = 3
"""Words that a phrase may lack."""


def list_unknown_sources(doc: Doc, cast: Cast) -> list[tuple[Stretch, float]]:
    """Return the sources of attributions that fit nobody of the cast, and how sure each attribution is."""
    found = []
    for draft in linked_drafts(doc):
        listed = [source.stretch for source in list_sources(doc, draft)]
        if listed and not any(cast.resolve(stretch).ids for stretch in listed):
            found.append((listed[0], draft.confidence))
    return found


def gather_strangers(doc: Doc, mentions: Sequence[Mention], sources: Sequence[tuple[Stretch, float]]) -> list[Unnamed]:
    """Return the people among the sources that fit nobody of the cast: "the girl’s parents"."""
    groups: dict[str, list[tuple[Stretch, float]]] = defaultdict(list)
    for source, sure in sources:
        noun = head_noun(doc, source)
        trimmed = trim_phrase(doc, reach_noun(doc, cut_phrase(doc, source, noun)))
        if trimmed is None or not (is_told_apart(doc, trimmed, noun) or is_of_named(doc, trimmed, noun, mentions)):
            continue
        if names_first(doc, mentions, trimmed) or is_named_next(doc, mentions, trimmed):
            continue
        groups[fold_name(doc[trimmed.start : trimmed.end].text)].append((trimmed, 0.5 * sure))
    return [
        make_unnamed(doc, [stretch for stretch, _ in group], round(max(sure for _, sure in group), 3))
        for group in groups.values()
    ]


def reach_noun(doc: Doc, stretch: Stretch) -> Stretch:
    """Return a phrase that ends in an article with the noun that it belongs to: "father of one of the [injured]"."""
    end = stretch.end
    while end < len(doc) and doc[end - 1].lower_ in DETERMINERS | {"of"} and end - stretch.end < LONGEST_REST:
        end += 1
        while end < len(doc) and doc[end - 1].pos_ in {"ADJ", "NUM"} and doc[end].pos_ in {"NOUN", "PROPN", "ADJ"}:
            end += 1
    return Stretch(start=stretch.start, end=end)


def is_of_named(doc: Doc, stretch: Stretch, noun: Token, mentions: Sequence[Mention]) -> bool:
    """Tell whether a phrase is for an officer of a body or somebody's kin: "the prosecutor of the Harbour Court"."""
    if noun.i + 1 >= stretch.end or doc[noun.i + 1].lower_ not in TOWARD:
        return False
    office, person = find_title_word(noun.text, "head"), find_person_noun(noun.text)
    inside = {m.label for m in mentions if noun.i < m.start < stretch.end}
    if is_kin_noun(noun.text) and doc[noun.i + 1].lower_ == "of":
        return True  # "the father of one of the injured"
    of_body = office is not None and doc[noun.i + 1].lower_ == "of" and Label.ORGANISATION in inside
    return of_body or (person is not None and Label.PERSON in inside)


def is_told_apart(doc: Doc, stretch: Stretch, noun: Token) -> bool:
    """Tell whether a phrase is for people and says more of them than an office: "India’s foreign minister"."""
    word = noun.lower_
    known = find_person_noun(noun.text)
    plural = word in COLLECTIVES or (known is not None and known.several)
    first = doc[stretch.start]
    if plural:
        bare = stretch.end - stretch.start == 1 and first.i > 0 and doc[first.i - 1].lower_ in DETERMINERS
        return word not in NOT_PEOPLE | {"majority"} and not bare
    if first.lower_ in {"his", "her"} and doc[first.i + 1].lower_ in {"highness", "majesty"}:
        return False  # they have a name elsewhere
    if known is None:
        return False
    if stretch.start and doc[stretch.start - 1].lower_ in {"a", "an", "another"}:
        return True  # a new one: "a party source"
    rest = [token for token in doc[stretch.start : stretch.end] if token.i != noun.i]
    owned = any(token.text in POSSESSIVE or token.lower_ in {"his", "her", "their", "another"} for token in rest)
    from_somewhere = any(token.pos_ == "ADJ" and token.text[:1].isupper() for token in rest)
    return owned or (from_somewhere and noun.text.islower())
