"""Titles as written down: what of the words before a name is the office, and in which number."""

from __future__ import annotations

import re

from geopolnews.annotate.clauses import POSSESSIVE
from geopolnews.annotate.doc import Doc
from geopolnews.lexicon.titles import find_title_word, index_plurals, is_title_head, is_title_word

LEAD_WORDS = frozenset(
    """last first second third late new newly current incumbent prominent influential powerful veteran longtime
    long-time shia shiite sunni muslim christian catholic islamic arab african asian european western then two three
    four populist leftist right-wing far-right far-left hardline hard-line left-wing controversial embattled
    moderate lifetime under well-known defeated rival fellow presumptive presumed likely""".split()
)
"""Words before an office that are no part of it."""

PRAISE = frozenset(
    """local elected newly-elected outgoing renowned famous celebrated respected leading jailed imprisoned detained
    exiled slain disgraced outspoken popular conservative progressive billionaire millionaire""".split()
)
"""Words before an office that are no part of it where they are small: there is a "Local Administration Minister"."""

BODY_NOUNS = frozenset("party union council company agency panel group commission coalition association".split())
"""Nouns for a body that the text has named before: "party chairman"."""

ORDER = frozenset(["first", "second", "third"])
"""What belongs to an office of which there are several: "second deputy president"."""

RANKS = frozenset(
    """general admiral major colonel captain lieutenant brigadier sergeant professor prof doctor dr sir lady lord sheikh
    mr mrs ms miss maj gen col lt capt father sister brother excellency highness majesty fugitive swimmer artist
    lieutenant-general major-general ayatollah mullah maulana maulvi hojatoleslam reverend""".split()
)
"""Ranks and forms of address, which are no offices."""

ADDRESS = frozenset(["his", "her", "highness", "majesty", "excellency", "royal"])
"""Forms of address, which no office is held in."""

AGE = re.compile(r"^\d+[- ]year[- ]old\s+")


def ends_in_rank(text: str) -> bool:
    """Tell whether a phrase goes on to a rank after the office: "Director Maj. Gen.", but not "secretary general"."""
    words = text.split()
    if len(words) > 2 and words[-1].lower() == "advocate":
        return find_title_word(" ".join(words[-3:-1]), "head") is not None
    if len(words) > 2 and words[-1].lower() in {"prince", "princess"} and words[-2].lower() != "crown":
        return find_title_word(words[-2], "head") is not None  # "Foreign Minister Prince [Faisal]"
    if len(words) < 2 or words[-1].lower().strip(".") not in RANKS:
        return False
    if words[-1] == "professor" and find_title_word(words[-2], "head") is None:
        return False  # "political science professor [Ann Lee]", "Lund University professor [Ann Lee]"
    return find_title_word(" ".join(words[-2:]), "head") is None


QUALIFYING = re.compile(r"(?!co-|vice-)[a-z]+-(?:\w+(?:ing|ed)|term|day|old|time)|pro-(?:government|regime|opposition)")
"""What only tells more of the holder of an office: "long-serving", "middle-aged", "present-day", "pro-government"."""


def clean_title(doc: Doc, start: int, title: str) -> str:
    """Leave off what stands before an office and is no part of it: belief, people, order, praise; and open brackets."""
    title = AGE.sub("", title.split(" (")[0]).removeprefix("then-")
    words = title.split()
    while len(words) > 1 and find_title_word(title, "head") is None and is_idle(doc, start, title, words[0]):
        if words[0].lower() in ORDER and words[1].lower().startswith(("deputy", "vice", "secretary")):
            break
        title = title[len(words[0]) :].lstrip()
        words.pop(0)
    return title


def is_idle(doc: Doc, start: int, title: str, word: str) -> bool:
    """Tell whether the first word of a title is no part of it."""
    if (
        word.lower() in LEAD_WORDS
        or word in PRAISE
        or (word.lower() in PRAISE and title[len(word) :].islower())  # "Outgoing president" begins a sentence
        or (word.lower() in BODY_NOUNS and word.lower() != "union")
        or (word[-2:] in POSSESSIVE and " rights " not in title)
        or QUALIFYING.fullmatch(word)
    ):
        return True
    if word[:1].isupper() or is_title_word(word):
        return False
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    first = None if span is None else next((t for t in doc[span.start : span.start + 12] if t.text == word), None)
    if first is None or first.pos_ not in {"ADJ", "ADV", "VERB", "ADP", "DET", "NUM", "PRON", "AUX"}:
        return False
    # "human rights lawyer": what belongs to a noun within the title is a part of it
    within = first.dep_ == "amod" and first.head.i == first.i + 1
    return not (within and len(title.split()) > 2 and first.head.pos_ == "NOUN")


def singular_title(text: str) -> str:
    """Return a title of several people as that of one: "foreign ministers" becomes "foreign minister"."""
    words = text.split()
    if words and words[-1].endswith("s.") and words[-1][:-2].lower() + "s" in index_plurals():
        return text[:-2] + "."  # "Sens."
    for size in range(min(3, len(words)), 0, -1):
        plural = index_plurals().get(" ".join(words[-size:]).lower().replace("-", " "))
        last = words[-1]
        if plural is not None and last.lower().endswith("ies"):
            return " ".join([*words[:-1], last[:-3] + "y"])
        if plural is not None and find_title_word(" ".join(words[-size:]).rstrip("s"), "head") is plural:
            return " ".join([*words[:-1], last[:-3] + "man" if last.endswith("men") else last.removesuffix("s")])
    if words and words[-1].lower().endswith("men") and words[-1].lower() != "yemen":
        return " ".join([*words[:-1], words[-1][:-2] + "an"])
    return text


def is_plural(words: str) -> bool:
    """Tell whether the noun of a title phrase is a plural."""
    plurals = index_plurals()
    spelt = (word.lower().rstrip(".") for word in words.split())  # "Sens."
    return any(word in plurals and not is_title_head(word.rstrip("s") + "ss") for word in spelt)
