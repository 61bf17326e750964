"""How entities, roles, times and doubts are called where people read them, and texts made short enough to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.model import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from geopolnews.model import Findings, Period, Role

UNSURE_BELOW = 0.5
"""The confidence under which a record is marked: more likely wrong than right by its own account."""


def name_kind(kind: StrEnum) -> str:
    """Return a kind in words: "armed group"."""
    return kind.value.replace("_", " ")


def join_names(findings: Findings, ids: Iterable[str]) -> str:
    """Return the names of records: "A, B and C"."""
    names = [findings[id].name for id in ids]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def describe_entity(findings: Findings, id: str) -> list[str]:
    """Return what an actor or organisation is: the offices of a person, the kind and country of a body."""
    entity = findings[id]
    if not isinstance(entity, Actor):
        return [", ".join(filter(None, (name_kind(entity.kind), entity.country)))]
    remarks = [describe_role(findings, role) for role in entity.roles]
    if entity.kind is not ActorKind.PERSON:
        remarks.append("not named" + (f": {entity.reason}" if entity.reason else ""))
    return remarks


def describe_role(findings: Findings, role: Role) -> str:
    """Return an office with where it is held: "former Foreign Minister (Iraq)"."""
    title = role.title
    if role.acting and not title.casefold().startswith(("acting", "interim", "caretaker")):
        title = f"acting {title}"
    if role.former and not title.casefold().startswith(("former", "ex-", "late")):
        title = f"former {title}"
    country = role.country_name or role.country
    where = findings[role.organisation].name if role.organisation else ""
    return f"{title} ({', '.join(filter(None, (where, country)))})" if where or country else title


def describe_period(period: Period) -> str:
    """Return a time in the words of the article, and the days that they were read as."""
    days = f"{period.start}" if period.start == period.end else f"{period.start} to {period.end}"
    return f"{period.text} ({days})"


def tell_doubt(confidence: float) -> str:
    """Return a remark where a record is more likely wrong than right, else nothing."""
    return f"unsure ({confidence:.2f})" if confidence < UNSURE_BELOW else ""


def shorten(text: str, length: int) -> str:
    """Return a text as one line, cut off behind a word where it is longer than `length`."""
    words = flatten(text)
    if len(words) <= length:
        return words
    start = words[: length - 1]
    return f"{(start.rsplit(' ', 1)[0] if ' ' in start else start).rstrip(' ,;:')}…"


def flatten(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
