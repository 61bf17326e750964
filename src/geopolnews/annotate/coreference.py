"""What pronouns and descriptions may refer to.

Asks for `coreference`, and reads the trees and the part of speech; writes `Marks.antecedents`.
"""

from __future__ import annotations

from collections.abc import Sequence

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.encode.mentions import see_text
from geopolnews.encode.pronouns import PronounHead
from geopolnews.encode.questions import Links
from geopolnews.encode.reading import Reading

LEAST = 0.02
"""An antecedent less probable than this is not written down."""

REFERRING = frozenset({"PRON", "NOUN", "PROPN"})
"""Parts of speech of words that may refer to others."""


def mark_antecedents(doc: Doc, reading: Reading, pronouns: PronounHead | None) -> None:
    """Write down, for each pronoun and noun, the words that it may refer to, the most probable first."""
    marks = marks_of(doc)
    tokens, places = doc.tokens, marks.words
    words = [word for word, token in enumerate(places) if tokens[token].pos_ in REFERRING]
    for word, likely in _ask(doc, reading, pronouns, words).likely(LEAST):
        goals = [(places[goal], probability) for goal, probability in likely if goal != word]
        if goals:
            marks.antecedents[places[word]] = tuple(sorted(goals, key=lambda g: -g[1]))


def _ask(doc: Doc, reading: Reading, pronouns: PronounHead | None, words: Sequence[int]) -> Links:
    """Return whom or what some words mean, pronouns by a head of their own where there is one."""
    marks = marks_of(doc)
    if pronouns is None or marks.trees is None:
        return reading.ask_antecedents(words)
    texts = [doc.tokens[token].text for token in marks.words]
    return pronouns.ask(reading, see_text(texts, reading, marks.trees, pronouns.names), words)
