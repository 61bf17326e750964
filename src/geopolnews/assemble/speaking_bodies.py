"""Bodies that speak and that no head has named: "the city's bureau of commerce", "emergency services"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.bodies import Body
from geopolnews.assemble.cast.body_nouns import DESCRIBED_KINDS
from geopolnews.assemble.cast.cast import Cast
from geopolnews.assemble.cast.organisations import build_organisation
from geopolnews.assemble.cast.phrases import INDEFINITE, cut_phrase, head_noun, trim_phrase
from geopolnews.assemble.names.mentions import Label, Mention, make_mention
from geopolnews.assemble.names.settings import Setting
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.organisation_kinds import kind_by_words
from geopolnews.lexicon.people import find_person_noun
from geopolnews.lexicon.titles import find_title_word
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.span import Span

UNIQUE = frozenset(
    """government opposition parliament cabinet police army military navy presidency senate judiciary prosecution
    treasury defence defense""".split()
)
"""Nouns for bodies of which a country has one: "the opposition" needs no other word."""

MUNICIPAL = frozenset("city town county municipality".split())
"""Places that are bodies where their name follows: "the City of Eastmere"."""

OWNED = frozenset("its their his her our".split())
RELATIVE = frozenset("which that who whom whose".split())
DOUBT = 0.6
"""How much of the source's confidence is left: nothing but the noun says that this is a body."""


def gather_speaking_bodies(
    doc: Doc, sources: Sequence[tuple[Stretch, float]], mentions: Sequence[Mention], setting: Setting, cast: Cast
) -> list[Organisation]:
    """Return the bodies among the sources of attributions that fit nobody of the cast.

    Args:
        doc: a marked doc.
        sources: these sources, with how sure it is of each that it is one.
        mentions: all names of the article.
        setting: its countries.
        cast: who is known by now.
    """
    people = [span for actor in cast.actors for span in actor.mentions]
    groups: dict[str, list[Mention]] = defaultdict(list)
    for source, sure in sources:
        named = read_body(doc, source, sure)
        if named is not None and not any(named.span.overlaps(span) for span in people):
            groups[fold_name(named.text)].append(named)
    taken = [m.span for m in mentions]
    return [_build(doc, group, setting, taken) for group in groups.values()]


def read_body(doc: Doc, source: Stretch, sure: float) -> Mention | None:
    """Return the words of a source that name a body; None where they name none, or one told of elsewhere."""
    noun = head_noun(doc, source)
    trimmed = trim_phrase(doc, cut_phrase(doc, source, noun))
    if trimmed is None or doc[source.start].lower_ in INDEFINITE | OWNED:
        return None
    relative = next((i for i in range(noun.i - 1, trimmed.start - 1, -1) if doc[i].lower_ in RELATIVE), None)
    if relative is not None:
        trimmed = trim_phrase(doc, Stretch(start=relative + 1, end=trimmed.end)) or trimmed
    owner = next((i for i in range(trimmed.start, noun.i) if doc[i].text in POSSESSIVE), None)
    if owner is not None and not are_people(doc[owner - 1]):
        trimmed = Stretch(start=owner + 1, end=trimmed.end)  # "Freedonia's [central bank]"
    if not is_body_noun(doc, noun, trimmed):
        return None
    lone = trimmed.end - trimmed.start == 1
    if lone and noun.lower_ not in UNIQUE and (owner is None or noun.lower_ not in DESCRIBED_KINDS):
        return None
    return make_mention(doc, trimmed, Label.ORGANISATION, DOUBT * sure)


def are_people(noun: Token) -> bool:
    """Tell whether a noun is one for people, whose a body may be by name: "the [women]'s wing"."""
    return find_person_noun(noun.text) is not None or find_title_word(noun.text, "head") is not None


def is_body_noun(doc: Doc, noun: Token, phrase: Stretch) -> bool:
    """Tell whether the noun of a phrase, and not a word before it, is one for bodies: not "a court [ruling]"."""
    if noun.lower_ in UNIQUE:
        return True
    if noun.lower_ in MUNICIPAL:
        return noun.text.istitle() and noun.i + 1 < phrase.end and doc[noun.i + 1].lower_ == "of"
    ending = doc[max(phrase.start, noun.i - 1) : noun.i + 1].text
    if find_title_word(ending, "head") is not None or find_person_noun(noun.text) is not None:
        return False  # "the Harbour League's chief executive" is a person
    return any(
        kind_by_words(words) not in {None, OrganisationKind.PEOPLE, OrganisationKind.STATE}
        for words in (noun.text, ending if kind_by_words(doc[noun.i - 1].text) is None else noun.text)
    )


def _build(doc: Doc, group: Sequence[Mention], setting: Setting, taken: Sequence[Span]) -> Organisation:
    body = Body(group[0].text, mentions=sorted(set(group)), because=["it speaks, and its noun is one for bodies"])
    return build_organisation(doc, body, setting, taken)
