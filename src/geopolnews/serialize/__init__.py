"""Records to bytes and back: one format a file. Formats know the records and nothing else of the library."""
