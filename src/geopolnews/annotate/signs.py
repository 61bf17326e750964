"""What sort of sign a token is; told once for each word."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

REMEMBERED = 8192

QUOTATION_MARKS = frozenset("'\"`«»‘’‚‛“”„‟‹›❮❯") | {"''", "``"}

NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    quadrillion first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth
    eightieth ninetieth hundredth thousandth millionth billionth trillionth""".split()
)

DIGITS = re.compile(r"[+\-±~]?\d+(?:/\d+|st|nd|rd|th)?")


@lru_cache(REMEMBERED)
def is_punctuation(text: str) -> bool:
    """Tell whether a token is made of punctuation."""
    return all(category(sign).startswith("P") for sign in text)


@lru_cache(REMEMBERED)
def is_number(text: str) -> bool:
    """Tell whether a token is a number, in digits or words: "1,200", "3/4", "21st", "forty"."""
    return text.lower() in NUMBERS or DIGITS.fullmatch(text.replace(",", "").replace(".", "")) is not None


def is_quotation_mark(text: str) -> bool:
    """Tell whether a token is a quotation mark."""
    return text in QUOTATION_MARKS
