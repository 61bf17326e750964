"""Headlines and crossheads: lines that head what follows them, by their shape."""

from __future__ import annotations

import re

LONGEST_HEADLINE = 200  # characters
LONGEST_CROSSHEAD = 90
MOST_WORDS = 14
FULL_STOP = re.compile(r"(?<!\b[A-Z])(?<!\bU\.S)(?<!\bv)[.…;,:][\"'”’»)\]]*$|[!?.][\"”’»]$")
SENTENCE_BREAK = re.compile(r"[.!?][\"'”’»)]*\s+[A-Z“\"‘]")
ATTRIBUTION = re.compile(r"[,”\"’]\s*(?:he|she|they|it|the \w+|[A-Z][\w-]+) (?:said|says|added|told)\b", re.IGNORECASE)


def is_headline(line: str) -> bool:
    """Tell whether a first line has the shape of a headline: not long, no full stop at its end."""
    return len(line) <= LONGEST_HEADLINE and not FULL_STOP.search(line) and len(line.split()) > 1


def is_crosshead(line: str) -> bool:
    """Tell whether a line between paragraphs has the shape of a heading: short, one sentence at most, no full stop."""
    return (
        len(line) <= LONGEST_CROSSHEAD
        and len(line.split()) <= MOST_WORDS
        and not FULL_STOP.search(line)
        and not SENTENCE_BREAK.search(line)
        and not ATTRIBUTION.search(line)
        and (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'«¿¡" or not line[0].isascii())
    )
