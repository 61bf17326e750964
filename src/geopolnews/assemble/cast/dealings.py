"""What a country does in an article: whether the words beside its name make it a power, a territory, or neither."""

from __future__ import annotations

from geopolnews.annotate.clauses import CLITICS
from geopolnews.annotate.doc import Doc, Token
from geopolnews.assemble.names.mentions import Label, Mention
from geopolnews.assemble.names.motion import moves
from geopolnews.lexicon.countries import country_by_name
from geopolnews.lexicon.inflection import inflect_verbs

LOCATIVE = frozenset(["in", "at", "inside", "within", "across", "throughout", "into"])
"""Prepositions after which a country is a territory."""

REACHING = frozenset(
    """visit visits visited visiting leave leaves left leaving enter enters entered entering reach reaches reached
    reaching flee flees fled fleeing tour toured touring invade invades invaded invading cross crossed crossing annex
    annexed annexing occupy occupied occupying""".split()
)
"""Verbs whose object, a country, is a territory."""

LAND_NOUNS = frozenset(
    """border borders frontier coast coasts capital invasion annexation occupation north south east west centre center
    part parts rest region regions province provinces territory soil map city cities town towns area areas shores
    independence size""".split()
)
"""Nouns before "of" and a country as a territory."""

HYPHENED = frozenset(["based", "born", "bound", "flagged", "registered"])
"""What a country may be joined with that only tells where something is from."""

MOVED = frozenset(
    """migrants refugees immigrants workers students tourists travellers visitors exports imports goods shipments
    flights doctors nurses expelled evacuated imported brought returnees""".split()
)
"""Words before "from" and a country that people and goods leave."""

SIZES = frozenset(["larger", "bigger", "smaller", "wider"])
"""Words before "than" and a country as a territory."""

SENT = frozenset(
    """leaders presidents ministers governments representatives ambassadors envoys delegations delegation officials
    diplomats premiers heads delegates""".split()
)
"""Nouns before "of" or "from" and the countries that these stand for."""

PARTNERS = frozenset(
    """ally allies partner partners power powers rival rivals member members nation nations state states enemy enemies
    neighbour neighbours neighbor neighbors adversary adversaries creditor creditors donor donors""".split()
)
"""Nouns for powers, before "such as", "like", "including" and the names of countries."""

MARKETS = frozenset(
    """destination destinations market markets place places region regions territory territories economies tourists
    visitors""".split()
)
"""Nouns for places, before such examples."""

EXAMPLES = frozenset("as like including namely especially particularly after : ,".split())

DEALINGS = frozenset(
    """ties relations conflict war talks deal agreement pact treaty accord trade summit tensions friendship dispute
    standoff alliance partnership cooperation relationship row feud rapprochement dialogue""".split()
)
"""Nouns for what goes on between two powers, after both of their names: "Peru-Chile ties"."""

DEALING = frozenset(["with", "between", "against", "by"])
"""Prepositions after which a country is a party."""

ADDRESSING = inflect_verbs(
    """thank urge accuse warn tell inform assure congratulate blame criticise criticize slam denounce condemn pressure
    persuade convince ask demand press remind commend praise lambast sanction threaten support back join"""
)
"""Verbs whose object, a country, is spoken to or dealt with."""

COMPANIES = frozenset("companies company firms firm investors businesses tourists citizens nationals".split())
"""Nouns that after a country's name are dealt with, and not the country."""

UNDERGOING = frozenset(
    """is are was were be been has have had experiencing experienced experiences facing faces faced remains remained
    suffers suffered filled located""".split()
)
"""Verbs of which a country is the subject without acting."""

JOINING = frozenset([",", "and", "or", "the"])
"""What stands between the names of a row."""


def weigh_words(doc: Doc, mention: Mention) -> tuple[int, int]:
    """Return whether the words beside a country say that it acts, and that something is in it."""
    if acts(doc, mention) or is_example(doc, mention, PARTNERS) or is_half(doc, mention):
        return 1, 0
    start = row_start(doc, mention.start)
    before = doc[start - 1].lower_ if start else ""
    if before == "the" and start > 1:
        before = doc[start - 2].lower_
    if before in {"of", "from"} and doc[max(0, start - 2 - (doc[start - 1].lower_ == "the"))].lower_ in SENT:
        return 1, 0
    if before in {"to", "from"} and moves(doc, start):
        return 0, 1
    if is_land(doc, mention, before) or is_setting(doc, mention, before) or is_example(doc, mention, MARKETS):
        return 0, 1
    following = doc[mention.end].text if mention.end < len(doc) else ""
    possessor = following in CLITICS
    if (before in LOCATIVE and not possessor) or before.endswith("ern"):
        return 0, 1
    dealt_with = before in DEALING or before in ADDRESSING
    return (1, 0) if dealt_with and not possessor and following not in COMPANIES else (0, 0)


