"""Half characters (lone surrogates) in strings: crawled text holds some, and no table can.

Each is replaced by the replacement character, so that offsets stay what they are, and its code is kept apart.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from geopolnews.errors import InvalidDocument, describe_value

if TYPE_CHECKING:
    from collections.abc import Callable

REPLACEMENT = "\ufffd"

_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_OR_REPLACEMENT = re.compile(f"[\ud800-\udfff{REPLACEMENT}]")


def take_surrogates(document: dict[str, Any]) -> tuple[dict[str, Any], list[int] | None]:
    """Return a document without surrogates, and what the replacement characters in it stand for; None: themselves."""
    try:
        # By far the fastest way to look at every string; nearly all documents are done with it.
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        pass
    else:
        return document, None
    codes: list[int] = []

    def replace(text: str) -> str:
        codes.extend(map(ord, _SURROGATE_OR_REPLACEMENT.findall(text)))
        return _SURROGATE.sub(REPLACEMENT, text)

    replaced: dict[str, Any] = _change_strings(document, replace)
    return replaced, codes


def restore_surrogates(document: dict[str, Any], codes: list[int] | None) -> dict[str, Any]:
    """Return a document with the surrogates that were taken from it.

    Raises:
        InvalidDocument: The codes are not those of the replacement characters in the document.
    """
    if codes is None:
        return document
    left = list(reversed(codes))

    def restore(match: re.Match[str]) -> str:
        code = left.pop() if left else None
        if code is None or not _SURROGATE_OR_REPLACEMENT.fullmatch(chr(code)):
            raise _refuse(codes)
        return chr(code)

    restored: dict[str, Any] = _change_strings(document, lambda text: re.sub(REPLACEMENT, restore, text))
    if left:
        raise _refuse(codes)
    return restored


def _refuse(codes: list[int]) -> InvalidDocument:
    return InvalidDocument(
        expected="a code for each U+FFFD in the article and its records",
        found=describe_value(codes),
        advice="If texts were changed on purpose, set `surrogates` to null: then U+FFFD stands for itself.",
    )


def _change_strings(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with every string in it changed, one after the other in the order of the names of the keys."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_change_strings(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _change_strings(value[key], change) for key in sorted(value)}
    return value
