"""The same people without a name in more words and in fewer: "two freed hostages", later "the hostages"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch
from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.people import find_person_noun

NEW = frozenset({"a", "an", "another", "other", "one"})
"""Words before a noun that say that somebody has not been spoken of before."""

EMPTY = frozenset({"the", "a", "an", "of", "in", "from", "and", "some", "many", "all", "these", "those", "several"})
"""Words that tell nobody apart."""


@attrs.frozen
class Wording:
    """People in the same words, wherever these stand."""

    noun: Token
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> frozenset[str]:
        """The words that tell these people apart, folded."""
        doc, first = self.noun.doc, self.stretches[0]
        words = {fold_name(token.text) for token in doc[first.start : first.end] if not token.is_punct}
        return frozenset(words - EMPTY - {self.noun.lower_})

    @property
    def sort(self) -> tuple[str, bool]:
        """The noun in the singular, and whether it means several."""
        known = find_person_noun(self.noun.text)
        return (known.noun, known.several) if known else (self.noun.lower_, False)


def join_wordings(doc: Doc, wordings: Iterable[Wording]) -> list[list[Wording]]:
    """Put wordings together that mean the same people, the one with most words first.

    Fewer words mean whoever more words with the same noun have told of, where that is clear: between "Kenyan traders"
    and "Ugandan traders", "traders" may be either or both.
    """
    joined: list[list[Wording]] = []
    for wording in sorted(wordings, key=lambda w: (-len(w.words), w.stretches[0])):
        fuller = [group for group in joined if is_shorter(doc, wording, group[0])]
        if len(fuller) == 1 and not (len(wording.words) == 0 and has_rivals(joined, wording)):
            fuller[0].append(wording)
        else:
            joined.append([wording])
    return joined


def has_rivals(joined: Sequence[Sequence[Wording]], wording: Wording) -> bool:
    """Tell whether others with the same noun have been told of in more words."""
    return sum(group[0].sort == wording.sort for group in joined) > 1


def is_shorter(doc: Doc, wording: Wording, fuller: Wording) -> bool:
    """Tell whether a wording says less of what may be the same people."""
    if wording.sort != fuller.sort or not wording.words < fuller.words:
        return False
    several = wording.sort[1]
    first = wording.stretches[0].start
    anew = doc[first].lower_ in NEW or (first > 0 and doc[first - 1].lower_ in NEW)
    return several or not anew
