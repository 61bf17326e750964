"""Reads political and diplomatic news into typed records with exact offsets.

Who is in the story, who met whom, who said what, and who stands where: `findings = geopolnews.extract(text)`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from geopolnews.errors import (
    GeopolnewsError,
    InvalidDocument,
    InvalidRecord,
    MissingExtra,
    ModelUnavailable,
    UnknownRecord,
    UnreadableInput,
)
from geopolnews.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Entity,
    Findings,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Note,
    NoteKind,
    Organisation,
    OrganisationKind,
    Part,
    PartKind,
    Period,
    Place,
    PlaceKind,
    Position,
    Precision,
    Record,
    Reference,
    ReferenceKind,
    Role,
    Span,
    Stance,
    Statement,
    StatementKind,
)

if TYPE_CHECKING:
    from geopolnews.pipeline import Extractor, extract
    from geopolnews.serialize.json import read_json, write_json
    from geopolnews.serialize.json_lines import read_json_lines, write_json_lines

    __version__: str

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "Entity",
    "Extractor",
    "Findings",
    "GeopolnewsError",
    "InvalidDocument",
    "InvalidRecord",
    "Meeting",
    "MeetingKind",
    "MeetingStatus",
    "MissingExtra",
    "ModelUnavailable",
    "Note",
    "NoteKind",
    "Organisation",
    "OrganisationKind",
    "Part",
    "PartKind",
    "Period",
    "Place",
    "PlaceKind",
    "Position",
    "Precision",
    "Record",
    "Reference",
    "ReferenceKind",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "UnknownRecord",
    "UnreadableInput",
    "__version__",
    "extract",
    "read_json",
    "read_json_lines",
    "write_json",
    "write_json_lines",
]

# What loads on first use: the pipeline brings spaCy and the model, the formats bring cattrs.
_HOMES = {
    "Extractor": "geopolnews.pipeline",
    "extract": "geopolnews.pipeline",
    "read_json": "geopolnews.serialize.json",
    "write_json": "geopolnews.serialize.json",
    "read_json_lines": "geopolnews.serialize.json_lines",
    "write_json_lines": "geopolnews.serialize.json_lines",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
    elif name == "__version__":
        value = _read_version()
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _read_version() -> str:
    from importlib import metadata

    try:
        return metadata.version("geopolnews")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        return "0+unknown"
