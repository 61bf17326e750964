"""Cues: the verbs, nouns and phrases that attribute words to a source.

`cues.tsv` has them in their base form with the act they tell of; here they are inflected and looked up, alone or
inside a longer cue with auxiliaries and adverbs ("has repeatedly warned", "was very clear").
"""

import re
from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED, straighten
from geopolnews.lexicon.inflection import inflect_verb, spell_s_form
from geopolnews.lexicon.tables import read_table
from geopolnews.model.statement import Act

CUE_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
LONGEST_CUE = 5  # words


@frozen(kw_only=True)
class Cue:
    """A cue in its base form."""

    phrase: str
    """The base form: "call for"."""
    act: Act
    """The act it tells of; `state` where it leaves that to the content."""
    kind: str
    """`verb`, `noun` or `phrase`."""


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues in their base form."""
    return tuple(Cue(phrase=row["phrase"], act=Act(row["act"]), kind=row["kind"]) for row in read_table("cues"))


@cache
def index_cues() -> dict[str, tuple[Cue, ...]]:
    """Cues by every inflected form in small letters; a verb comes before a noun of the same form."""
    index: dict[str, list[Cue]] = {}
    for cue in load_cues():
        first, _, rest = cue.phrase.partition(" ")
        tail = f" {rest}" if rest else ""
        if cue.kind == "noun":
            forms: tuple[str, ...] = (first + tail, spell_s_form(first) + tail)
        else:
            forms = tuple(form + tail for form in inflect_verb(first)) if cue.kind == "verb" or first == "be" else ()
            forms = forms or (cue.phrase,)
        for form in forms:
            found = index.setdefault(form, [])
            if cue not in found:
                found.append(cue)
    order = {"verb": 0, "phrase": 1, "noun": 2}
    return {form: tuple(sorted(found, key=lambda cue: order[cue.kind])) for form, found in index.items()}


@cache
def cue_verbs() -> frozenset[str]:
    """Every form of every one-word cue verb, in small letters."""
    return frozenset(form for form, cues in index_cues().items() if " " not in form and cues[0].kind == "verb")


@cache
def cue_nouns() -> frozenset[str]:
    """Every form of every one-word cue noun, in small letters."""
    return frozenset(form for form, cues in index_cues().items() if " " not in form and cues[-1].kind == "noun")


def split_cue(text: str) -> list[str]:
    """Split the text of a cue into words in small letters."""
    return CUE_WORD.findall(straighten(text).lower())


@lru_cache(maxsize=REMEMBERED)
def find_cue(text: str) -> Cue | None:
    """Find the cue that a text is built on: the longest known form in it, the last of those that are as long.

    `None` where nothing in it is known.
    """
    words = split_cue(text)
    index = index_cues()
    for size in range(min(LONGEST_CUE, len(words)), 0, -1):
        for at in range(len(words) - size, -1, -1):
            if found := index.get(" ".join(words[at : at + size])):
                return found[0]
    return None
