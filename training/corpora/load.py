"""All corpora of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from training.corpora.annotations import list_articles, read_annotations
from training.corpora.conllu import read_ewt, read_gum
from training.corpora.directed import read_directed
from training.corpora.gap import read_gap, read_texts
from training.corpora.gmb import read_gmb
from training.corpora.gold import read_gold
from training.corpora.guide import read_guide
from training.corpora.marked import MarkedArticle, names_kept_aside, read_marked
from training.corpora.newsmtsc import read_newsmtsc
from training.corpora.polnear import read_polnear
from training.corpora.positions import add_marked, read_marked_examples
from training.corpora.pronouns import count_genders, cross_out
from training.corpora.rebuilt import rebuild_text
from training.corpora.words import split_words
from training.corpora.worldwide import read_worldwide
from training.example import Example

Marked = Mapping[tuple[str, str], MarkedArticle]
"""Corpus and name -> what is marked in the article."""

WEIGHTS = {
    "first": {"marked": 0.3, "gap": 0.085, "pronouns": 0.0, "guide": 2.0, "directed": 0.0, "newsmtsc": 0.0},
    "again": {"marked": 0.3, "gap": 0.085, "pronouns": 0.0, "guide": 2.0, "directed": 1.5, "newsmtsc": 0.5},
    "late": {
        "marked": 0.5,
        "polnear": 0.6,
        "worldwide": 0.6,
        "gum": 3.0,
        "pronouns": 0.0,
        "gap": 1.0,
        "guide": 4.0,
        "directed": 0.0,
        "newsmtsc": 0.0,
    },
    "later": {
        "marked": 0.5,
        "polnear": 0.5,
        "worldwide": 0.5,
        "gum": 3.0,
        "gap": 1.0,
        "pronouns": 1.5,
        "guide": 3.0,
        "directed": 0.0,
        "newsmtsc": 0.0,
    },
    "joint": {
        "ewt": 0.5,
        "gum": 0.7,
        "gap": 0.1,
        "pronouns": 0.2,
        "marked": 1.2,
        "directed": 0.0,
        "newsmtsc": 0.0,
    },
    "coreference": {
        "marked": 0.0,
        "polnear": 0.0,
        "worldwide": 0.0,
        "ewt": 0.0,
        "gum": 6.0,
        "gap": 1.0,
        "pronouns": 1.0,
        "guide": 0.0,
        "directed": 0.0,
        "newsmtsc": 0.0,
    },
    "judge": {
        "marked": 0.0,
        "polnear": 0.0,
        "worldwide": 0.0,
        "ewt": 0.0,
        "gum": 0.0,
        "pronouns": 0.0,
        "gap": 0.0,
        "guide": 0.0,
        "directed": 1.0,
        "newsmtsc": 2.0,
    },
    "syntax": {
        "marked": 0.0,
        "polnear": 0.0,
        "worldwide": 0.0,
        "ewt": 4.0,
        "gum": 4.0,
        "pronouns": 0.0,
        "gap": 0.0,
        "guide": 0.0,
        "directed": 0.0,
        "newsmtsc": 0.0,
    },
}
"""How often one pass of a stage takes each example of a corpus, where that is not once.

The first stage learns what every sentence holds. Two stages go on from it, one with the same corpora once more, one
with more of what few texts show (whom a pronoun means, and all that only our own articles tell); their mean is the
encoder. `later` goes on from a finished model, with still more of whom pronouns mean, `joint` with all there is of
positions and meetings. In the last three only heads learn. Each text of GAP is given four times, with other names.
"""


def read_training(corpora: Path, gold: Path | None) -> Iterator[Example]:
    """Give all examples to train on: the training parts, and the project's own articles if their folder is given."""
    marked = {(article.corpus, article.name): article for article in read_marked(corpora) if not article.kept_aside}
    yield from mark_polnear(read_polnear(corpora / "polnear", "train"), marked)
    kept = list_articles("measure") | list_articles("check") | list_articles("unread")
    newswire = list(read_worldwide(corpora / "worldwide", "train", leave_out=kept))
    yield from mark_newswire(newswire, marked, corpora / "worldwide" / "train")
    yield from read_marked_examples(article for article in marked.values() if article.corpus == "gmb")
    yield from read_ewt(corpora / "ewt", "train")
    yield from read_gum(corpora / "gum", "train")
    yield from read_gap(corpora / "gap", "train", variants=3)
    given = (word for text in read_texts(corpora / "gap", "train") for word in text.given_names())
    yield from cross_out([*newswire, *read_gmb(corpora / "gmb")], count_genders(given))
    yield from read_directed(corpora / "directed_sentiment", "train")
    yield from read_newsmtsc(corpora / "newsmtsc", "train")
    annotated = read_guide(read_annotations(corpora / "worldwide", "learn", leave_out=names_kept_aside()))
    yield from (leave_to_marks(example) if ("worldwide", example.name) in marked else example for example in annotated)
    if gold is not None:
        # three of the project's articles stand in the newswire's dev part, by which entities are measured
        kept_aside = {path.stem for path in (corpora / "worldwide" / "dev").glob("*.tsv")}
        yield from read_guide(article for article in read_gold(gold) if article[0] not in kept_aside)


def mark_polnear(examples: Iterable[Example], marked: Marked) -> Iterator[Example]:
    """Give examples of PolNeAR, with what is marked in them where anything is."""
    for example in examples:
        if article := marked.get(("polnear", example.name)):
            words, starts, ends, _ = split_words(article.text)
            assert words == example.words, example.name
            add_marked(example, article, starts, ends)
        yield example


def mark_newswire(examples: Iterable[Example], marked: Marked, folder: Path) -> Iterator[Example]:
    """Give examples of the newswire, with what is marked in them where anything is."""
    for example in examples:
        if article := marked.get(("worldwide", example.name)):
            rebuilt = rebuild_text(folder / f"{example.name}.tsv")
            assert rebuilt.skipped + len(rebuilt.starts) == len(example.words), example.name
            add_marked(example, article, rebuilt.starts, rebuilt.ends, rebuilt.skipped)
        yield example


def leave_to_marks(example: Example) -> Example:
    """Return an annotated article without what is marked in it once more: there at each place that tells it."""
    for layer in ("target", "shown", "meeting", "title"):
        del example.tags[layer]
    del example.links["holder"]
    return example
