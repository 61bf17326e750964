"""Attributions: sources, cues and contents, and which belong together.

Reads the attribution scores of the reading, and asks for links; writes `Marks.attributions`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

import attrs
import numpy as np

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import AttributionMark, Marks, Stretch, marks_of, starts_of_parts
from geopolnews.encode.confidence import UNCHANGED
from geopolnews.encode.manifest import Manifest
from geopolnews.encode.questions import Questions, Row
from geopolnews.encode.reading import Reading
from geopolnews.encode.sequence import TaggedSpan, best_tags, collect_spans, tag_probabilities


def mark_attributions(doc: Doc, reading: Reading, manifest: Manifest) -> None:
    """Write down who is said to have said what, in the words of the text."""
    marks = marks_of(doc)
    found = tag_attributions(reading, manifest)
    starts = starts_of_parts(doc)
    marks.attributions = tuple(
        _within_part(mark, marks.words, starts) for mark in _join(marks, reading.questions, found)
    )


def _within_part(mark: AttributionMark, words: tuple[int, ...], starts: list[int]) -> AttributionMark:
    """Return the mark with its source as far as it stands in the paragraph of the cue: no name goes on in the next."""
    source = mark.source
    cut = next((n for n in starts if source is not None and source.start < words[n] < source.end), None)
    if source is None or cut is None:
        return mark
    if mark.cue is not None and mark.cue.start >= words[cut]:
        return attrs.evolve(mark, source=Stretch(start=words[cut], end=source.end))
    return attrs.evolve(mark, source=Stretch(start=source.start, end=words[cut - 1] + 1))


def tag_attributions(reading: Reading, manifest: Manifest) -> dict[str, list[TaggedSpan]]:
    """Return the spans of each attribution layer, as word numbers."""
    scores = reading.attribution
    best = best_tags(scores, manifest.crf_first, manifest.crf_steps)
    sure = tag_probabilities(scores, manifest.crf_first, manifest.crf_steps)
    layers = manifest.labels["attribution"]
    found = {}
    for k, layer in enumerate(layers):
        found[layer] = collect_spans(best[:, k], sure[:, k], manifest.calibration.get(layer, UNCHANGED))
    return found


WEAK = 0.3
"""A piece less sure than this share of the surest piece of its cue is taken for a content of its own."""


_ORDER = attrgetter("start", "end", "label", "confidence")


@attrs.define
class _Draft:
    """An attribution while its pieces are gathered."""

    cue: TaggedSpan | None
    pieces: list[tuple[float, TaggedSpan]] = attrs.field(factory=list)
    nested: bool = False

    @property
    def contents(self) -> list[TaggedSpan]:
        """The pieces in the order of the text."""
        return sorted((content for _, content in self.pieces), key=_ORDER)

    @property
    def confidence(self) -> float:
        """How sure the least sure piece is."""
        return min(sure for sure, _ in self.pieces)

    def split(self) -> list[_Draft]:
        """Return the pieces that are about as sure as the surest, and each of the others alone."""
        most = max(sure for sure, _ in self.pieces)
        strong = [piece for piece in self.pieces if piece[0] >= WEAK * most]
        others = [piece for piece in self.pieces if piece[0] < WEAK * most]
        return [_Draft(self.cue, strong, self.nested), *(_Draft(None, [piece], self.nested) for piece in others)]


def _join(marks: Marks, questions: Questions, found: dict[str, list[TaggedSpan]]) -> list[AttributionMark]:
    """Gather the contents of each cue, then find the source of each."""
    drafts = [part for draft in _gather(questions, found) for part in draft.split()]
    by_cue = [draft.cue.start for draft in drafts if draft.cue is not None]
    by_content = [draft.contents[0].start for draft in drafts if draft.cue is None]
    links = questions.ask_links({"cue_source": by_cue, "content_source": by_content})
    cues, contents = links["cue_source"].rows(), links["content_source"].rows()
    marked = []
    for draft in drafts:
        word = draft.contents[0].start if draft.cue is None else draft.cue.start
        row = (contents if draft.cue is None else cues)[word]
        marked.append(_finish(marks, draft, *_pointed(row, word, found["source"])))
    return sorted(marked, key=lambda a: (a.contents[0].start, a.contents[0].end))


def _gather(questions: Questions, found: dict[str, list[TaggedSpan]]) -> list[_Draft]:
    """Return the contents of each cue together, and each that has no cue."""
    drafts: dict[TaggedSpan, _Draft] = {}
    alone: list[_Draft] = []
    starts = [content.start for layer in ("content", "inner") for content in found[layer]]
    rows = questions.ask_links({"content_cue": starts})["content_cue"].rows()
    for layer in ("content", "inner"):
        for content in found[layer]:
            cue, sure = _pointed(rows[content.start], content.start, found["cue"])
            # a content can hardly be attributed by a cue that lies inside of it
            if cue is not None and content.start <= cue.start and cue.end <= content.end:
                cue, sure = None, 1.0 - sure
            draft = drafts.setdefault(cue, _Draft(cue)) if cue is not None else _Draft(None)
            if cue is None:
                alone.append(draft)
            draft.pieces.append((min(content.confidence, sure), content))
            draft.nested = draft.nested or layer == "inner"
    return [*drafts.values(), *alone]


def _finish(marks: Marks, draft: _Draft, source: TaggedSpan | None, sure: float) -> AttributionMark:
    """Return the draft with its source, in tokens."""
    return AttributionMark(
        source=_stretch(marks, source),
        cue=_stretch(marks, draft.cue),
        contents=tuple(_in_tokens(marks, c) for c in draft.contents),
        nested=draft.nested,
        confidence=draft.confidence,
        source_confidence=sure,
    )


def _pointed(row: Row, word: int, spans: list[TaggedSpan]) -> tuple[TaggedSpan | None, float]:
    """Return the span that a word points to, or None for none, and how probable that is."""
    offset, probabilities = row
    size, here = len(probabilities), word - offset
    best, most = None, float(probabilities[here]) if 0 <= here < size else 0.0
    # spans of one layer follow each other: only those of the window are looked at, however long the text is
    first = bisect_right(spans, offset, key=lambda span: span.end)
    last = bisect_left(spans, offset + size, key=lambda span: span.start)
    for span in spans[first:last]:
        low, high = max(span.start - offset, 0), min(span.end - offset, size)
        share = probabilities[low] if high == low + 1 else np.add.reduce(probabilities[low:high])
        if low <= here < high:
            share = share - probabilities[here]
        if share > most:
            best, most = span, float(share)
    return best, min(most, 1.0)


def _stretch(marks: Marks, span: TaggedSpan | None) -> Stretch | None:
    return None if span is None else _in_tokens(marks, span)


def _in_tokens(marks: Marks, span: TaggedSpan) -> Stretch:
    return Stretch(start=marks.words[span.start], end=marks.words[span.end - 1] + 1)
