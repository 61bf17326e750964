"""What was doubtful: the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.serialize.naming import name_kind, shorten
from geopolnews.serialize.page.anchors import name_note
from geopolnews.serialize.page.entry import link_words, make_number, make_section
from geopolnews.serialize.page.markup import Markup, element

if TYPE_CHECKING:
    from geopolnews.model import Findings, Note

_WORDS_LENGTH = 100  # characters of the article that a note shows: enough to know the place again


def show_notes(findings: Findings) -> Markup:
    """Return the section that tells what was doubtful."""
    entries = [_show_note(findings, note, number) for number, note in enumerate(findings.notes)]
    return make_section("doubts", "Doubts", len(entries), element("ul", *entries) if entries else None)


def _show_note(findings: Findings, note: Note, number: int) -> Markup:
    id = name_note(number)
    words = link_words(f"“{shorten(findings.quote(note.span), _WORDS_LENGTH)}”", id) if note.span else None
    return element(
        "li",
        make_number("?", "doubtful"),
        element("p", note.message, " ", element("span", name_kind(note.kind), class_="chip")),
        element("p", words, class_="remarks") if words else None,
        id=id,
        class_="entry",
    )
