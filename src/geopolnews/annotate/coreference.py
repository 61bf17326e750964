"""What pronouns and descriptions may refer to.

Asks for `coreference`, and reads the part of speech; writes `Marks.antecedents`.
"""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.encode.reading import Reading

LEAST = 0.02
"""An antecedent less probable than this is not written down."""

REFERRING = frozenset({"PRON", "NOUN", "PROPN"})
"""Parts of speech of words that may refer to others."""


def mark_antecedents(doc: Doc, reading: Reading) -> None:
    """Write down, for each pronoun and noun, the words that it may refer to, the most probable first."""
    marks = marks_of(doc)
    tokens, places = doc.tokens, marks.words
    words = [word for word, token in enumerate(places) if tokens[token].pos_ in REFERRING]
    links = reading.questions.ask_links({"coreference": words})["coreference"]
    for word, likely in links.likely(LEAST):
        goals = [(places[goal], probability) for goal, probability in likely if goal != word]
        if goals:
            marks.antecedents[places[word]] = tuple(sorted(goals, key=lambda g: -g[1]))
