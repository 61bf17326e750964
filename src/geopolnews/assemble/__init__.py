"""Marks to records: one kind of record a file."""
