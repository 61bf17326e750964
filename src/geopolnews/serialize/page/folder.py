"""Many articles as a folder: a page for each, and `index.html`, which lists them."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import attrs

from geopolnews.model import Findings
from geopolnews.serialize.page.article import find_title
from geopolnews.serialize.page.html import write_page
from geopolnews.serialize.page.index import list_article, write_index
from geopolnews.serialize.whole import write_whole_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.model import Article
    from geopolnews.serialize.page.markup import Markup

INDEX, ARTICLES = "index.html", "articles"
SIGN = '<meta name="generator" content="geopolnews">'
"""What an index begins with, so that a later run knows it for one of ours."""

_NAME_LENGTH = 60  # characters of a file's name
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file can be called so on Windows


def write_pages(stream: Findings | Iterable[Findings], folder: str | os.PathLike[str]) -> int:
    """Write a page for each article to a folder, with `index.html` to choose from, and return how many there were.

    The pages stand in `articles`, called after the files that the articles came from, or else after their titles.

    Args:
        stream: The findings, of one article or of any number of them; taken as they come.
        folder: The folder, which is written whole or not at all. One that holds an earlier result is replaced.

    Raises:
        UnwritableOutput: The folder holds other things.
    """
    with write_whole_folder(Path(folder), (INDEX, ARTICLES), sign=SIGN) as fresh:
        return fill_pages((stream,) if isinstance(stream, Findings) else stream, fresh)


def fill_pages(stream: Iterable[Findings], folder: Path) -> int:
    """Write pages and their index to a folder that is empty, and return how many articles there were."""
    names = _Names()
    listed: list[Markup] = []
    (folder / ARTICLES).mkdir()
    for findings in stream:
        path = f"{ARTICLES}/{names.make_name(findings.article)}.html"
        page = write_page(findings, index=f"../{INDEX}")
        (folder / path).write_text(page, encoding="utf-8", newline="\n")
        listed.append(list_article(findings, path))
    (folder / INDEX).write_text(write_index(listed), encoding="utf-8", newline="\n")
    return len(listed)


@attrs.define
class _Names:
    """Names for the pages: each once, and such that every system, link and server takes them."""

    _taken: dict[str, int] = attrs.field(factory=dict)

    def make_name(self, article: Article) -> str:
        """Return the name of the page of the next article."""
        # The name of a file, of a member of an archive, or of a row: "news.jsonl:3".
        called = PurePath((article.source or "").replace("\\", "/")).stem
        name = _simplify(called) or _simplify(find_title(article)) or "article"
        name = f"article-{name}" if _DEVICES.fullmatch(name) else name
        count = self._taken[name] = self._taken.get(name, 0) + 1
        return name if count == 1 else self._number(name, count)

    def _number(self, name: str, count: int) -> str:
        while f"{name}-{count}" in self._taken:
            count += 1
        self._taken[name] = count
        self._taken[f"{name}-{count}"] = 1
        return f"{name}-{count}"


def _simplify(text: str) -> str:
    """Return what is left of a text in small Latin letters, digits, "-" and "_"."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", bare)[:_NAME_LENGTH].strip("-")
