"""Bodies and places that an office may be held in: those named in its words, or meant by a noun ("the chamber")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.assemble.cast.body_nouns import KIND_NOUNS, STRICT_NOUNS, index_nouns
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.places import choose_place
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.place import PlaceKind

OF_A_STATE = frozenset([OrganisationKind.STATE, OrganisationKind.PEOPLE, OrganisationKind.MEDIA])
"""Bodies that an office without a body is hardly held in: a medium is rather the one that reports."""

NAMED_BY = frozenset(["court", "ministry", "assembly", "agency", "committee", "board", "panel"])
"""Nouns that the body has in its own name."""

BODIES_OF_NOUNS = {
    OrganisationKind.COMPANY: "airline carrier manufacturer producer operator retailer lender insurer utility carmaker "
    "brewery refinery developer subsidiary conglomerate consultancy startup start-up supermarket chain",
    OrganisationKind.CIVIL: "federation foundation charity nonprofit think-tank institute academy",
    OrganisationKind.PARTY: "front",
    OrganisationKind.MEDIA: "station publication weekly network",
    OrganisationKind.GOVERNMENT: "regulator watchdog directorate commission",
}
"""More nouns for a body than descriptions of the cast know, by what it is."""

MORE_KINDS = index_nouns(BODIES_OF_NOUNS)
KINDS = {
    noun: KIND_NOUNS.get(noun, frozenset()) | MORE_KINDS.get(noun, frozenset()) for noun in {*KIND_NOUNS, *MORE_KINDS}
}

DESCRIPTIVE = frozenset(KINDS) | frozenset(
    """museum hospital school college chamber club team society council board league forum centre center clinic theatre
    mission office bureau mosque cathedral diocese parish academy corporation secretariat organisation organization
    caucus campaign faculty laboratory observatory tribunal municipality""".split()
)
"""Nouns that stand for a body named before: "spokesman for the ministry", "museum official"."""


def noun_of(words: str) -> str | None:
    """Return the noun of words that name no body but mean one: "party" of "the ruling party"."""
    parts = words.split()
    last = parts[-1].removesuffix("'s").removesuffix("’s").lower() if parts else ""
    return last if last in DESCRIPTIVE and len(parts) <= LONGEST_MEANING and not has_name(parts) else None


def has_name(words: Sequence[str]) -> bool:
    """Tell whether words but the last begin with capitals."""
    return any(word[:1].isupper() and word not in {"The", "This", "That"} for word in words[:-1])


ANY_BODY = frozenset(["organisation", "organization", "group", "body"])
"""Nouns for any body that has a name."""

AT_THE_HEAD = 3
"""Tokens from the start of a sentence within which "its" means a body of the sentence before."""

MORE = 3
"""How many times as often as the one named last a party is named whose article it is."""

SOON = 60
"""Tokens within which a body may be named for the first time that a noun before means."""

LONGEST_MEANING = 4
"""Words with which a body is meant that is not named: "the country's largest airline"."""


@attrs.frozen
class Holders:
    """Where bodies, states and places are named, to find what an office is held in."""

    bodies: Sequence[tuple[Organisation, Sequence[Mention]]]
    mentions: Sequence[Mention]

    def body_in(self, doc: Doc, stretch: Stretch) -> Organisation | None:
        """Return the organisation that is named in a stretch, the most of it."""
        best, size = None, 0
        words = {fold_name(doc[stretch.start : stretch.end].text)}
        for body, mentions in self.bodies:
            if body.kind is OrganisationKind.STATE:
                continue
            for mention in mentions:
                shared = min(mention.end, stretch.end) - max(mention.start, stretch.start)
                if shared > size:
                    best, size = body, shared
            if best is None and words & {fold_name(name) for name in (body.name, *body.aliases)}:
                best = body
        return best

    def is_party(self, id: str | None) -> bool:
        """Tell whether a body is a party."""
        return any(body.id == id and body.kind is OrganisationKind.PARTY for body, _ in self.bodies)

    def place_in(self, stretch: Stretch) -> Mention | None:
        """Return the place that is named in a stretch and is no country."""
        places = [m for m in self.mentions if m.label is Label.PLACE and m.country is None and stretch.overlaps(m)]
        return places[0] if places else None

    def land_in(self, doc: Doc, stretch: Stretch, first: Mention) -> str:
        """Return the name of the place in a stretch, several names that are joined in full: "Ardal and Tessin"."""
        places = [m for m in self.mentions if m.label is Label.PLACE and m.country is None and stretch.overlaps(m)]
        last = first
        for place in places:
            joint = doc[last.end : place.start].text
            if last.end <= place.start <= last.end + 1 and joint in {"and", "&", "-", "–"}:
                last = place
        return doc[first.start : last.end].text

    def last_body(self, noun: str, before: int) -> Organisation | None:
        """Return the body that a noun means, the one named last before a token: the party of "party chairman".

        Where none is named before, it is the first one soon after, if it has the noun in its name.
        """
        kinds = KINDS.get(noun, frozenset())
        best, at = None, -1
        strict = noun in STRICT_NOUNS and self._is_in_name(noun, before)
        told: dict[str, tuple[int, Organisation]] = {}
        for body, mentions in self.bodies:
            words = fold_name(body.name).split()
            if words == [noun] or (noun not in words and (body.kind not in kinds or noun in NAMED_BY)):
                continue
            if noun in ANY_BODY and body.name.islower():
                continue  # the army is not "the organisation"
            if strict and noun not in words:
                continue  # "the council" is that with the word in its name, where one is
            if words[-1:] and words[-1] in {"committee", "commission", "council"} and noun != words[-1]:
                continue
            starts = [m.start for m in mentions if m.start < before]
            last = max(starts, default=-1)
            told[body.id] = len(starts), body
            if last > at:
                best, at = body, last
            elif best is None and noun in words and mentions[0].start - before < SOON:
                best = body
        if best is not None and at >= 0 and noun == "party":
            times, most = max(told.values(), key=lambda count: count[0])
            return most if times >= MORE * told[best.id][0] else best
        return best

    def _is_in_name(self, noun: str, before: int) -> bool:
        """Tell whether a body that is named before a token has a noun in its name, and more than that noun."""
        return any(
            mentions[0].start < before and noun in (words := fold_name(body.name).split()) and len(words) > 1
            for body, mentions in self.bodies
        )

    def body_beside(self, doc: Doc, before: int) -> Organisation | None:
        """Return the body named last before a token in its sentence, else the last one of the sentence before."""
        sentence = doc[before].sent
        start = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
        named = [
            (m.start, body)
            for body, mentions in self.bodies
            for m in mentions
            if start <= m.start < before and body.kind not in OF_A_STATE
        ]
        return max(named, key=lambda pair: pair[0])[1] if named else None

    def body_that_spoke(self, doc: Doc, before: int) -> Organisation | None:
        """Return the body that is a source right before a token: "The port office said. Spokeswoman Ona Reed"."""
        sentence = doc[before].sent
        start = doc[sentence.start - 1].sent.start if sentence.start else sentence.start
        start = doc[start - 1].sent.start if start else start
        sources = [m.source for m in marks_of(doc).attributions if m.source and start <= m.source.start < before]
        spoke = [
            (m.start, body)
            for body, mentions in self.bodies
            for m in mentions
            if body.kind not in OF_A_STATE and any(source.contains(m) for source in sources)
        ]
        return max(spoke, key=lambda pair: pair[0])[1] if spoke else None

    def last_party(self, doc: Doc, before: int) -> tuple[Organisation | None, str | None]:
        """Return the body, or the code of the country, named last before a token: what "its leader" leads.

        Neither where a body without a name stands between ("a committee of families"), or where the sentence goes on to
        name it: "in choosing Ona Reed as its candidate, the League".
        """
        start = doc[before].sent.start
        first = 0 if before <= start + AT_THE_HEAD else start
        named = [(m.start, body) for body, mentions in self.bodies for m in mentions if first <= m.start < before]
        if not named:
            return None, None
        at, body = max(named, key=lambda pair: pair[0])
        opening = sorted((m for m in named if m[0] <= start + AT_THE_HEAD), key=lambda pair: pair[0])
        apart = {doc[before - 1].text, doc[before - 2].text}
        if doc[before - 2].lower_ == "said":
            apart.add(doc[before - 3].text)
        if first == start and opening and "," in apart:
            body = opening[-1][1]  # "The league will not work with the front, its chairman said"
        elif first == 0 and (subject := self._subject_before(doc, start)) is not None:
            body = subject  # "The front, which includes the League, agreed. Its head"
        elif any(doc[i].lower_ in KIND_NOUNS and doc[i - 1].lower_ in {"a", "an"} for i in range(at + 1, before)):
            return None, None
        return (None, body.country) if body.kind is OrganisationKind.STATE else (body, None)

    def _subject_before(self, doc: Doc, start: int) -> Organisation | None:
        """Return the body that the sentence before begins with, where another one is named in it after a comma."""
        if start == 0:
            return None
        before = doc[start - 1].sent
        named = [(m.start, m.end, body) for body, ms in self.bodies for m in ms if before.start <= m.start < before.end]
        opens = [(end, body) for at, end, body in named if at <= before.start + 1]
        if not opens or len(named) < len(("one", "two")) or opens[0][0] >= len(doc):
            return None
        return opens[0][1] if doc[opens[0][0]].text == "," else None

    def commonest_place(self, kind: PlaceKind, *, least: int = 1) -> str | None:
        """Return the place of a kind that is named most often, at least so many times."""
        names = Counter(
            m.text
            for m in self.mentions
            if m.label is Label.PLACE
            and m.country is None
            and (found := choose_place(m.text)[0])
            and found.kind is kind
        )
        name, count = names.most_common(1)[0] if names else (None, 0)
        return name if count >= least else None

    def country_in(self, stretch: Stretch) -> Mention | None:
        """Return the country that is named in a stretch."""
        return next((m for m in self.mentions if m.country is not None and stretch.overlaps(m)), None)
