"""Offices, positions and meetings marked by place alone: in the newswire, in PolNeAR, and in runs of sentences of GMB.

A line of `training/annotations/marked.jsonl` is an article: `corpus` tells which file has its text. Of GMB, whose
articles have no edges, it is a run of sentences, `article` their numbers, half-open; offices are not marked there.
Places are `[first, last]`, half-open: words of the published file of the newswire, characters of that of PolNeAR, words
of the run. Each place in the text that tells an office, a position or a meeting is marked, also where the article told
it before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import attrs

from geopolnews.model.span import Span
from training.corpora.gmb import read_gmb_text, rebuild_run
from training.corpora.rebuilt import Rebuilt, rebuild_text

FILE = Path(__file__).parent.parent / "annotations" / "marked.jsonl"
ONE_IN = 10


@attrs.frozen(kw_only=True)
class MarkedRole:
    """An office, given to somebody."""

    title: Span
    """From its first word to its last, where other words stand between."""
    who: Span | None
    """None where the sentence does not name him."""
    of: Span | None
    """The body or country, None where the sentence does not name it."""


@attrs.frozen(kw_only=True)
class MarkedPosition:
    """A position."""

    target: Span
    position: str
    holder: Span | None
    """None where the sentence does not name him."""
    evidence: Span


@attrs.frozen(kw_only=True)
class MarkedArticle:
    """A text and what is marked in it."""

    name: str
    corpus: str
    text: str
    roles: tuple[MarkedRole, ...]
    positions: tuple[MarkedPosition, ...]
    meetings: tuple[Span, ...]
    """The words that name a meeting."""

    @property
    def offices_marked(self) -> bool:
        """Whether offices are marked in it, too."""
        return self.corpus != "gmb"

    @property
    def kept_aside(self) -> bool:
        """Whether no model learns from it, so that positions can be measured on it: one in ten."""
        return is_kept_aside(self.name)


def read_marked(corpora: Path, file: Path = FILE) -> Iterator[MarkedArticle]:
    """Give the articles that are marked, with the texts that lie in a folder of corpora."""
    sentences = cache(lambda: read_gmb_text(corpora / "gmb"))
    for line in file.read_text(encoding="utf-8").splitlines():
        packed = json.loads(line)
        if packed["corpus"] == "gmb":
            first, last = map(int, packed["article"].split("-"))
            text, place = _places_of(rebuild_run(sentences()[first:last]))
        else:
            text, place = _find_text(corpora, packed["corpus"], packed["article"])
        yield MarkedArticle(
            name=packed["article"],
            corpus=packed["corpus"],
            text=text,
            roles=tuple(_read_role(role, place) for role in packed["roles"]),
            positions=tuple(
                MarkedPosition(
                    target=place(*position["target"]),
                    position=position["position"],
                    holder=place(*position["holder"]) if position["holder"] else None,
                    evidence=place(*position["evidence"]),
                )
                for position in packed["positions"]
            ),
            meetings=tuple(place(*meeting["evidence"]) for meeting in packed["meetings"]),
        )


def names_kept_aside(file: Path = FILE) -> frozenset[str]:
    """Return the names of the articles that no model learns from, not from what else is annotated in them either."""
    names = (json.loads(line)["article"] for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(filter(is_kept_aside, names))


def is_kept_aside(name: str) -> bool:
    """Tell whether an article is one of the one in ten that models do not learn from."""
    return crc32(name.encode()) % ONE_IN == 0


def _find_text(corpora: Path, corpus: str, name: str) -> tuple[str, Callable[[int, int], Span]]:
    """Return the text of an article, and what turns its places into characters."""
    if corpus == "worldwide":
        return _places_of(rebuild_text(corpora / "worldwide" / "train" / f"{name}.tsv"))
    path = corpora / "polnear" / "data" / "train" / "text" / f"{name}.txt"
    return path.read_text(encoding="utf-8"), _span


def _places_of(rebuilt: Rebuilt) -> tuple[str, Callable[[int, int], Span]]:
    return rebuilt.text, lambda first, last: _span(*rebuilt.cut(first, last))


def _span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def _read_role(role: dict[str, Any], place: Callable[[int, int], Span]) -> MarkedRole:
    parts = role["title"] if isinstance(role["title"][0], list) else [role["title"]]
    return MarkedRole(
        title=_span(place(*parts[0]).start, place(*parts[-1]).end),
        who=place(*role["who"]) if role["who"] else None,
        of=place(*role["of"]) if role["of"] else None,
    )
