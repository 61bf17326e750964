"""What the XML formats of graphs have in common: values and escapes."""

from __future__ import annotations

from datetime import date

from geopolnews.serialize.characters import replace_illegal

LIST_SEPARATOR = " | "

# Line breaks and tabs are written as references: bare, a reader would turn them into others, or into spaces.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def escape_text(text: str) -> str:
    """Return a text as it is written between tags or between double quotes."""
    return replace_illegal(text).translate(_ESCAPES)


def write_attributes(**values: str | None) -> str:
    """Return attributes with a space before each; those that are None are left out, and names lose a "_" at the end."""
    return "".join(
        [f' {name.rstrip("_")}="{escape_text(value)}"' for name, value in values.items() if value is not None]
    )


def write_value(value: str | bool | float | date | tuple[str, ...]) -> str:
    """Return a value of a node or edge as text, before it is escaped."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return LIST_SEPARATOR.join(value)
        case date():
            return value.isoformat()
    return str(value)
