"""Articles read by the library and by the heads, and what the scorer makes of the two put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of
from geopolnews.annotate.steps import annotate_article
from geopolnews.assemble.findings import assemble_findings
from geopolnews.encode.reader import Reader
from geopolnews.model.article import Article
from geopolnews.read.plain import read_plain
from geopolnews.serialize.json import write_json
from quality.score import find_articles
from training.corpora.words import split_words
from training.measure.occasions import Help, helped_marks
from training.measure.roles import Reading, Record
from training.ties.fit import Answer


@attrs.define
class Tied:
    """One article, marked; `reading` has the library's findings."""

    article: Article
    doc: Doc
    reading: Reading

    def with_help(self, help: Help) -> Record:
        """Return the findings as they are with the heads' help for meetings."""
        marks = marks_of(self.doc)
        own = marks.meetings
        marks.meetings = helped_marks(self.doc, self.reading.answer, help)
        try:
            return _assemble(self.article, self.doc)
        finally:
            marks.meetings = own


def read_tied(scorer: ModuleType, folder: Path, reader: Reader, answers: Mapping[str, Answer]) -> list[Tied]:
    """Return the articles of a gold folder, each with the answer of the heads."""
    found = []
    for path, published in find_articles(folder):
        text, gold = scorer.goldlib.load(path)
        article = read_plain(text, published=published)
        doc = annotate_article(article, reader)
        _, starts, ends, _ = split_words(text)
        reading = Reading(text, gold, _assemble(article, doc), starts, ends, answers[path.stem])
        found.append(Tied(article, doc, reading))
    return found


def _assemble(article: Article, doc: Doc) -> Record:
    findings: Record = json.loads(write_json(assemble_findings(article, doc)))
    return findings


def score_tied(scorer: ModuleType, articles: Iterable[Tied], findings_of: Callable[[Tied], Record]) -> Any:
    """Return the scorer's tally of some findings for each article."""
    tally = scorer.Tally()
    for tied in articles:
        scorer.score_article(tied.reading.text, tied.reading.gold, findings_of(tied), tally)
    return tally
