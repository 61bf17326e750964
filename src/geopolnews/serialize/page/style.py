"""The style of a page: `page.css` beside this file, and the rules by which an entry and its words light up together."""

from __future__ import annotations

from functools import cache
from importlib import resources


def build_style(groups: int) -> str:
    """Return the style of a page with so many records.

    When an entry is pointed at, or is where a link went, all its words in the article light up. A script would do that
    with the ids; without one, every record has a rule of its own.
    """
    if not groups:
        return _load_style()
    rules = ",".join(
        f":root:has(.k{number}:is(:hover,:focus-within,:target),.g{number}:is(:target,:focus)) .g{number}"
        for number in range(groups)
    )
    return f"{_load_style()}\n{rules}{{background:var(--lit);box-shadow:0 0 0 2px var(--lit)}}"


@cache
def _load_style() -> str:
    return resources.files("geopolnews.serialize.page").joinpath("page.css").read_text(encoding="utf-8").strip()
