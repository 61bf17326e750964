"""Characters that other formats cannot hold.

A Python string may hold what no XML file can, nor RDF written as XML: control characters, lone surrogates, and the two
that are no characters, U+FFFE and U+FFFF. Formats that stumble over them put U+FFFD in their place, one for one, so
that offsets stay right.
"""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def replace_illegal(text: str) -> str:
    """Return a text with U+FFFD for every character that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)
