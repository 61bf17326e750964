"""`geopolnews explain`: how records came to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.cli.saved import read_saved
from geopolnews.cli.screen.words import clean_words
from geopolnews.cli.source import Source
from geopolnews.errors import InvalidDocument, UnknownRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geopolnews.model import Findings, Record


def explain_findings(file: str, ids: Sequence[str]) -> Iterator[str]:
    """Yield what there is to tell about records of saved findings: of all of them, one line each, where none is named.

    Args:
        file: A file that `geopolnews extract --format json` wrote; "-" is standard input.
        ids: Ids, or beginnings of ids that fit one record only; or an entity's name.

    Raises:
        UnreadableInput: The file cannot be read.
        InvalidDocument: It does not hold findings.
        UnknownRecord: There is no such record, or there are several.
    """
    findings = _read_findings(Source(file))
    if not ids:
        for record in findings:
            yield clean_words(str(findings.explain(record.id)).partition("\n")[0])
    for wanted in ids:
        for line in str(findings.explain(_find(findings, wanted).id)).splitlines():
            yield ("  " if line[0] == " " else "") + clean_words(line)


def _read_findings(source: Source) -> Findings:
    try:
        return read_saved(source)
    except InvalidDocument as error:
        error.advice = error.advice or "Save findings first: geopolnews extract ARTICLE --format json --output FILE."
        raise


def _find(findings: Findings, wanted: str) -> Record:
    found = [record for record in findings if record.id == wanted]
    found = found or [record for record in findings if record.id.startswith(wanted)]
    found = found or [record for record in findings if getattr(record, "name", None) == wanted]
    if len(found) == 1:
        return found[0]
    raise UnknownRecord(
        expected="the id of a record, or a beginning that only one of them has",
        found=repr(wanted) + (f", with which {len(found)} begin" if found else ""),
        advice="Without an id the command lists all records.",
        ids=(wanted,),
    )
