"""Guess from the words of a sentence whether a time in it is past or to come."""

import re

from geopolnews.annotate.dates.expression import Direction

# how many characters around an expression are read; a sentence is rarely longer
REACH = 400

_MODAL = r"(?:will|won[’']t|[’']ll|shall|would|(?-i:may)|might|could|should|must)"
# a passive is taken whole, so that its participle is not read as a past tense: "to be held", "will be signed"
_FUTURE = (
    rf"(?:{_MODAL}|(?:(?:is|are|was|were)\s)?to)(?:\s(?:not|also|then|now))?\sbe\s[^\W\d_]{{2,20}}|{_MODAL}(?!\shave\b)|going\sto|upcoming|forthcoming|"
    r"ahead\sof|in\spreparation\sfor|(?:is|are)\s(?:to|expected|scheduled|due|set|slated|planned|supposed)|"
    r"(?:ministers?|leaders?|presidents?|officials|delegations?|chiefs?|envoys?)\sto|plans?(?:\sto)?|planning|"
    r"intends?\sto|hopes?\sto|wants?\sto|aims?\sto|ready\sto|about\sto"
)
# what was done is past, what it is about is to come: "agreed on Friday to meet in May"
_TURNED = (
    r"(?:(?:was|were|been)\s)?(?:expected|scheduled|due|slated|planned|set\s(?:to|for))|(?:(?:have|has|had)\s)?"
    r"(?:agreed\s(?:to|on)|decided\sto|vowed\sto|promised\sto|pledged\sto|called\sfor|invited|postponed|adjourned)"
)
_PAST = (
    rf"{_MODAL}\shave|said|told|met|was|were|had|has|have|did|held|went|came|took|gave|"
    r"made|spoke|began|left|saw|won|lost|put|got|found|brought|thought|sent|kept|led|read|wrote|felt|fell|rose|ran|"
    r"struck|shot|hit|broke|drew|flew|fought|built|became|heard|knew|paid|stood|sat|sought|set|cut|quit|after|since|"
    r"following|[^\W\d_]{2,20}ed"
)
# words in -ed that tell no time
NOT_PAST = frozenset(
    "united need red indeed speed proceed succeed exceed ahmed mohammed mohamed muhammed hamed".split()
)
CUE = re.compile(rf"(?<!\w)(?:(?P<future>{_FUTURE})|(?P<turned>{_TURNED})|(?P<past>{_PAST}))(?!\w)", re.IGNORECASE)
# a will right behind a time: "on Friday will", "Friday's talks are to"
FUTURE_BEHIND = re.compile(
    r"(?:[’']s(?:\s[\w-]{1,20}){1,3}?)?\s(?:will|would|(?:is|are)\s(?:to|expected|scheduled|due|set))\b", re.IGNORECASE
)
QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]")
NEXT_WORDS = re.compile(r"\b(?:next|coming|upcoming|tomorrow|later this)\b", re.IGNORECASE)
LAST_WORDS = re.compile(r"\b(?:last|past|yesterday|earlier)\b", re.IGNORECASE)
BY = re.compile(r"\b(?:by|until|till)\s(?:the\s)?\Z", re.IGNORECASE)


def guess_direction(sentence: str, start: int, end: int) -> Direction:
    """Tell whether the time at `sentence[start:end]` lies before or after the day of publication.

    The nearest word of tense decides: first those of the expression itself ("next Monday"), then a "will" right behind
    it, then what stands before it, then what stands behind. Where the time is outside of quotation marks, words inside
    them do not count.

    Args:
        sentence: the sentence; of a longer text, what stands near the expression is read.
        start: where the expression begins in it.
        end: where it ends in it.
    """
    words = sentence[start:end]
    if NEXT_WORDS.search(words):
        return Direction.FUTURE
    if LAST_WORDS.search(words):
        return Direction.PAST
    before = QUOTED.sub(_blank, sentence[max(0, start - REACH) : start])
    after = QUOTED.sub(_blank, sentence[end : end + REACH])
    if FUTURE_BEHIND.match(after) or BY.search(before):
        return Direction.FUTURE
    cues = [direction for match in CUE.finditer(before) if (direction := _read_cue(match, turned=Direction.FUTURE))]
    if cues:
        return cues[-1]
    behind = (_read_cue(match, turned=Direction.PAST) for match in CUE.finditer(after))
    return next((direction for direction in behind if direction), Direction.UNKNOWN)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _read_cue(match: re.Match[str], *, turned: Direction) -> Direction | None:
    if match["future"]:
        return Direction.FUTURE
    if match["turned"]:
        return turned
    return None if match["past"].lower() in NOT_PAST else Direction.PAST
