"""Whom words of an article mean: names, descriptions, pronouns, and several of them together."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, char_span, marks_of
from geopolnews.assemble.cast.cast import How, Resolution
from geopolnews.assemble.cast.phrases import head_noun
from geopolnews.assemble.resolve.described import resolve_description
from geopolnews.assemble.resolve.heads import heads_in, possessors, without_clause
from geopolnews.assemble.resolve.pronouns import FIRST, NEUTRAL, PLURAL, SINGULAR, resolve_pronoun, resolve_relative
from geopolnews.assemble.resolve.ties import Party, find_links, tied
from geopolnews.lexicon.titles import is_title_head
from geopolnews.model.actor import Actor
from geopolnews.model.article import PartKind
from geopolnews.model.organisation import Organisation
from geopolnews.model.place import Place
from geopolnews.model.span import Span

BESIDE = frozenset({PartKind.DATELINE, PartKind.BYLINE, PartKind.CREDIT, PartKind.STRAY})
"""Parts of an article that are no part of the story."""

AHEAD = 0.7
"""How sure it is that somebody described is who is named further on."""

SURE_LINK = 0.4
"""Links of "he" and "she" that tell whether somebody is a man or a woman."""


@attrs.define(kw_only=True, eq=False, slots=False)
class ArticleCast:
    """The cast of one article."""

    doc: Doc
    actors: tuple[Actor, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    genders: dict[str, str | None] = attrs.field(factory=dict)
    """`m` or `f` for actors whose titles tell."""
    ahead: dict[Span, str] = attrs.field(factory=dict)
    """Where people are described who are named further on, with who they are."""
    memory: dict[tuple[int, int], Resolution] = attrs.field(factory=dict, init=False)
    """What has been resolved."""
    pending: set[tuple[int, int]] = attrs.field(factory=set, init=False)
    """What is being resolved: a pronoun may lead back to itself."""
    links: dict[tuple[int, int], dict[str, float]] = attrs.field(factory=dict, init=False)
    """What `find_links` found for a token, with so many hops to go."""

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The actors, then the organisations: whoever can speak or act."""
        parties: list[Party] = [*self.actors]
        parties += self.organisations
        return tuple(parties)

    @cached_property
    def by_id(self) -> dict[str, Actor | Organisation | Place]:
        """Every member by its id."""
        members: list[Actor | Organisation | Place] = [*self.parties]
        members += self.places
        return {member.id: member for member in members}

    @cached_property
    def named(self) -> tuple[tuple[Span, str], ...]:
        """All places where somebody or something is named, in the order of the text."""
        spots = [(span, entity.id) for entity in self.by_id.values() for span in entity.mentions]
        return tuple(sorted(spots, key=lambda s: (s[0].start, s[0].end, s[1])))

    @cached_property
    def members_at(self) -> dict[int, list[Party]]:
        """Token -> the actors and organisations that are named there."""
        found: dict[int, list[Party]] = {}
        for entity in self.parties:
            for span in entity.mentions:
                tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
                for token in tokens if tokens is not None else ():
                    found.setdefault(token.i, []).append(entity)
        for span, id in self.ahead.items():
            tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
            for token in tokens if tokens is not None else ():
                found.setdefault(token.i, []).extend(actor for actor in self.actors if actor.id == id)
        return found

    @cached_property
    def told_genders(self) -> dict[str, str]:
        """`m` or `f` for actors whom the reader links again and again with "he", or with "she"."""
        votes: dict[str, dict[str, float]] = {}
        for token in self.doc:
            if token.lower_ in {"he", "she"}:
                for id, probability in find_links(self, token).items():
                    own = votes.setdefault(id, {"m": 0.0, "f": 0.0})
                    own[SINGULAR[token.lower_]] += probability if probability >= SURE_LINK else 0.0
        told = {id: max(own, key=lambda sex: own[sex]) for id, own in votes.items()}
        return {id: sex for id, sex in told.items() if votes[id][sex] > 1.0 + 2 * min(votes[id].values())}

    @cached_property
    def beside(self) -> frozenset[str]:
        """The members named only beside the story, in the dateline or a credit: the agency that carries it."""
        parts = [part for part in marks_of(self.doc).parts if part.kind in BESIDE]
        return frozenset(
            member.id
            for member in self.parties
            if parts and all(any(p.start <= span.start < p.end for p in parts) for span in member.mentions)
        )

    def gender_of(self, id: str) -> str | None:
        """Return `m` or `f` where the titles of an actor or the pronouns for it tell."""
        return self.genders.get(id) or self.told_genders.get(id)

    def named_in(self, stretch: Stretch) -> tuple[tuple[Span, str], ...]:
        """Return the mentions that lie in a stretch."""
        whole = char_span(self.doc, stretch)
        return tuple((span, id) for span, id in self.named_around(whole) if whole.contains(span))

    def named_around(self, whole: Span) -> tuple[tuple[Span, str], ...]:
        """Return the mentions that may share a character with a span, and few others, in the order of the text."""
        starts, longest = self._starts
        return self.named[bisect_left(starts, whole.start - longest) : bisect_left(starts, whole.end)]

    @cached_property
    def _starts(self) -> tuple[list[int], int]:
        """Where each mention begins, and how long the longest is."""
        return [span.start for span, _ in self.named], max((len(span) for span, _ in self.named), default=0)

    def resolve(self, stretch: Stretch) -> Resolution:
        """Return which actors or organisations a phrase means."""
        key = (stretch.start, stretch.end)
        if key not in self.memory:
            if key in self.pending:  # a pronoun whose speaker is found by way of itself
                return Resolution(why="it leads back to itself")
            if not self.pending:
                self._resolve_before(stretch.start)
            self._remember(stretch)
        return self.memory[key]

    def _resolve_before(self, start: int) -> None:
        """Resolve the pronouns before a token in their order: each may rest on the one before it, however many."""
        while self.pronouns and self.pronouns[-1] < start:
            at = self.pronouns.pop()
            if (at, at + 1) not in self.memory:
                self._remember(Stretch(start=at, end=at + 1))

    def _remember(self, stretch: Stretch) -> None:
        key = (stretch.start, stretch.end)
        self.pending.add(key)
        try:
            self.memory[key] = self._resolve(stretch)
        finally:
            self.pending.discard(key)

    @cached_property
    def pronouns(self) -> list[int]:
        """The tokens that may be pronouns for one party and have not been resolved in order yet, the last first."""
        return [token.i for token in self.doc if token.lower_ in SINGULAR or token.lower_ in NEUTRAL][::-1]

    @cached_property
    def source_tokens(self) -> frozenset[int]:
        """The tokens in sources of attributions."""
        marks = marks_of(self.doc).attributions
        return frozenset(i for m in marks if m.source for i in range(m.source.start, m.source.end))

    def _find_joined(self, stretch: Stretch, members: list[Party]) -> list[Party]:
        """Return who holds the office that comes before somebody's: "The crown prince and Prime Minister Ona Reed"."""
        joint = next((i for i in range(stretch.start, stretch.end) if self.doc[i].lower_ == "and"), None)
        if len(members) != 1 or joint is None or joint - stretch.start < len(("the", "office")):
            return []
        if self.doc[stretch.start].lower_ != "the" or not is_title_head(self.doc[joint - 1].text):
            return []
        first = Stretch(start=stretch.start, end=joint)
        if self.named_in(first):
            return []
        told = self.resolve(first)
        others = [party for party in self.parties if told.ids == (party.id,) and party is not members[0]]
        return others if told.how is How.DESCRIPTION else []

    def _find_ahead(self, stretch: Stretch) -> Resolution | None:
        """Return who is described in a phrase and named further on."""
        whole, noun = char_span(self.doc, stretch), head_noun(self.doc, stretch)
        for span, id in self.ahead.items():
            if span.overlaps(whole) and span.start <= noun.idx < span.end:
                why = f"“{self.doc.text[span.start : span.end]}” is {self.by_id[id].name}, who is named further on"
                return tied(self, stretch.start, stretch.end, id, How.DESCRIPTION, why, AHEAD)
        return None

    def _resolve(self, stretch: Stretch) -> Resolution:
        tokens = [t for t in self.doc[stretch.start : stretch.end] if not t.is_space]
        if not tokens:
            return Resolution(why="there are no words")
        if len(tokens) == 1 and tokens[0].lower_ in (*SINGULAR, *PLURAL, *NEUTRAL, *FIRST):
            return resolve_pronoun(self, tokens[0])
        if (told := self._find_ahead(stretch)) is not None:
            return told
        if honoured := title_after_honorific(self.doc, stretch):
            return self.resolve(honoured)
        if members := heads_in(self, without_clause(self, stretch)) or possessors(self, stretch):
            members = [*self._find_joined(stretch, members), *members]
            names = " and ".join(member.name for member in members)
            confidence = min(member.confidence for member in members)
            return Resolution(
                ids=tuple(m.id for m in members),
                how=How.NAME,
                why=f"{names} {'is' if len(members) == 1 else 'are'} named",
                confidence=confidence,
            )
        noun = head_noun(self.doc, stretch)
        if tokens[0].lower_ in {"who", "which", "that"}:
            return resolve_relative(self, tokens[0])
        if noun.lower_ in SINGULAR:
            return resolve_pronoun(self, noun)
        return resolve_description(self, stretch, noun)


def title_after_honorific(doc: Doc, stretch: Stretch) -> Stretch | None:
    """Return the office in "His Highness the Amir", where that is all."""
    tokens = doc[stretch.start : stretch.end]
    if len(tokens) < 4 or tokens[0].lower_ not in {"his", "her"} or tokens[1].lower_ not in {"highness", "majesty"}:
        return None
    return Stretch(start=stretch.start + 2, end=stretch.end) if tokens[2].lower_ == "the" else None
