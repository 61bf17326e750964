"""Pages in HTML: the text of the article, and what the page says about it, by way of trafilatura."""

from __future__ import annotations

import re
from typing import Any

from geopolnews.errors import MissingExtra, UnreadableInput

BEGINS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def is_page(text: str) -> bool:
    """Tell whether a text is a page in HTML, by its beginning."""
    return BEGINS.match(text[:2000]) is not None


def read_page(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """Return the text of the article on a page, and the title, address, publisher and day that the page names.

    Raises:
        UnreadableInput: There is no article on it.
        MissingExtra: trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise MissingExtra(extra="html", package="trafilatura") from None
    found: Any = bare_extraction(text, with_metadata=True, include_comments=False)
    if found is None or not (found.text or "").strip():
        raise UnreadableInput("there is no article on the page", source=name)
    said = {"title": found.title, "url": found.url, "publisher": found.sitename, "published": found.date}
    return found.text, {field: value for field, value in said.items() if value}
