"""The JSON Schema of saved findings, made from the records: their fields, their checks and their docstrings.

`findings.schema.json` beside this file is what `build_schema` returns, so that the schema can be had without Python.
"""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from importlib import resources
from typing import Any

import attrs

from geopolnews.model import Findings
from geopolnews.model.checks import Exactly, Number, OrNone, Text, TupleOf
from geopolnews.serialize.docstrings import read_docstrings, read_summary
from geopolnews.serialize.document import COLLECTIONS, FORMAT

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DEFS = "#/$defs/"


def build_schema() -> dict[str, Any]:
    """Return the schema of a document of findings, made anew from the records.

    A key may be missing where its field has a default; further keys are welcome.
    """
    defs: dict[str, Any] = {}
    schema = _describe_record(Findings, defs)
    schema["properties"] = {
        "format": {"description": "The name and version of this form.", "const": FORMAT},
        **schema["properties"],
    }
    schema["required"] = ["format", "article", *COLLECTIONS]
    return {"$schema": DIALECT, "title": FORMAT, **schema, "$defs": dict(sorted(defs.items()))}


def write_schema() -> str:
    """Return the schema as JSON, as it is checked in."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n"


def read_schema() -> dict[str, Any]:
    """Return the schema that is part of the package; the same as `build_schema` returns."""
    text = resources.files("geopolnews.serialize").joinpath("findings.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _describe_record(kind: type[attrs.AttrsInstance], defs: dict[str, Any]) -> dict[str, Any]:
    docstrings = read_docstrings(kind)
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in attrs.fields(kind):
        shape = {"type": "string", "minLength": 1} if field.name == "id" else _describe_values(field.validator, defs)
        properties[field.name] = {"description": docstrings.get(field.name, ""), **shape}
        if field.default is attrs.NOTHING:
            required.append(field.name)
    return {"type": "object", "description": read_summary(kind), "properties": properties, "required": required}


def _describe_values(check: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the values that a check accepts; records and enums go to the definitions."""
    match check:
        case Text():
            pattern = f"^(?:{check.pattern})$" if check.pattern else r"\S" if check.filled else None
            return {"type": "string", **_without_none(pattern=pattern)}
        case Number():
            kind = "integer" if check.whole else "number"
            return {"type": kind, **_without_none(minimum=check.low, maximum=check.high)}
        case OrNone():
            return _allow_null(_describe_values(check.inner, defs))
        case TupleOf():
            items = _describe_values(check.inner, defs)
            return {"type": "array", "items": items, **_without_none(minItems=check.least or None)}
        case Exactly():
            return _describe_class(check.kind, defs)
    raise TypeError(f"no schema for the check {check!r}")


def _describe_class(kind: type, defs: dict[str, Any]) -> dict[str, Any]:
    if kind is bool:
        return {"type": "boolean"}
    if kind is date:
        return {"type": "string", "format": "date"}
    if kind.__name__ not in defs:
        if issubclass(kind, StrEnum):
            defs[kind.__name__] = _describe_choice(kind)
        elif attrs.has(kind):
            defs[kind.__name__] = _describe_record(kind, defs)
    return {"$ref": _DEFS + kind.__name__}


def _describe_choice(kind: type[StrEnum]) -> dict[str, Any]:
    docstrings = read_docstrings(kind)
    lines = [f"{member.value}: {docstrings.get(member.name, '')}" for member in kind]
    return {
        "type": "string",
        "description": "\n".join([read_summary(kind), *lines]),
        "enum": [member.value for member in kind],
    }


def _allow_null(shape: dict[str, Any]) -> dict[str, Any]:
    if "type" in shape:
        return {**shape, "type": [shape["type"], "null"]}
    return {"anyOf": [shape, {"type": "null"}]}


def _without_none(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
