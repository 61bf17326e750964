"""What a company or body is by law, as the last words of its name tell: "Lintra Holdings Ltd"."""

from __future__ import annotations

from geopolnews.lexicon.folding import fold_name

LEGAL_FORMS = frozenset("corporation corp company co inc ltd limited plc llc ag holding holdings group party".split())
"""Left out of a name, of a single word too, where it is told again: "Lintra Holdings", then "Lintra"."""


def drop_legal_form(name: str) -> str:
    """Return a name, folded, without the words at its end that tell the form: all of it where it has no others."""
    words = [word.strip(".,") for word in fold_name(name).split()]
    kept = len(words)
    while kept and words[kept - 1] in LEGAL_FORMS:
        kept -= 1
    return " ".join(words[:kept] or words)
