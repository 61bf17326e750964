"""What a position is about: the words after the one that shows it.

Reads part of speech, heads and sentences; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.clauses import INSIDE, reach_right
from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.annotate.sides import count_people

LONGEST_TARGET = 30
ALONE = frozenset("it them him her this that these those".split())
"""Pronouns that are a whole target."""
BRACKETS = {"(": ")", "[": "]"}
SUBJECTS = frozenset("i we he she they".split())
WINDOW = 7
"""Tokens after a word in which what it is about must begin."""
QUOTES = frozenset({'"', "“", "”", "‘", "’", "'"})
BETWEEN = frozenset({"ADV", "NOUN", "ADJ", "PART", "DET"})
"""Parts of speech between a word and the preposition it asks for: "support, now and ever, for"."""
LOOSE = frozenset({"acl:relcl", "advcl", "parataxis", "appos", "cc:preconj", "discourse", "advcl:relcl"})
"""Relations of what hangs on a noun and is no part of what the position is about."""


def find_complement(word: Token, after: frozenset[str], *, within: int = WINDOW) -> Stretch | None:
    """Return what follows a word: a noun phrase, a clause, or what is to be done ("the need to include them")."""
    doc = word.doc
    following = doc[word.i + 1] if word.i + 1 < word.sent.end else None
    if following is not None and following.lower_ == "that" and following.pos_ == "SCONJ":
        return clause_after(following)
    if "to" in after or "" in after:
        for i in range(word.i + 1, min(word.i + 3, word.sent.end - 1)):
            if doc[i].lower_ == "to" and doc[i + 1].pos_ in {"VERB", "AUX"}:
                return find_action(doc[i + 1])
    target = find_target(word, after, within=within)
    if target is not None and word.lower_ == "for" and (action := _wanted_of(doc, target)) is not None:
        return find_action(action)
    return target


def _wanted_of(doc: Doc, people: Stretch) -> Token | None:
    """Return what somebody is wanted to do: "called for the council to publish the report"."""
    if people.end + 1 >= doc[people.start].sent.end or doc[people.end].lower_ != "to":
        return None
    return doc[people.end + 1] if doc[people.end + 1].pos_ == "VERB" and count_people(doc, people) else None


def find_target(word: Token, after: frozenset[str], *, within: int = WINDOW) -> Stretch | None:
    """Return the phrase that follows a word, directly ("") or after one of some prepositions."""
    doc, end = word.doc, word.sent.end
    times = marks_of(doc).tokens_in("Date")
    past, end_of_window = word.i + 1, word.i + within
    for i in range(word.i + 1, end):
        if i >= end_of_window:
            return None
        token = doc[i]
        if i in times or i < past or (token.pos_ == "ADP" and i + 1 in times):
            continue
        if token.lower_ == "in" and (terms := _in_terms(token)) is not None:
            past, end_of_window = terms, terms + within
            continue
        if token.pos_ == "CCONJ" and i + 1 < end and doc[i + 1].pos_ in {"VERB", "ADP"} and "" in after:
            past = i + 2  # "embrace and implement the plan"
            continue
        if token.lower_ in after and i + 1 < end:
            return _phrase(word, i + 1)
        if "" in after and (token.pos_ in INSIDE or token.text in QUOTES or _is_gerund(token)):
            return _phrase(word, i)
        if token.pos_ not in BETWEEN and token.text not in QUOTES:
            return None
    return None


def find_phrase(token: Token) -> Stretch | None:
    """Return the phrase that begins with a token: "this raid on the port"."""
    return _phrase(token, token.i)


def _in_terms(preposition: Token) -> int | None:
    """Return where "in the strongest possible terms" ends."""
    for i in range(preposition.i + 1, min(preposition.i + 6, preposition.sent.end)):
        if preposition.doc[i].lower_ == "terms":
            return i + 1
    return None


def find_action(verb: Token) -> Stretch:
    """Return a verb with what it governs: "let the islanders into the fund"."""
    following = verb.i + 1
    if following + 2 < verb.sent.end and verb.doc[following].pos_ == "CCONJ" and verb.doc[following + 1].pos_ == "VERB":
        following += 2
    phrase = _phrase(verb, following)
    if phrase is None and following + 1 < verb.sent.end and verb.doc[following].pos_ in {"ADP", "ADV", "PART"}:
        phrase = _phrase(verb, following + 1)
    return Stretch(start=verb.i, end=phrase.end if phrase is not None else verb.i + 1)


def _is_gerund(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lower_.endswith("ing")


def _without_day(word: Token, start: int, reach: int) -> int:
    """Return where a phrase ends without the day at its end: "the attack on the embassy (on Monday)"."""
    times = marks_of(word.doc).tokens_in("Date")
    end = reach
    while end > start + 1 and end - 1 in times:
        end -= 1
    return end if word.doc[end - 1].lower_ in {"on", "in", "since", "during"} else reach


def _phrase(word: Token, start: int) -> Stretch | None:
    """Return the phrase that begins at a token: by the tree, and never shorter than by the parts of speech."""
    doc, end = word.doc, word.sent.end
    while start < end and doc[start].text in QUOTES:
        start += 1
    limit = min(end, start + LONGEST_TARGET)
    if start >= limit:
        return None
    owns = doc[start].lower_ == "her" and start + 1 < end and doc[start + 1].pos_ in {"NOUN", "ADJ"}
    if doc[start].pos_ == "PRON" and doc[start].lower_ in ALONE and not owns:
        return Stretch(start=start, end=start + 1)
    if doc[start].lower_ == "what" and start > 0:
        return clause_after(doc[start - 1])
    if _is_gerund(doc[start]):
        reach = find_action(doc[start]).end
    else:
        reach = reach_right(doc, start, _first_comma(word, start, limit))
        if reach <= start:
            return None
    head = _head(word, start, reach)
    if not any(token.pos_ in INSIDE or token.pos_ == "VERB" for token in doc[start:reach]) or doc[start].is_punct:
        return None
    reach = max([reach, *(i + 1 for i in _inside(head) if start <= i < limit)]) if head is not None else reach
    reach = _without_day(word, start, reach)
    reach = _cut(doc, start, reach)
    while (
        reach > start + 1 and doc[reach - 1].pos_ in {"PUNCT", "SPACE", "CCONJ", "ADP"} and doc[reach - 1].text != ")"
    ):
        reach -= 1
    return Stretch(start=start, end=reach)


def _cut(doc: Doc, start: int, end: int) -> int:
    """Return where a phrase ends before a bracket that it does not close, or a clause that begins with its subject."""
    for i in range(start + 1, end):
        token = doc[i]
        if token.text in BRACKETS and not any(doc[k].text == BRACKETS[token.text] for k in range(i + 1, end)):
            return i
        if token.lower_ in SUBJECTS and doc[i - 1].pos_ in {"NOUN", "PROPN"}:
            return i  # "the treatment (he has received)"
        following = doc[i + 1] if i + 1 < end else None
        if token.lower_ == "for" and following is not None and _is_gerund(following):
            return i  # blamed "the pandemic (for eroding what was won)"
    return end


def _first_comma(word: Token, start: int, limit: int) -> int:
    """Return where a comma ends a phrase; one of a list that goes on with "and" does not."""
    for i in range(start + 1, limit):
        if word.doc[i].text == ",":
            rest = [word.doc[k].lower_ for k in range(i + 1, min(i + 8, limit))]
            return limit if "and" in rest or "or" in rest else i
    return limit


def _head(word: Token, start: int, end: int) -> Token | None:
    """Return the token of a stretch that hangs on something outside of it."""
    return next((t for t in word.doc[start:end] if not start <= t.head.i < end or t.head is t), None)


def _inside(head: Token) -> Iterator[int]:
    """Yield the tokens of a phrase by the tree, up to the first comma and without relative clauses."""
    open_tokens = [head]
    seen = 0
    while open_tokens and seen < LONGEST_TARGET:
        token = open_tokens.pop()
        seen += 1
        yield token.i
        comma = next((c.i for c in token.children if c.text in {",", ";", ":"} and c.i > token.i), token.doc[-1].i + 1)
        open_tokens += [
            c for c in token.children if token.i < c.i < comma and c.dep_ not in LOOSE and c.dep_ != "punct"
        ]  # fmt: skip


def clause_after(that: Token) -> Stretch | None:
    """Return a clause after "that" or another word, up to the next comma or the end of the sentence."""
    doc, end = that.doc, min(that.sent.end, that.i + LONGEST_TARGET)
    signs = (i for i in range(that.i + 1, end) if doc[i].pos_ == "PUNCT" and doc[i].text not in QUOTES)
    # "that during that hour, cadets suffer": what is told begins behind the comma
    reach = next((i for i in signs if any(t.pos_ in {"VERB", "AUX"} for t in doc[that.i + 1 : i])), end)
    return Stretch(start=that.i + 1, end=reach) if reach > that.i + 1 else None
