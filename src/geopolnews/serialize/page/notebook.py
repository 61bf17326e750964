"""A page in a notebook: in a frame of its own, so that neither changes the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.serialize.page.article import find_title
from geopolnews.serialize.page.html import write_html
from geopolnews.serialize.page.markup import element
from geopolnews.serialize.page.wording import count_things

if TYPE_CHECKING:
    from geopolnews.model import Findings

_HEIGHT = 640  # pixels: the first screen of a page, without filling that of the notebook


def embed_html(findings: Findings) -> str:
    """Return findings as HTML to put into another page: a frame that holds their page and may run nothing.

    Where frames are taken out (by a site that shows notebooks without running them, say), a line in words stays.
    """
    title = find_title(findings.article)
    # In such a frame "#said" would lead out of it, to the page around it. No word of an article has a quotation mark of
    # its own by now, so only links are met.
    page = write_html(findings).replace(' href="#', ' href="about:srcdoc#')
    things = (("statement", findings.statements), ("meeting", findings.meetings), ("stance", findings.stances))
    counts = ", ".join([count_things(len(records), name) for name, records in things])
    frame = element(
        "iframe",
        srcdoc=page,
        sandbox="allow-popups",
        title=f"What was read from: {title}",
        width="100%",
        height=_HEIGHT,
    )
    return element("figure", element("figcaption", element("strong", title), f" – {counts}"), frame).html
