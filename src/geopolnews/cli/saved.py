"""Findings that were saved before, in a file that may be packed, or in standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.errors import InvalidDocument
from geopolnews.read.kinds import split_suffix

if TYPE_CHECKING:
    from geopolnews.cli.source import Source
    from geopolnews.model import Findings


def holds_saved(source: Source) -> bool:
    """Tell whether a source holds findings rather than an article: by its name, or as it begins."""
    return source.holds_many if source.is_input else split_suffix(source.given)[0] == ".json"


def read_saved(source: Source) -> Findings:
    """Return the findings.

    Raises:
        UnreadableInput: The source cannot be read.
        InvalidDocument: It does not hold findings.
    """
    from geopolnews.serialize.json import read_json

    try:
        return read_json(source.read_bytes())
    except InvalidDocument as error:
        error.file = source.name
        raise
