"""Findings as tidy tables: one row a record, with keys that join them.

    Findings --rows--> cells of thirteen tables --arrow, parquet, csv--> files
    files --> cells --documents--> Findings

`layout` says which tables there are and derives their columns from the records, so that a field that a record gets is a
column at once. What the tables hold can be read back equal.
"""
