"""Pronouns: whom "he", "they" or "we" means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.annotate.clauses import turns_to_somebody
from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import AttributionMark, Stretch, marks_of
from geopolnews.assemble.cast.cast import How, Resolution
from geopolnews.assemble.resolve.heads import APPOSED
from geopolnews.assemble.resolve.ties import Party, find_links, last_pair, tied, words_of
from geopolnews.model.actor import Actor, ActorKind
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.span import Span

if TYPE_CHECKING:
    from geopolnews.assemble.resolve.resolution import ArticleCast

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}

PLURAL = frozenset(["they", "them", "their", "theirs", "themselves", "both"])

NEUTRAL = frozenset(["it", "its", "itself"])

FIRST = frozenset("i me my mine myself we us our ours ourselves".split())

LEAST_LINK = 0.12
"""A person to whom the reader gives less than this is not meant on its word alone."""

TOPIC = 0.6
"""How much more somebody is meant with whom the sentence begins: "For Hart, he said"."""

RULED = 0.1
"""How much more somebody is meant who was spoken of last: little, as the reader knows where people stand itself."""

REACH = 3
"""How many sentences back a pronoun is resolved by rules."""


def resolve_pronoun(cast: ArticleCast, token: Token) -> Resolution:
    """Return whom a pronoun means: what the reader links it with and what stands before it, weighed together."""
    word = token.lower_
    if word in FIRST:
        return speaker_around(cast, token)
    linked = find_links(cast, token)
    fitting = {id: p for id, p in linked.items() if id not in cast.beside and fits_pronoun(cast, cast.by_id[id], word)}
    if word in PLURAL:
        return resolve_plural(cast, token, fitting)
    if word in SINGULAR and (told := resolve_gloss(cast, token) or resolve_topic(cast, token)) is not None:
        return told
    ruled = by_rule(cast, token, word)
    scores = dict(fitting)
    for id, weight in ruled.items():
        scores[id] = scores.get(id, 0.0) + weight
    for id in quoted_at(cast, token) if len(scores) > 1 else ():
        scores.pop(id, None)  # nobody says "he" of himself
    if not scores:
        return Resolution(why=f"nobody before “{token.text}” fits it")
    best = max(scores, key=lambda id: scores[id])
    second = max((s for id, s in scores.items() if id != best), default=0.0)
    if scores[best] < LEAST_LINK:
        return Resolution(why=f"whom “{token.text}” means is not clear")
    confidence = min(0.95, 0.35 + 0.6 * (scores[best] - second))
    why = f"“{token.text}” most likely means {cast.by_id[best].name}, " + (
        "whom the reader links it with" if fitting.get(best, 0.0) >= 0.3 else "who was spoken of last and fits it"
    )
    return tied(cast, token.i, token.i + 1, best, How.PRONOUN, why, max(0.1, confidence))


def resolve_gloss(cast: ArticleCast, token: Token) -> Resolution | None:
    """Return whom brackets after a pronoun name: "He (Reed) said"."""
    if token.i + 2 >= len(cast.doc) or cast.doc[token.i + 1].text not in {"(", "["}:
        return None
    named = [m for m in cast.members_at.get(token.i + 2, []) if fits_pronoun(cast, m, token.lower_)]
    if not named:
        return None
    why = f"{named[0].name} stands in brackets after “{token.text}”"
    return tied(cast, token.i, token.i + 1, named[0].id, How.PRONOUN, why, 0.9)


def quoted_at(cast: ArticleCast, token: Token) -> tuple[str, ...]:
    """Return who says the quotation that a token stands in."""
    if not any(quote.start < token.i < quote.end for quote in marks_of(cast.doc).quotes):
        return ()
    mark = attribution_at(cast, token.i)
    return cast.resolve(mark.source).ids if mark is not None and mark.source is not None else ()


def resolve_topic(cast: ArticleCast, token: Token) -> Resolution | None:
    """Return whom a sentence turns to by an office before the pronoun: "As for the ambassador, she said"."""
    start = token.sent.start
    if cast.doc[start].lower_ != "as" or not turns_to_somebody(cast.doc, start) or cast.doc[token.i - 1].text != ",":
        return None
    told = cast.resolve(Stretch(start=start + 2, end=token.i - 1))
    if len(told.ids) != 1 or not fits_pronoun(cast, cast.by_id[told.ids[0]], token.lower_):
        return None
    why = f"the sentence is about {cast.by_id[told.ids[0]].name}"
    return tied(cast, token.i, token.i + 1, told.ids[0], How.PRONOUN, why, 0.7)


def resolve_relative(cast: ArticleCast, token: Token) -> Resolution:
    """Return whom "who" means: whoever is named right before it, or before his body: "Reed, of the council, who"."""
    at = token.i - 1
    while at >= 0 and (cast.doc[at].text in {",", ")", "("} or cast.doc[at].is_space):
        at -= 1
    if at > 0 and cast.doc[at].lower_ in APPOSED and cast.members_at.get(at - 1) and not cast.members_at.get(at):
        at -= 1  # "Caijing magazine, which"
    members = cast.members_at.get(at, []) if at >= 0 else []
    if not members:
        return Resolution(why=f"whom “{token.text}” means is not clear")
    member = members[0]
    if isinstance(member, Organisation) and member.kind is not OrganisationKind.PEOPLE:
        member = _person_set_off(cast, token) or member
    return Resolution(ids=(member.id,), how=How.PRONOUN, why=f"“{token.text}” follows {member.name}", confidence=0.8)


def _person_set_off(cast: ArticleCast, token: Token) -> Actor | None:
    """Return the last person before a token in its sentence after whose name a comma sets off who he is."""
    for i in range(token.i - 2, token.sent.start - 1, -1):
        people = [member for member in cast.members_at.get(i, []) if isinstance(member, Actor)]
        if people:
            return people[0] if cast.doc[i + 1].text == "," else None
    return None


def fits_pronoun(cast: ArticleCast, entity: object, word: str) -> bool:
    """Tell whether a member can be meant by a pronoun: by sex, by number, by being a person or a body."""
    if word in SINGULAR:
        gender = cast.gender_of(entity.id) if isinstance(entity, Actor) else None
        return isinstance(entity, Actor) and entity.kind is not ActorKind.GROUP and gender in (None, SINGULAR[word])
    if word in NEUTRAL:
        return isinstance(entity, Organisation) and entity.kind is not OrganisationKind.PEOPLE
    return isinstance(entity, Organisation) or (isinstance(entity, Actor) and entity.kind is ActorKind.GROUP)


def by_rule(cast: ArticleCast, token: Token, word: str) -> dict[str, float]:
    """Return who is likely meant by where they stand: subjects and speakers of the sentences before."""
    weights: dict[str, float] = {}
    if word not in SINGULAR and word not in NEUTRAL:
        return weights
    sentence = token.sent
    own = words_of(cast, Stretch(start=token.i, end=token.i + 1))
    if word in NEUTRAL:
        # a body is often told of before its word: "the Eastmere Bank will close, it said"
        own = tuple(span for span in own if span.start > token.idx)
    back = 0
    while back <= REACH:
        weight = RULED * 0.5 ** max(0, back - 1)
        ranked = standing_in(cast, sentence.start, min(sentence.end, token.i), word, own)
        for rank, id in enumerate(ranked):
            weights[id] = max(weights.get(id, 0.0), weight * 0.6**rank)
        if back == 0 and ranked and turns_to_somebody(cast.doc, sentence.start):
            weights[ranked[0]] += TOPIC
        if ranked and back >= 1:
            break
        if sentence.start == 0:
            break
        sentence = cast.doc[sentence.start - 1].sent
        back += 1
    return weights


def standing_in(cast: ArticleCast, start: int, end: int, word: str, own: tuple[Span, ...]) -> list[str]:
    """Return the fitting members named in a stretch: speakers first, then subjects, then the rest in order.

    What stands in the words that the pronoun itself says is left out.
    """
    seen: dict[str, tuple[int, int]] = {}
    for i, token in enumerate(cast.doc.tokens[start:end], start):
        named = cast.members_at.get(i)
        if not (named or token.lower_ in SINGULAR) or any(span.start <= token.idx < span.end for span in own):
            continue
        members: list[Party] = list(named or ())
        if not members and (i, i + 1) not in cast.pending:
            ids = cast.resolve(Stretch(start=i, end=i + 1)).ids
            members = [m for m in cast.parties if m.id in ids]
        for member in members:
            if member.id not in cast.beside and fits_pronoun(cast, member, word):
                role = 0 if i in cast.source_tokens else 1 if is_subject(cast, i) else 2
                seen[member.id] = min(seen.get(member.id, (9, i)), (role, i))
    return sorted(seen, key=lambda id: seen[id])


def is_subject(cast: ArticleCast, i: int) -> bool:
    """Tell whether a token is the subject, or a part of the name or title that is."""
    token = cast.doc[i]
    while token.dep_ in {"flat", "flat:name", "compound", "appos"} and token.head.i != token.i:
        token = token.head
    return token.dep_.startswith("nsubj")


def resolve_plural(cast: ArticleCast, token: Token, fitting: dict[str, float]) -> Resolution:
    """Return whom "they" means: a group or body that the reader links, or the two who were named together last."""
    best = max(fitting, key=lambda id: fitting[id], default=None)
    if best is not None and fitting[best] >= 0.3:
        why = f"“{token.text}” most likely means {cast.by_id[best].name}, with whom the reader links it"
        return tied(cast, token.i, token.i + 1, best, How.PRONOUN, why, min(0.9, fitting[best]))
    pair = last_pair(cast, token.sent.start)
    if pair:
        names = " and ".join(cast.by_id[id].name for id in pair)
        return Resolution(ids=pair, how=How.PRONOUN, why=f"{names} were named together last", confidence=0.4)
    return Resolution(why=f"whom “{token.text}” means is not clear")


def speaker_around(cast: ArticleCast, token: Token) -> Resolution:
    """Return who says "I" or "we": the speaker of the words it stands in."""
    mark = attribution_at(cast, token.i)
    if mark is None or mark.source is None:
        return Resolution(why=f"nobody is found who says “{token.text}”")
    return cast.resolve(mark.source)


def attribution_at(cast: ArticleCast, i: int) -> AttributionMark | None:
    """Return the innermost attribution whose content a token stands in."""
    marks = [m for m in marks_of(cast.doc).attributions if any(c.start <= i < c.end for c in m.contents)]
    return min(marks, key=lambda m: sum(c.end - c.start for c in m.contents), default=None)
