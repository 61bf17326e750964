"""The form that findings are saved in, before it is written as JSON: plain dicts, lists, strings, numbers and None."""

from __future__ import annotations

from typing import Any

from geopolnews.errors import InvalidDocument, InvalidRecord, describe_value
from geopolnews.model import Actor, Article, Findings, Meeting, Note, Organisation, Place, Stance, Statement
from geopolnews.serialize.converter import explain_record_error, structure_record, structure_records, unstructure_record
from geopolnews.serialize.labels import settle_ids

FORMAT = "geopolnews/1"
"""The name and version of the form. A new version comes only with a change that an older reader would misread."""

COLLECTIONS: dict[str, type] = {
    "actors": Actor,
    "organisations": Organisation,
    "places": Place,
    "meetings": Meeting,
    "statements": Statement,
    "stances": Stance,
}
"""The lists of records that a document must have, if empty."""


def build_document(findings: Findings) -> dict[str, Any]:
    """Return findings as a document, ready for any writer of JSON."""
    return {"format": FORMAT, **unstructure_record(findings)}


def parse_document(document: object) -> Findings:
    """Return the findings that a document holds.

    The ids of a document may be any strings, so that records can be mended or made by hand: the records are given their
    own ids, which are the same where nothing was changed, and whatever refers to them follows.

    Raises:
        InvalidDocument: The document is not in the form, or does not hold together.
    """
    if not isinstance(document, dict):
        raise InvalidDocument(expected="an object", found=describe_value(document))
    _check_format(document)
    for key in ("article", *COLLECTIONS):
        if key not in document:
            raise InvalidDocument(path=f"$.{key}", expected="this key", found="no such key")
    article = structure_record(document["article"], Article, "$.article")
    records: dict[str, Any] = {
        key: structure_records(document[key], kind, f"$.{key}") for key, kind in COLLECTIONS.items()
    }
    notes = structure_records(document.get("notes", []), Note, "$.notes")
    records, notes = settle_ids(records, notes, _list_labels(document))
    try:
        return Findings(article=article, notes=notes, **records)
    except InvalidRecord as error:
        raise explain_record_error(error, "$") from None


def _check_format(document: dict[str, Any]) -> None:
    found = document.get("format")
    if found == FORMAT:
        return
    advice = "Is this a file of findings?"
    if isinstance(found, str) and found.startswith("geopolnews/"):
        advice = "It was written by another version of geopolnews: read it with that one, or update this one."
    raise InvalidDocument(
        path="$.format",
        expected=repr(FORMAT),
        found=describe_value(found) if "format" in document else "no such key",
        advice=advice,
    )


def _list_labels(document: dict[str, Any]) -> dict[str, list[str]]:
    """Return the ids as the document states them, collection by collection."""
    labels: dict[str, list[str]] = {}
    first_at: dict[str, str] = {}
    for key in COLLECTIONS:
        labels[key] = []
        for number, item in enumerate(document[key]):
            path = f"$.{key}[{number}].id"
            label = item.get("id")
            if not isinstance(label, str) or not label:
                found = describe_value(label) if "id" in item else "no such key"
                raise InvalidDocument(path=path, expected="a string that is not empty", found=found)
            if label in first_at:
                raise InvalidDocument(
                    path=path,
                    expected="an id of its own",
                    found=f"{label!r}, which is also at {first_at[label]}",
                    advice="No two records of a document may share an id.",
                    ids=(label,),
                )
            first_at[label] = path
            labels[key].append(label)
    return labels
