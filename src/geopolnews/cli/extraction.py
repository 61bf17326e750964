"""The run over all files: read, extract, write, and go on where one fails."""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from geopolnews.cli.conversion import Conversion
from geopolnews.cli.destination import OneFile
from geopolnews.cli.exits import ExitCode
from geopolnews.cli.format import JSON_LINES, TEXT, write_findings
from geopolnews.cli.journal import Journal, make_digest, name_errors
from geopolnews.cli.messages import report
from geopolnews.cli.progress import show_progress
from geopolnews.errors import GeopolnewsError, MissingExtra, UnwritableOutput
from geopolnews.model.article import Article
from geopolnews.model.failure import Failure
from geopolnews.read.files import Defaults, read_data, read_file
from geopolnews.workers.attempt import explain_error
from geopolnews.workers.order import Recipe
from geopolnews.workers.stream import read_stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geopolnews.cli.plan import Plan
    from geopolnews.cli.source import Source
    from geopolnews.model import Findings

    Advance = Callable[[], None]


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
        self,
        text: str | Article,
        *,
        published: date | None = None,
        title: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
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


@attrs.frozen
class Options:
    """How to go about it."""

    workers: int = 1
    columns: Mapping[str, str] = attrs.field(factory=dict)
    errors: Path | None = None
    """The file that gets a line for each article that could not be read. None: beside the output."""


@attrs.frozen
class _Loading(Recipe):
    """Makes the reader of this process."""

    make: str = "geopolnews.pipeline:Extractor"
    model: Path | None = None

    def prepare(self) -> ArticleReader:
        return load_extractor(self.model)


