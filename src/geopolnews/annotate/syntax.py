"""Sentences, parts of speech and dependency trees.

Reads the heads `start`, `upos` and `arc` of the reading, and asks for `label`; writes spaCy's own attributes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.marks import marks_of, starts_of_parts
from geopolnews.annotate.trees import best_tree
from geopolnews.encode.reading import Arcs, Reading, Trees
from geopolnews.encode.scores import Scores
from geopolnews.lexicon.countries import countries_by_demonym
from geopolnews.lexicon.titles import is_title_word

ROOT = "root"

LEADING_CLAUSES = frozenset("after before while when for in on since is are was were been be , -".split())
"""Words and signs before "visiting" that make it a verb: "after visiting", "is visiting", "Hart, visiting"."""

MAX_SENTENCE = 250
"""Words of a sentence; a longer one is cut there. No window holds more, so no arc could reach further."""


def mark_syntax(doc: Doc, reading: Reading, labels: dict[str, tuple[str, ...]]) -> None:
    """Write part of speech, head and relation of every token, and with these the sentences."""
    words = marks_of(doc).words
    text = doc.text
    fresh = _sentence_starts(doc, words, text, told_starts(reading))
    fresh[starts_of_parts(doc)] = True  # never inside a sentence
    trees = find_trees(reading, fresh, labels)
    marks_of(doc).trees = trees
    relations = [labels["label"][i] for i in trees.relations]
    _write(doc, words, trees.heads, relations, [labels["upos"][i] for i in trees.parts])


def find_trees(reading: Reading, starts: NDArray[np.bool_], labels: Mapping[str, Sequence[str]]) -> Trees:
    """Return the trees of a text.

    Args:
        reading: what the model made of it.
        starts: the words at which a sentence begins, the first among them; too long ones are cut.
        labels: what the numbers of the model mean.
    """
    _cut_long(starts)
    heads = np.arange(len(starts))
    for start, end in pairwise([*np.flatnonzero(starts).tolist(), len(starts)]):
        heads[start:end] = start + best_tree(sentence_scores(reading.arcs, start, end))
    relations = best_relations(reading.ask_relations(heads), heads, labels["label"].index(ROOT))
    return Trees(starts=starts, heads=heads, relations=relations, parts=reading.tags["upos"].argmax(1))


def told_starts(reading: Reading) -> NDArray[np.bool_]:
    """Return at which words a sentence begins, by the model alone."""
    starts: NDArray[np.bool_] = reading.tags["start"].argmax(1) == 1
    starts[0] = True
    return starts


def _sentence_starts(doc: Doc, words: tuple[int, ...], text: str, fresh: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return at which words a sentence begins: where the model says so, and after an empty line in any case."""
    for i, (last, this) in enumerate(pairwise(words), start=1):
        if this > last + 1 and text[doc[last].idx + doc[last].size : doc[this].idx].count("\n") > 1:
            fresh[i] = True
    return fresh


def _cut_long(fresh: NDArray[np.bool_]) -> None:
    """Begin a sentence where one would grow longer than any window."""
    start = 0
    for i in range(len(fresh)):
        if fresh[i]:
            start = i
        elif i - start >= MAX_SENTENCE:
            fresh[i] = True
            start = i


def sentence_scores(arcs: Arcs, start: int, end: int) -> Scores:
    """Return the arc scores among the words of a sentence, row by row; words of other windows score very low."""
    scores = np.full((end - start, end - start), -1e4, dtype=np.float32)
    for first, offset, known in arcs.rows(start, end):
        low, high = max(start, offset), min(end, offset + known.shape[1])
        rows = slice(first - start, first - start + len(known))
        scores[rows, low - start : high - start] = known[:, low - offset : high - offset]
    return scores


def best_relations(scores: Scores, heads: NDArray[np.intp], root: int) -> NDArray[np.intp]:
    """Return the best relation of each word to its head: that of a root has no other, and no other word has it."""
    free = scores.copy()
    free[:, root] = -np.inf
    return np.where(heads == np.arange(len(heads)), root, free.argmax(1))


def _write(doc: Doc, words: tuple[int, ...], heads: NDArray[np.intp], deprels: list[str], upos: list[str]) -> None:
    """Write the trees; a white space token hangs on the word before it."""
    at = np.asarray(words)
    anchor = np.searchsorted(at, np.arange(len(doc)), side="right") - 1
    every = at[np.maximum(anchor, 0)]
    every[at] = at[heads]
    deps, pos = ["dep"] * len(doc), ["SPACE"] * len(doc)
    for word, token in enumerate(words):
        deps[token] = "ROOT" if heads[word] == word else deprels[word]
        pos[token] = upos[word]
    for token in _find_visiting(doc, pos):
        deps[token], pos[token] = "amod", "ADJ"
    doc.set_syntax(every.tolist(), deps, pos)


def _find_visiting(doc: Doc, pos: list[str]) -> Iterator[int]:
    """Yield the words that only tell that a guest is one, which are read as verbs: "and visiting German Chancellor"."""
    tokens = doc.tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i].lower_ != "visiting" or pos[i] != "VERB" or tokens[i - 1].lower_ in LEADING_CLAUSES:
            continue
        after = tokens[i + 1]
        if after.text[:1].isupper() and (countries_by_demonym(after.text) or is_title_word(after.text)):
            yield i
