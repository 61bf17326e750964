"""HTML that the words of an article cannot break out of.

The only file that writes a "<". Every part of a page is made by `element`, which escapes text and attributes wherever
they stand, and knows no tag and no attribute by which a page could run, load, send or restyle anything.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAGS = frozenset(
    "a article aside bdi body details div fieldset figcaption figure h1 h2 h3 head header html iframe input label"
    " legend li main meta nav ol p section span strong summary time title ul"
    " svg circle g line path rect text tspan".split()
)
_VOID = frozenset({"input", "meta"})
_ATTRIBUTES = frozenset(
    "charset checked class content data-number datetime dir height href http-equiv id lang name rel role"
    " sandbox srcdoc tabindex target title type width"
    " aria-hidden aria-label aria-labelledby"
    " cx cy d r text-anchor viewBox x x1 x2 y y1 y2".split()
)

_INSIDE = re.compile(r"#[a-z0-9-]+")
_BESIDE = re.compile(r"(?:\.\./)?(?:[a-z0-9_-]+/)?[a-z0-9_-]+\.html")  # another page of the same folder
_OUTSIDE = re.compile(r"https?://[^\s\x00-\x20\x7f]+", re.IGNORECASE)

_ESCAPES = {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
    ord("`"): "&#96;",
    ord("\r"): "&#13;",  # as itself, it would be read as "\n"
    0: "\ufffd",  # no HTML can hold it
}
_UNWRITABLE = re.compile("[\ud800-\udfff]")  # halves of characters, which UTF-8 cannot hold


@attrs.frozen
class Markup:
    """A piece of HTML. Only this file makes one."""

    html: str
    """The piece, ready to be written."""


Child = Markup | str | None
"""What may stand in an element: HTML, words to be escaped, or nothing."""

Value = str | float | bool | None
"""The value of an attribute; None and False leave it out, True gives it none."""


def element(tag: str, *children: Child, **attributes: Value) -> Markup:
    """Return an element.

    Args:
        tag: Its name.
        children: What stands in it.
        attributes: Its attributes; `class_` is "class", and `aria_label` is "aria-label".

    Raises:
        ValueError: The tag, an attribute or a link is none that a page may have.
    """
    if tag not in _TAGS:
        raise ValueError(f"no page has a <{tag}>")
    written = "".join(_write_attribute(name, value) for name, value in attributes.items())
    if tag in _VOID:
        return Markup(f"<{tag}{written}>")
    return Markup(f"<{tag}{written}>{join(children).html}</{tag}>")


def join(children: Iterable[Child]) -> Markup:
    """Return pieces, one behind the other; words among them are escaped."""
    return Markup("".join(child.html if isinstance(child, Markup) else _escape(child or "") for child in children))


def link_outside(url: str, words: str, **attributes: Value) -> Markup:
    """Return a link to another site; where the address is not one of the web, the words alone."""
    if not _OUTSIDE.fullmatch(url):
        return element("span", words, **attributes)
    return element("a", words, href=url, rel="external noopener noreferrer", target="_blank", **attributes)


def write_whole(style: str, head: Iterable[Child], body: Markup) -> str:
    """Return a whole document with its style and with a policy that allows this style and nothing else."""
    if "<" in style:
        raise ValueError("a style cannot hold a '<'")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    top = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        *head,
        Markup(f"<style>{style}</style>"),
    )
    page = element("html", element("head", *top), body, lang="en")
    return f"<!doctype html>\n{page.html}\n"


def _write_attribute(name: str, value: Value) -> str:
    name = name.rstrip("_").replace("_", "-")
    if name not in _ATTRIBUTES:
        raise ValueError(f"no element of a page has the attribute {name!r}")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name == "href" and not any(links.fullmatch(str(value)) for links in (_INSIDE, _BESIDE, _OUTSIDE)):
        raise ValueError(f"a page does not link to {value!r}")
    return f' {name}="{_escape(f"{value:g}" if isinstance(value, float) else str(value))}"'


def _escape(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text).translate(_ESCAPES)
