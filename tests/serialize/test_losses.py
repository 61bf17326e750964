"""What a format loses is on its page, and nothing else: every field of every record is changed, one at a time.

A field is kept where another value of it makes another file, whatever the ids in the files are. The tables under "What
is lost" in the documentation have to list the others.
"""

import copy
import json
import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import attrs
import pytest

from geopolnews.errors import InvalidDocument
from geopolnews.model import Article, Note, Part, PartKind, Period, Position, Reference, ReferenceKind, Role, Span
from geopolnews.model.checks import Exactly, Number, OrNone, Text, TupleOf
from geopolnews.serialize.document import COLLECTIONS, build_document, parse_document
from geopolnews.serialize.follow_the_money import list_entities
from geopolnews.serialize.graphml import write_graphml
from geopolnews.serialize.json_ld import build_json_ld
from geopolnews.serialize.labels import LINKS
from geopolnews.serialize.page.html import write_html

ROOT = Path(__file__).resolve().parent.parent.parent

INNER = {"roles": Role, "parts": Part, "references": Reference, "date": Period}
MADE = {("Statement", "text"), ("Period", "text")}
"""Fields that repeat what stands at other ones."""

ID = re.compile(r"(?<![0-9a-zA-Z])[0-9a-f]{12}(?:[0-9a-f]{8})?(?![0-9a-zA-Z])")


def show_graph(findings, folder):
    write_graphml([findings], folder / "out")
    return (folder / "out").read_text(encoding="utf-8")


FORMATS = {
    "graph": show_graph,
    "linked_data": lambda findings, folder: json.dumps(build_json_ld(findings)),
    "follow_the_money": lambda findings, folder: json.dumps(list(list_entities(findings))),
    "page": lambda findings, folder: write_html(findings),
}
"""By the name of the guide."""


def list_fields(kind):
    return {(kind.__name__, field.name) for field in attrs.fields(kind) if field.name != "id"} - MADE


KINDS = (Article, Note, Role, Part, Period, *COLLECTIONS.values())
FIELDS = frozenset().union(*map(list_fields, KINDS)) | {("Reference", "kind")}


def walk(document):
    """Yield the dict, kind and name of every field that occurs in a document."""
    records = [(Article, document["article"]), *[(Note, note) for note in document["notes"]]]
    records += [(kind, record) for name, kind in COLLECTIONS.items() for record in document[name]]
    while records:
        kind, record = records.pop()
        for field in attrs.fields(kind):
            if (kind.__name__, field.name) in FIELDS:
                yield record, kind, field.name
            inner = record.get(field.name)
            if field.name in INNER and inner:
                records += [(INNER[field.name], item) for item in (inner if isinstance(inner, list) else [inner])]


def list_others(document, kind, name):
    """Values that the field might have instead."""
    if name in LINKS.get(kind, ()):
        ids = [record["id"] for collection in COLLECTIONS for record in document[collection]]
        many = kind is Note or name in {"participants", "speakers"}
        return [[id] for id in ids] if many else [None, *ids]
    if (kind, name) == (Article, "text"):
        return [document["article"]["text"] + " It was late."]
    return list(list_values(getattr(attrs.fields(kind), name).validator, document["article"]["text"]))


def list_values(check, text):
    """Some values that a field with that check may have."""
    match check:
        case OrNone():
            yield None
            yield from list_values(check.inner, text)
        case Text():
            yield from ("other words", "https://news.example/talks.html", "JP", "fr")
        case Number():
            yield from (0.25, 1)
        case Exactly() if check.kind is bool:
            yield from (True, False)
        case Exactly() if issubclass(check.kind, StrEnum):
            yield from [member.value for member in check.kind]
        case Exactly() if check.kind is date:
            yield from ("2024-12-01", "2024-12-31")
        case Exactly() if check.kind is Period:
            yield make_period(text)
        case Exactly():
            yield from ({"start": 0, "end": 1}, {"start": 2, "end": 5})
        case TupleOf(inner=Text()):
            yield ["other words"]
        case TupleOf(inner=Exactly(kind=kind)) if kind is Span:
            yield [{"start": 2, "end": 5}]
        case TupleOf():
            yield []


