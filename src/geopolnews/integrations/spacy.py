"""A spaCy component: `nlp.add_pipe("geopolnews")` puts the findings of each doc on the doc.

It reads `doc.text` and nothing else, with tokens of its own, so it works at any place in any pipeline and leaves
tokens, sentences and entities as they are. All offsets of the findings are offsets into `doc.text`.

On the doc lie the findings themselves. Where a doc becomes bytes they are written in their JSON form, which a hook of
srsly does, and they are findings again when somebody first asks for them: no pickle, and nothing to register before
docs are read back.
"""

# no postponed annotations: spaCy reads those of the factory, to check a config against them

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Literal

import attrs

from geopolnews.errors import MissingExtra

try:
    import srsly
    from spacy.language import Language
    from spacy.tokens import Doc, SpanGroup
except ImportError:
    raise MissingExtra(extra="spacy", package="spacy") from None

from geopolnews.integrations.worker import extract_in_turn
from geopolnews.model.findings import Findings
from geopolnews.model.span import Span as CharSpan
from geopolnews.serialize.json import read_json, write_json

KEY = "geopolnews"
"""The component, its attribute of a doc, and where in `Doc.user_data` the findings lie."""

PUBLISHED = "geopolnews.published"
"""Where in `Doc.user_data` the day of publication lies."""

FACTS = ("published", "title", "url", "publisher")
"""What a context of `nlp.pipe(..., as_tuples=True)` may tell about its doc."""

Alignment = Literal["strict", "contract", "expand"]


@attrs.define(kw_only=True)
class FindingsComponent:
    """Reads docs with the extractor of the process, which is loaded when the first doc comes."""

    name: str = KEY
    """Its name in the pipeline, with which the names of its span groups begin."""

    model: str | None = None
    """The folder of a model of yours. None: the one in the package."""

    spans: bool = False
    """Whether to write span groups, too."""

    alignment: Alignment = "expand"
    """What becomes of a span that begins or ends inside a token of the doc: `expand` takes the whole token in,
    `contract` leaves it out, `strict` leaves the span out."""

    def __call__(self, doc: Doc) -> Doc:
        """Put the findings of a doc on it, or why there are none."""
        outcome = extract_in_turn(doc.text, model=self.model, **_collect_facts(doc))
        doc._.geopolnews = outcome.findings
        doc._.geopolnews_error = outcome.error
        if self.spans and outcome.findings is not None:
            self._write_spans(doc, outcome.findings)
        return doc

    def _write_spans(self, doc: Doc, findings: Findings) -> None:
        groups: dict[str, list[Any]] = {}
        for group, id, label, place in _list_places(findings):
            span = doc.char_span(place.start, place.end, label=label, span_id=id, alignment_mode=self.alignment)
            groups.setdefault(f"{self.name}.{group}", []).extend([span] if span else [])
        for name, spans in groups.items():
            doc.spans[name] = SpanGroup(doc, name=name, spans=spans)


@Language.factory(
    KEY,
    assigns=["doc._.geopolnews", "doc._.geopolnews_error"],
    default_config={"model": None, "spans": False, "alignment": "expand"},
)
def make_component(nlp: Language, name: str, model: str | None, spans: bool, alignment: Alignment) -> FindingsComponent:
    """Return the component; spaCy calls this, which it finds by its entry point."""
    return FindingsComponent(name=name, model=model, spans=spans, alignment=alignment)


def _collect_facts(doc: Doc) -> dict[str, Any]:
    """Return what is known about a doc: from its context, and from the doc itself, which comes first."""
    context = doc._context  # where `nlp.pipe` keeps the second half of each tuple
    facts = {name: context.get(name) for name in FACTS} if isinstance(context, Mapping) else {}
    if doc._.published is not None:
        facts["published"] = doc._.published
    return facts


def _list_places(findings: Findings) -> Iterator[tuple[str, str, str, CharSpan]]:
    """Yield what becomes a span: the group, the id of the record, its label, and where it stands."""
    for group in ("actors", "organisations", "places", "meetings"):
        for record in getattr(findings, group):
            for mention in record.mentions:
                yield group, record.id, record.kind, mention
    for statement in findings.statements:
        for content in statement.content:
            yield "statements", statement.id, statement.act, content
    for stance in findings.stances:
        yield "stances", stance.id, stance.position, stance.evidence


# ------------------------------------------------------------------------------------------- attributes of a doc


def _get_findings(doc: Doc) -> Findings | None:
    stored = doc.user_data.get(KEY)
    if isinstance(stored, str):  # the doc was read from bytes
        stored = doc.user_data[KEY] = read_json(stored)
    return stored


def _set_findings(doc: Doc, findings: Findings | None) -> None:
    doc.user_data[KEY] = findings


def _get_published(doc: Doc) -> str | None:
    published: str | None = doc.user_data.get(PUBLISHED)
    return published


def _set_published(doc: Doc, published: date | str | None) -> None:
    # as text, since a date would not survive `to_bytes`
    doc.user_data[PUBLISHED] = published.isoformat() if isinstance(published, date) else published


def _write_findings(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Return findings as text; leave what is something else to the next hook."""
    if isinstance(value, Findings):
        return write_json(value)
    return value if chain is None else chain(value)


def _extend_doc() -> None:
    if not Doc.has_extension("published"):  # a user's own serves as well
        Doc.set_extension("published", getter=_get_published, setter=_set_published)
    Doc.set_extension("geopolnews", getter=_get_findings, setter=_set_findings, force=True)
    Doc.set_extension("geopolnews_error", default=None, force=True)
    srsly.msgpack_encoders(KEY, func=_write_findings)


_extend_doc()
