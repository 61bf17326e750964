"""The run over all files: read, extract, write, and go on where one fails, or where an earlier run was stopped."""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.cli.exits import ExitCode
from geopolnews.cli.facts import Facts, Options
from geopolnews.cli.failures import list_failures, tell_failure, write_failure
from geopolnews.cli.format import write_findings
from geopolnews.cli.intake import Item, take_in
from geopolnews.cli.journal import Journal, make_digest
from geopolnews.cli.messages import count_things, report
from geopolnews.cli.outcome import Outcome, find_outcome, read_answer
from geopolnews.cli.progress import Progress, show_progress
from geopolnews.cli.reader import make_recipe
from geopolnews.errors import UnwritableOutput
from geopolnews.model.failure import Failure
from geopolnews.workers.stream import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geopolnews.cli.plan import Plan
    from geopolnews.model import Article, Findings


@attrs.define
class Run:
    """One run over the files of a plan."""

    plan: Plan
    facts: Facts
    model: Path | None = None
    options: Options = attrs.field(factory=Options)

    def extract_all(self) -> ExitCode:
        """Read every file and write its findings; report those that fail.

        Raises:
            ModelUnavailable: Nothing can be read.
            UnwritableOutput: Nothing can be written.
        """
        started = time.monotonic()
        outcome = find_outcome(self.plan)
        with show_progress(self.plan.sources, wanted=self.plan.many and not self.plan.on_screen) as progress:
            if outcome is None:
                listed = self._extract_directly(progress)
            else:
                listed = self._extract_in_journal(outcome, progress)
        self._sum_up(progress, None if outcome is None else outcome.path, listed, time.monotonic() - started)
        return ExitCode.FAILED if progress.failed else ExitCode.DONE

    def _sum_up(self, progress: Progress, output: Path | None, listed: Path | None, seconds: float) -> None:
        if progress.articles < 2:
            return
        if progress.failed:
            where = f"; they are listed in {listed}" if listed else ""
            report(f"{progress.failed:,} of {progress.articles:,} articles could not be read{where}")
        if output is not None and sys.stderr is not None and sys.stderr.isatty():
            report(f"{count_things(progress.done, 'article')} read in {seconds:.0f} s, written to {output}")

    def _extract_directly(self, progress: Progress) -> Path | None:
        failures: list[dict[str, Any]] = []
        errors = self.options.errors
        with self.plan.destination:
            for item, answer in self._answer(self._take_in()):
                if isinstance(answer, Failure):
                    tell_failure(answer)
                    if errors is not None:
                        failures.append(write_failure(answer))
                else:
                    with self.plan.destination.open_for(item.source) as stream:
                        write_findings(read_answer(answer), item.name, self.plan.format, stream)
                progress.advance(item.position, failed=isinstance(answer, Failure))
        if errors is not None:
            list_failures(failures, errors, always=True)
        return errors

    def _extract_in_journal(self, outcome: Outcome, progress: Progress) -> Path | None:
        outcome.prepare()
        journal = Journal.open(outcome.journal, self._describe())
        try:
            items = self._pass_over_done(journal, outcome, progress)
            for item, answer in self._answer(items):
                if isinstance(answer, Failure):
                    journal.add(_digest(item), answer.source, {"failure": write_failure(answer)})
                    tell_failure(answer)
                else:
                    journal.add(_digest(item), item.article.source or "", outcome.keep(item, answer))
                progress.advance(item.position, failed=isinstance(answer, Failure))
            errors = self.options.errors
            failures = (entry["failure"] for entry in journal.read() if "failure" in entry)
            listed = list_failures(failures, errors or outcome.errors, always=errors is not None)
            outcome.finish(entry for entry in journal.read() if "failure" not in entry)
            journal.remove()
        except KeyboardInterrupt:
            # as the journal has it: the run may have been stopped before it counted what it had just written down
            report(f"stopped after {count_things(_count(journal), 'article')}: the same command goes on from there")
            raise
        finally:
            if progress.articles or _count(journal):
                journal.close()
            else:
                journal.remove()
        return (errors or outcome.errors) if listed else None

    def _take_in(self) -> Iterator[Item]:
        return take_in(self.plan.sources, self.facts.make_defaults(self.options.columns))

    def _answer(self, items: Iterable[Item]) -> Iterator[tuple[Item, Findings | str | Failure]]:
        """Yield each article with the answer to it."""
        waiting: deque[Item] = deque()

        def hand_over() -> Iterator[Article | Failure]:
            for item in items:
                waiting.append(item)
                yield item.article

        recipe = make_recipe(self.model, self.options.workers)
        for answer in read_stream(hand_over(), recipe, workers=self.options.workers):
            yield waiting.popleft(), answer

    def _pass_over_done(self, journal: Journal, outcome: Outcome, progress: Progress) -> Iterator[Item]:
        """Return the articles without those that an earlier run has done; see that they are the same as then.

        Raises:
            UnwritableOutput: They are not.
        """
        items = self._take_in()
        journal.cut_at(lambda entry: not outcome.holds(entry))
        for entry in journal.read():
            item = next(items, None)
            if item is None or _digest(item) != entry["digest"]:
                raise UnwritableOutput(
                    f"the articles are not those that the run began with: {entry['source']} has changed",
                    advice=f"Delete {journal.path} to begin anew.",
                )
            progress.pass_over(item.position, failed="failure" in entry)
        return chain(items)

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
            "format": self.plan.format.name,
            "facts": facts,
            "columns": dict(self.options.columns),
        }


def _count(journal: Journal) -> int:
    """Return how many articles a journal holds; none once it is removed."""
    return sum(1 for _ in journal.read()) if journal.path.exists() else 0


def _digest(item: Item) -> str:
    """Return what an article, or a failure to read one, is known again by when a run goes on."""
    article = item.article
    if isinstance(article, Failure):
        return make_digest(article.source, "")  # not the reason: the numbers in it may differ
    known = [str(fact) for fact in (article.published, article.title, article.url, article.publisher)]
    return make_digest(article.source or "", "\n".join([*known, article.text]))