def make_period(text):
    """A period, since those of other texts have words that do not stand in this one."""
    at = len(text) - len(text.lstrip())
    span = {"start": at, "end": at + 1}
    return {"start": "2024-12-06", "end": "2024-12-07", "text": text[at : at + 1], "precision": "day", "span": span}


def change(document, at, kind, name, value):
    """The document with another value in a field, the one at that place of `walk`; nothing where it would not fit."""
    changed = copy.deepcopy(document)
    record = list(walk(changed))[at][0]
    text = changed["article"]["text"]
    record[name] = copy.deepcopy(value)
    if name == "content":
        record["text"] = " ".join(text[span["start"] : span["end"]] for span in value)
    if kind is Period and name == "span":
        record["text"] = text[value["start"] : value["end"]]
    if name == "latitude" and (value is None) != (record["longitude"] is None):
        record["longitude"] = None if value is None else 1.0
    if name == "speakers":
        record["unresolved"] = None if value else "nobody is named"
    try:
        return parse_document(changed)
    except InvalidDocument:
        return None


def mask_ids(text):
    """A text with numbers in the place of ids: which id a record has may say nothing but that something changed."""
    names = {}
    return ID.sub(lambda found: f"#{names.setdefault(found[0], len(names))}", text)


def read_table(guide):
    """The fields that a guide lists in the table under "What is lost"."""
    text = (ROOT / "docs" / "guides" / f"{guide}.md").read_text(encoding="utf-8")
    section = re.search(r"^## What (?:is lost|it leaves out)$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| (\w+) \| (.*) \|$", section[1], re.MULTILINE)
    return {(kind, field) for kind, fields in rows for field in re.findall(r"`(\w+)`", fields)}


def find_hidden(format, findings, folder):
    """The fields whose value shows nowhere."""
    hidden = set(FIELDS)
    document = build_document(findings)
    show = FORMATS[format]
    shown = mask_ids(show(findings, folder))
    for at, (record, kind, name) in enumerate(walk(document)):
        for value in list_others(document, kind, name):
            if (kind.__name__, name) in hidden and value != record[name]:
                changed = change(document, at, kind, name, value)
                if changed and mask_ids(show(changed, folder)) != shown:
                    hidden.discard((kind.__name__, name))
    return hidden


@pytest.fixture
def full(findings):
    """Findings in which every field holds something somewhere."""
    actor, other = findings.actors
    (iraq,), (baghdad,), (statement,) = findings.organisations, findings.places, findings.statements
    role = attrs.evolve(actor.roles[0], organisation=None, country="IQ", evidence=iraq.mentions)
    him = (Reference(start=84, end=87, kind=ReferenceKind.PRONOUN),)
    actors = (attrs.evolve(actor, roles=(*actor.roles, role)), attrs.evolve(other, references=him))
    nobody = {"speakers": (), "unresolved": "nobody is named"}
    somebody = attrs.evolve(statement, content=(findings.stances[0].target,), text="it", **nobody)
    said = attrs.evolve(statement, date=findings.meetings[0].date)
    stance = attrs.evolve(findings.stances[0], statement=said.id)
    about = attrs.evolve(findings.stances[0], target_entity=other.id, position=Position.SUPPORT)
    article = attrs.evolve(
        findings.article,
        url="https://news.example/a.html",
        source="a.txt",
        parts=(Part(start=0, end=12, kind=PartKind.HEADLINE),),
    )
    return attrs.evolve(
        findings,
        article=article,
        actors=actors,
        organisations=(attrs.evolve(iraq, references=him),),
        places=(attrs.evolve(baghdad, references=him),),
        statements=(said, somebody),
        stances=(stance, about),
    )


@pytest.mark.parametrize("format", FORMATS)
def test_the_guide_lists_what_is_lost(format, full, tmp_path):
    assert {(kind.__name__, name) for _, kind, name in walk(build_document(full))} == FIELDS
    assert read_table(format) == find_hidden(format, full, tmp_path)
