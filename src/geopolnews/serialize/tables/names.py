"""The names of the tables, which are also those of their files."""

NAMES = (
    "articles",
    "parts",
    "actors",
    "roles",
    "organisations",
    "places",
    "meetings",
    "participants",
    "statements",
    "speakers",
    "stances",
    "mentions",
    "notes",
)
"""In the order in which they are described."""
