"""Lines that are no part of the story: what a page has around it, who wrote it, and whose material it is.

The patterns are in `data/furniture.tsv`, one a line.
"""

from __future__ import annotations

import re
from functools import cache

from geopolnews.lexicon.tables import read_table
from geopolnews.model.article import PartKind

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
DATE = (
    rf"(?:{DAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+(?:\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}))"
)
CLOCK = r"(?:(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)"
AGENCIES = (
    r"(?:"
    r"agencies|reuters|afp|ap|associated press|the associated press|dpa|efe|ansa|xinhua|tass|ria novosti|"
    r"interfax|kyodo|yonhap|anadolu(?: agency)?|aa|ians|pti|ani|app|bss|bernama|petra|wam|kuna|spa|qna|bna|"
    r"ona|mena|sana|ina|irna|cna|upi|vna|nan|ndtv|bloomberg|the new york times|getty(?: images)?|"
    r"staff(?: reporter| writer| and agencies)?|news agencies|news desk|web desk|newsroom|"
    r"our correspondent|own correspondent"
    r")"
)
NAME = r"(?:[A-Z][\w.'-]*|de|da|del|della|van|von|bin|bint|ibn|al|el|dos)"
NAMED_PATTERNS = {"<DATE>": DATE, "<CLOCK>": CLOCK, "<AGENCIES>": AGENCIES, "<NAME>": NAME}
SHOUTED_NAME = re.compile(r"[A-Z][A-Z.'-]+(?:\s+[A-Z][A-Z.'-]*){1,3}$")
# characters; a longer line is a paragraph, whatever it begins with
LONGEST = {PartKind.STRAY: 200, PartKind.CREDIT: 400, PartKind.BYLINE: 120}


@cache
def load_furniture() -> dict[PartKind, re.Pattern[str]]:
    """What a line of each kind matches: one of its patterns, all in one, as trying them one by one takes far longer."""
    patterns: dict[PartKind, list[str]] = {}
    for row in read_table("furniture", package="geopolnews.read"):
        kind, pattern = PartKind(row["kind"]), row["pattern"]
        for name, named in NAMED_PATTERNS.items():
            pattern = pattern.replace(name, named)
        patterns.setdefault(kind, []).append(f"(?:{pattern})")
    flags = {PartKind.BYLINE: re.NOFLAG}
    return {kind: re.compile("|".join(found), flags.get(kind, re.IGNORECASE)) for kind, found in patterns.items()}


def matches(line: str, kind: PartKind) -> bool:
    """Tell whether a line matches a pattern of a kind."""
    line = line.replace("’", "'")
    return len(line) <= LONGEST[kind] and load_furniture()[kind].match(line) is not None


def judge_furniture(line: str) -> PartKind | None:
    """Tell whether a line is `stray` or a `credit`; `None` for everything else."""
    return next((kind for kind in (PartKind.STRAY, PartKind.CREDIT) if matches(line, kind)), None)


def is_byline(line: str) -> bool:
    """Tell whether a line above the story says who wrote it: "By Jane Doe", "SIYABONGA SITHOLE"."""
    return matches(line, PartKind.BYLINE) or SHOUTED_NAME.match(line.replace("’", "'")) is not None
