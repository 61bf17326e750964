"""A text cut into tokens: words, signs, and white space that is more than a blank.

The customs are those of English treebanks, as spaCy's English tokenizer has them, on whose tokens the model learnt:
signs around a word are tokens, "n't" and "'s" are, hyphens between letters are, the points of short forms are not. On
news not one token in ten thousand differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from unicodedata import category

QUOTES = frozenset("'\"`´‘’‚“”„«»「」『』（）〔〕【】《》〈〉⟦⟧")
PUNCTUATION = frozenset("…,:;!?¿¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪؟")
DASHES = frozenset("—–")
OPENING = QUOTES | PUNCTUATION | DASHES | frozenset("§%=")
"""What is cut off before a word, sign by sign."""
CLOSING = QUOTES | PUNCTUATION | DASHES | frozenset("°")
"""What is cut off after a word."""
BEFORE_POINT = QUOTES | PUNCTUATION | frozenset("%²-+")
"""Signs after which a point ends a sentence rather than a short form."""

DOTS = re.compile(r"\.\.+")
DOTS_AFTER = re.compile(r"\.\.+$")
MONEY = re.compile(r"(?:US|C|A)\$|[$£€¥฿﷼\u20a0-\u20bf]|\+(?![0-9])|''")
"""Currencies and others of more than one sign before a word."""
UNIT = re.compile(
    r"(?<=[0-9])(?:[kdcm]?m[²³]?|km/h|m/s|mph|ha|µm|nm|yd|in|ft|k?g|mg|µg|t|lb|oz|h?Pa|mbar|[mkgt]b|[MKGT]B|[TGMK]"
    r"|%|\+|[$£€¥฿﷼\u20a0-\u20bf])$"
)
"""What is cut off after a number."""

INSIDE = re.compile(
    r"\.\.+|…|°|(?<=[0-9])[+\-*^](?=[0-9\-])|(?<=[^\W_])(?:---|--|-|–|——|—|~)(?=[^\W\d_])"
    r"|(?<=[^\W\d_]),(?=[^\W\d_])|(?<=[^\W_])[:<>=/](?=[^\W\d_])"
)
"""Signs inside of a word that part it."""
POINT = re.compile(r"\.")

ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://)?(?:[^\s@/:]+(?::[^\s@/]*)?@)?(?:[\w-]+\.)+[a-z]{2,6}(?::\d{2,5})?(?:[/?#]\S*)?"
)
"""An address of a page or mailbox: one token."""

SHORT = frozenset(
    """Adm. Ala. Apr. Ariz. Ark. Aug. Bros. Calif. Co. Colo. Conn. Corp. Dec. Del. Dr. Feb. Fla. Ga. Gen. Gov. Ia. Id.
    Ill. Inc. Ind. Jan. Jr. Jul. Jun. Kan. Kans. Ky. La. Ltd. Mar. Mass. Md. Messrs. Mich. Minn. Miss. Mo. Mont. Mr.
    Mrs. Ms. Mt. Neb. Nebr. Nev. Nov. Oct. Okla. Ore. Pa. Prof. Rep. Rev. Sen. Sep. Sept. St. Tenn. Va. Wash. Wis.
    Ph.D. a.m. p.m. e.g. E.g. i.e. I.e. vs. v.s. Sens. Reps. Govs. Gens. Profs. o'clock o’clock O'clock O’clock
    ma'am ma’am Ma'am Ma’am 'em ’em 'bout ’bout 'cause ’cause 'Cause ’Cause and/or w/o C++ 's ’s ‘s 'S ’S 'd ’d 'll
    ’ll 're ’re '' ’’""".split()
)
"""Short forms and others that are one token with their signs."""

NOT = re.compile(
    r"([Aa]i|[Aa]re|[Cc]a|[Cc]ould|[Dd]are|[Dd]id|[Dd]o|[Dd]oes|[Hh]ad|[Hh]as|[Hh]ave|[Ii]s|[Mm]ay|[Mm]ight|[Mm]ust|[Nn]eed"
    r"|[Oo]ught|[Ss]ha|[Ss]hould|[Ww]as|[Ww]ere|[Ww]o|[Ww]ould)(n['’]?t)(['’]?ve)?"
)
HOSTS = re.compile(
    r"([Ii]|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Ww]ho|[Ww]hat|[Ww]hen|[Ww]here|[Ww]hy|[Hh]ow|[Tt]here|[Tt]hat|[Tt]his"
    r"|[Tt]hese|[Tt]hose)(['’](?:m|re|ve|d|ll|s))(['’]ve)?"
)
HAVE = re.compile(r"([Cc]ould|[Mm]ight|[Mm]ust|[Ss]hould|[Ww]ould|[Nn]ot)(['’]?ve)")
JOINED = re.compile(r"(I)(m|ve)|([Cc]an)(not)|([Gg]on)(na)|([Gg]ot)(ta)|(1[0-2]|[1-9])([ap]m|[ap]\.m\.)")
"""What is written together: "cannot", "10am"."""

