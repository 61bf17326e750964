"""What tells whom a pronoun means besides the sense of the words: places in trees, distances, titles, repetition.

Numbers of three kinds are given apart, so that what holds of a mention or of a pronoun is worked out but once.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import NDArray

from geopolnews.encode.mentions import (
    ACTIVE,
    ASKED,
    DEEPEST,
    OBJECT,
    OWNER,
    PASSIVE,
    ROLES,
    Flags,
    Indices,
    Mentions,
    Sight,
)
from geopolnews.encode.scores import Scores

PROPER, NOUN = 1, 2
"""Classes of parts of speech."""

OF_MEN = frozenset("mr mr. sir king prince father brother son husband uncle lord actor chairman duke".split())
OF_WOMEN = frozenset("mrs mrs. ms ms. miss lady queen princess mother sister daughter wife aunt actress dame".split())

AFTER = (frozenset(["'s", "’s"]), frozenset([","]), frozenset(["and", "&"]), frozenset(["("]))
BEFORE = (
    frozenset([","]),
    frozenset(["and", "&", "or"]),
    frozenset(["by"]),
    frozenset(["with"]),
    frozenset(["of"]),
    frozenset(["to", "for", "from"]),
)
"""Words next to a mention that are told apart."""

CLAUSES = (9, 10, 11, 12, 6)
"""Roles of the governor that are told apart: what sort of clause the word stands in."""

SHORTEST_NAME = 3
"""Characters of a word by which a name is known again."""

SHARED = np.arange(OWNER + 1)[:, None, None]
"""The roles that pronouns and those whom they mean often share, to be compared with pairs."""

EVERY_KIND = np.arange(1, ASKED + 1)[:, None, None, None]
"""The kinds of pronouns that are asked about, to be compared with pairs of several sorts."""

Columns = list[NDArray[np.generic]]


@attrs.frozen(kw_only=True, eq=False)
class Facts:
    """What is known of pronouns and mentions."""

    mentions: Scores
    """`[mentions, numbers]`."""
    pronouns: Scores
    """`[pronouns, numbers]`."""
    pairs: Scores
    """`[numbers, pronouns, mentions]`."""


def collect_facts(sight: Sight, mentions: Mentions, pronouns: Indices) -> Facts:
    """Return what is known of some pronouns and of what they may mean."""
    heads = mentions.heads
    person = sight.name[heads] == sight.person
    genders = _genders(sight, mentions, person)
    shared = _share_names(sight, mentions)
    return Facts(
        mentions=_stack(_of_mentions(sight, mentions, person, genders, shared)).T,
        pronouns=_stack(_of_pronouns(sight, pronouns)).T,
        pairs=_stack(_of_pairs(sight, mentions, pronouns, person, genders, shared)),
    )


def _stack(columns: Columns) -> Scores:
    """Return single columns and blocks of them as one block."""
    deepest = max(column.ndim for column in columns)
    blocks = [column if column.ndim == deepest else column[None] for column in columns]
    return np.concatenate(blocks, dtype=np.float32, casting="unsafe")


def _places(sight: Sight, words: Indices, roles: int) -> Columns:
    """Return what role words have in their sentence and in what sort of clause."""
    role, above = sight.role[words], sight.role[sight.head[words]]
    return [
        role == _numbers(range(roles)),
        (above == _numbers(CLAUSES)) & (sight.head[words] != words),
        sight.depth[words] / 5.0,
        sight.said[words],
    ]


def _of_mentions(sight: Sight, mentions: Mentions, person: Flags, genders: Indices, shared: Flags) -> Columns:
    heads, words = mentions.heads, sight.words
    after = [words[end] if end < len(words) else "" for end in mentions.ends.tolist()]
    before = [words[start - 1] if start else "" for start in mentions.starts.tolist()]
    first = shared.argmax(1) == np.arange(len(heads))
    part, kind = sight.part[heads], sight.kind[heads]
    return [
        *_places(sight, heads, len(ROLES) + 1),
        part == _numbers(range(5)),
        kind == _numbers(range(1, ASKED + 2)),
        person,
        (sight.name[heads] >= 0) & ~person,
        np.log(shared.sum(1)) * person,
        first & person,
        (mentions.ends - mentions.starts > 1) & person,
        *(np.array([word in some for word in after]) for some in AFTER),
        *(np.array([word in some for word in before]) for some in BEFORE),
        genders > 0,
        genders < 0,
    ]


def _of_pronouns(sight: Sight, pronouns: Indices) -> Columns:
    kind = sight.kind[pronouns]
    begins = np.searchsorted(sight.sentence, sight.sentence[pronouns])
    return [
        *_places(sight, pronouns, OWNER + 1),
        kind == _numbers(range(1, ASKED + 1)),
        _reflexive(sight, pronouns),
        np.log1p(pronouns - begins) / 4.0,
    ]


def _numbers(numbers: Iterable[int]) -> Indices:
    return np.array(list(numbers), dtype=np.intp)[:, None]


def _reflexive(sight: Sight, pronouns: Indices) -> Flags:
    return np.array([sight.words[word].endswith(("self", "selves")) for word in pronouns.tolist()], dtype=np.bool_)


def _of_pairs(
    sight: Sight, mentions: Mentions, pronouns: Indices, person: Flags, genders: Indices, shared: Flags
) -> Columns:
    heads = mentions.heads
    asked = pronouns[:, None]
    before = mentions.ends <= asked
    far = np.log1p(np.where(before, asked - mentions.ends + 1, np.maximum(mentions.starts - asked, 0))) / 4.0
    back = sight.sentence[asked] - sight.sentence[heads]
    same = back == 0
    own, role = sight.role[asked], sight.role[heads]
    subject = role <= PASSIVE
    kind, other = sight.kind[asked], sight.kind[heads]
    alike = kind == other
    part = sight.part[heads]
    body = (sight.name[heads] >= 0) & ~person
    said, told = sight.said[asked], sight.said[heads]
    sorts = np.stack([person, part == NOUN, body])[:, None]
    gender = np.select([kind == 1, kind == 2], [1, -1], 0)
    return [
        before, far, before * far, back == 1, same, back == 2, back > 2, back < 0,
        (own == SHARED) & (role == SHARED), (own == SHARED[OBJECT:]) & (role == ACTIVE),
        subject & same & before, subject & (back == 1),
        *_of_trees(sight, heads, pronouns, same, subject, shared),
        said == told, told & ~said, said & ~told,
        alike, (other > 0) & ~alike, alike & same, alike & (back == 1),
        ((kind == EVERY_KIND) & sorts).reshape(-1, *same.shape),
        *_of_order(before, person, subject),
        gender * genders > 0, gender * genders < 0,
    ]  # fmt: skip


def _of_trees(sight: Sight, heads: Indices, pronouns: Indices, same: Flags, subject: Flags, shared: Flags) -> Columns:
    """Return how mentions and pronouns of one sentence hang together in its tree."""
    rows = np.arange(len(pronouns))
    above = np.full((len(pronouns), len(sight.words)), DEEPEST)
    at = pronouns
    for step in range(DEEPEST):
        above[rows, at] = np.minimum(above[rows, at], step)
        at, before = sight.head[at], at
        if np.array_equal(at, before):
            break
    up, down = np.full(same.shape, DEEPEST), np.full(same.shape, DEEPEST)
    at = heads
    for step in range(DEEPEST):
        found = above[:, at]
        new = (found < DEEPEST) & (up == DEEPEST)
        up[new], down[new] = found[new], step
        at, before = sight.head[at], at
        if np.array_equal(at, before):
            break
    governor, govern = sight.head[pronouns][:, None], sight.head[heads]
    beyond = sight.head[governor]
    owner, reflexive = (sight.role[pronouns] == OWNER)[:, None], _reflexive(sight, pronouns)[:, None]
    mates = same & (govern == governor) & (heads != governor) & (heads != pronouns[:, None])
    apart = mates & ~owner & ~reflexive
    inside = same & (down == 0)
    sisters = same & (govern == beyond) & (governor != beyond) & owner & (heads != governor)
    higher = same & subject & (above[:, govern] < DEEPEST) & (govern != governor)
    return [
        same * np.minimum(up, 6) / 4.0, same * np.minimum(down, 6) / 4.0,
        mates & owner, mates & reflexive, apart,
        apart.astype(np.float32) @ shared > 0,  # "She received Otieno": she is no Otieno, wherever he is named
        higher, inside & ~owner, inside & owner, sisters & subject, sisters & ~subject,
    ]  # fmt: skip


def _of_order(before: Flags, person: Flags, subject: Flags) -> Columns:
    """Return which of the people before a pronoun was named last, the last but one, first, or last as a subject."""
    people = before & person
    since = people[:, ::-1].cumsum(1)[:, ::-1]
    subjects = people & subject
    return [
        people & (since == 1),
        people & (since == 2),
        people & (since > 2),
        people & (people.cumsum(1) == 1),
        subjects & (subjects[:, ::-1].cumsum(1)[:, ::-1] == 1),
    ]


def _share_names(sight: Sight, mentions: Mentions) -> Flags:
    """Return `[mentions, mentions]`: which names share a word; each mention with itself."""
    having: dict[str, list[int]] = {}
    spans = list(zip(mentions.starts.tolist(), mentions.ends.tolist(), strict=True))
    proper = (sight.part[mentions.heads] == PROPER) | (sight.name[mentions.heads] >= 0)
    for number in np.flatnonzero(proper).tolist():
        for word in set(sight.words[slice(*spans[number])]):
            if len(word) >= SHORTEST_NAME:
                having.setdefault(word, []).append(number)
    shared = np.eye(len(spans), dtype=np.bool_)
    for numbers in having.values():
        if len(numbers) > 1:
            shared[np.ix_(numbers, numbers)] = True
    return shared


def _genders(sight: Sight, mentions: Mentions, person: Flags) -> Indices:
    """Return 1 for what words in it, or right before a person's name, say to be a man, -1 for a woman, else 0."""
    genders = np.zeros(len(mentions.starts), dtype=np.intp)
    for number, (start, end) in enumerate(zip(mentions.starts.tolist(), mentions.ends.tolist(), strict=True)):
        near = sight.words[max(0, start - 2) if person[number] else start : end]
        genders[number] = (not OF_MEN.isdisjoint(near)) - (not OF_WOMEN.isdisjoint(near))
    return genders
