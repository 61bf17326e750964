"""What comes out of a file, unpacked, to articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from geopolnews.read.bounds import check_size, read_whole
from geopolnews.read.kinds import LINES
from geopolnews.read.page import is_page, read_page
from geopolnews.read.plain import read_plain
from geopolnews.read.rows import read_json_rows
from geopolnews.read.text import decode_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model.article import Article
    from geopolnews.model.failure import Failure
    from geopolnews.read.rows import Defaults


def read_stream(file: BinaryIO, suffix: str, name: str, defaults: Defaults) -> Iterator[Article | Failure]:
    """Yield the articles of a stream: of each line of JSON Lines, else the one that it is.

    Args:
        file: The stream.
        suffix: What the name of a file of its kind ends with, such as ".jsonl".
        name: What to call it.
        defaults: What is known about its articles.

    Raises:
        MissingExtra: It is a page, and trafilatura is not installed.
        UnreadableInput: It holds no article.
    """
    if suffix in LINES:
        yield from read_json_rows(file, name, defaults)
    else:
        yield read_data(read_whole(file), name, defaults, page=suffix.startswith((".htm", ".xhtm")))


def read_data(data: bytes, name: str, defaults: Defaults, *, page: bool = False) -> Article:
    """Return the article that the bytes of one hold.

    Raises:
        MissingExtra: They are a page, and trafilatura is not installed.
        UnreadableInput: They hold none.
    """
    check_size(data, name)
    text = decode_article(data, source=name)
    known: dict[str, Any] = {field: getattr(defaults, field) for field in ("published", "title", "url", "publisher")}
    if page or is_page(text):
        text, said = read_page(text, name)
        known |= said
    return read_plain(text, source=name, **known)
