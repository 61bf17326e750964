"""The labels of every head, in the order of the model's outputs."""

from __future__ import annotations

from geopolnews.encode.positions import PLACES

ENTITIES = (
    "Person", "Organization", "Location", "Facility", "NORP", "Date", "Money", "Product", "Misc",
)  # fmt: skip
"""The classes of the worldwide newswire."""

GUIDE = ("person", "unnamed", "organisation", "place", "power")
"""What the project's own articles name: a `power` stands in both of their lists, a state that is also a place."""

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip

DEPRELS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip

ATTRIBUTION = ("source", "cue", "content", "inner")
"""The tag layers of an attribution; `inner` is a content inside another content."""

LINKS = ("cue_source", "content_cue", "content_source", "coreference")
"""Each points from a word (the first of a span, or the head of a mention) to words, or to itself for none."""

TAUGHT_LINKS = (*LINKS, "holder")
"""With a link that is not shipped: from the first word of a target to who is for or against it."""

POSITIONS = ("none", "for", "against")
"""Where a holder stands toward a target; for a sentence's sentiment toward a target, neutral, positive, negative."""

TARGETS = tuple(place.value for place in PLACES)
"""Where somebody stands toward a target, in the order of the tags."""

ACTS = (
    "state", "praise", "condemn", "accuse", "deny", "demand", "warn", "threaten", "promise", "propose", "agree",
    "reject", "thank", "ask",
)  # fmt: skip
"""What a speaker does by what is said, told at the first word of its cue, or of its content where there is none."""

STYLES = ("polnear", "guide")
"""Whose conventions the attribution heads follow: PolNeAR's, or those of the project's own articles."""


def bioes(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags of a layer with these classes, `O` first, then B, I, E and S of each class."""
    return ("O", *(f"{part}-{name}" for name in classes for part in "BIES"))


def tag_spans(length: int, spans: list[tuple[int, int, int]]) -> list[int]:
    """Return the BIOES tag numbers of word spans `(start, end, class)`; they must not overlap."""
    tags = [0] * length
    for start, end, label in spans:
        base = 1 + 4 * label
        if end - start == 1:
            tags[start] = base + 3
            continue
        tags[start], tags[end - 1] = base, base + 2
        for i in range(start + 1, end - 1):
            tags[i] = base + 1
    return tags
