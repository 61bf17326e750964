"""Asides: words in relative clauses, which tell of somebody rather than of what the sentence tells.

Reads part of speech, heads and relations; writes nothing.
"""

from __future__ import annotations

from geopolnews.annotate.doc import Token


def stands_aside(token: Token, beside: Token) -> bool:
    """Tell whether a word stands in a relative clause that another is no part of: "Hart, who came [last year], met"."""
    verb = next((above for above in (token, *token.ancestors) if above.pos_ == "VERB"), None)
    if verb is None or verb is beside or verb.dep_ != "acl:relcl":
        return False
    return verb not in beside.ancestors and verb.head is not beside
