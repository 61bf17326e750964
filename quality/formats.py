"""Measure how much memory and time it takes to write and read the findings of many articles.

    python quality/formats.py [--articles 1000 10000] [--formats parquet jsonl ...]

The findings are random, and as large as those of a news article: some 2,500 characters, 16 people, bodies and places,
9 statements. Each figure comes from a process of its own, which takes findings as a stream and keeps none. Time is
processor time, without that of making the findings. `none` is such a process that writes nothing: what is above it is
what the format takes.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from geopolnews import model
from geopolnews.serialize.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS = {
    "jsonl": ("geopolnews.serialize.json_lines", "read_json_lines"),
    "parquet": ("geopolnews.serialize.tables.parquet", "read_parquet"),
    "arrow": ("geopolnews.serialize.tables.arrow", "read_arrow"),
    "csv": ("geopolnews.serialize.tables.csv", "read_csv"),
}
WORDS = (
    "the minister said that talks with his counterpart in Baghdad would go on until both sides agree on a border “for"
    " the region” and rejected calls by parliament to end them before Friday"
).split()
BECAUSE = (
    "the name stands in the text as a whole",
    "found by the words beside it",
    "joined with the mention before it",
)
CHARACTERS, PARTS, ENTITIES, MENTIONS, MEETINGS, STATEMENTS, STANCES = 2500, 11, 16, 3, 3, 9, 3


class Writer:
    """Makes the findings of one article."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)  # noqa: S311 - findings, no secrets
        words = [self.random.choice(WORDS) for _ in range(CHARACTERS // 5)]
        self.text = f"{number} {' '.join(words)}"[:CHARACTERS]
        # No two spans begin at the same character, so that no two records have the same id.
        self.starts = self.random.sample(range(CHARACTERS - 120), 200)
        self.published = date(2024, 1, 1) + timedelta(days=number % 366)

    def make_findings(self) -> model.Findings:
        """Return the findings."""
        pieces = sorted(self.random.sample(range(1, CHARACTERS), 2 * PARTS))
        parts = [
            model.Part(start=start, end=end, kind=model.PartKind.PARAGRAPH)
            for start, end in zip(pieces[::2], pieces[1::2], strict=True)
        ]
        url = f"https://example.org/{self.random.random()}"
        article = model.Article(text=self.text, url=url, published=self.published, parts=tuple(parts))
        organisations = [self._make_organisation() for _ in range(ENTITIES * 3 // 8)]
        places = [self._make_place() for _ in range(ENTITIES // 4)]
        actors = [self._make_actor(organisations) for _ in range(ENTITIES * 3 // 8)]
        meetings = [self._make_meeting(actors, places) for _ in range(MEETINGS)]
        statements = [self._make_statement(actors, meetings) for _ in range(STATEMENTS)]
        stances = [self._make_stance(actors, statements) for _ in range(STANCES)]
        return model.Findings(
            article=article,
            actors=tuple(actors),
            organisations=tuple(organisations),
            places=tuple(places),
            meetings=tuple(meetings),
            statements=tuple(statements),
            stances=tuple(stances),
        )

    def _span(self, length: int) -> model.Span:
        start = self.starts.pop()
        return model.Span(start=start, end=start + length)

    def _name(self) -> str:
        return self.text[slice(start := self.random.randrange(len(self.text) - 20), start + 15)]

    def _mentions(self) -> tuple[tuple[model.Span, ...], tuple[model.Reference, ...]]:
        spans = [self._span(12) for _ in range(MENTIONS)]
        last = spans.pop()
        return tuple(spans), (model.Reference(start=last.start, end=last.end, kind=model.ReferenceKind.PRONOUN),)

    def _make_organisation(self) -> model.Organisation:
        mentions, references = self._mentions()
        return model.Organisation(
            name=f"body {self._name()}",
            kind=model.OrganisationKind.GOVERNMENT,
            country="IQ",
            confidence=self.random.random(),
            mentions=mentions,
            references=references,
            because=BECAUSE[:2],
        )

    def _make_place(self) -> model.Place:
        mentions, references = self._mentions()
        return model.Place(
            name=f"place {self._name()}",
            kind=model.PlaceKind.CITY,
            latitude=self.random.uniform(-90, 90),
            longitude=self.random.uniform(-180, 180),
            confidence=self.random.random(),
            mentions=mentions,
            references=references,
            because=BECAUSE[:1],
        )

    def _make_actor(self, organisations: list[model.Organisation]) -> model.Actor:
        mentions, references = self._mentions()
        title, body = self._name(), self.random.choice(organisations)
        role = model.Role(title=f"head {title}", organisation=body.id, evidence=(self._span(20),), confidence=0.9)
        return model.Actor(
            name=f"person {self._name()}",
            kind=model.ActorKind.PERSON,
            aliases=(self._name(),),
            roles=(role,),
            confidence=self.random.random(),
            mentions=mentions,
            references=references,
            because=BECAUSE,
        )

    def _make_period(self) -> model.Period:
        span = self._span(10)
        text = self.text[span.start : span.end]
        return model.Period(
            start=self.published, end=self.published, text=text, precision=model.Precision.DAY, span=span
        )

    def _make_meeting(self, actors: list[model.Actor], places: list[model.Place]) -> model.Meeting:
        return model.Meeting(
            kind=model.MeetingKind.BILATERAL,
            status=model.MeetingStatus.HELD,
            participants=tuple([actor.id for actor in self.random.sample(actors, 2)]),
            place=self.random.choice(places).id,
            date=self._make_period(),
            mentions=(self._span(25),),
            confidence=self.random.random(),
            because=BECAUSE[:2],
        )

    def _make_statement(self, actors: list[model.Actor], meetings: list[model.Meeting]) -> model.Statement:
        content = self._span(120)
        return model.Statement(
            speakers=(self.random.choice(actors).id,),
            source=self._span(15),
            cue=self._span(5),
            content=(content,),
            text=self.text[content.start : content.end],
            kind=model.StatementKind.INDIRECT,
            act=model.Act.STATE,
            meeting=self.random.choice(meetings).id,
            confidence=self.random.random(),
            because=BECAUSE,
        )

    def _make_stance(self, actors: list[model.Actor], statements: list[model.Statement]) -> model.Stance:
        return model.Stance(
            holder=self.random.choice(actors).id,
            target=self._span(20),
            position=model.Position.OPPOSE,
            evidence=self._span(30),
            statement=self.random.choice(statements).id,
            confidence=self.random.random(),
            because=BECAUSE[:2],
        )


class Watch:
    """Makes findings, and knows how long that took."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.seconds = 0.0

    def __iter__(self) -> Iterator[model.Findings]:
        for number in range(self.count):
            begun = time.process_time()
            findings = Writer(number).make_findings()
            self.seconds += time.process_time() - begun
            yield findings


def measure_here(format: str, action: str, count: int, path: Path) -> dict[str, float]:
    """Write or read in this process, and return what it took."""
    watch = Watch(count)
    begun = time.process_time()
    if format == "none":
        done = sum(1 for _ in watch)
    elif action == "write":
        done = {form.name: form for form in FORMATS}[format].write(watch, path)
    else:
        module, function = READERS[format]
        done = sum(1 for _ in getattr(__import__(module, fromlist=[function]), function)(path))
    if done != count:
        sys.exit(f"{format}: {done} articles instead of {count}")
    seconds = time.process_time() - begun - watch.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in kilobytes, on a Mac in bytes
    return {"seconds": seconds, "megabytes": peak / (1e6 if sys.platform == "darwin" else 1e3)}


def measure(format: str, action: str, count: int, path: Path) -> dict[str, float]:
    """Return the same of a process of its own."""
    command = [sys.executable, __file__, "--here", format, action, str(count), str(path)]
    result: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return result


def weigh(path: Path) -> float:
    """Return the size of a file or folder in megabytes."""
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> None:
    """Measure what is asked for."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("--articles", type=int, nargs="*", default=[1000, 10000], help="how many")
    cli.add_argument("--formats", nargs="*", default=["parquet", "jsonl"], choices=READERS)
    cli.add_argument("--here", nargs=4, help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.here:
        format, action, count, path = args.here
        print(json.dumps(measure_here(format, action, int(count), Path(path))))
        return
    print(
        "| format | articles | size, MB | written: articles a CPU second | peak, MB"
        " | read: articles a CPU second | peak, MB |"
    )
    print("|---|---|---|---|---|---|---|")
    for format in ("none", *args.formats):
        for count in args.articles:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "out")
                written = measure(format, "write", count, path)
                row = [format, f"{count:,}"]
                if format == "none":
                    row += ["", "", f"{written['megabytes']:.0f}", "", ""]
                else:
                    read = measure(format, "read", count, path)
                    row.append(f"{weigh(path):.1f}")
                    for figures in (written, read):
                        row += [f"{count / figures['seconds']:,.0f}", f"{figures['megabytes']:.0f}"]
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
