"""Ids that are made from what a record says: the same content gives the same id, on every machine and in every run.

An id is unique within the findings of one article. It rests on the few fields that tell one record from its neighbours,
so that a better confidence or one more alias leaves it as it is.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geopolnews.model.span import Span

_DIGEST_BYTES = 6  # 12 hex digits: with 1,000 records in an article, two share an id in one of 500 million articles

ID_PATTERN = rf"(actor|org|place|meeting|statement|stance)-[0-9a-f]{{{2 * _DIGEST_BYTES}}}"


def make_id(prefix: str, *content: object) -> str:
    """Return an id such as "actor-1f3a5c7e9b0d" for content made of strings, numbers, None and spans."""
    # As JSON in ASCII, because lone surrogates cannot be encoded, and because lengths and borders stay unambiguous.
    written = json.dumps(content, ensure_ascii=True, default=_list_offsets)
    digest = hashlib.blake2b(written.encode("ascii"), digest_size=_DIGEST_BYTES)
    return f"{prefix}-{digest.hexdigest()}"


def looks_like_id(text: str) -> bool:
    """Tell whether a text has the shape of an id."""
    return re.fullmatch(ID_PATTERN, text) is not None


def _list_offsets(span: Span) -> list[int]:
    return [span.start, span.end]
