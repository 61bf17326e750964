"""GAP: a pronoun and two names, one of which it may stand for."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from training.corpora.words import split_words
from training.example import Example, word_span

FILES = {"train": "gap-development.tsv", "dev": "gap-validation.tsv"}


PLACES = ("first", "last", "only")
"""Where in a name a word stands: given names come first, surnames last."""

Pool = dict[tuple[str, str], list[str]]
"""`(gender, place)` -> words of names."""


def read_gap(folder: Path, split: str, variants: int = 0) -> Iterator[Example]:
    """Give each text: its pronoun may rightly be linked to the words of a right name, and to none of a wrong one's.

    The links `coreference` hold the words of right names, wherever the text has them, `apart` those of wrong ones.

    Args:
        folder: where the corpus lies.
        split: `train` or `dev`.
        variants: how many more times to give each text, with other names in the place of its two. Who is meant is then
            to be told from the sentence, since nothing can be learnt about the names.
    """
    texts = read_texts(folder, split)
    pool = _collect_names(texts)
    chance = random.Random(split)
    for text in texts:
        yield text.example()
        for number in range(variants):
            yield _rename(text, pool, chance, swap=number == 0).example()


def read_texts(folder: Path, split: str) -> list[Text]:
    """Return the texts of a part, whose names are told apart."""
    return [text for row in _rows(folder / FILES[split]) if (text := _read_text(row))]


@attrs.frozen(kw_only=True)
class Text:
    """A text with a pronoun and two names."""

    id: str
    words: list[str]
    before: list[int]
    pronoun: int
    names: tuple[tuple[int, int], ...]
    """Word spans."""
    meant: tuple[bool, ...]
    """For each name, whether the pronoun means it."""

    @property
    def gender(self) -> str:
        """Which gender the pronoun has."""
        return "female" if self.words[self.pronoun].lower() in ("she", "her", "hers") else "male"

    def mentions(self) -> Iterator[list[int]]:
        """Yield for each name where the text names the same again: by words that no other of the names has."""
        parts = [{self.words[i] for i in range(*name)} for name in self.names]
        for name, own in zip(self.names, parts, strict=True):
            others: set[str] = set().union(*(other for other in parts if other is not own))
            telling = {word for word in own - others if word[0].isupper()}
            yield sorted({*range(*name), *(i for i, word in enumerate(self.words) if word in telling)})

    def example(self) -> Example:
        """Return the text to learn from."""
        links: dict[str, dict[int, list[int]]] = {}
        for goals, is_meant in zip(self.mentions(), self.meant, strict=True):
            link = "coreference" if is_meant else "apart"
            links.setdefault(link, {}).setdefault(self.pronoun, []).extend(goals)
        return Example(corpus="gap", name=self.id, words=self.words, before=self.before, links=links)

    def name_words(self) -> Iterator[tuple[str, str]]:
        """Yield each word of the names that has a capital, and where in its name it stands."""
        for start, end in self.names:
            for i in range(start, end):
                if self.words[i][0].isupper() and self.words[i].isalpha():
                    yield self.words[i], "only" if end - start == 1 else "first" if i == start else "last"

    def given_names(self) -> Iterator[tuple[str, str]]:
        """Yield each given name with the gender of the pronoun."""
        yield from ((word, self.gender) for word, place in self.name_words() if place == "first")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _read_text(row: dict[str, str]) -> Text | None:
    words, starts, ends, before = split_words(row["Text"])

    def find(column: str) -> tuple[int, int] | None:
        offset = int(row[f"{column}-offset"])
        return word_span(starts, ends, offset, offset + len(row[column]))

    pronoun = find("Pronoun")
    names = {span: row[f"{name}-coref"].upper() == "TRUE" for name in "AB" if (span := find(name))}
    if pronoun is None:
        return None
    return Text(
        id=row["ID"],
        words=words,
        before=before,
        pronoun=pronoun[0],
        names=tuple(names),
        meant=tuple(names.values()),
    )


def _collect_names(texts: Sequence[Text]) -> Pool:
    pool: Pool = defaultdict(list)
    for text in texts:
        for word, place in text.name_words():
            pool[text.gender, place].append(word)
    return pool


def _rename(text: Text, pool: Pool, chance: random.Random, *, swap: bool) -> Text:
    """Return the text with other words for those of its names, or with the names of the two in each other's place."""
    own = list(dict.fromkeys(text.name_words()))
    if swap and len(text.names) == 2:
        first, second = ([text.words[i] for i in range(*name)] for name in text.names)
        pairs = [(a, b) for a, b in zip(first, second, strict=False) if a != b]
        new = dict(pairs) | {b: a for a, b in pairs}
    else:
        new = {word: chance.choice(pool[text.gender, place]) for word, place in own}
    return attrs.evolve(text, id=f"{text.id}-renamed", words=[new.get(word, word) for word in text.words])
