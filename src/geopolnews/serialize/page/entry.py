"""What the lists beside the article are made of: sections, groups under a name, entries, remarks, doubts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geopolnews.model.explanation import STEPS
from geopolnews.serialize.naming import UNSURE_BELOW, flatten
from geopolnews.serialize.page.anchors import name_note, name_part, name_words
from geopolnews.serialize.page.markup import Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopolnews.model import Entity, Explanation, Findings, Record
    from geopolnews.serialize.page.anchors import Anchors
    from geopolnews.serialize.page.markup import Child


_LINKED = {"cue", "source", "office"}
"""Words that a record rests on and that are not in its entry anyway: `why` leads to them."""


def make_section(id: str, title: str, count: int, *inside: Child) -> Markup:
    """Return a part of the page under a heading, with how much there is in it."""
    heading = element("h2", f"{title} ", element("span", str(count), class_="count"), id=f"{id}-title")
    nothing = None if count else element("p", "Nothing was found.", class_="remarks")
    return element("section", heading, nothing, *inside, id=id, aria_labelledby=f"{id}-title", tabindex="-1")


def make_entry(findings: Findings, record: Record, anchors: Anchors, *inside: Child) -> Markup:
    """Return the entry of a record in a list: what it says, what is doubtful about it, and how it came to be."""
    notes, reasons = _tell_notes(record, anchors), _tell_reasons(findings.explain(record.id))
    return element("li", *inside, notes, reasons, id=record.id, class_=f"entry {anchors.group_entry(record)}")


def tell_steps(kind: type[Record], words: str) -> Markup:
    """Return how records of a kind are found, to be opened under their heading."""
    steps = f"{STEPS[kind][0].upper()}{STEPS[kind][1:]}."
    return element("details", element("summary", f"how {words} are found"), element("p", steps), class_="why how")


def make_number(sign: int | str, class_: str = "") -> Markup:
    """Return the sign that stands before an entry; a screen reader leaves it out, since the entry says it in words."""
    return element("span", str(sign), class_=f"number {class_}".rstrip(), aria_hidden="true")


def make_remarks(remarks: Iterable[Child]) -> Markup | None:
    """Return a line of remarks; nothing where all of them are empty."""
    filled = [element("span", remark) for remark in remarks if remark]
    return element("p", *filled, class_="remarks") if filled else None


def make_names(findings: Findings, ids: Iterable[str]) -> Markup:
    """Return names, each a link to its entry in the cast: "A, B and C"."""
    names = [make_name(findings[id]) for id in ids]
    before = ["", *[", "] * (len(names) - 2), " and "] if len(names) > 1 else [""]
    return join([piece for pair in zip(before, names, strict=False) for piece in pair])


def make_name(entity: Entity) -> Markup:
    """Return a name as a link to its entry in the cast; what it holds cannot turn the line around it."""
    return element("a", element("bdi", entity.name), href=f"#{entity.id}", class_="name")


def link_words(words: str, id: str, *, nth: int = 0) -> Markup:
    """Return words of the article as a link to where they stand in it."""
    return element("a", element("bdi", words), href=f"#{name_words(id, nth)}", class_="words")


def mark_doubt(record: Record) -> Markup | None:
    """Return the word "unsure" where a record is more likely wrong than right, else nothing."""
    if record.confidence >= UNSURE_BELOW:
        return None
    return element("span", "unsure", class_="chip doubtful", title=f"confidence {record.confidence:.2f}")


def _tell_notes(record: Record, anchors: Anchors) -> Markup | None:
    notes = anchors.notes.get(record.id, [])
    links = [element("a", note.message, href=f"#{name_note(number)}") for number, note in notes]
    return element("p", "Doubtful: ", *links, class_="remarks doubtful") if links else None


def _tell_reasons(explanation: Explanation) -> Markup:
    steps = [element("li", step) for step in explanation.because]
    return element(
        "details",
        element("summary", "why"),
        element("p", f"Confidence {explanation.confidence:.2f}."),
        element("ul", *steps) if steps else None,
        _tell_words(explanation),
        class_="why",
    )


def _tell_words(explanation: Explanation) -> Markup | None:
    """Return the words that a record rests on, as links to where they stand."""
    counts: Counter[str] = Counter()
    links = []
    for words in explanation.words:
        if words.part in _LINKED:
            href = f"#{name_part(explanation.id, words.part, counts[words.part])}"
            counts[words.part] += 1
            links.append(element("li", f"{words.part}: ", element("a", element("bdi", flatten(words.text)), href=href)))
    return element("ul", *links, class_="rests", aria_label="Read from the words") if links else None
