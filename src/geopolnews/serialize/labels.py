"""The ids that a document states, and the ids that its records have.

Ids are made from content. A document that was changed by hand, or made by another program, states ids that no longer
are, or never were, those of its records; within the document they still tell what refers to what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from geopolnews.model import Actor, Meeting, Note, Role, Stance, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

LINKS: dict[type, tuple[str, ...]] = {
    Role: ("organisation",),
    Meeting: ("participants", "host", "place"),
    Statement: ("speakers", "addressee", "medium", "meeting"),
    Stance: ("holder", "target_entity", "statement"),
    Note: ("about",),
}
"""The fields that hold ids of other records."""

_ORDER = ("organisations", "places", "actors", "meetings", "statements", "stances")
"""Such that a record comes after those it refers to, since its own id may rest on theirs."""


def settle_ids(
    records: dict[str, Any], notes: tuple[Note, ...], labels: Mapping[str, list[str]]
) -> tuple[dict[str, Any], tuple[Note, ...]]:
    """Return records and notes that refer to each other by the ids that they have.

    `labels` are the stated ids of each collection, in the order of its records.
    """
    if all(record.id == label for key in _ORDER for record, label in zip(records[key], labels[key], strict=True)):
        return records, notes
    settled = dict(records)
    actual: dict[str, str] = {}
    for key in _ORDER:
        settled[key] = tuple([_relink(record, actual) for record in records[key]])
        actual.update(zip(labels[key], [record.id for record in settled[key]], strict=True))
    return settled, tuple([_relink(note, actual) for note in notes])


def _relink(record: T, actual: Mapping[str, str]) -> T:
    changes: dict[str, Any] = {}
    if isinstance(record, Actor):
        changes["roles"] = tuple([_relink(role, actual) for role in record.roles])
    for name in LINKS.get(type(record), ()):
        value = getattr(record, name)
        if isinstance(value, tuple):
            changes[name] = tuple([actual.get(label, label) for label in value])
        else:
            changes[name] = actual.get(value, value)
    return attrs.evolve(record, **changes) if changes else record  # type: ignore[misc]  # all records are attrs classes
