"""Meetings: the words that name one, and who takes part, as the sentence tells.

Reads part of speech, heads, sentences and parties; writes `Marks.meetings`. Who is meant and which mentions are one
meeting is found out later, from the cast.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.formalities import read_formal
from geopolnews.annotate.marks import MeetingMark, marks_of
from geopolnews.annotate.meeting_marks import finish_mark
from geopolnews.annotate.meeting_nouns import longest_noun, read_noun
from geopolnews.annotate.meeting_verbs import is_attribute, read_verb
from geopolnews.lexicon.meetings import find_meeting_trigger


def mark_meetings(doc: Doc) -> None:
    """Write down every phrase that names a meeting, in the order of the text."""
    marks_of(doc).meetings = tuple(sorted(_find(doc), key=lambda m: (m.phrase.start, m.phrase.end)))


def _find(doc: Doc) -> Iterator[MeetingMark]:
    bodies = {i for p in marks_of(doc).parties if p.label in {"organisation", "person"} for i in range(p.start, p.end)}
    for token in doc:
        mark = None
        if token.pos_ == "VERB" and (formal := read_formal(token)) is not None:
            mark = finish_mark(formal, token, mutual=len(formal.sides) == 1)
        elif token.pos_ in {"VERB", "AUX"} and (verb := find_meeting_trigger(token.text, "verb")):
            if is_attribute(token):
                continue
            mark = read_verb(token, verb)
        elif token.pos_ in {"NOUN", "PROPN"} and token.i not in bodies:
            noun = longest_noun(token)
            mark = None if noun is None else read_noun(token, noun)
        if mark is not None:
            yield attrs.evolve(mark, likeness=_likeness(doc, mark))


def _likeness(doc: Doc, mark: MeetingMark) -> float | None:
    """Return how probable the model's head holds it that the word of a mark names a meeting."""
    marks = marks_of(doc)
    if marks.positions is None:
        return None
    return float(marks.positions.meeting[bisect_left(marks.words, mark.trigger)])
