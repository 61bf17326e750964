"""What a speaker does by saying something: accuse, demand, promise.

Reads the head `act` of the reading; writes `Marks.acts`. It is asked at the first word of a cue, or of a content that
has none.
"""

from __future__ import annotations

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import ActScores, marks_of
from geopolnews.encode.reading import Reading, softmax


def mark_acts(doc: Doc, reading: Reading, labels: dict[str, tuple[str, ...]]) -> None:
    """Write down for each word how probable each act is, if a statement is made there."""
    marks = marks_of(doc)
    marks.acts = ActScores(words=marks.words, labels=labels["act"], probabilities=softmax(reading.tags["act"]))
