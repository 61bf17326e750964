"""Who does what in a clause: subjects, objects and noun phrases, by the tree where it holds and by word order.

Reads part of speech, heads and sentences. The tree is right about nine times in ten, the parts of speech more often:
the tree tells which word is the subject, the parts of speech tell how far its phrase reaches.
"""

from __future__ import annotations

from collections.abc import Iterator

from geopolnews.annotate.doc import Doc, Token
from geopolnews.annotate.marks import Stretch, marks_of
from geopolnews.lexicon.countries import countries_by_demonym
from geopolnews.lexicon.titles import find_title_word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
ENDING = NOMINAL | {"ADJ", "SYM"}
"""Parts of speech that a noun phrase may end with."""
INSIDE = ENDING | {"DET"}
"""Parts of speech that a noun phrase is made of."""
LINKS = frozenset({"of", "'s", "’s", "'", "’", "-", "–", "al", "&"})
"""Words inside a name or between its parts."""
TITLE_LINKS = frozenset({"for", "to"})
"""Words that link an office with what it is for ("envoy to Syria", "Minister for Trade"), between two capitals."""
SAME_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
"""Relations over which a verb without a subject of its own has that of the verb above."""
LONGEST_PHRASE = 45
"""Words of a noun phrase; the longest list of participants seen has about forty."""
LONGEST_SUBJECT = 18
TIMES = frozenset("week weekend month year day today yesterday tomorrow morning afternoon evening night".split())
ASIDE = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl"})
"""Relations of clauses that only add to what is said."""
POSSESSIVE = frozenset({"'s", "’s"})
CLITICS = POSSESSIVE | {"'", "’"}
"""Endings of a possessive, which are tokens of their own."""
RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_subject(token: Token) -> bool:
    """Tell whether a token is the head of a subject."""
    return token.dep_.startswith("nsubj") or token.dep_ == "csubj"


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: "was received", "has been cancelled"."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children):
        return True
    return bool(auxiliaries(verb) & {"be", "been", "being", "is", "are", "was", "were"}) and not ends_in_ing(verb)


def ends_in_ing(token: Token) -> bool:
    """Tell whether a word ends like a present participle."""
    return len(token) > 4 and token.lower_.endswith("ing")


