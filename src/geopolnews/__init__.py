"""Reads political and diplomatic news into typed records with exact offsets.

Who is in the story, who met whom, who said what, and who stands where: `findings = geopolnews.extract(text)`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from geopolnews.errors import (
    ArticleFailed,
    GeopolnewsError,
    InvalidDocument,
    InvalidRecord,
    MissingExtra,
    ModelUnavailable,
    UnknownRecord,
    UnreadableInput,
    UnwritableOutput,
    WorkerUnavailable,
)
from geopolnews.model import (
    Act,
    Actor,
    ActorKind,
    Article,
    Entity,
    Explanation,
    Failure,
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
    Words,
)

if TYPE_CHECKING:
    from geopolnews.pipeline import Extractor, extract
    from geopolnews.serialize.graph_building import build_graph
    from geopolnews.serialize.graph_networkx import to_networkx
    from geopolnews.serialize.json import read_json, write_json
    from geopolnews.serialize.json_lines import read_json_lines, write_json_lines
    from geopolnews.serialize.page.folder import write_pages
    from geopolnews.serialize.page.html import write_html
    from geopolnews.serialize.tables.arrow import from_arrow, read_arrow, to_arrow, write_arrow
    from geopolnews.serialize.tables.csv import read_csv, write_csv
    from geopolnews.serialize.tables.parquet import read_parquet, write_parquet

    __version__: str

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "Article",
    "ArticleFailed",
    "Entity",
    "Explanation",
    "Extractor",
    "Failure",
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
    "UnwritableOutput",
    "Words",
    "WorkerUnavailable",
    "__version__",
    "build_graph",
    "extract",
    "from_arrow",
    "read_arrow",
    "read_csv",
    "read_json",
    "read_json_lines",
    "read_parquet",
    "to_arrow",
    "to_networkx",
    "write_arrow",
    "write_csv",
    "write_html",
    "write_json",
    "write_json_lines",
    "write_pages",
    "write_parquet",
]

# What loads on first use: the pipeline brings spaCy and the model, the formats bring cattrs.
_HOMES = {
    "Extractor": "geopolnews.pipeline",
    "build_graph": "geopolnews.serialize.graph_building",
    "extract": "geopolnews.pipeline",
    "read_json": "geopolnews.serialize.json",
    "write_json": "geopolnews.serialize.json",
    "read_json_lines": "geopolnews.serialize.json_lines",
    "to_networkx": "geopolnews.serialize.graph_networkx",
    "write_json_lines": "geopolnews.serialize.json_lines",
    "from_arrow": "geopolnews.serialize.tables.arrow",
    "read_arrow": "geopolnews.serialize.tables.arrow",
    "to_arrow": "geopolnews.serialize.tables.arrow",
    "write_arrow": "geopolnews.serialize.tables.arrow",
    "read_csv": "geopolnews.serialize.tables.csv",
    "write_csv": "geopolnews.serialize.tables.csv",
    "read_parquet": "geopolnews.serialize.tables.parquet",
    "write_parquet": "geopolnews.serialize.tables.parquet",
    "write_html": "geopolnews.serialize.page.html",
    "write_pages": "geopolnews.serialize.page.folder",
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


def _show_in_notebook(findings: Findings) -> str:
    """Return the page of findings, in a frame, for notebooks that ask for HTML."""
    from geopolnews.serialize.page.notebook import embed_html

    return embed_html(findings)


# Records know no format. The package knows both, so it is here that findings learn to show themselves.
Findings._repr_html_ = _show_in_notebook  # type: ignore[attr-defined]


def _read_version() -> str:
    from importlib import metadata

    try:
        return metadata.version("geopolnews")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        return "0+unknown"