@attrs.define
class Run:
    """One run over the files of a plan."""

    plan: Plan
    facts: Facts
    model: Path | None = None
    options: Options = attrs.field(factory=Options)
    failed: int = 0
    done: int = 0

    def extract_all(self) -> ExitCode:
        """Read every file and write its findings; report those that fail.

        Raises:
            ModelUnavailable: Nothing can be read.
            UnwritableOutput: Nothing can be written.
        """
        started = time.monotonic()
        output = self._find_output()
        with show_progress(len(self.plan.sources), wanted=not self.plan.on_screen) as advance:
            if output is None:
                self._extract_directly(advance)
            else:
                self._extract_in_journal(output, advance)
        total = self.done + self.failed
        if self.failed and total > 1:
            report(f"{self.failed} of {total} articles could not be read")
        if total > 1 and output is not None and sys.stderr is not None and sys.stderr.isatty():
            report(f"{self.done} articles read in {time.monotonic() - started:.0f} s, written to {output}")
        return ExitCode.FAILED if self.failed else ExitCode.DONE

    def _find_output(self) -> Path | None:
        """Return the file that is written when all is read; None where findings go out one by one."""
        destination = self.plan.destination
        path = destination.path if isinstance(destination, OneFile | Conversion) else None
        # What cannot be replaced, a device or a pipe, is written to as it is.
        return path if path is not None and (path.is_file() or not path.exists() or path.is_dir()) else None

    def _extract_directly(self, advance: Advance) -> None:
        failures: list[dict[str, Any]] = []
        with self.plan.destination:
            for source, article, answer in self._answer(self._read_sources(advance)):
                if isinstance(answer, Failure):
                    self._count_failure(answer)
                    failures.append(attrs.asdict(answer))
                    continue
                name = article.source or source.name
                with self.plan.destination.open_for(source) as stream:
                    write_findings(_as_findings(answer), name, self.plan.format, stream)
                self.done += 1
        if self.options.errors is not None:
            _write_errors(self.options.errors, iter(failures), always=True)

    def _extract_in_journal(self, output: Path, advance: Advance) -> None:
        if isinstance(self.plan.destination, Conversion):
            self.plan.destination.check()
        journal = Journal.open(output.resolve(), self._describe())
        try:
            sources = self._skip_done(journal, self._read_sources(advance))
            for _, article, answer in self._answer(sources):
                if isinstance(answer, Failure):
                    journal.add(_digest(article), answer.source, {"failure": attrs.asdict(answer)})
                    self._count_failure(answer)
                else:
                    document = answer if isinstance(answer, str) else _write(answer)
                    journal.add(_digest(article), article.source or "", {"findings": document})
                    self.done += 1
            self._finish(journal, output)
        except KeyboardInterrupt:
            report(f"stopped after {self.done + self.failed} articles: the same command goes on from there")
            raise
        finally:
            if self.done + self.failed:
                journal.close()
            else:
                journal.remove()

    def _finish(self, journal: Journal, output: Path) -> None:
        """Write the output and the errors, then let go of the journal."""
        from geopolnews.serialize.json import read_json
        from geopolnews.serialize.whole import write_whole_file

        errors = self.options.errors or name_errors(output)
        failures = (entry["failure"] for entry in journal.read() if "failure" in entry)
        _write_errors(errors, failures, always=self.options.errors is not None)
        if self.done:
            found = (entry for entry in journal.read() if "findings" in entry)
            destination = self.plan.destination
            format = destination.format if isinstance(destination, Conversion) else self.plan.format
            if format is JSON_LINES or format is TEXT:
                with write_whole_file(output) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as stream:
                    for entry in found:
                        if format is TEXT:
                            write_findings(read_json(entry["findings"]), entry["source"], TEXT, stream)
                        else:
                            stream.write(entry["findings"] + "\n")
            else:
                format.write((read_json(entry["findings"]) for entry in found), output)
        journal.remove()

    def _answer(
        self, articles: Iterator[tuple[Source, Article | Failure]]
    ) -> Iterator[tuple[Source, Any, Findings | str | Failure]]:
        """Yield the answer to each article with where it comes from."""
        waiting: deque[tuple[Source, Article | Failure]] = deque()

        def hand_over() -> Iterator[Article | Failure]:
            for item in articles:
                waiting.append(item)
                yield item[1]

        arguments = {} if self.model is None else {"model": str(self.model.resolve())}
        recipe: Recipe = Recipe("geopolnews.pipeline:Extractor", arguments)
        if self.options.workers == 1:
            recipe = _Loading(model=self.model)
        for answer in read_stream(hand_over(), recipe, workers=self.options.workers):
            yield *waiting.popleft(), answer

    def _read_sources(self, advance: Advance) -> Iterator[tuple[Source, Article | Failure]]:
        defaults = Defaults(**attrs.asdict(self.facts), columns=self.options.columns)
        for source in self.plan.sources:
            try:
                if source.is_input:
                    yield source, read_data(source.read_bytes(), source.name, defaults)
                else:
                    source.check()
                    for article in read_file(Path(source.given), source.name, defaults):
                        yield source, article
            except MissingExtra:
                raise  # the same would happen to every other file of its kind
            except (GeopolnewsError, OSError, ValueError) as error:
                yield source, explain_error(source.explain(error), source.name)
            advance()

    def _skip_done(
        self, journal: Journal, articles: Iterator[tuple[Source, Article | Failure]]
    ) -> Iterator[tuple[Source, Article | Failure]]:
        """Pass over what an earlier run has done, and see that it is the same as then."""
        for entry in journal.read():
            found = next(articles, None)
            if found is None or _digest(found[1]) != entry["digest"]:
                raise UnwritableOutput(
                    f"the articles are not those that the run began with: {entry['source']} has changed",
                    advice=f"Delete {journal.path} to begin anew.",
                )
            if "failure" in entry:
                self._count_failure(Failure(**entry["failure"]), silent=True)
            else:
                self.done += 1
        return chain(articles)

    def _count_failure(self, failure: Failure, *, silent: bool = False) -> None:
        self.failed += 1
        if not silent:
            report(f"{failure.source}: {failure.reason}")

    def _describe(self) -> dict[str, Any]:
        """Return what tells this run from others."""
        import geopolnews
        from geopolnews.encode.manifest import SHIPPED

        manifest = (self.model or SHIPPED) / "manifest.json"
        facts = {name: value and str(value) for name, value in attrs.asdict(self.facts).items()}
        return {
            "journal": 1,
            "version": geopolnews.__version__,
            "model": make_digest("", manifest.read_text(encoding="utf-8")) if manifest.exists() else None,
            "sources": make_digest("", json.dumps([source.given for source in self.plan.sources])),
            "facts": facts,
            "columns": dict(self.options.columns),
        }


def _digest(article: Article | Failure) -> str:
    """Return what an article, or a failure to read one, is known again by when a run goes on."""
    if isinstance(article, Failure):
        return make_digest(article.source, "")  # not the reason: the numbers in it may differ
    known = [str(fact) for fact in (article.published, article.title, article.url, article.publisher)]
    return make_digest(article.source or "", "\n".join([*known, article.text]))


def _as_findings(answer: Findings | str) -> Findings:
    if not isinstance(answer, str):
        return answer
    from geopolnews.serialize.json import read_json

    return read_json(answer)


def _write(findings: Findings) -> str:
    from geopolnews.serialize.json import write_json

    return write_json(findings)


def _write_errors(path: Path, failures: Iterator[dict[str, Any]], *, always: bool) -> None:
    """Write a line for each failure; where there is none and nobody asked for the file, see that none is there."""
    from geopolnews.serialize.whole import write_whole_file

    first = next(failures, None)
    if first is None and not always:
        path.unlink(missing_ok=True)
        return
    with write_whole_file(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as stream:
        for failure in chain(() if first is None else (first,), failures):
            stream.write(json.dumps(failure, ensure_ascii=True) + "\n")
