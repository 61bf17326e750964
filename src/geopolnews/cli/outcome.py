"""What a run that keeps a journal does with the findings of an article, and with all of them at the end."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from geopolnews.cli.conversion import Conversion
from geopolnews.cli.destination import Folder, OneFile, open_fresh
from geopolnews.cli.format import JSON_LINES, TEXT, write_findings
from geopolnews.cli.journal import SUFFIX, name_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geopolnews.cli.intake import Item
    from geopolnews.cli.plan import Plan
    from geopolnews.cli.source import Source
    from geopolnews.model import Findings
    from geopolnews.serialize.formats import Format

Entry = dict[str, Any]
"""What the journal holds of an article, as JSON has it."""


class Outcome(Protocol):
    """What becomes of the findings."""

    @property
    def path(self) -> Path:
        """What is written in the end: a file or a folder."""
        ...

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        ...

    @property
    def errors(self) -> Path:
        """The file for what cannot be read, where none is named."""
        ...

    def prepare(self) -> None:
        """Refuse what could not be written at the end."""
        ...

    def keep(self, item: Item, answer: Findings | str) -> Entry:
        """Do with an article's findings what is to be done at once; return what the journal is to hold of them."""
        ...

    def holds(self, entry: Entry) -> bool:
        """Tell whether what was done at once is still there."""
        ...

    def finish(self, found: Iterator[Entry]) -> None:
        """Write what is written at the end."""
        ...


@attrs.frozen
class Collected:
    """One file, or one folder of tables, written when all is read. Until then the journal holds the findings."""

    path: Path
    format: Format
    journal: Path
    errors: Path

    def prepare(self) -> None:
        """Refuse what could not be written at the end."""
        Conversion(self.format, self.path).check()

    def keep(self, item: Item, answer: Findings | str) -> Entry:
        """Have the journal hold the findings."""
        return {"findings": write_answer(answer)}

    def holds(self, entry: Entry) -> bool:
        """They are in the journal."""
        return True

    def finish(self, found: Iterator[Entry]) -> None:
        """Write what the journal holds."""
        from geopolnews.serialize.json import read_json

        first = next(found, None)
        if first is None:  # where nothing could be read, what was there before stays
            return
        entries = chain((first,), found)
        if self.format is JSON_LINES:
            with open_fresh(self.path) as stream:
                stream.writelines(f"{entry['findings']}\n" for entry in entries)
        elif self.format is TEXT:
            with open_fresh(self.path) as stream:
                for entry in entries:
                    write_findings(read_json(entry["findings"]), entry["source"], TEXT, stream)
        else:
            self.format.write((read_json(entry["findings"]) for entry in entries), self.path)


@attrs.frozen
class Separate:
    """A file for each article in a folder, written as soon as it is read. The journal tells which are there."""

    folder: Folder
    format: Format
    sources: dict[str, Source]

    @property
    def path(self) -> Path:
        """The folder."""
        return self.folder.path

    @property
    def journal(self) -> Path:
        """A file in the folder, as the one above it may be another's."""
        return self.path / f"geopolnews{SUFFIX}"

    @property
    def errors(self) -> Path:
        """Likewise."""
        return name_errors(self.path / "geopolnews")

    def prepare(self) -> None:
        """Make the folder."""
        self.folder.__enter__()

    def keep(self, item: Item, answer: Findings | str) -> Entry:
        """Write the file of the article."""
        with self.folder.open_for(item.source) as stream:
            write_findings(read_answer(answer), item.name, self.format, stream)
        return {"file": item.source.given, "check": self.folder.make_check(item.source)}

    def holds(self, entry: Entry) -> bool:
        """Tell whether the file of the article is there as it was written."""
        return "file" not in entry or self.folder.make_check(self.sources[entry["file"]]) == entry["check"]

    def finish(self, found: Iterator[Entry]) -> None:
        """All is written."""


def find_outcome(plan: Plan) -> Outcome | None:
    """Return what becomes of the findings; None where they go out one by one and nothing can be continued."""
    destination = plan.destination
    if isinstance(destination, Folder):
        return Separate(destination, plan.format, {source.given: source for source in plan.sources})
    path = destination.path if isinstance(destination, OneFile | Conversion) else None
    # What cannot be replaced, a device or a pipe, is written to as it is.
    if path is None or not (path.is_file() or not path.exists() or path.is_dir()):
        return None
    real = path.resolve()
    format = destination.format if isinstance(destination, Conversion) else plan.format
    return Collected(path, format, real.with_name(real.name + SUFFIX), name_errors(path))


def read_answer(answer: Findings | str) -> Findings:
    """Return findings that may be a JSON document."""
    if not isinstance(answer, str):
        return answer
    from geopolnews.serialize.json import read_json

    return read_json(answer)


def write_answer(answer: Findings | str) -> str:
    """Return findings as a JSON document, which they may be already."""
    if isinstance(answer, str):
        return answer
    from geopolnews.serialize.json import write_json

    return write_json(answer)
