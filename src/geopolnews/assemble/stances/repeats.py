"""Which positions an article tells again: of the same holder, on the same side, about the same thing in other words."""

from __future__ import annotations

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.model.stance import Position, Stance

SKIPPED = frozenset({"DET", "PUNCT", "PRON", "PART", "SPACE", "AUX", "CCONJ"})
AGAINST = {Position.OPPOSE, Position.CONCERN}
POINTING = frozenset("this that these those such the".split())
GENERAL = frozenset(
    """act action agreement attack bid bill change deal decision document idea incident initiative issue law matter
    measure move plan practice process project proposal step text""".split()
)
"""Nouns that with "this" or "the" alone only take up what was told before."""


@attrs.define
class Repeats:
    """The positions of an article so far, each once."""

    doc: Doc
    told: list[tuple[Stance, Stretch]] = attrs.field(factory=list)

    def add(self, stance: Stance, target: Stretch) -> None:
        """Take a position in, unless it has been told; what says more of the same target takes its place."""
        fuller = None
        for number, (known, words) in enumerate(self.told):
            if known.holder != stance.holder:
                continue
            if known.target.overlaps(stance.target) and {known.position, stance.position} == AGAINST:
                return  # the same words tell of one position, whichever of the two
            if known.position is not stance.position:
                continue
            if known.target.overlaps(stance.target) or self._takes_up(target):
                return
            if stance.target_entity is not None and known.target_entity == stance.target_entity:
                return
            if self._is_in(target, words):
                return
            if self._is_in(words, target):
                fuller = number
        if fuller is None:
            self.told.append((stance, target))
        else:
            self.told[fuller] = (stance, target)

    def _is_in(self, one: Stretch, other: Stretch) -> bool:
        """Tell whether two targets are built on one noun, and the other says as much or more of it."""
        first, second = self._words(one), self._words(other)
        if not first or not second:
            return one.of(self.doc).text.lower() == other.of(self.doc).text.lower()
        return _head(self.doc, one).lower_ == _head(self.doc, other).lower_ and first <= second

    def _words(self, target: Stretch) -> frozenset[str]:
        return frozenset(token.lower_ for token in target.of(self.doc) if token.pos_ not in SKIPPED)

    def _takes_up(self, target: Stretch) -> bool:
        """Tell whether a target only takes up something told before: "this move", "the document"."""
        tokens = list(target.of(self.doc))
        return 1 < len(tokens) <= 3 and tokens[0].lower_ in POINTING and tokens[-1].lower_.removesuffix("s") in GENERAL


def _head(doc: Doc, target: Stretch) -> Token:
    return doc[target.start : target.end].root
