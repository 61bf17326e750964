"""What the words of a window may be meant by a pronoun: names, nouns, other pronouns, and what is known about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.reading import Reading, Trees

Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]

KINDS: Mapping[str, int] = {
    **dict.fromkeys("he him his himself".split(), 1),
    **dict.fromkeys("she her hers herself".split(), 2),
    **dict.fromkeys("they them their theirs themselves".split(), 3),
    **dict.fromkeys("it its itself".split(), 4),
    **dict.fromkeys("i me my mine myself we us our ourselves you your yourself".split(), 5),
}
"""Pronoun -> its kind; 0 is any other word. Whom the first four mean is asked."""

ASKED = 4
"""The last kind that is asked about."""

ROLES: Sequence[Sequence[str]] = (
    ("nsubj", "csubj", "nsubj:outer"),
    ("nsubj:pass", "csubj:pass"),
    ("obj", "iobj"),
    ("obl", "obl:agent", "obl:unmarked"),
    ("nmod:poss",),
    ("nmod", "nmod:unmarked", "nmod:desc"),
    ("conj",),
    ("appos",),
    ("compound", "flat"),
    ("root", "parataxis"),
    ("ccomp", "xcomp"),
    ("advcl", "advcl:relcl"),
    ("acl", "acl:relcl"),
    ("vocative", "dislocated", "list"),
)
"""Relations in a tree that are told apart; all others are one more."""

ACTIVE, PASSIVE, OBJECT, OBLIQUE, OWNER = range(5)
"""Roles that pronouns and those whom they mean often share."""

CONTENT = 2
"""The layer of attributions that tags what is said."""

DEEPEST = 10
"""Steps up a tree that are followed."""


@attrs.frozen(kw_only=True)
class Names:
    """The names of the numbers that the model gives, as tables of what they amount to."""

    roles: Indices
    """Relation -> role."""
    classes: Indices
    """Part of speech -> 1 for a proper noun, 2 for a noun, 3 for a pronoun, 4 for a number, 0 for any other."""
    person: int
    """Which class of names are people."""

    @classmethod
    def of_labels(cls, labels: Mapping[str, Sequence[str]]) -> Names:
        """Return the tables for the labels of a manifest."""
        role_of = {name: number for number, names in enumerate(ROLES) for name in names}
        class_of = {"PROPN": 1, "NOUN": 2, "PRON": 3, "NUM": 4}
        return cls(
            roles=np.array([role_of.get(name, len(ROLES)) for name in labels["label"]], dtype=np.intp),
            classes=np.array([class_of.get(name, 0) for name in labels["upos"]], dtype=np.intp),
            person=(labels["entity"].index("B-Person") - 1) // 4,
        )


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Sight:
    """What the model makes of the words of a text, or of some of them in a row."""

    words: Sequence[str]
    """In small letters."""
    kind: Indices
    head: Indices
    """The syntactic head in the same sentence; itself for a root."""
    role: Indices
    part: Indices
    """The class of the part of speech."""
    sentence: Indices
    said: Flags
    """Whether it belongs to the content of an attribution."""
    name: Indices
    """The class of the name that it belongs to, -1 for none."""
    person: int
    """The class of names that are people."""
    opens: Flags
    """Whether it begins a name, or belongs to none."""

    @cached_property
    def depth(self) -> Indices:
        """Steps up the tree to the root, `DEEPEST` at the most."""
        depth, at = np.zeros(len(self.words), dtype=np.intp), np.arange(len(self.words))
        for _ in range(DEEPEST):
            above = self.head[at]
            depth += above != at
            at = above
        return depth

    def window(self, start: int, end: int) -> Sight:
        """Return the sight of some words in a row: heads outside of them are not seen."""
        part = slice(start, end)
        own, head = np.arange(end - start), self.head[part] - start
        opens = self.opens[part].copy()
        opens[:1] = True
        return attrs.evolve(
            self,
            words=self.words[part],
            kind=self.kind[part],
            head=np.where((head >= 0) & (head < end - start), head, own),
            role=self.role[part],
            part=self.part[part],
            sentence=self.sentence[part],
            said=self.said[part],
            name=self.name[part],
            opens=opens,
        )


def see_text(words: Sequence[str], reading: Reading, trees: Trees, names: Names) -> Sight:
    """Return what the model makes of the words of a text.

    Args:
        words: those of the text.
        reading: what the model made of them.
        trees: what was made of that.
        names: what the numbers mean.
    """
    low = [word.lower() for word in words]
    part = names.classes[trees.parts]
    tags = reading.tags["entity"].argmax(1)
    name, place = np.where(tags > 0, (tags - 1) // 4, -1), np.where(tags > 0, (tags - 1) % 4, 3)
    opens = np.ones(len(words), dtype=np.bool_)
    # a word goes on with the name before it, or, where the model finds none, with the proper noun before it
    opens[1:] = (place[1:] == 0) | (place[1:] == 3) | (place[:-1] > 1)
    opens[1:] &= (name[1:] >= 0) | (name[:-1] >= 0) | (part[1:] != 1) | (part[:-1] != 1)
    return Sight(
        words=low,
        kind=np.array([KINDS.get(word, 0) for word in low], dtype=np.intp),
        head=trees.heads,
        role=names.roles[trees.relations],
        part=part,
        sentence=trees.starts.cumsum(),
        said=reading.attribution[:, CONTENT].argmax(1) > 0,
        name=name,
        person=names.person,
        opens=opens,
    )


@attrs.frozen(kw_only=True, eq=False)
class Mentions:
    """Words that stand together and may be meant."""

    starts: Indices
    ends: Indices
    heads: Indices
    """Their words that depend on others."""
    of_word: Indices
    """Word -> the mention that it belongs to, -1 for none."""


def find_mentions(sight: Sight) -> Mentions:
    """Return what in a window may be meant: names, nouns, pronouns and numbers."""
    count = len(sight.words)
    starts = np.flatnonzero(sight.opens)
    of_word = sight.opens.cumsum() - 1
    ends = np.append(starts[1:], count)
    outside = (of_word[sight.head] != of_word) | (sight.head == np.arange(count))
    heads = np.minimum.reduceat(np.where(outside, np.arange(count), count), starts)
    heads = np.where(heads < count, heads, starts)
    kept = (sight.part[heads] > 0) | (sight.name[heads] >= 0)
    number = np.where(kept, kept.cumsum() - 1, -1)
    return Mentions(starts=starts[kept], ends=ends[kept], heads=heads[kept], of_word=number[of_word])
