"""Roles by the heads, by a short rule and by the library, each put into the same findings and given to the scorer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from geopolnews.lexicon.countries import country_by_code, country_by_demonym, find_country
from geopolnews.lexicon.title_phrases import parse_title
from training.measure.ties import best_goal, find_titles
from training.ties.fit import Answer

Record = dict[str, Any]
Range = tuple[int, int]

BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]*\s+){1,6}$")
AFTER = re.compile(r",\s*([^,.;:()\n]{3,80})")
"""What stands before a name, and between commas after it."""


@attrs.define
class Reading:
    """One article as the library and the heads read it."""

    text: str
    gold: Record
    findings: Record
    starts: Sequence[int]
    ends: Sequence[int]
    """Where the words start and end that `answer` is about."""
    answer: Answer

    def word_range(self, start: int, end: int) -> Range:
        """Return the characters of the words from start to end."""
        return self.starts[start], self.ends[end - 1]

    def bearer_at(self, span: Range) -> Record | None:
        """Return the actor who is named at some characters."""
        return next((actor for actor in self.findings["actors"] if _named(actor, span)), None)

    def body_at(self, span: Range) -> Record:
        """Return the fields of a role that tell what it is held in, for what is named at some characters."""
        held = {"organisation": None, "country": None, "country_name": None}
        body = next((o for o in self.findings["organisations"] if _named(o, span) and o["kind"] != "state"), None)
        if body is not None:
            return {**held, "organisation": body["id"]}
        words = self.text[span[0] : span[1]]
        state = next((o["country"] for o in self.findings["organisations"] if _named(o, span)), None)
        country = country_by_code(state) if state else find_country(words) or country_by_demonym(words)
        if country is not None:
            return {**held, "country": country.code, "country_name": country.name}
        place = next((p for p in self.findings["places"] if _named(p, span)), None)
        return {**held, "country_name": place["name"] if place else None}


def _named(record: Record, span: Range) -> bool:
    return any(span[0] < m["end"] and m["start"] < span[1] for m in record["mentions"])


def roles_by_heads(reading: Reading, least: float) -> dict[str, list[Record]]:
    """Return the roles of each actor by its id, those that the heads are sure enough of."""
    roles: dict[str, list[Record]] = {}
    for start, end, sure in find_titles(reading.answer):
        goal, share = best_goal(reading.answer, "bearer", end - 1)
        actor = reading.bearer_at(reading.word_range(goal, goal + 1)) if goal != end - 1 else None
        if actor is None or sure * share < least:
            continue
        holder, _ = best_goal(reading.answer, "holder", end - 1)
        held = reading.body_at(reading.word_range(holder, holder + 1)) if holder != end - 1 else reading.body_at((0, 0))
        first, last = reading.word_range(start, end)
        _add(roles.setdefault(actor["id"], []), {"title": reading.text[first:last], **held})
    return roles


def roles_by_rule(reading: Reading) -> dict[str, list[Record]]:
    """Return the roles of each actor by a short rule: the title right before a name, or set off by commas after it."""
    roles: dict[str, list[Record]] = {}
    for actor in reading.findings["actors"]:
        for mention in actor["mentions"] if actor["kind"] == "person" else ():
            for at, phrase in _phrases(reading.text, mention["start"], mention["end"]):
                title = parse_title(phrase)
                if title is None:
                    continue
                country = country_by_code(title.country) if title.country else None
                held = reading.body_at((0, 0))
                if title.organisation:
                    begin = at + phrase.find(title.organisation)
                    held = reading.body_at((begin, begin + len(title.organisation)))
                elif country is not None:
                    held |= {"country": country.code, "country_name": country.name}
                _add(roles.setdefault(actor["id"], []), {"title": title.text, **held})
    return roles


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    before = BEFORE.search(text, max(0, start - 80), start)
    if before and (title := parse_title(before.group())) and title.end >= len(before.group().rstrip()):
        yield before.start(), before.group()
    if after := AFTER.match(text, end):
        yield after.start(1), after.group(1)


def _add(roles: list[Record], role: Record) -> None:
    if role not in roles:
        roles.append(role)


def support(reading: Reading, actor: Record, role: Record) -> float:
    """Return how sure the heads are that some words of a role's evidence are a title of the actor's."""
    best = 0.0
    for evidence in role["evidence"]:
        for i, (start, end) in enumerate(zip(reading.starts, reading.ends, strict=True)):
            if start < evidence["end"] and evidence["start"] < end:
                is_title = 1.0 - float(reading.answer.tags["title"][i, 0])
                offset, chances = reading.answer.links["bearer"][i]
                his = [j for j in range(len(chances)) if _named(actor, reading.word_range(offset + j, offset + j + 1))]
                best = max(best, is_title * float(chances[his].sum()))
    return best


def combine(reading: Reading, *, drop: float, add: float, only_bare: bool) -> dict[str, list[Record]]:
    """Return the library's roles without those that the heads doubt, and with what they are sure of.

    Args:
        reading: the article.
        drop: roles that have less support are left out.
        add: roles of which the heads are at least so sure are added.
        only_bare: whether they are added only to actors to whom the library gives none.
    """
    more = roles_by_heads(reading, add)
    roles: dict[str, list[Record]] = {}
    for actor in reading.findings["actors"]:
        kept = [role for role in actor["roles"] if support(reading, actor, role) >= drop]
        if not kept or not only_bare:
            titles = {role["title"].lower() for role in kept}
            kept += [role for role in more.get(actor["id"], []) if role["title"].lower() not in titles]
        roles[actor["id"]] = kept
    return roles


def with_roles(reading: Reading, roles: dict[str, list[Record]]) -> Record:
    """Return the findings with other roles."""
    return {**reading.findings, "actors": [{**a, "roles": roles.get(a["id"], [])} for a in reading.findings["actors"]]}
