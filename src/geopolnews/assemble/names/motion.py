"""Ways to a country and from it: whoever goes there is hardly of it."""

from __future__ import annotations

from geopolnews.annotate.doc import Doc

MOTION = (
    *("visit", "trip", "travel", "arriv", "depart", "return", "flew", "fly", "flight", "flee", "fled", "journey"),
    *("went", "deploy", "deport", "border", "migrat", "emigrat", "immigrat", "exile", "exodus", "expel", "expuls"),
    *("tour", "extradit", "repatriat", "evacuat", "escape", "relocat", "export", "ship", "smuggl", "traffick"),
)
"""Beginnings of words of motion, before "to" or "from" and a country."""


def moves(doc: Doc, start: int) -> bool:
    """Tell whether somebody goes to a country, or to the row it stands in, or comes from there."""
    return any(token.lower_.startswith(MOTION) for token in doc[max(0, start - 6) : start])
