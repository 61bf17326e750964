"""Docs with marks set by hand, for tests that need no model: names in braces, each with its label."""

from __future__ import annotations

import re

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import EntityMark, marks_of
from geopolnews.annotate.tokens import split_tokens
from geopolnews.model.article import Article

BRACES = re.compile(r"\{(?:(?P<label>[a-z]+) )?(?P<name>[^{}]+)\}")


def mark_doc(marked: str, label: str = "person") -> Doc:
    """Return the doc of a text in which `{place Geneva}` or `{Lavrov}` is marked as a party."""
    text, spans = "", []
    at = 0
    for match in BRACES.finditer(marked):
        known = match["label"] in {"person", "unnamed", "organisation", "place", "power"}
        name = match["name"] if known or not match["label"] else f"{match['label']} {match['name']}"
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(name), match["label"] if known else label))
        text += name
        at = match.end()
    text += marked[at:]
    doc = split_tokens(Article(text=text))
    marks = []
    for start, end, kind in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        marks.append(EntityMark(start=span.start, end=span.end, label=kind, confidence=0.9))
    marks_of(doc).parties = tuple(marks)
    return doc
