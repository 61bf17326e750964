"""The shapes of time expressions, as regular expressions.

Every repetition is bounded and none is inside another, so that each search takes time in proportion to the text.
"""

import re
from collections.abc import Iterable

from geopolnews.lexicon.calendar import MONTHS, NUMBERS, ORDINALS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS


def _any(words: Iterable[str]) -> str:
    return "|".join(word.replace(" ", r"[^\S\n]") for word in sorted(words, key=len, reverse=True))


# a space, or the end of a wrapped line, but no empty line
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,2}(?!\s))"
COMMA = rf"(?:,{GAP}?|{GAP})"
DASH = rf"(?:{GAP}?[-–—]{GAP}?)"
TO = rf"(?:{DASH}|{GAP}(?:to|until|till|through){GAP})"
AND = rf"{GAP}(?:and|&){GAP}"
START = r"(?<![\w$€£¥])(?<!\d[.,:/])"
END = r"(?![\w%°])(?![.,:/]\d)"
# where "the day before" counts from another date: no "the day before the summit"
CLAUSE_END = rf"(?={GAP}?[.;,)\"”]|\s?\Z)"

WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
MONTH = rf"(?:{_any(MONTHS)})"
ANY_WEEKDAY = rf"(?:{_any(WEEKDAYS)}|(?:{_any(SHORT_WEEKDAYS)})\b\.?)"
ANY_MONTH = rf"(?:{_any(MONTHS)}|(?:{_any(SHORT_MONTHS)})\b\.?)"
BEFORE_DAY = rf"(?:(?P<weekday>{ANY_WEEKDAY})(?:{COMMA}|{GAP}?(?P<bracket>\())(?:the{GAP})?)?"
CLOSED = r"(?(bracket)\)?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w)"
MORE_DAYS = rf"(?:{AND}(?P<and_day>{DAY}){END}|{TO}(?P<to_day>{DAY}){END})?"
YEAR = r"(?:19|20)\d\d(?!\w)"
NO_DAY = rf"(?!{GAP}(?:the{GAP})?{DAY})"
AFTER_YEAR = rf"(?:{COMMA}(?:of{GAP})?(?P<year>{YEAR}))"
OF_YEAR = rf"(?:{AFTER_YEAR}|{GAP}(?:of{GAP})?(?P<year_near>last|this|next){GAP}year\b)"
HOUR = rf"(?:{GAP}(?:early{GAP}|late{GAP})?(?:morning|afternoon|evening|night|noon)\b)"
NEAR = rf"(?P<near>last|past|previous|this|the{GAP}current|current|next|coming|upcoming)"
NUMBER = rf"(?P<number>{_any(NUMBERS)}|\d{{1,3}}){GAP}(?P<unit>day|week|month|year|decade)s?\b"
EDGE = rf"(?:the{GAP})?(?:very{GAP})?(?:beginning|start|middle|end|turn|close|rest|remainder|course){GAP}of{GAP}"
PART = rf"(?:{EDGE}|(?:early|late|earlier|later|mid){GAP}(?:(?:in|on){GAP})?|mid-|end-|end{GAP})?"
PIECE = rf"(?:the{GAP})?(?P<ordinal>{_any(ORDINALS)})(?:{GAP}|-)(?P<piece>quarter|half|week)\b"


def _compile(shape: str) -> re.Pattern[str]:
    return re.compile(START + shape, re.IGNORECASE)


