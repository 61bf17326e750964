"""The tables as CSV files (RFC 4180): UTF-8, a heading, CRLF at the end of a row, all texts in quotation marks.

An empty cell is null; two quotation marks are the empty text. Lists and spans are written as JSON.

A spreadsheet takes a text that begins like a formula for one, and a formula can do harm; the words of an article are
anybody's. Such a text gets an apostrophe before it. So that it can be taken away again, a text that has apostrophes
before such a sign already gets one more. No other text is changed.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopolnews.errors import InvalidDocument, describe_value
from geopolnews.serialize.tables.columns import Cells
from geopolnews.serialize.tables.documents import read_rows
from geopolnews.serialize.tables.folder import find_files, list_files
from geopolnews.serialize.tables.layout import TABLES, list_needed, list_stored
from geopolnews.serialize.tables.rows import hand_on_rows
from geopolnews.serialize.whole import write_whole_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from geopolnews.model import Findings
    from geopolnews.serialize.tables.columns import Column
    from geopolnews.serialize.tables.documents import ReadRow
    from geopolnews.serialize.tables.rows import Row

SUFFIX = ".csv"

_QUOTE = '"'
_LINE_END = "\r\n"
_FORMULA_SIGNS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f"'*[{_FORMULA_SIGNS}]")
_GUARDED = re.compile(f"'+[{_FORMULA_SIGNS}]")
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\r|\n|\Z)')


def write_csv(stream: Findings | Iterable[Findings], folder: str | os.PathLike[str]) -> int:
    """Write findings as they come to a folder with one CSV file a table, and return how many there were.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which `read_csv` takes away.

    Args:
        stream: The findings, of one article or of any number of them.
        folder: The folder, which is written whole or not at all. One that holds an earlier result is replaced.

    Raises:
        UnwritableOutput: The folder holds other things.
    """
    with write_whole_folder(Path(folder), list_files(SUFFIX)) as fresh:
        return fill_csv(stream, fresh)


def fill_csv(stream: Findings | Iterable[Findings], folder: Path) -> int:
    """Write findings to a folder that is empty, and return how many there were."""
    with ExitStack() as opened:
        files: dict[str, TextIO] = {}
        for name, table in TABLES.items():
            file = opened.enter_context((folder / (name + SUFFIX)).open("w", encoding="utf-8", newline=""))
            file.write(",".join([column.name for column in table.columns]) + _LINE_END)
            files[name] = file

        def write_rows(table: str, rows: list[Row]) -> None:
            columns = TABLES[table].columns
            files[table].writelines([",".join(map(_write_cell, columns, row)) + _LINE_END for row in rows])

        return hand_on_rows(stream, write_rows)


def read_csv(folder: str | os.PathLike[str]) -> Iterator[Findings]:
    """Yield the findings in a folder of CSV files, article by article, in the order of the table of articles.

    The files are read as a whole: for articles by the hundred thousand, take Parquet. Further columns and another order
    of the rows do no harm.

    Args:
        folder: The folder.

    Raises:
        InvalidDocument: A file or a column is missing, or the rows do not make findings.
    """
    yield from read_rows(_CsvSource(Path(folder)))


class _CsvSource:
    """The rows of all tables, in memory."""

    def __init__(self, folder: Path) -> None:
        self.name = os.fspath(folder)
        self._rows: dict[str, dict[str, list[ReadRow]]] = {table: {} for table in TABLES}
        for table, path in find_files(folder, SUFFIX).items():
            for row in _read_file(path, table):
                self._rows[table].setdefault(row["article"], []).append(row)
        for key, rows in self._rows["articles"].items():
            if len(rows) > 1:
                raise self._refuse("articles.article", expected="a key of its own", found=f"{key} {len(rows)} times")
        for table, groups in self._rows.items():
            for key in groups.keys() - self._rows["articles"].keys():
                raise self._refuse(f"{table}.article", expected="a key of articles", found=describe_value(key))

    def list_articles(self) -> Iterator[ReadRow]:
        for (row,) in self._rows["articles"].values():
            yield row

    def take_rows(self, table: str, article: str) -> list[ReadRow]:
        return self._rows[table].pop(article, [])

    def _refuse(self, problem: str, *, expected: str, found: str) -> InvalidDocument:
        return InvalidDocument(problem, file=self.name, expected=expected, found=found)


def _write_cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.cells is Cells.FLAG:
        return "true" if value else "false"
    if column.cells in {Cells.WHOLE, Cells.NUMBER, Cells.DAY}:
        return str(value)
    text = value if column.cells is Cells.TEXT else json.dumps(value, ensure_ascii=False)
    guard = "'" if _FORMULA.match(text) else ""
    return f'"{guard}{text.replace(_QUOTE, 2 * _QUOTE)}"'


def _read_cell(column: Column, text: str | None) -> Any:
    """Return what a cell says; None is a cell with nothing in it, not even quotation marks.

    Raises:
        ValueError: It is no such thing.
    """
    if text is None and column.cells is Cells.TEXT and not column.optional:
        return ""  # a program that knows no null has written the empty text
    if text is None:
        return None
    match column.cells:
        case Cells.TEXT:
            return text[1:] if _GUARDED.match(text) else text
        case Cells.FLAG:
            return {"true": True, "false": False}[text.lower()]
        case Cells.WHOLE:
            return _read_whole(text)
        case Cells.NUMBER:
            return float(text)
        case Cells.DAY:
            return text
    return json.loads(text)


def _read_whole(text: str) -> int:
    number = float(text)  # pandas writes "3.0" in a column that has nulls
    if not number.is_integer():
        raise ValueError(text)
    return int(number)


def _read_file(path: Path, table: str) -> Iterator[ReadRow]:
    """Yield the rows of a file."""
    lines = _read_lines(path)
    heading = [name or "" for name in next(lines, (0, []))[1]]
    missing = set(list_needed(table)).difference(heading)
    if missing:
        raise InvalidDocument(f"there is no column {', '.join(sorted(missing))}", file=str(path))
    columns = {column.name: column for column in list_stored(table)}
    for line, cells in lines:
        if len(cells) != len(heading):
            raise InvalidDocument(expected=f"{len(heading)} cells", found=str(len(cells)), file=str(path), line=line)
        row: ReadRow = {}
        for name, cell in zip(heading, cells, strict=True):
            if name not in columns:
                continue
            try:
                row[name] = _read_cell(columns[name], cell)
            except (ValueError, KeyError):
                raise InvalidDocument(
                    name, expected=columns[name].cells, found=describe_value(cell), file=str(path), line=line
                ) from None
        yield row


def _read_lines(path: Path) -> Iterator[tuple[int, list[str | None]]]:
    """Yield the cells of each row, and the line on which it begins."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        begun = 1
        lines: list[str] = []
        is_open = False
        try:
            for number, line in enumerate(file, start=1):
                lines.append(line)
                is_open ^= line.count(_QUOTE) % 2 == 1
                if is_open:  # the line ends within quotation marks
                    continue
                if any(map(str.strip, lines)):
                    yield begun, _split_cells("".join(lines))
                begun, lines = number + 1, []
        except UnicodeDecodeError as error:
            raise InvalidDocument(f"not UTF-8: {error.reason}", file=str(path), line=begun) from None
        except ValueError as error:
            raise InvalidDocument(str(error), file=str(path), line=begun) from None
        if is_open:
            raise InvalidDocument("a quotation mark is not closed", file=str(path), line=begun)


def _split_cells(text: str) -> list[str | None]:
    """Return the cells of a row; None is one with nothing in it.

    Raises:
        ValueError: A quotation mark stands where none may.
    """
    cells: list[str | None] = []
    end, at = ",", 0
    while end == ",":
        match = _CELL.match(text, at)
        if match is None:
            raise ValueError(f"a quotation mark within cell {len(cells) + 1}")
        quoted, plain, end = match.groups()
        cells.append(quoted.replace(2 * _QUOTE, _QUOTE) if quoted is not None else plain or None)
        at = match.end()
    return cells
