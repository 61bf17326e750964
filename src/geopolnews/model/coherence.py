"""Whether the records of one article hold together: ids, spans and quoted texts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from geopolnews.errors import InvalidRecord, describe_value
from geopolnews.model.actor import Actor
from geopolnews.model.identity import looks_like_id
from geopolnews.model.meeting import Meeting
from geopolnews.model.organisation import Organisation
from geopolnews.model.period import Period
from geopolnews.model.place import Place
from geopolnews.model.span import Span
from geopolnews.model.stance import Stance
from geopolnews.model.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopolnews.model.findings import Findings

_COLLECTIONS = ("actors", "organisations", "places", "meetings", "statements", "stances")

_PLAIN = frozenset({str, float, int, bool, type(None)})
"""What has no spans in it."""

_PARTY = (Actor, Organisation)
_ENTITY = (*_PARTY, Place)
_ANY = (*_ENTITY, Meeting, Statement, Stance)


def check_coherence(findings: Findings) -> None:
    """Raise `InvalidRecord` at the first thing that does not fit the rest.

    Its `field` is the way to the fault, such as "statements[3].speakers[0]".
    """
    _check_ids(findings)
    for at, id, kinds in _list_links(findings):
        _check_link(findings, at, id, kinds)
    for name in (*_COLLECTIONS, "notes"):
        for number, record in enumerate(getattr(findings, name)):
            _check_spans(findings, record, f"{name}[{number}]")
    for number, statement in enumerate(findings.statements):
        _check_quote(findings, f"statements[{number}].text", statement.text, *statement.content)


def _check_ids(findings: Findings) -> None:
    first_at: dict[str, str] = {}
    for name in _COLLECTIONS:
        for number, record in enumerate(getattr(findings, name)):
            at = f"{name}[{number}].id"
            if record.id in first_at:
                raise InvalidRecord(
                    record="Findings",
                    field=at,
                    expected="an id of its own",
                    found=f"that of {first_at[record.id]}",
                    advice="Two records say the same: keep one of them.",
                    ids=(record.id,),
                )
            first_at[record.id] = at


def _list_links(findings: Findings) -> Iterator[tuple[str, str | None, tuple[type, ...]]]:
    """Yield where an id stands, the id, and the classes of record that it may point to."""
    for n, actor in enumerate(findings.actors):
        for k, role in enumerate(actor.roles):
            yield f"actors[{n}].roles[{k}].organisation", role.organisation, (Organisation,)
    for n, meeting in enumerate(findings.meetings):
        for k, participant in enumerate(meeting.participants):
            yield f"meetings[{n}].participants[{k}]", participant, _PARTY
        yield f"meetings[{n}].host", meeting.host, _PARTY
        yield f"meetings[{n}].place", meeting.place, (Place,)
    for n, statement in enumerate(findings.statements):
        for k, speaker in enumerate(statement.speakers):
            yield f"statements[{n}].speakers[{k}]", speaker, _PARTY
        yield f"statements[{n}].addressee", statement.addressee, _PARTY
        yield f"statements[{n}].meeting", statement.meeting, (Meeting,)
        # The medium may also be a phrase; only what is written like an id has to point somewhere.
        if statement.medium is not None and looks_like_id(statement.medium):
            yield f"statements[{n}].medium", statement.medium, (Organisation,)
    for n, stance in enumerate(findings.stances):
        yield f"stances[{n}].holder", stance.holder, _PARTY
        yield f"stances[{n}].target_entity", stance.target_entity, _ENTITY
        yield f"stances[{n}].statement", stance.statement, (Statement,)
    for n, note in enumerate(findings.notes):
        for k, about in enumerate(note.about):
            yield f"notes[{n}].about[{k}]", about, _ANY


def _check_link(findings: Findings, at: str, id: str | None, kinds: tuple[type, ...]) -> None:
    if id is None:
        return
    found = describe_value(id)
    if id in findings:
        if isinstance(findings[id], kinds):
            return
        found = f"{found}, which is a {type(findings[id]).__name__}"
    raise InvalidRecord(
        record="Findings",
        field=at,
        expected=f"the id of a record of these findings ({', '.join(kind.__name__ for kind in kinds)})",
        found=found,
        advice=None if id in findings else "Ids change when what they are made from does: take them from the records.",
        ids=(id,),
    )


def _check_spans(findings: Findings, value: Any, at: str) -> None:
    """Check the spans in a record, and those in the records and tuples in it."""
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            if type(item) not in _PLAIN:
                _check_spans(findings, item, f"{at}[{number}]")
    elif isinstance(value, Span):
        length = len(findings.article.text)
        if value.end > length:
            raise InvalidRecord(
                record="Findings",
                field=f"{at}.end",
                expected=f"an offset inside the text of {length} characters",
                found=str(value.end),
            )
    else:
        kind: Any = type(value)
        for name in _list_fields(kind):
            part = getattr(value, name)
            if part and type(part) not in _PLAIN:
                _check_spans(findings, part, f"{at}.{name}")
        if isinstance(value, Period):
            _check_quote(findings, f"{at}.text", value.text, value.span)


@lru_cache(maxsize=64)
def _list_fields(kind: Any) -> tuple[str, ...]:
    """Return the fields of a class of records; none of any other class."""
    return tuple(field.name for field in attrs.fields(kind)) if attrs.has(kind) else ()


def _check_quote(findings: Findings, at: str, text: str, *spans: Span) -> None:
    words = findings.article.quote(*spans)
    if text != words:
        raise InvalidRecord(
            record="Findings",
            field=at,
            expected=f"the words at its span, {describe_value(words)}",
            found=describe_value(text),
            advice="Make it with article.quote(*spans).",
        )