RUN = re.compile(r"\S+|\s+")
LONGEST_RUN = 250
"""Characters without white space that are cut together: signs are cut off one by one, and a run of a million quotation
marks would never end."""
REMEMBERED = 50_000
"""Different runs that are remembered with their tokens, some ten megabytes."""


def cut_text(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens of a text, and whether a blank follows each: together they are the text."""
    words: list[str] = []
    blanks: list[bool] = []
    for run in RUN.findall(text):
        if run[0].isspace():
            if words and run[0] == " ":
                blanks[-1] = True
                run = run[1:]
            parts: Iterable[str] = (run,) if run else ()
        else:
            pieces = (run[at : at + LONGEST_RUN] for at in range(0, len(run), LONGEST_RUN))
            parts = chain.from_iterable(map(cut_run, pieces))
        words += parts
        blanks += [False] * (len(words) - len(blanks))
    return words, blanks


@lru_cache(REMEMBERED)
def cut_run(run: str) -> tuple[str, ...]:
    """Return the tokens of characters without white space."""
    before: list[str] = []
    after: list[str] = []
    while run and _whole(run) is None:
        opened = _count_opening(run)
        closed = _count_closing(run[opened:])
        if not opened and not closed:
            break
        if opened and _whole(run[opened:]) is not None:
            closed = 0
        elif closed and _whole(run[: len(run) - closed]) is not None:
            opened = 0
        if opened:
            before.append(run[:opened])
        if closed:
            after.append(run[len(run) - closed :])
        run = run[opened : len(run) - closed]
    inside = (_whole(run) or _cut_inside(run)) if run else ()
    return (*before, *inside, *reversed(after))


def _whole(run: str) -> tuple[str, ...] | None:
    """Return the tokens of what is known as a whole: short forms, contractions; None for all else."""
    if run in SHORT or (len(run) == len("a.") and run[1] == "." and run[0].islower()):
        return (run,)
    for pattern in (NOT, HOSTS, HAVE, JOINED):
        if match := pattern.fullmatch(run):
            return tuple(part for part in match.groups() if part)
    return None


def _count_opening(run: str) -> int:
    """Return how many characters are cut off before a word; 0 where none are."""
    first = run[0]
    if match := MONEY.match(run) or DOTS.match(run):
        return match.end()
    return int(first in OPENING or _is_symbol(first))


def _count_closing(run: str) -> int:
    """Return how many characters are cut off after a word; 0 where none are."""
    if not run:
        return 0
    last, before = run[-1], run[-2:-1]
    if last in "sS" and before in {"'", "’"}:
        return 2
    if run.endswith("''"):
        return 1 if run.endswith("'''") else 2
    if match := DOTS_AFTER.search(run) or UNIT.search(run):
        return match.end() - match.start()
    if last == "." and before:
        if run.rpartition("-")[2] in SHORT:
            return 0  # "R-Fla."
        ends = before in BEFORE_POINT or before.islower() or before in "0123456789"
        return int(ends or (before.isupper() and run[-3:-2].isupper()))
    return int(last in CLOSING or _is_symbol(last))


def _is_symbol(sign: str) -> bool:
    return not sign.isascii() and category(sign) == "So"


def _cut_inside(run: str) -> tuple[str, ...]:
    """Return a word cut at the signs inside of it."""
    if ADDRESS.fullmatch(run):
        return (run,)
    parts: list[str] = []
    start = 0
    cuts = [match.span() for match in INSIDE.finditer(run)]
    cuts += [match.span() for match in POINT.finditer(run) if _ends_inside(run, match.start())]
    cuts += [(at, at + 1) for at, sign in enumerate(run) if _is_symbol(sign)]
    for first, last in sorted(cuts):
        if first > 0 and start <= first:
            parts += [run[start:first]] * (start < first)
            parts.append(run[first:last])
            start = last
    if start < len(run):
        parts.append(run[start:])
    return tuple(parts)


def _ends_inside(run: str, at: int) -> bool:
    """Tell whether a point ends a sentence after which no blank stands: "end.Start"."""
    if not 0 < at < len(run) - 1:
        return False
    before, after = run[at - 1], run[at + 1]
    return (before.islower() or before in QUOTES) and (after.isupper() or after in QUOTES)
