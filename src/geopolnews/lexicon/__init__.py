"""Words we know: small tables of names and words, and one module of look-ups for each.

Nothing here reads an article or loads spaCy. The tables are tab separated files under `data/`, each with its source and
licence in its first lines, read once at the first look-up.
"""
