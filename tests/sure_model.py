"""A model that is sure of everything, and a text as it sees it."""

import numpy as np

from geopolnews.encode.mentions import Names, see_text
from geopolnews.encode.questions import Links
from geopolnews.encode.reading import Arcs, Reading, Trees

LABELS = {
    "entity": ["O", "B-Person", "I-Person", "E-Person", "S-Person", "B-Place", "I-Place", "E-Place", "S-Place"],
    "upos": ["VERB", "PROPN", "NOUN", "PRON", "PUNCT", "DET"],
    "label": ["root", "nsubj", "obj", "flat", "det", "nmod:poss", "punct"],
}
NAMES = Names.of_labels(LABELS)

# word, tag of the name, part of speech, head, relation
TEXT = [
    ("Ada", "B-Person", "PROPN", 2, "nsubj"),
    ("Velt", "E-Person", "PROPN", 0, "flat"),
    ("met", "O", "VERB", 2, "root"),
    ("Karsky", "S-Person", "PROPN", 2, "obj"),
    (".", "O", "PUNCT", 2, "punct"),
    ("She", "O", "PRON", 6, "nsubj"),
    ("praised", "O", "VERB", 6, "root"),
    ("his", "O", "PRON", 8, "nmod:poss"),
    ("work", "O", "NOUN", 6, "obj"),
]
WORDS = [row[0] for row in TEXT]
ADA, VELT, MET, KARSKY, SHE, HIS, WORK = 0, 1, 2, 3, 5, 7, 8


class Questions:
    """What the model would answer that takes every word for itself but for half a chance of the first one."""

    def __init__(self, count):
        self.count = count

    def ask_links(self, asked):
        chances = np.eye(self.count, dtype=np.float32) / 2
        chances[:, 0] += 0.5
        return {link: Links((([*words], 0, chances[[*words]]),)) for link, words in asked.items()}


def scores_of(columns, labels):
    return np.eye(len(labels), dtype=np.float32)[[labels.index(value) for value in columns]]


def make_reading(text=TEXT):
    """What a model makes of a text that is sure of everything."""
    _, entity, upos, _, _ = zip(*text, strict=True)
    count = len(text)
    states = np.random.default_rng(4).normal(size=(count, 6)).astype(np.float16)
    return Reading(
        tags={"entity": scores_of(entity, LABELS["entity"]), "upos": scores_of(upos, LABELS["upos"])},
        attribution=np.zeros((count, 4, 5), dtype=np.float32),
        arcs=Arcs((), (), ()),
        middle={0: states},
        questions=Questions(count),
    )


def make_trees(text=TEXT):
    """The trees of a text."""
    _, _, upos, heads, relations = zip(*text, strict=True)
    return Trees(
        starts=np.array([i == 0 or text[i - 1][0] == "." for i in range(len(text))]),
        heads=np.array(heads),
        relations=np.array([LABELS["label"].index(name) for name in relations]),
        parts=np.array([LABELS["upos"].index(name) for name in upos]),
    )


def make_sight(text=TEXT):
    """The text as the head for pronouns sees it."""
    return see_text([row[0] for row in text], make_reading(text), make_trees(text), NAMES)
