"""Find time expressions in a text: which shapes may begin with which word, and who reads them."""

import re
from collections.abc import Callable, Iterable

import attrs

from geopolnews.annotate.dates import patterns, readers
from geopolnews.annotate.dates.expression import TimeExpression, Value
from geopolnews.lexicon.calendar import MONTHS, NUMBERS, ORDINALS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from geopolnews.model.span import Span

WORD = re.compile(r"[^\W_]+")
# stands for every word that begins with a digit
DIGIT = "0"
FIGURES = frozenset({DIGIT})
DAYS = frozenset(WEEKDAYS + SHORT_WEEKDAYS)
MONTH_WORDS = frozenset(MONTHS + SHORT_MONTHS)
COUNTS = FIGURES | {number.split()[0] for number in NUMBERS}
FROM = frozenset({"from", "between"})
THE = frozenset({"the"})
EDGES = THE | frozenset("very beginning start middle end turn close rest remainder course".split())
PARTS = EDGES | frozenset("early late earlier later mid".split())
NEAR = frozenset("last past previous this the current next coming upcoming".split())
PIECES = THE | frozenset(ORDINALS)
# two in five of the words that a shape may begin with are "the", and 18 shapes may: few go on with one of these
ON_FROM_THE = (EDGES - THE) | (NEAR - THE) | frozenset(ORDINALS)
ON_FROM_THE |= frozenset("same following preceding early late mid day week weekend month year".split())
AFTER_THE = re.compile(rf"the\s+(?:\d|{'|'.join(sorted(ON_FROM_THE))})", re.IGNORECASE)


@attrs.frozen
class Rule:
    """A shape of words, how to read it, and the words it may begin with."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Value | None]
    begins: frozenset[str]
    anchored: bool = False
    """Whether what it says counts from another date of the text."""


RULES = (
    Rule(patterns.ISO, readers.read_iso, FIGURES),
    Rule(patterns.NUMERIC, readers.read_numeric, FIGURES),
    Rule(patterns.BETWEEN_DAYS, readers.read_month, FROM),
    Rule(patterns.BETWEEN_DAYS_OF, readers.read_month, FROM),
    Rule(patterns.DAY_MONTH, readers.read_month, FIGURES | DAYS),
    Rule(patterns.MONTH_DAY, readers.read_month, MONTH_WORDS | DAYS | NEAR),
    Rule(patterns.DAY_OF_MONTH, readers.read_day_of_month, FIGURES | THE),
    Rule(patterns.MONTH_ONLY, readers.read_month, MONTH_WORDS | PARTS | NEAR),
    Rule(patterns.SHORT_MONTH, readers.read_month, MONTH_WORDS | PARTS),
    Rule(patterns.ON_WEEKDAY, readers.read_weekday, DAYS | PARTS | NEAR),
    Rule(patterns.TODAY, readers.read_today, frozenset("today yesterday tomorrow tonight this last".split()) | PARTS),
    Rule(patterns.NEXT_BUT_ONE, readers.read_next_but_one, THE | {"day"}),
    Rule(patterns.NEAR_UNIT, readers.read_near, PARTS | NEAR),
    Rule(patterns.IN_UNIT, readers.read_near, PARTS),
    Rule(patterns.WEEKEND, readers.read_weekend, frozenset("over at during the a".split())),
    Rule(patterns.AGO, readers.read_count, COUNTS),
    Rule(patterns.IN_TIME, readers.read_count, frozenset({"in"})),
    Rule(patterns.LATER, readers.read_count, COUNTS, anchored=True),
    Rule(patterns.BEFORE, readers.read_count, COUNTS, anchored=True),
    Rule(patterns.THE_OTHER, readers.read_near, THE | {"that"}, anchored=True),
    Rule(patterns.THE_BEFORE, readers.read_near, THE, anchored=True),
    Rule(patterns.STRETCH, readers.read_stretch, NEAR),
    Rule(patterns.THE_PAST, readers.read_stretch, THE),
    Rule(patterns.IN_YEAR, readers.read_year, FIGURES | PARTS),
    Rule(patterns.IN_DECADE, readers.read_decade, FIGURES | PARTS),
    Rule(patterns.PIECE_OF_MONTH, readers.read_fraction, PIECES),
    Rule(patterns.PIECE_OF_YEAR, readers.read_fraction, PIECES),
    Rule(patterns.QUARTER, readers.read_fraction, frozenset({"q1", "q2", "q3", "q4"})),
)


def _index_rules(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for word in rule.begins:
            index[word] = (*index.get(word, ()), rule)
    return index


RULES_BY_WORD = _index_rules(RULES)
LONGEST_WORD = max(map(len, RULES_BY_WORD))


def find_readings(text: str) -> list[TimeExpression]:
    """Return every single expression of a text, the first and longest where several overlap."""
    readings: list[TimeExpression] = []
    reached = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < reached:
            continue
        key = DIGIT if text[start].isdigit() else text[start : min(word.end(), start + LONGEST_WORD + 1)].lower()
        if key == "the" and not AFTER_THE.match(text, start):
            continue
        rules = RULES_BY_WORD.get(key)
        reading = _read_at(text, start, rules) if rules else None
        if reading is not None:
            readings.append(reading)
            reached = reading.span.end
    return readings


def _read_at(text: str, start: int, rules: tuple[Rule, ...]) -> TimeExpression | None:
    """Return the longest expression that begins at an offset; of equal ones that of the first rule."""
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(text, start))]
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        value = rule.read(match)
        if value is not None:
            span = Span(start=start, end=match.end())
            return TimeExpression(span=span, text=match[0], value=value, anchored=rule.anchored)
    return None
