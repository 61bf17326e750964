"""Who is for or against what, and which words name a meeting, by words: in annotated articles and in marked ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from geopolnews.model.span import Span
from training.corpora.gold import locate
from training.corpora.marked import MarkedArticle
from training.corpora.records import Annotated
from training.corpora.words import split_words
from training.example import word_span

Range = tuple[int, int]

HABITS = ("guide", "worldwide", "polnear", "gmb")
"""Whose habits of marking positions an article has: the guide's, or those in a corpus where each place is marked."""


@attrs.frozen(kw_only=True)
class Position:
    """A target in words `[first, last)`, and where the words around it stand toward it."""

    target: Range
    position: str
    evidence: Range
    holder: Range | None
    """None where nobody is named for it in the sentence, or where that is not known."""
    holder_known: bool
    """Whether it is known that nobody is named where `holder` is None."""


@attrs.frozen(kw_only=True)
class PositionText:
    """The words of a text, the positions in it, none of whose targets overlap, and the meetings."""

    name: str
    words: list[str]
    before: list[int]
    habit: int
    """Index into `HABITS`."""
    positions: tuple[Position, ...]
    meetings: tuple[Range, ...]
    """The words that name a meeting."""


def read_annotated_positions(articles: Iterable[tuple[str, str, dict[str, Any]]]) -> Iterator[PositionText]:
    """Give each annotated article, of which the name, the text and the annotation are given."""
    for name, text, gold in articles:
        article = Annotated(text, *split_words(text), gold)
        found = [position for stance in gold["stances"] if (position := _of_stance(article, stance))]
        places = [locate(text, phrase) for meeting in gold["meetings"] for phrase in meeting["evidence"]]
        meetings = [words for place in places if (words := word_span(article.starts, article.ends, *place))]
        yield _put_together(name, article.words, article.before, "guide", found, meetings)


def read_marked_positions(articles: Iterable[MarkedArticle]) -> Iterator[PositionText]:
    """Give each marked article."""
    for article in articles:
        words, starts, ends, before = split_words(article.text)

        def in_words(place: Span, starts: list[int] = starts, ends: list[int] = ends) -> Range | None:
            return word_span(starts, ends, place.start, place.end)

        found = []
        for marked in article.positions:
            target, evidence = in_words(marked.target), in_words(marked.evidence)
            if target is not None and evidence is not None:
                holder = in_words(marked.holder) if marked.holder is not None else None
                found.append(Position(
                    target=target, position=marked.position, evidence=evidence, holder=holder, holder_known=True,
                ))  # fmt: skip
        meetings = [range_ for place in article.meetings if (range_ := in_words(place))]
        yield _put_together(article.name, words, before, article.corpus, found, meetings)


def _put_together(
    name: str, words: list[str], before: list[int], habit: str, found: list[Position], meetings: list[Range]
) -> PositionText:
    """Return a text with its positions; of targets that overlap only the longest is told."""
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: p.target[0] - p.target[1]):
        start, end = position.target
        if not any(start < other.target[1] and other.target[0] < end for other in kept):
            kept.append(position)
    kept.sort(key=lambda position: position.target)
    return PositionText(
        name=name,
        words=words,
        before=before,
        habit=HABITS.index(habit),
        positions=tuple(kept),
        meetings=tuple(meetings),
    )


def _of_stance(article: Annotated, stance: dict[str, Any]) -> Position | None:
    """Return a stance by the places of its words; its target stands in its evidence where that has its words."""
    start, end = locate(article.text, stance["evidence"])
    wanted = stance["target"]["text"] if isinstance(stance["target"], dict) else stance["target"]
    at = article.text.find(wanted, start, end)
    span = (at, at + len(wanted)) if at >= 0 else locate(article.text, stance["target"])
    target = word_span(article.starts, article.ends, *span)
    evidence = word_span(article.starts, article.ends, start, end)
    if target is None or evidence is None:
        return None
    sentence = article.sentences[target[0]]
    near = [
        name
        for name in article.named.get(stance["holder"], ())
        if article.sentences[name[0]] == sentence and not target[0] <= name[0] < target[1]
    ]
    holder = min(near, key=lambda name: abs(name[0] - target[0]), default=None)
    return Position(
        target=target, position=stance["position"], evidence=evidence, holder=holder, holder_known=holder is not None
    )
