"""What all parts of the summary are made of: headings, labelled rows, and remarks behind or under them.

All words go in as `rich.text.Text`, which rich never reads as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from rich.text import Text

from geopolnews.cli.screen.words import clean_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions

HEADING = "bold underline"
NAME = "bold cyan"
REMARK = "dim"

_BETWEEN = " · "
_INDENT = 2
_GAP = "  "  # between a label or a name and what stands behind it


@attrs.frozen
class Row:
    """A few words with what comes before them; where they take several lines, those line up."""

    before: Text
    """What the first line begins with, all columns up to the words."""

    words: Text
    """The words; line breaks in them are kept."""

    indent: int
    """The column at which the second and later lines begin."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield the lines, without spaces at their ends: a table would fill them up to its own width."""
        before = self.before
        for line in self.words.wrap(console, max(options.max_width - self.indent, 1), overflow="fold"):
            whole = Text.assemble(before, line)
            whole.rstrip()
            yield whole
            before = Text(" " * self.indent)


def make_row(
    label: str, width: int, words: str, *, style: str = "", words_style: str = "", remarks: Iterable[str] = ()
) -> Row:
    """Return an indented row: a label, words, and remarks on a line of their own under the words.

    Args:
        label: The label.
        width: The columns that the labels of this part take.
        words: The words.
        style: How the label looks.
        words_style: How the words look.
        remarks: What else is known; empty ones are left out.
    """
    text = Text(clean_words(words), style=words_style)
    remark = _join_remarks(remarks)
    if remark:
        text = Text.assemble(text, "\n", (remark, REMARK))
    before = Text.assemble(" " * _INDENT, (f"{label:<{width}}", style), _GAP)
    return Row(before, text, indent=_INDENT + width + len(_GAP))


def make_entry(label: str, width: int, words: str, remarks: Iterable[str]) -> Row:
    """Return an indented row with the remarks behind the words, for lists of many short entries."""
    row = make_row(label, width, "")
    return attrs.evolve(row, words=_append_remarks(clean_words(words), "bold", remarks))


def make_name(name: str, remarks: Iterable[str]) -> Row:
    """Return a name, over the rows that belong to it, with remarks behind it."""
    return Row(Text(), _append_remarks(clean_words(name), NAME, remarks), indent=2 * _INDENT)


def make_heading(title: str, count: int) -> Text:
    """Return the heading of a part, with how much there is in it."""
    return Text.assemble((title, HEADING), f" ({count})")


def make_remarks(remarks: Iterable[str]) -> Text:
    """Return remarks as a line of their own."""
    return Text(_join_remarks(remarks), style=REMARK, overflow="fold")


def _append_remarks(words: str, style: str, remarks: Iterable[str]) -> Text:
    remark = _join_remarks(remarks)
    return Text.assemble((words, style), f"{_GAP}{remark}" if remark else "")


def _join_remarks(remarks: Iterable[str]) -> str:
    return _BETWEEN.join(filter(None, map(clean_words, remarks)))
