"""The project's own articles once more: offices, who holds them and where, and who takes part in which meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from geopolnews.encode.pieces import Before
from geopolnews.lexicon.countries import country_by_demonym
from geopolnews.lexicon.meetings import find_meeting_trigger
from training.corpora.gold import locate, read_gold
from training.corpora.words import split_words
from training.example import UNKNOWN, Example, word_span
from training.labels import tag_spans

Range = tuple[int, int]

NEAR = 14
"""Words between a title and a name of who holds it; farther apart it is told of somebody else as often."""
LONGEST_TRIGGER = 3
SENTENCE_ENDS = frozenset(".!?")


def read_records(folder: Path) -> Iterator[Example]:
    """Give each annotated article of a folder with the layers and links of `ties.network`."""
    for name, text, gold in read_gold(folder):
        words, starts, ends, before = split_words(text)
        article = Annotated(text, words, starts, ends, before, gold)
        titles, bearers, holders = article.offices()
        triggers, parties = article.meetings()
        yield Example(
            corpus="records",
            name=name,
            words=words,
            before=before,
            tags={"title": titles, "trigger": triggers},
            links={"bearer": bearers, "holder": holders, "party": parties},
        )


def number_sentences(words: Sequence[str], before: Sequence[int]) -> list[int]:
    """Return the number of the sentence of each word, as signs and line breaks tell."""
    numbers = [0] * len(words)
    for i, (last, _) in enumerate(pairwise(words), start=1):
        ended = last in SENTENCE_ENDS or before[i] == Before.LINE
        numbers[i] = numbers[i - 1] + ended
    return numbers


def find_trigger(words: Sequence[str], start: int, end: int) -> int | None:
    """Return the first word of a phrase that names a meeting: "talks" of "the second round of talks with"."""
    for i in range(start, end):
        for size in range(min(LONGEST_TRIGGER, i - start + 1), 0, -1):
            phrase = " ".join(words[i - size + 1 : i + 1])
            if find_meeting_trigger(phrase, "noun") or find_meeting_trigger(phrase, "verb"):
                return i
    return None


@attrs.define
class Annotated:
    """The words of an annotated article, and where what it tells of stands among them."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    before: list[int]
    gold: dict[str, Any]
    sentences: list[int] = attrs.field(init=False)
    named: dict[str, list[Range]] = attrs.field(init=False)
    """Id -> where the actor, organisation or place is named."""

    def __attrs_post_init__(self) -> None:
        self.sentences = number_sentences(self.words, self.before)
        items = [item for key in ("actors", "organisations", "places") for item in self.gold[key]]
        self.named = {}
        for item in items:
            self.named.setdefault(item["id"], [])
            for name in sorted(set(item["names"]), key=len, reverse=True):
                self.named[item["id"]] += self._find(name, self.named[item["id"]])

    def _find(self, phrase: str, taken: Sequence[Range] = (), flags: int = 0) -> list[Range]:
        found = []
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", self.text, flags):
            span = word_span(self.starts, self.ends, *match.span())
            if span and not any(span[0] < end and start < span[1] for start, end in taken):
                found.append(span)
        return found

    def offices(self) -> tuple[Any, dict[int, list[int]], dict[int, list[int]]]:
        """Return the tags of titles, and from the last word of each who holds it and what it is held in."""
        spans: dict[Range, list[tuple[int, Any]]] = {}
        elsewhere: set[int] = set()
        for actor in self.gold["actors"]:
            for role in actor.get("roles", []):
                for title in self._find(role["title"], flags=re.IGNORECASE):
                    gap, at = min((self._gap(title, name), name) for name in self.named[actor["id"]])
                    if gap <= NEAR and self.sentences[at[0]] == self.sentences[title[0]]:
                        spans.setdefault(title, []).append((gap, (at, role.get("of"))))
                    else:
                        elsewhere |= set(range(*title))
        kept: list[Range] = []
        for title in sorted(spans, key=lambda s: s[0] - s[1]):
            if not any(title[0] < end and start < title[1] for start, end in kept):
                kept.append(title)
        tags = np.array(tag_spans(len(self.words), [(s, e, 0) for s, e in kept]), dtype=np.int64)
        inside = {i for s, e in kept for i in range(s, e)}
        tags[sorted(elsewhere - inside)] = UNKNOWN
        bearers, holders = {}, {}
        for title in kept:
            last = title[1] - 1
            nearest = min(gap for gap, _ in spans[title])
            told = [who for gap, who in spans[title] if gap == nearest]
            bearers[last] = sorted({i for at, _ in told for i in range(*at)})
            bodies = [goal for _, of in told for goal in (self._words_of(of) if of else [last])]
            if bodies:
                holders[last] = sorted(set(bodies))
        return tags, bearers, holders

    def _gap(self, title: Range, name: Range) -> int:
        return max(name[0] - title[1], title[0] - name[1], 0)

    def _words_of(self, body: str) -> list[int]:
        """Return the words that name a body or country, adjectives of the country among them."""
        items = [i for key in ("organisations", "places") for i in self.gold[key] if body in (i["name"], *i["names"])]
        spans = [span for item in items for span in self.named[item["id"]]] or self._find(body)
        codes = {item.get("country") for item in items if item["kind"] in {"state", "country"}} - {None}
        adjectives = [
            i for i, word in enumerate(self.words) if codes and (c := country_by_demonym(word)) and c.code in codes
        ]
        return [i for span in spans for i in range(*span)] + adjectives

    def meetings(self) -> tuple[Any, dict[int, list[int]]]:
        """Return the tags of triggers, and from the last word of each name the triggers of what it takes part in."""
        tags = np.zeros(len(self.words), dtype=np.int64)
        triggers: dict[int, list[dict[str, Any]]] = {}
        for meeting in self.gold["meetings"]:
            for evidence in meeting["evidence"]:
                span = word_span(self.starts, self.ends, *locate(self.text, evidence))
                if span is None:
                    continue
                rest = tags[span[0] : span[1]]
                rest[rest == 0] = UNKNOWN
                if (at := find_trigger(self.words, *span)) is not None:
                    tags[at] = 1
                    triggers.setdefault(at, []).append(meeting)
        parties: dict[int, list[int]] = {}
        for id, spans in self.named.items():
            for span in spans:
                here = [t for t in triggers if self.sentences[t] == self.sentences[span[0]]]
                goals = [t for t in here if any(id in (*m["participants"], m.get("place")) for m in triggers[t])]
                # a country is named as a party and as a place: what is right for either of the two is right
                parties[span[1] - 1] = sorted({*parties.get(span[1] - 1, []), *goals} - {span[1] - 1}) or [span[1] - 1]
        return tags, parties
