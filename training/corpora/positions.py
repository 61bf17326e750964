"""Who is for or against what, and which words name a meeting, by words: in annotated articles and in marked ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.model.span import Span
from training.corpora.gold import locate
from training.corpora.marked import MarkedArticle
from training.corpora.records import Annotated
from training.corpora.words import split_words
from training.example import Example, outermost, word_span
from training.labels import STYLES, TARGETS, tag_spans

Range = tuple[int, int]
Tags = dict[str, NDArray[np.int64]]
Links = dict[str, dict[int, list[int]]]

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
        found = positions_of(article)
        yield _put_together(name, article.words, article.before, "guide", found, meetings_of(article))


def read_marked_positions(articles: Iterable[MarkedArticle]) -> Iterator[PositionText]:
    """Give each marked article."""
    for article in articles:
        words, starts, ends, before = split_words(article.text)
        found, meetings = _in_words(article, starts, ends)
        yield _put_together(article.name, words, before, article.corpus, found, meetings)


def read_marked_examples(articles: Iterable[MarkedArticle]) -> Iterator[Example]:
    """Give an example for each marked article that is in no other corpus."""
    for article in articles:
        words, starts, ends, before = split_words(article.text)
        example = Example(corpus="marked", name=article.name, words=words, before=before, style=STYLES.index("guide"))
        add_marked(example, article, starts, ends)
        yield example


def add_marked(
    example: Example, article: MarkedArticle, starts: Sequence[int], ends: Sequence[int], skipped: int = 0
) -> None:
    """Add to an example what is marked in its article.

    Args:
        example: with the words of the article.
        article: what is marked, by characters of its text.
        starts: where the words start in that text.
        ends: where they end.
        skipped: words at the beginning of the example that are not in the text.
    """
    # as if they stood before the text: then places are numbers of the words of the example
    starts, ends = [*[-1] * skipped, *starts], [*[-1] * skipped, *ends]
    tags, links = tag_positions(len(example.words), *_in_words(article, starts, ends))
    example.tags |= tags
    example.links |= links
    if article.offices_marked:
        places = (word_span(starts, ends, role.title.start, role.title.end) for role in article.roles)
        titles = outermost({words for words in places if words})[0]
        example.tags["title"] = np.array(tag_spans(len(example.words), [(*t, 0) for t in titles]), dtype=np.int64)


def positions_of(article: Annotated) -> list[Position]:
    """Return the stances of an annotated article by their places."""
    return [position for stance in article.gold["stances"] if (position := _of_stance(article, stance))]


def meetings_of(article: Annotated) -> list[Range]:
    """Return the words that name the meetings of an annotated article."""
    places = [locate(article.text, phrase) for meeting in article.gold["meetings"] for phrase in meeting["evidence"]]
    return [words for place in places if (words := word_span(article.starts, article.ends, *place))]


def tag_positions(length: int, found: Sequence[Position], meetings: Sequence[Range]) -> tuple[Tags, Links]:
    """Return the layers of positions and meetings over so many words, and the links to holders."""
    kept = longest(found)
    shown, meeting = np.zeros(length, dtype=np.int64), np.zeros(length, dtype=np.int64)
    for first, last in meetings:
        meeting[first:last] = 1
    holders: dict[int, list[int]] = {}
    for position in kept:
        first, last = position.target
        shown[[word for word in range(*position.evidence) if not first <= word < last]] = 1
        if position.holder is not None:
            holders[first] = list(range(*position.holder))
        elif position.holder_known:
            holders[first] = [first]
    spans = [(*position.target, TARGETS.index(position.position)) for position in kept]
    target = np.array(tag_spans(length, spans), dtype=np.int64)
    return {"target": target, "shown": shown, "meeting": meeting}, {"holder": holders}


def longest(found: Sequence[Position]) -> list[Position]:
    """Return positions in the order of their targets; of targets that overlap only the longest."""
    kept: list[Position] = []
    for position in sorted(found, key=lambda p: p.target[0] - p.target[1]):
        start, end = position.target
        if not any(start < other.target[1] and other.target[0] < end for other in kept):
            kept.append(position)
    return sorted(kept, key=lambda position: position.target)


def _in_words(article: MarkedArticle, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[Position], list[Range]]:
    """Return the positions of a marked article, and what names meetings, by the numbers of its words."""

    def words_of(place: Span | None) -> Range | None:
        return word_span(starts, ends, place.start, place.end) if place is not None else None

    found = []
    for marked in article.positions:
        target, evidence = words_of(marked.target), words_of(marked.evidence)
        if target is not None and evidence is not None:
            found.append(
                Position(
                    target=target,
                    position=marked.position,
                    evidence=evidence,
                    holder=words_of(marked.holder),
                    holder_known=True,
                )
            )
    return found, [words for place in article.meetings if (words := words_of(place))]


def _put_together(
    name: str, words: list[str], before: list[int], habit: str, found: list[Position], meetings: list[Range]
) -> PositionText:
    """Return a text with its positions."""
    return PositionText(
        name=name,
        words=words,
        before=before,
        habit=HABITS.index(habit),
        positions=tuple(longest(found)),
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
