"""Decide what a speaker does by a statement: the act, from its cue and its content.

A cue that tells of an act decides ("condemned", "called for"). One that leaves it open ("said", "stressed",
"expressed") is decided by the content, by the rules of `data/acts.tsv` in their order; what no rule takes is a plain
statement.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from geopolnews.lexicon.cues import find_cue, split_cue
from geopolnews.lexicon.folding import straighten
from geopolnews.lexicon.tables import read_table
from geopolnews.model.statement import Act

# the first words of a content, where its main verb is: further on, "must" and "will" mostly belong to what is told,
# not to what is done by telling it
LEAD = r"^.{0,90}?"
BODY = (
    r"(?:governments?|ministry|commission|union|party|country|coalition|alliance|council|ministers?|president|"
    r"authorities|administration|parliament|army|military|committee|bank|kingdom|state|city|delegation|team|cabinet)"
)
# crimes and wrongs, as one party lays them at the door of another
WRONGS = (
    r"rigg(?:ed|ing)|misus(?:e|ed|ing)|embezzl\w+|launder\w+|violat(?:e|es|ed|ing|ions?)|breach(?:ed|es|ing)?|"
    r"infring(?:e|ed|es|ing)|coup|plott?(?:ed|ers|ing|s)?|conspir(?:ed|ing|acy|ators?)|terroris[mt]s?|traitors?|treason|"
    r"mafia|interventions?|(?<!non-)interference|meddling|aggression|genocide|war crimes|ethnic cleansing|apartheid|"
    r"cover-up|lied|lying|propaganda"
)
NAMED_PATTERNS = {"<LEAD>": LEAD, "<BODY>": BODY, "<WRONGS>": WRONGS}

QUOTE_MARKS = re.compile(r"(?<=\w )[\"“]|[\"”](?= \w)")
"""Quotation marks within a content, where only some of its words are quoted: they \"strongly condemn\" it."""

