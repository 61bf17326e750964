"""Heads: whom a phrase with names in it is about, and who is only a part of a description in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.annotate.marks import Stretch, char_span
from geopolnews.assemble.cast.phrases import head_noun
from geopolnews.assemble.names.mentions import HUMAN, LETTERS_AFTER
from geopolnews.assemble.resolve.ties import Party, is_unnamed, order_in
from geopolnews.lexicon.people import is_kin_noun
from geopolnews.lexicon.titles import index_plurals, is_honorific, is_title_head, is_title_word
from geopolnews.model.actor import Actor
from geopolnews.model.organisation import Organisation, OrganisationKind
from geopolnews.model.place import Place
from geopolnews.model.span import Span

if TYPE_CHECKING:
    from geopolnews.assemble.resolve.resolution import ArticleCast

PREPOSITIONS = frozenset(
    """of for in from at to with by on under within inside near about against to after before over into than""".split()
)

CLAUSE_WORDS = frozenset("who whom whose which that as when while where after before during".split())

MEANS = frozenset({"through", "via"})
"""What stands before whom somebody speaks by: "Reed, through her lawyer,"."""

AGENCIES = frozenset({"agency", "body", "arm"})
"""Nouns for a part of an international body after its name: "the UN agency" is not the UN."""

UTTERANCES = frozenset(
    """letter statement remarks remark comment comments tweet tweets post posts speech report account message note
    memo book article interview testimony words announcement website office spokesman spokeswoman spokesperson
    study survey poll data figures documents threat threats claim claims demand demands attempt pledge vow call
    calls warning assertion declaration communique communiqué analysis estimate estimates research findings
    projection projections ruling verdict judgment judgement review assessment briefing criticism petition
    complaint affidavit notice circular bulletin statistics records filing lawsuit dossier""".split()
)
"""What somebody says or writes, or through whom: who speaks is the owner."""

APPOSED = frozenset(
    """magazine newspaper daily agency website channel party group movement news radio television tv organisation
    organization militia rebels guerrillas guerillas insurgents militants""".split()
)
"""Nouns that may follow a name and mean the same body: "Caijing magazine"."""


def without_clause(cast: ArticleCast, stretch: Stretch) -> Stretch:
    """Return a phrase up to a clause that only tells more: "Fayyadh, who leads the PMF"."""
    for i in range(stretch.start + 1, stretch.end):
        if cast.doc[i].lower_ == "as" and cast.doc[i - 1].lower_ == "such":
            continue  # "bodies such as the World Bank": they are who speaks
        if cast.doc[i].lower_ in CLAUSE_WORDS or (cast.doc[i].lower_ in MEANS and cast.doc[i - 1].text == ","):
            return Stretch(start=stretch.start, end=i)
    return stretch


def possessors(cast: ArticleCast, stretch: Stretch) -> list[Party]:
    """Return whose words a phrase names: "PM Modi’s letter", "the ministry’s statement"."""
    noun = head_noun(cast.doc, stretch)
    if noun.lower_ not in UTTERANCES:
        return []
    before = [m for m in order_in(cast, stretch.start, noun.i) if not is_unnamed(m)][-1:]
    if noun.lower_.startswith("spokes") and any(isinstance(m, Actor) for m in before):
        return []  # "Hart's spokesman" is another person; that of a ministry speaks as the ministry
    if noun.lower_.startswith("spokes") and cast.doc[stretch.start].lower_ == "the":
        before = speakers_for(cast, before) or before
    if before or noun.i + 1 >= stretch.end:
        return before
    by = next((i for i in range(noun.i + 1, stretch.end) if cast.doc[i].lower_ in {"by", "from"}), None)
    return [m for m in order_in(cast, by, stretch.end) if not is_unnamed(m)][:1] if by is not None else []


def speakers_for(cast: ArticleCast, bodies: list[Party]) -> list[Party]:
    """Return the one person who is a spokesman of a body: "the Foreign Ministry spokesman", once he has a name."""
    ids = {body.id for body in bodies}
    people = [
        actor
        for actor in cast.actors
        if any(role.organisation in ids and role.title.lower().startswith("spokes") for role in actor.roles)
    ]
    return [people[0]] if len(people) == 1 else []


def heads_in(cast: ArticleCast, stretch: Stretch) -> list[Party]:
    """Return the members that a phrase is about: not those that are only part of a description."""
    whole = char_span(cast.doc, stretch)
    members: list[Party] = []
    spans: list[Span] = []
    found = [(s, cast.by_id[i]) for s, i in cast.named_around(whole) if s.overlaps(whole)]
    noun = head_noun(cast.doc, stretch)
    for span, entity in sorted(
        found, key=lambda f: (is_unnamed(f[1]) and not f[0].start <= noun.idx < f[0].end, f[0].start)
    ):
        if isinstance(entity, Place) or any(span.overlaps(s) for s in spans) or entity in members:
            continue
        if is_unnamed(entity):
            if span.start <= noun.idx < span.end:
                return [entity, *joined_unnamed(cast, span, whole)]
            continue
        tokens = cast.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or is_side(cast, tokens.start, tokens.end, stretch, bool(members)):
            continue
        if isinstance(entity, Organisation) and is_between(cast, tokens.start, tokens.end):
            continue
        if (
            isinstance(entity, Organisation)
            and any(isinstance(m, Actor) for m in members)
            and not is_joined(cast, tokens.start)
        ):
            continue
        if isinstance(entity, Actor):
            members = [m for m, s in zip(members, spans, strict=True) if not is_post(cast, m, s, span)]
            spans = [s for s in spans if any(s in m.mentions for m in members)]
        members.append(entity)
        spans.append(span)
    return [*people_before(cast, whole, spans), *members]


def people_before(cast: ArticleCast, whole: Span, spans: list[Span]) -> list[Party]:
    """Return the people without a name that begin a phrase and are joined to who is named: "[locals] and Oxfam"."""
    first = min((span.start for span in spans), default=whole.start)
    for span, id in cast.named_around(whole):
        entity = cast.by_id[id]
        joined = span.start == whole.start and cast.doc.text[span.end : first].strip() == "and"
        if joined and isinstance(entity, Actor) and is_unnamed(entity):
            return [entity]
    return []


def is_between(cast: ArticleCast, start: int, end: int) -> bool:
    """Tell whether a body stands between an office and its holder: "the Secretary, [Ministry of Works], Ona Reed"."""
    doc = cast.doc
    if start < 2 or end + 1 >= len(doc) or (doc[start - 1].text, doc[end].text) != (",", ","):
        return False
    at = end + 1
    while at < len(doc) - 1 and is_honorific(doc[at].text):
        at += 1
    named = any(isinstance(m, Actor) and not is_unnamed(m) for m in cast.members_at.get(at, []))
    return named and is_title_head(doc[start - 2].text)


def is_post(cast: ArticleCast, member: Party, named: Span, person: Span) -> bool:
    """Tell whether a body before a person is only where the person works: "[World Bank] economist Ann Hart"."""
    if not isinstance(member, Organisation) or named.end > person.start:
        return False
    between = cast.doc.char_span(named.end, person.start, alignment_mode="contract")
    words = list(between) if between is not None else []
    joint = next((n for n, word in enumerate(words) if word.lower_ in {"and", "&"}), None)
    if joint is not None:  # "[the FAO] director and Africa representative [Ann Hart]" is one, "[the FAO] and" two
        offices = joint > 0 and is_title_word(words[joint - 1].text)
        return offices and any(is_title_word(word.text) for word in words[joint:])
    return not any(word.text == "," for word in words) or any(is_title_word(word.text) for word in words)


def joined_unnamed(cast: ArticleCast, span: Span, whole: Span) -> list[Party]:
    """Return the other people without a name, and bodies, in a phrase like "police, activists and politicians"."""
    text = cast.doc.text
    found: list[Party] = []
    for other, id in cast.named_around(whole):
        entity = cast.by_id[id]
        if not whole.contains(other) or other.overlaps(span) or isinstance(entity, Place):
            continue
        if isinstance(entity, Actor) and not is_unnamed(entity):
            continue
        between = text[span.end : other.start] if span.end <= other.start else text[other.end : span.start]
        if between.strip() in {"and", "and the", "and some"}:
            found.append(entity)
    return found


def is_side(cast: ArticleCast, start: int, end: int, stretch: Stretch, more: bool) -> bool:
    """Tell whether a name in a phrase is only a part of what describes somebody else."""
    doc = cast.doc
    while end < stretch.end and doc[end].text in LETTERS_AFTER:
        end += 1
    if more and start > stretch.start and doc[start - 1].text == "(":
        return True  # "the Reform League (RL)"
    if end < stretch.end and doc[end].lower_ in {"'s", "’s", "'", "’"} and end + 1 < stretch.end:
        return True
    if end + 1 < stretch.end and doc[end].text == "-" and doc[end + 1].lower_.endswith(("ed", "led", "run", "wide")):
        return True  # "the US-funded network", "the Geneva-based agency"
    for i in range(start - 1, stretch.start - 1, -1):
        token = doc[i]
        if token.lower_ == "with" and i > stretch.start and doc[i - 1].lower_ in {"along", "together"}:
            return False  # "Reed, together with [Hart]"
        if token.lower_ in PREPOSITIONS:
            if named_at(cast, i) or is_apposed(cast, i, start):
                continue
            if token.lower_ == "for" and i > stretch.start and doc[i - 1].lower_.startswith("spokes"):
                return True
            if token.lower_ == "of" and i > stretch.start and is_kin_noun(doc[i - 1].text):
                return True  # "the nephew of the author Ona Reed"
            return not title_between(cast, i, start)
        if token.lower_ in {"and", "&"} or token.text in {",", ";"}:
            if is_row_of(cast, i, stretch):
                return True  # "the leaders of Norway and [Portugal]"
            break
    first_side = more and start > stretch.start and doc[start - 1].text == ","
    if first_side and not is_row(cast, start, stretch):
        return True
    following = doc[end] if end < stretch.end else None
    if following is not None and following.lower_ in AGENCIES and is_world_body(cast, end - 1):
        return True
    if following is None or named_at(cast, end) or not following.is_alpha or following.lower_ in APPOSED | {"and"}:
        return False
    if following.pos_ == "NOUN" or following.lower_ in HUMAN or is_title_word(following.text):
        return True
    second = doc[end + 1] if end + 1 < stretch.end else None
    return second is not None and second.text.islower() and not named_at(cast, end + 1) and is_title_word(second.text)


def is_row_of(cast: ArticleCast, joint: int, stretch: Stretch) -> bool:
    """Tell whether "and" joins two names after a plural office with "of": "the presidents of Togo and Benin"."""
    at = joint - 1
    while at > stretch.start and named_at(cast, at):
        at -= 1
    at -= cast.doc[at].lower_ == "the"
    plural = at > stretch.start and cast.doc[at - 1].lower_ in index_plurals()
    return plural and joint - at > 1 and cast.doc[at].lower_ == "of"


def is_world_body(cast: ArticleCast, i: int) -> bool:
    """Tell whether a token names an international body."""
    return any(
        isinstance(member, Organisation) and member.kind is OrganisationKind.INTERNATIONAL
        for member in cast.members_at.get(i, [])
    )


def is_apposed(cast: ArticleCast, i: int, start: int) -> bool:
    """Tell whether a name follows a whole phrase, not only the preposition in it: "envoy to the talks [Ann Hart]"."""
    before = cast.doc[start - 1]
    person = any(isinstance(m, Actor) and not is_unnamed(m) for m in cast.members_at.get(start, []))
    titled = is_title_head(before.text) or is_honorific(before.text)
    return person and start - 1 > i and before.pos_ in {"NOUN", "PROPN"} and not titled


def named_at(cast: ArticleCast, i: int) -> bool:
    """Tell whether a token belongs to a name, not to a phrase for people without one."""
    return any(not is_unnamed(member) for member in cast.members_at.get(i, []))


def title_between(cast: ArticleCast, start: int, end: int) -> bool:
    """Tell whether the words from a preposition to a name are the end of a title before it."""
    return any(
        role.evidence and any(e.start <= cast.doc[start].idx < e.end <= cast.doc[end].idx for e in role.evidence)
        for member in cast.members_at.get(end, [])
        if isinstance(member, Actor)
        for role in member.roles
    )


def is_joined(cast: ArticleCast, start: int) -> bool:
    """Tell whether "and" stands before a name."""
    at = start - 1
    while at > 0 and cast.doc[at].lower_ in {"the", "its", "his", "her", "their"}:
        at -= 1
    return at >= 0 and cast.doc[at].lower_ in {"and", "&"}


def is_row(cast: ArticleCast, start: int, stretch: Stretch) -> bool:
    """Tell whether a name after a comma is one of several that an "and" ends."""
    return any(cast.doc[i].lower_ in {"and", "&"} for i in range(start, stretch.end))
