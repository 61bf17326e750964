"""Every form in which findings leave the library as files, one entry each.

To add a format, write a function in a file of its own,

    def write_FORMAT(stream: Iterable[Findings], path: Path) -> int

which writes the findings of the articles that come to a path that is not there yet (or, for a format of several files,
to a folder that is still empty), and returns how many articles there were. Then add an entry to `FORMATS`: the command
line, its help, and the tests that send random findings through every format follow from that. The function need not
care for replacing what was there, nor for what it leaves behind when it fails: `Format.write` does.

Nothing of a format is loaded before it is used: this file only names the functions.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.errors import MissingExtra, UnwritableOutput
from geopolnews.serialize.tables.names import NAMES
from geopolnews.serialize.whole import check_folder, write_whole_file, write_whole_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geopolnews.model import Findings


@attrs.frozen(kw_only=True)
class Format:
    """A form that findings are written in."""

    name: str
    """What it is called on the command line: "jsonl"."""

    summary: str
    """What it is, in a few words, for the help: "one JSON document a line"."""

    writer: str
    """The function that writes it, as "module:function"; see the head of this file."""

    suffixes: tuple[str, ...]
    """How the names of its files end; the first is the one that new files get."""

    many: bool
    """Whether it holds any number of articles, or exactly one."""

    joins: bool = False
    """Whether the results of several articles, one behind the other, are the result of them all, as with JSON Lines."""

    text: bool = True
    """Whether it is UTF-8 text, which can go to a terminal or a pipe."""

    files: tuple[str, ...] = ()
    """The names of the files, where it is a folder. Empty: it is one file."""

    sign: str | None = None
    """What the first of these files begins with, where their names are also used by others. None: they are our own."""

    several: Format | None = None
    """The folder that several articles become, where this holds one. None: a file each, or it holds any number."""

    extra: str | None = None
    """The extra of the package that it needs: "tables". None: it needs none."""

    packages: tuple[str, ...] = ()
    """The modules that the extra brings: "pyarrow"."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of several files."""
        return bool(self.files)

    def check_packages(self) -> None:
        """Refuse to go on where a package is missing, before any article is read.

        Raises:
            MissingExtra: It is.
        """
        for package in self.packages:
            if importlib.util.find_spec(package) is None:
                raise MissingExtra(extra=self.extra or "", package=package)

    def check_folder(self, path: Path) -> None:
        """Refuse to write to a folder that holds other things, before any article is read.

        Raises:
            UnwritableOutput: It does.
        """
        check_folder(path, self.files, sign=self.sign)

    def write(self, stream: Iterable[Findings], path: Path) -> int:
        """Write findings, whole or not at all, and return how many articles there were.

        Args:
            stream: The findings; taken as they come where the format allows it.
            path: The file, or the folder, which is replaced where it holds an earlier result.

        Raises:
            MissingExtra: A package that the format needs is not installed.
            UnwritableOutput: Something stands at the path that must not be replaced, or the format holds one article
                and there is another number of them.
        """
        self.check_packages()
        module, _, function = self.writer.partition(":")
        write: Any = getattr(importlib.import_module(module), function)
        whole = write_whole_folder(path, self.files, sign=self.sign) if self.is_folder else write_whole_file(path)
        with whole as fresh:
            count: int = write(stream if self.many else self._take_one(stream), fresh)
        return count

    def _take_one(self, stream: Iterable[Findings]) -> Iterator[Findings]:
        count = 0
        for findings in stream:
            count += 1
            if count == 1:
                yield findings
        if count != 1:
            raise UnwritableOutput(f"{self.name} holds one article, and there are {count}")


FORMATS: tuple[Format, ...] = (
    Format(
        name="json",
        summary="a JSON document, for one article",
        writer="geopolnews.serialize.json:write_json_file",
        suffixes=(".json",),
        many=False,
    ),
    Format(
        name="jsonl",
        summary="JSON Lines, a document a line",
        writer="geopolnews.serialize.json_lines:write_json_lines",
        suffixes=(".jsonl", ".ndjson"),
        many=True,
        joins=True,
    ),
    Format(
        name="graphml",
        summary="a graph as GraphML",
        writer="geopolnews.serialize.graphml:write_graphml",
        suffixes=(".graphml",),
        many=True,
    ),
    Format(
        name="gexf",
        summary="a graph as GEXF, for Gephi",
        writer="geopolnews.serialize.gexf:write_gexf",
        suffixes=(".gexf",),
        many=True,
    ),
    Format(
        name="cypher",
        summary="a graph as a script for Neo4j",
        writer="geopolnews.serialize.cypher:write_cypher",
        suffixes=(".cypher",),
        many=True,
    ),
    Format(
        name="parquet",
        summary="a folder of tables, one Parquet file each",
        writer="geopolnews.serialize.tables.parquet:fill_parquet",
        suffixes=(".parquet",),
        many=True,
        text=False,
        files=tuple([f"{table}.parquet" for table in NAMES]),
        extra="tables",
        packages=("pyarrow",),
    ),
    Format(
        name="arrow",
        summary="a folder of tables, one Arrow file (Feather) each",
        writer="geopolnews.serialize.tables.arrow:fill_arrow",
        suffixes=(".arrow", ".feather"),
        many=True,
        text=False,
        files=tuple([f"{table}.arrow" for table in NAMES]),
        extra="tables",
        packages=("pyarrow",),
    ),
    Format(
        name="csv",
        summary="a folder of tables, one CSV file each",
        writer="geopolnews.serialize.tables.csv:fill_csv",
        suffixes=(".csv",),
        many=True,
        files=tuple([f"{table}.csv" for table in NAMES]),
    ),
    Format(
        name="html",
        summary="a page to look at, for one article; for several a folder of pages with an index",
        writer="geopolnews.serialize.page.html:write_html_file",
        suffixes=(".html", ".htm"),
        many=False,
        several=Format(
            name="html",
            summary="a folder of pages with an index",
            writer="geopolnews.serialize.page.folder:fill_pages",
            suffixes=(".html", ".htm"),
            many=True,
            files=("index.html", "articles"),
            sign='<meta name="generator" content="geopolnews">',
        ),
    ),
    Format(
        name="json-ld",
        summary="linked data as JSON-LD",
        writer="geopolnews.serialize.json_ld:write_json_ld",
        suffixes=(".jsonld",),
        many=True,
    ),
    Format(
        name="ftm",
        summary="entities of FollowTheMoney, one a line, for Aleph",
        writer="geopolnews.serialize.follow_the_money:write_follow_the_money",
        suffixes=(".ijson", ".ftm"),
        many=True,
    ),
)
"""The formats, in the order in which they are listed for people."""


def find_format(name: str) -> Format | None:
    """Return the format of that name, or None."""
    return next((format for format in FORMATS if format.name == name), None)