TELLING = frozenset("tell tells told telling".split())
NAMING = re.compile(
    r"(?:call|describ|term|label|brand|dubb?|deem|consider|regard|characteri[sz]|slamm?|view|portray|depict)(?:e|s|es|ed|ing)?"
)
EXPRESSING = re.compile(
    r"(?:express|voic|convey|extend|reaffirm|reiterat|offer|renew|affirm|rais|lodg|fil|declar|regist(?:e?r)|stat|submit"
    r"|present|provid|repeat|put|mad|mak|issu|sound|stress|underlin|underscor|highlight|emphasi[sz]|confirm|announc)"
    r"(?:e|s|es|ed|t|ted|ing|ting)?"
)
# after these "be" and "not" tell what is so ("it will be announced"), alone what is wanted ("that it be announced")
TELLING_HOW = "will would can could may might shall to do does did is are was were has have had must should".split()
BARE = "".join(rf"(?<!\b{word})" for word in TELLING_HOW)
TO_DO = re.compile(
    r"^\W*(?:not )?to (?!the\b|a\b|an\b)\w+|^\W*for \w[\w' ]{2,40} to \w+"
    rf"|^\W*(?:that )?.{{3,60}}{BARE} (?:be|not) \w+ed\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"\?[\"'»)]*\s*$|^\W*(?:whether|if|what|who|whom|which|how|why|when|where)\b",
    re.IGNORECASE,
)
# what another party said or did by saying is only told here: "Rady said that Sisi called for calm"
REPORTED = re.compile(
    r"^\W*(?:[A-Z][\w'.-]*|the \w+)"
    r"(?: (?:[A-Z][\w'.-]*|of|the|and|de|al|bin|van|leadership|leaders|decision|deputy|prime|minister|president)){0,8}"
    r",? (?:\w+ly )?(?:has |have |had |also |was |were )?"
    r"(?:said|noted|agreed|stressed|told|asked|urged|decided|resolved|announced|called|demanded|warned|pledged|vowed|"
    r"promised|condemned|welcomed|rejected|denied|accused|refused)\b"
    r"|^\W*(?:he|she|they) (?:\w+ ){0,2}(?:told|asked|urged|instructed|called on)\b"
)


# what somebody says that their own side will do; what will be done to it, or what it can, needs or would like, is no
# promise
UNDERTAKING = (
    r"(?:\w+ly |also |now |never )?(?:"
    r"(?:will|would|shall)(?! (?:\w+ )?(?:be (?:able|\w+ed|the|a|an)\b|have|need|like|see|benefit|face|"
    r"run (?:out|short|dry)|lose|suffer|collapse|struggle|default|become|lack|miss|experience|never recover))"
    r"|(?:is|are|stands?|remains?) (?:\w+ )?(?:ready|prepared|willing|committed|determined) to)\b"
)
# what tells the branches of a pattern: brackets and bars, but none that is escaped or in a class
STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
FAR = 90
EARLY = f"^.{{0,{FAR}}}?"
"""Begins patterns of what need not be the first word, but is said early."""
UNDERTAKEN = re.compile(rf"(?: \([A-Z]+\))? {UNDERTAKING}", re.IGNORECASE)
OPENING = re.compile(r"\W*(?:[^,.;]{1,50}, )?(?:the )?", re.IGNORECASE)
"""What may stand ahead of who is to act: "before the next election, the"."""
REACH = 300
"""Characters of a content in which a promise may begin: a lead, and the longest of names."""


@frozen
class ContentRule:
    """What a pattern in the content tells of the act."""

    act: Act
    where: str
    find: Callable[[str], re.Match[str] | None]
    """Searches a content for the pattern, both in small letters."""


@cache
def load_content_rules() -> tuple[ContentRule, ...]:
    """All rules, in the order in which they are tried."""
    rules = []
    for row in read_table("acts"):
        pattern = row["pattern"]
        for name, named in NAMED_PATTERNS.items():
            pattern = pattern.replace(name, named)
        rules.append(ContentRule(Act(row["act"]), row["where"], make_search(pattern)))
    return tuple(rules)


def make_search(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Return what searches a content in small letters for a pattern, in the way that takes least time.

    The table is in small letters, and ignoring case would take twice the time. A pattern that matches at the beginning
    only would be tried at every other place in vain; of one that matches near it, the rest is found sooner by itself.
    """
    branches = list_branches(pattern)
    if len(branches) == 1 and pattern.startswith(EARLY):
        rest = re.compile(pattern.removeprefix(EARLY))
        return lambda content: find_early(rest, content)
    compiled = re.compile(pattern)
    return compiled.match if all(pattern.startswith("^", branch) for branch in branches) else compiled.search


def find_early(rest: re.Pattern[str], content: str) -> re.Match[str] | None:
    """Return the first match of a pattern where it begins early in the first line."""
    found = rest.search(content)
    if found is None or found.start() > FAR or "\n" in content[: found.start()]:
        return None
    return found


def list_branches(pattern: str) -> list[int]:
    """Return where the branches of a pattern begin that are in no brackets."""
    depth, branches = 0, [0]
    for sign in STRUCTURE.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and depth == 0:
            branches.append(sign.end())
    return branches


def act_of(cue_text: str | None, content_text: str, own: Iterable[str] = ()) -> Act:
    """Decide the act of a statement.

    Args:
        cue_text: the words that attribute it, as the text has them; `None` where there are none.
        content_text: the words that are attributed.
        own: names of the speaker and of whom the speaker acts for: "Norway", "the Labour Party".

    Returns:
        The act; `state` where neither the cue nor the content tells of another.
    """
    content = straighten(content_text)
    cue = find_cue(cue_text) if cue_text else None
    words = split_cue(cue_text) if cue_text else []
    if cue and cue.act is Act.ASK:
        asks = cue.kind == "noun" or "about" in words or QUESTION.search(content)
        return Act.ASK if asks else Act.DEMAND
    if cue and cue.act is not Act.STATE:
        return cue.act
    if TELLING.intersection(words) and TO_DO.match(content):
        return Act.DEMAND
    if REPORTED.match(content):
        return Act.STATE
    if any(EXPRESSING.fullmatch(word) for word in words) and (expressed := match_rule(content, "expressed")):
        return expressed
    if any(NAMING.fullmatch(word) for word in words):
        return match_rule(content, "naming") or Act.STATE
    found = match_rule(content, "content") or Act.STATE
    return Act.PROMISE if found is Act.STATE and _undertakes(content, own) else found


def _undertakes(content: str, own: Iterable[str]) -> bool:
    """Tell whether a content begins with what one of some parties is going to do."""
    promises = list(UNDERTAKEN.finditer(content, 0, REACH))
    names = [straighten(name).lower() for name in own if name] if promises else []
    return any(_begins_with(content[: promise.start()], names) for promise in promises)


def _begins_with(opening: str, names: Iterable[str]) -> bool:
    """Tell whether the words before what is promised are one of some names, with at most a short lead."""
    return any(
        opening[-len(name) :].lower() == name and OPENING.fullmatch(opening, 0, len(opening) - len(name))
        for name in names
    )


def match_rule(content: str, where: str) -> Act | None:
    """Return the act of the first rule of a sort that matches a content; `None` where none does."""
    small = QUOTE_MARKS.sub("", content.lower())
    return next((rule.act for rule in load_content_rules() if rule.where == where and rule.find(small)), None)