ISO = _compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=T\d|(?![\w-]))")
NUMERIC = _compile(r"(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\2(?P<year>(?:19|20)\d\d|\d\d)" + END + "(?![/-])")
DAY_MONTH = _compile(
    rf"(?<!\w-){BEFORE_DAY}(?P<day>{DAY}){MORE_DAYS}"
    rf"{GAP}(?:of{GAP})?(?P<month>{ANY_MONTH})(?!\w){OF_YEAR}?{END}{CLOSED}"
)
MONTH_DAY = _compile(
    rf"{BEFORE_DAY}(?:(?P<near>last|this|next){GAP})?(?P<month>{ANY_MONTH}){GAP}(?:the{GAP})?(?P<day>{DAY}){END}(?!-year){MORE_DAYS}{OF_YEAR}?{CLOSED}"
)
BETWEEN_DAYS_OF = _compile(
    rf"(?:from|between){GAP}(?P<day>{DAY})(?:{AND}|{TO})(?P<to_day>{DAY})"
    rf"{GAP}(?:of{GAP})?(?P<month>{ANY_MONTH})(?!\w){OF_YEAR}?{END}"
)
BETWEEN_DAYS = _compile(
    rf"(?:from|between){GAP}(?P<month>{ANY_MONTH}){GAP}(?P<day>{DAY})"
    rf"(?:{AND}|{TO})(?P<to_day>{DAY}){END}{OF_YEAR}?"
)
DAY_OF_MONTH = _compile(rf"(?:the{GAP})?(?P<day>{DAY}){GAP}of{GAP}(?P<near>last|this|next|the){GAP}month\b")
MONTH_ONLY = _compile(rf"{PART}(?:(?P<near>last|this|next){GAP})?(?P<month>{MONTH})\b{NO_DAY}{OF_YEAR}?{END}")
SHORT_MONTH = _compile(rf"{PART}(?P<month>{ANY_MONTH}){OF_YEAR}{END}")
ON_WEEKDAY = _compile(
    rf"(?:(?:early|late|earlier|later){GAP}(?:on{GAP})?)?"
    rf"(?:(?P<near>last|past|this{GAP}coming|this{GAP}past|this|next|coming){GAP})?(?P<weekday>{WEEKDAY})"
    rf"{HOUR}?(?:{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week\b)?{END}"
)
TODAY = _compile(
    rf"(?:(?:earlier|later|early|late){GAP})?"
    rf"(?:(?P<word>today|yesterday|tomorrow){HOUR}?|(?P<now>tonight|this{GAP}(?:morning|afternoon|evening))"
    rf"|(?P<night>last{GAP}night))\b"
)
NEXT_BUT_ONE = _compile(rf"(?:the{GAP})?day{GAP}(?:(?P<past>before{GAP}yesterday)|after{GAP}tomorrow)\b")
NEAR_UNIT = _compile(rf"{PART}{NEAR}{GAP}(?P<unit>week|weekend|month|quarter|year|decade)\b(?!-)")
IN_UNIT = _compile(
    rf"(?:(?:earlier|later|early|late){GAP}in{GAP}|{EDGE})the{GAP}(?P<unit>day|week|month|year|decade)\b(?!-)"
)
WEEKEND = _compile(rf"(?:(?:over|at|during){GAP})?(?:the|a){GAP}weekend\b(?!{GAP}(?:after|before|of)\b)")
AGO = _compile(rf"{NUMBER}{GAP}(?:(?P<past>ago)\b(?:{GAP}today\b)?|from{GAP}(?:now|today)\b|hence\b)")
IN_TIME = _compile(rf"in{GAP}{NUMBER}['’]{GAP}time\b")
LATER = _compile(rf"{NUMBER}{GAP}(?:(?P<past>earlier|prior)|later)\b(?!{GAP}than\b)")
BEFORE = _compile(rf"{NUMBER}{GAP}(?:(?P<past>before)|after){CLAUSE_END}")
THE_OTHER = _compile(
    rf"(?:the{GAP}(?:very{GAP})?(?P<near>same|following|next|previous|preceding)|that(?:{GAP}same)?)"
    rf"{GAP}(?P<unit>day|week|weekend|month|year|decade)\b(?!-)"
)
THE_BEFORE = _compile(rf"the{GAP}(?P<unit>day|week|month|year){GAP}(?:(?P<past>before)|after){CLAUSE_END}")
STRETCH = _compile(rf"(?:the{GAP})?(?:(?P<past>past|last|previous)|next|coming){GAP}{NUMBER}(?!{GAP}(?:ago|later)\b)")
THE_PAST = _compile(rf"the{GAP}(?:(?P<past>past|last)|coming){GAP}(?P<unit>week|month|year|decade)\b(?!{GAP}of\b)(?!-)")
IN_YEAR = _compile(rf"{PART}(?P<year>(?:19|20)\d\d)(?:[-–—/](?P<to>(?:19|20)\d\d|\d\d)(?!\d))?{END}(?!-\w)")
IN_DECADE = _compile(rf"(?:the{GAP})?(?:(?:early|late|mid)(?:{GAP}|-))?(?P<decade>(?:19|20)\d)0['’]?s\b")
PIECE_OF_MONTH = _compile(rf"{PIECE}{GAP}of{GAP}(?P<month>{MONTH})\b{OF_YEAR}?{END}")
PIECE_OF_YEAR = _compile(
    rf"{PIECE}(?:{AFTER_YEAR}|{GAP}of{GAP}(?P<near>last|this|next|the){GAP}(?P<unit>year|month|quarter)\b)?{END}"
)
QUARTER = _compile(rf"Q(?P<ordinal>[1-4]){AFTER_YEAR}?{END}")
