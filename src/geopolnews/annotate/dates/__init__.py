"""Find the times that a text tells, and resolve them against the day of publication.

Reads and writes no marks: the text goes in, time expressions come out, and each becomes a period on demand, when the
step that needs it knows the sentence, its tense, and the date it may count from.
"""

from geopolnews.annotate.dates.direction import LAST_WORDS, guess_direction
from geopolnews.annotate.dates.expression import Direction, TimeExpression
from geopolnews.annotate.dates.joining import find_dates
from geopolnews.annotate.dates.resolution import resolve_date

__all__ = ["LAST_WORDS", "Direction", "TimeExpression", "find_dates", "guess_direction", "resolve_date"]
