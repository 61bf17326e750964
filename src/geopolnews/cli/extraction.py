"""The run over all files: read, extract, write, and go on where one fails."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import attrs

from geopolnews.cli.destination import UnwritableOutput
from geopolnews.cli.exits import ExitCode
from geopolnews.cli.format import write_findings
from geopolnews.cli.messages import report
from geopolnews.cli.progress import show_progress
from geopolnews.errors import GeopolnewsError, ModelUnavailable
from geopolnews.read.text import decode_article

if TYPE_CHECKING:
    from datetime import date

    from geopolnews.cli.plan import Plan
    from geopolnews.cli.source import Source
    from geopolnews.model import Findings


@attrs.frozen(kw_only=True)
class Facts:
    """What the caller knows about the articles."""

    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None


class ArticleReader(Protocol):
    """What reads an article: `pipeline.Extractor`, or what stands in for it in tests."""

    def extract(
        self, text: str, *, published: date | None, title: str | None, url: str | None, publisher: str | None
    ) -> Findings:
        """Return what an article says."""
        ...


def load_extractor(model: Path | None) -> ArticleReader:
    """Return the extractor with a model, by default the one in the package.

    Raises:
        ModelUnavailable: A file of the model is missing or damaged.
    """
    from geopolnews.pipeline import Extractor  # takes a moment and brings spaCy and onnxruntime

    return Extractor() if model is None else Extractor(model)


@attrs.define
class Run:
    """One run over the files of a plan."""

    plan: Plan
    facts: Facts
    model: Path | None = None
    failed: int = 0
    _extractor: ArticleReader | None = None

    def extract_all(self) -> ExitCode:
        """Read every file and write its findings; report those that fail.

        Raises:
            ModelUnavailable: Nothing can be read.
            UnwritableOutput: Nothing can be written.
        """
        total = len(self.plan.sources)
        with self.plan.destination, show_progress(total, wanted=not self.plan.on_screen) as advance:
            for source in self.plan.sources:
                self._extract_reporting(source)
                advance()
        if self.failed and total > 1:
            report(f"{self.failed} of {total} files could not be read")
        return ExitCode.FAILED if self.failed else ExitCode.DONE

    def _extract_reporting(self, source: Source) -> None:
        try:
            self._extract_one(source)
        except (ModelUnavailable, UnwritableOutput, BrokenPipeError):
            raise  # the same would happen to every other file
        except GeopolnewsError as error:
            report(_name_source(str(error), source))
        except Exception as error:
            # One article that trips a fault of the library should not cost the other thousands.
            fault = f"{type(error).__name__} at {_locate(error)}: {error}"
            report(_name_source(f"unexpected fault ({fault}). Please report it with the article", source))
        else:
            return
        self.failed += 1

    def _extract_one(self, source: Source) -> None:
        text = decode_article(source.read_bytes(), source=source.name)
        if self._extractor is None:
            # Only now: where no file can be read, that is said at once.
            self._extractor = load_extractor(self.model)
        findings = self._extractor.extract(text, **attrs.asdict(self.facts))
        with self.plan.destination.open_for(source) as stream:
            write_findings(findings, source.name, self.plan.format, stream)


def _name_source(message: str, source: Source) -> str:
    return message if message.startswith(source.name) else f"{source.name}: {message}"


def _locate(error: Exception) -> str:
    """Return the line that raised an error, which is what a report of it needs most."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"
