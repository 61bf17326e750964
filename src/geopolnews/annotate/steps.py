"""The steps from an article to a marked `Doc`, in their order."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from geopolnews.annotate.attributions import mark_attributions
from geopolnews.annotate.coreference import mark_antecedents
from geopolnews.annotate.doc import Doc
from geopolnews.annotate.entities import mark_entities
from geopolnews.annotate.learnt_stances import mark_learnt_stances, mark_positions
from geopolnews.annotate.marks import marks_of
from geopolnews.annotate.meetings import mark_meetings
from geopolnews.annotate.quotes import mark_quotes
from geopolnews.annotate.stances import mark_stances
from geopolnews.annotate.syntax import mark_syntax
from geopolnews.annotate.tokens import gaps_before, split_tokens
from geopolnews.encode.reader import Reader
from geopolnews.encode.reading import Reading
from geopolnews.model.article import Article


@attrs.frozen(kw_only=True)
class Step:
    """One step: what it needs on the doc, what it writes, and how it is run."""

    name: str
    requires: frozenset[str] = frozenset()
    assigns: frozenset[str]
    run: Callable[[Doc, Reading, Reader], None]


STEPS: tuple[Step, ...] = (
    Step(name="quotes", assigns=frozenset({"quotes"}), run=lambda doc, _, __: mark_quotes(doc)),
    Step(
        name="syntax",
        assigns=frozenset({"syntax"}),
        run=lambda doc, reading, reader: mark_syntax(doc, reading, reader.manifest.labels),
    ),
    Step(
        name="entities",
        assigns=frozenset({"entities", "parties"}),
        run=lambda doc, reading, reader: mark_entities(doc, reading, reader.manifest),
    ),
    Step(
        name="attributions",
        assigns=frozenset({"attributions"}),
        run=lambda doc, reading, reader: mark_attributions(doc, reading, reader.manifest),
    ),
    Step(
        name="coreference",
        requires=frozenset({"syntax"}),
        assigns=frozenset({"antecedents"}),
        run=lambda doc, reading, reader: mark_antecedents(doc, reading, reader.pronouns),
    ),
    Step(
        name="positions",
        assigns=frozenset({"positions"}),
        run=lambda doc, reading, reader: mark_positions(doc, reading, reader.positions),
    ),
    Step(
        name="meetings",
        requires=frozenset({"syntax", "parties", "positions"}),
        assigns=frozenset({"meetings"}),
        run=lambda doc, _, __: mark_meetings(doc),
    ),
    Step(
        name="stances",
        requires=frozenset({"syntax"}),
        assigns=frozenset({"stances"}),
        run=lambda doc, _, __: mark_stances(doc),
    ),
    Step(
        name="learnt stances",
        requires=frozenset({"syntax", "parties", "positions", "stances"}),
        assigns=frozenset({"stances"}),
        run=lambda doc, _, __: mark_learnt_stances(doc),
    ),
)


def check_order(steps: tuple[Step, ...]) -> None:
    """Refuse an order in which a step needs what no step before it writes."""
    there: set[str] = set()
    for step in steps:
        if missing := step.requires - there:
            raise ValueError(f"step {step.name} needs {', '.join(sorted(missing))}, which no step before it writes")
        there |= step.assigns


check_order(STEPS)


def annotate_article(article: Article, reader: Reader) -> Doc:
    """Return the marked doc of an article."""
    doc = split_tokens(article)
    marks = marks_of(doc)
    if marks.words:
        reading = reader.read([doc.tokens[i].text for i in marks.words], gaps_before(doc, marks.words))
        for step in STEPS:
            step.run(doc, reading, reader)
    return doc
