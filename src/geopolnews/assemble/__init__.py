"""Marks to records: a folder for each kind of record, and for what they share."""