def row_start(doc: Doc, at: int) -> int:
    """Return where the row of countries begins in which one stands: "sold to [Togo, Benin and Niger]"."""
    while at > 1 and doc[at - 1].lower_ in JOINING:
        end = at - 1
        while end > 1 and doc[end - 1].lower_ in JOINING:
            end -= 1
        first = next((i for i in range(max(0, end - 4), end) if is_country(doc, i, end)), None)
        if first is None:
            break
        at = first
    return at


def is_country(doc: Doc, start: int, end: int) -> bool:
    """Tell whether some words are the name of a country."""
    return doc[start].text[:1].isupper() and country_by_name(doc[start:end].text) is not None


def is_example(doc: Doc, mention: Mention, nouns: frozenset[str]) -> bool:
    """Tell whether a country stands as an example: "partners such as Peru", "markets like Peru and Chile"."""
    start = row_start(doc, mention.start)
    at = start - 1 - (start > 0 and doc[start - 1].lower_ == "the")
    if at < 2 or doc[at].lower_ not in EXAMPLES:
        return False
    return doc[at - 1 - (doc[at - 1].lower_ in {"such", ","})].lower_ in nouns


def is_half(doc: Doc, mention: Mention) -> bool:
    """Tell whether a country is one of two between whom something goes on: "Peru-Chile ties"."""
    before = doc[mention.start - 1].text if mention.start else ""
    after = doc[mention.end].text if mention.end < len(doc) else ""
    if not {before, after} & {"-", "–"}:
        return False
    return any(token.lower_ in DEALINGS for token in doc[mention.end : mention.end + 5])


def is_setting(doc: Doc, mention: Mention, before: str) -> bool:
    """Tell whether a country begins a line as a dateline does, is gone to, or is where something has its seat."""
    following = doc[mention.end].lower_ if mention.end < len(doc) else ""
    first = mention.start == 0 or doc[mention.start - 1].is_space
    if first and following in {":", "—", "–"}:
        return True
    if following == "-" and mention.end + 1 < len(doc) and doc[mention.end + 1].lower_ in HYPHENED:
        return True
    return before in REACHING and following not in CLITICS


def is_land(doc: Doc, mention: Mention, before: str) -> bool:
    """Tell whether the words before make a country a territory: "the borders of Zambia", "migrants from Haiti"."""
    at = mention.start - 2 - (doc[mention.start - 1].lower_ == "the")
    noun = doc[at].lower_ if at >= 0 else ""
    words = {"of": LAND_NOUNS, "from": MOVED, "than": SIZES}.get(before, frozenset())
    if noun in words:
        return True
    return before == "from" and mention.end < len(doc) and doc[mention.end].lower_ == "to"


def acts(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name is the subject of a verb: not "Ghana's president went", "Macau residents should"."""
    following = doc[row_end(doc, mention.end)] if row_end(doc, mention.end) < len(doc) else None
    if following is not None and (following.text in CLITICS or following.pos_ == "NOUN"):
        return False
    if mention.start and doc[mention.start - 1].lower_ in LOCATIVE:
        return False
    root: Token = doc[mention.start : mention.end].root
    hops = 0
    while root.dep_ == "conj" and hops < 3:
        root = root.head
        hops += 1
    if root.dep_ not in {"nsubj", "nsubj:outer"} or root.head.pos_ not in {"VERB", "AUX"}:
        return False
    return root.head.lower_ not in UNDERGOING or mention.label is Label.ORGANISATION


def row_end(doc: Doc, at: int) -> int:
    """Return the token after a row of names that goes on with "and": "Hong Kong and Macau [residents]"."""
    while at + 1 < len(doc) and doc[at].lower_ == "and" and doc[at + 1].pos_ == "PROPN":
        at += 2
    return at