def auxiliaries(verb: Token) -> frozenset[str]:
    """Return the auxiliaries, the negation and the "to" before a verb, in lower case."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop", "mark"}}
    for before in tokens_before(verb):
        if before.pos_ in {"AUX", "PART", "ADV"} and before.lower_ not in LINKS:
            words.add(before.lower_)
        elif before.pos_ != "PUNCT" or before.i < verb.i - 1:
            break
    return frozenset(words)


def tokens_before(token: Token) -> Iterator[Token]:
    """Yield the tokens of the sentence before a token, the nearest first."""
    tokens = token.doc.tokens
    for i in range(token.i - 1, token.sent.start - 1, -1):
        if not tokens[i].is_space:
            yield tokens[i]


def tokens_after(token: Token) -> Iterator[Token]:
    """Yield the tokens of the sentence after a token, the nearest first."""
    tokens = token.doc.tokens
    for i in range(token.i + 1, token.sent.end):
        if not tokens[i].is_space:
            yield tokens[i]


def find_subject(verb: Token) -> Stretch | None:
    """Return the subject of a verb, with that of the verb above it where it has none of its own."""
    seen: set[int] = set()
    here = first = verb
    while here.i not in seen and len(seen) < 6:
        seen.add(here.i)
        if here.pos_ == "VERB" and here.i < verb.i:
            first = here
        own = [child for child in here.children if is_subject(child) and child.i < verb.i]
        if own and own[0].lower_ in {"he", "she"} and here.dep_ == "advcl" and here.head.i < here.i:
            # "said the minister as he received Mawlawi": the subject of the main clause
            own = [child for child in here.head.children if is_subject(child) and _may_act(child)] or own
        if own:
            if own[0].lower_ in RELATIVE and here.dep_.startswith("acl"):
                return phrase_around(here.head)
            return phrase_around(own[0])
        if here.dep_.startswith("acl") and here.head.i < here.i:
            if "to" not in auxiliaries(here):
                return phrase_around(here.head, before=here.i)
            here = here.head  # "is in Rome to meet the mayor": not the city
            continue
        if here.dep_ not in SAME_SUBJECT or here.head.i >= here.i:
            break
        if here.dep_ == "ccomp" and _is_finite(here) and (between := _nearest_nominal(here)) is not None:
            return between  # "said the mayor met": a finite clause has a subject of its own
        here = here.head
    # "is to visit Kenya and hold talks": before the first of the verbs, as what is between is an object
    return _nearest_nominal(first)


def _may_act(subject: Token) -> bool:
    """Tell whether a subject can be "he" or "she": a name or an office rather than a thing."""
    return subject.pos_ in {"PROPN", "PRON"} or find_title_word(subject.text, "head") is not None


def _is_finite(verb: Token) -> bool:
    """Tell whether a verb is neither an infinitive nor a participle in "-ing" without an auxiliary."""
    words = auxiliaries(verb)
    return "to" not in words and not (ends_in_ing(verb) and not words)


def _nearest_nominal(verb: Token) -> Stretch | None:
    """Return the nearest noun phrase before a verb that no preposition governs: a subject by word order."""
    doc, i = verb.doc, verb.i - 1
    first = verb.sent.start
    times = marks_of(doc).tokens_in("Date")
    while i >= first:
        token = doc[i]
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and i not in times and token.lower_ not in TIMES:
            phrase = phrase_around(token, before=verb.i)
            opener = doc[phrase.start - 1] if phrase.start > first else None
            if opener is None or opener.pos_ != "ADP":
                return phrase
            i = phrase.start - 1
        elif token.pos_ in {"VERB", "SCONJ"} or token.text in {";", ":"}:
            return None
        i -= 1
    return None


def find_object(verb: Token) -> Stretch | None:
    """Return the direct object of a verb: what the tree says, else the noun phrase that follows it."""
    for child in verb.children:
        if child.dep_ in {"obj", "iobj"} and child.i > verb.i and child.pos_ in NOMINAL:
            return phrase_around(child, after=verb.i)
    for token in tokens_after(verb):
        if token.pos_ in INSIDE:
            return phrase_from(token.doc, token.i)
        if token.pos_ not in {"ADV", "PART"} and token.text not in {'"', "“", "‘", "'"}:
            return None
    return None


def find_after(token: Token, words: frozenset[str], *, within: int = 30, past_verbs: bool = True) -> Iterator[Stretch]:
    """Yield the noun phrases that follow one of some prepositions after a token, before the next finite clause."""
    for other in tokens_after(token):
        if other.i - token.i > within or starts_clause(other, token) or (other.pos_ == "VERB" and not past_verbs):
            return
        if other.lower_ in words and other.i + 1 < token.sent.end and other.pos_ in {"ADP", "SCONJ", "VERB", "ADV"}:
            phrase = phrase_from(token.doc, other.i + 1)
            if phrase is not None:
                yield phrase


def turns_to_somebody(doc: Doc, start: int) -> bool:
    """Tell whether a sentence begins with whom it is about: "For Hart, he said", "As for Hart, he"."""
    words = [token.lower_ for token in doc[start : start + 2]]
    return words[:1] == ["for"] or words == ["as", "for"]


def starts_clause(token: Token, since: Token) -> bool:
    """Tell whether a token after another begins a clause of its own, in which other people act."""
    if token.text == ";" or token.lower_ in {"who", "which", "while", "whereas", "but", "although", "where"}:
        return True
    return any(is_subject(child) and since.i < child.i < token.i for child in token.children)


def phrase_from(doc: Doc, start: int) -> Stretch | None:
    """Return the noun phrase that begins at a token, with names joined by commas and "and"; None where none does."""
    end = doc[start].sent.end
    while start < end and (doc[start].text in {'"', "“", "‘"} or _only_weighs(doc, start, end)):
        start += 1
    reach = reach_right(doc, start, end)
    return Stretch(start=start, end=reach) if reach > start else None


def _only_weighs(doc: Doc, i: int, end: int) -> bool:
    """Tell whether an adverb only weighs the number or the people that follow: "with [just] four members"."""
    return doc[i].pos_ == "ADV" and i + 1 < end and doc[i + 1].pos_ in {"NUM", "DET", "ADJ", "PROPN"}


def phrase_around(token: Token, *, before: int | None = None, after: int | None = None) -> Stretch:
    """Return the noun phrase around a noun, name or pronoun, between the given tokens."""
    doc = token.doc
    first = token.sent.start if after is None else max(token.sent.start, after + 1)
    last = token.sent.end if before is None else min(token.sent.end, before)
    if token.pos_ == "PRON":
        return Stretch(start=token.i, end=token.i + 1)
    start = token.i
    while start > first and _belongs_left(doc, start - 1):
        start -= 1
    while start < token.i and (doc[start].lower_ in LINKS or doc[start].pos_ in {"PUNCT", "CCONJ", "ADP", "PART"}):
        start += 1
    return Stretch(start=start, end=max(token.i + 1, reach_right(doc, token.i, last)))


def subject_phrase(subject: Token, verb: Token) -> Stretch:
    """Return a subject with its complements ("the strategy to combat migrants"), up to a comma or its verb."""
    doc = subject.doc
    phrase = phrase_around(subject, before=verb.i) if subject.i < verb.i else phrase_around(subject)
    end = phrase.end
    if subject.pos_ == "PRON":
        return phrase
    inside = {token.i for token in subject.subtree}
    last = verb.i if subject.i < verb.i else subject.sent.end
    for i in range(phrase.end, min(last, phrase.start + LONGEST_SUBJECT)):
        if doc[i].text in {",", ";", ":"} or doc[i].lower_ in RELATIVE or i not in inside:
            break
        if doc[i].pos_ not in {"PUNCT", "SPACE", "CCONJ", "ADP", "AUX", "SCONJ"}:
            end = i + 1
    return Stretch(start=phrase.start, end=end)


def _belongs_left(doc: Doc, i: int) -> bool:
    """Tell whether a noun phrase that reaches to `i + 1` also has the token at `i`."""
    token = doc.tokens[i]
    if token.pos_ in INSIDE or token.lower_ in LINKS:
        return True
    following = doc[i + 1]
    if token.lower_ in TITLE_LINKS and following.lower_ in {"a", "an"}:
        return False  # "hosted King Faris [for a summit]"
    if token.pos_ == "CCONJ" or token.lower_ in TITLE_LINKS:
        before = doc[i - 2] if i > 1 and doc[i - 1].text == "," else doc[i - 1]
        return i > 0 and before.pos_ in INSIDE and following.pos_ in INSIDE and _same_phrase(doc, i)
    if token.text == "," and i > 0 and countries_by_demonym(doc[i - 1].text) and countries_by_demonym(following.text):
        return True  # "Saudi, Iranian foreign ministers"
    listed = following.pos_ == "PROPN" or following.lower_ == "and"
    return token.text == "," and i > 0 and doc[i - 1].pos_ in {"PROPN", "NUM"} and listed


def reach_right(doc: Doc, start: int, end: int) -> int:
    """Return how far a noun phrase reaches that begins at `start` or has it inside."""
    i = last = start
    end = min(end, start + LONGEST_PHRASE)
    tokens = doc.tokens
    while i < end:
        token = tokens[i]
        if token.pos_ == "PRON" and token.lower_ in RELATIVE and i > start:
            return last
        if token.pos_ in INSIDE or token.lower_ in LINKS:
            if token.pos_ in ENDING or token.lower_ in POSSESSIVE:
                last = i + 1
        elif token.text in {"(", "["}:
            closing = next((k for k in range(i + 1, min(i + 12, end)) if doc[k].text in {")", "]"}), None)
            if closing is None:
                return last
            i = closing
            last = i + 1
        elif not _goes_on(doc, i, end):
            return last
        i += 1
    return last


def _goes_on(doc: Doc, i: int, end: int) -> bool:
    """Tell whether a noun phrase goes on after a comma, an "and", a preposition of titles or a pair of quotes."""
    token = doc[i]
    if i + 1 >= end or i == 0:
        return False
    following = doc[i + 1]
    if token.pos_ == "CCONJ" or token.lower_ == "and":
        return following.pos_ in INSIDE and _same_phrase(doc, i)
    if token.text == ",":
        if following.lower_ == "and" and i + 2 < end:
            return doc[i + 2].pos_ in INSIDE and _same_phrase(doc, i + 1)
        return following.pos_ in INSIDE and following.pos_ != "PRON" and _same_phrase(doc, i)
    if token.lower_ in TITLE_LINKS:
        return doc[i - 1].is_title and following.pos_ in {"PROPN", "DET", "NOUN"} and _capital_near(doc, i + 1, end)
    if token.text == "." and doc[i - 1].pos_ == "PROPN":
        return following.pos_ == "PROPN"  # "Maj. Gen. Ward"
    return token.is_quote and following.pos_ in INSIDE


def _capital_near(doc: Doc, i: int, end: int) -> bool:
    return any(doc[k].is_title and doc[k].pos_ == "PROPN" for k in range(i, min(i + 2, end)))


def _same_phrase(doc: Doc, i: int) -> bool:
    """Tell whether what follows a comma or an "and" at `i` is no subject of another verb."""
    for token in doc.tokens[i + 1 : min(i + 12, doc[i].sent.end)]:
        if token.pos_ in {"VERB", "AUX"}:
            return not any(is_subject(child) and i < child.i < token.i for child in token.children)
        if token.pos_ not in INSIDE and token.lower_ not in LINKS:
            return True
    return True
