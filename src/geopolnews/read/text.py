"""Bytes of a file or a page as text, and what cannot be text refused."""

from __future__ import annotations

import codecs
import re

from geopolnews.errors import UnreadableInput

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
# control characters that no text has; tabs, line ends, form feeds and escapes are left out
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROL = 0.002  # of all characters; a stray one comes with copying
ADVICE = "Save it as plain text in UTF-8."


def decode_article(data: bytes, *, source: str | None = None) -> str:
    """Decode the bytes of an article.

    A byte order mark decides; else UTF-8 where the bytes are valid in it, else Windows-1252, which is what older
    pages in English are in. A byte order mark itself is no part of the text.

    Args:
        data: the bytes.
        source: where they come from, for the error.

    Raises:
        UnreadableInput: when there is nothing in them, or nothing that could be text.
    """
    if not data.strip():
        raise UnreadableInput("there is no text", source=source, expected="an article", found=describe_size(data))
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise UnreadableInput(source=source, expected="text", found=what, advice=ADVICE)
    text = decode_bytes(data, source)
    return check_text(text, source=source)


def decode_bytes(data: bytes, source: str | None) -> str:
    """Decode bytes by their mark, as UTF-8, or as Windows-1252."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableInput(
                    f"its mark says {encoding}, and byte {error.start} is not valid in it", source=source, advice=ADVICE
                ) from error
    if b"\x00" in data:
        raise UnreadableInput(source=source, expected="text", found="binary data (NUL bytes)", advice=ADVICE)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"byte {broken.start} is not valid in UTF-8, nor byte {error.start} in Windows-1252",
            source=source,
            advice=ADVICE,
        ) from error


def check_text(text: object, *, source: str | None = None) -> str:
    """Return a text that can be read as an article.

    Args:
        text: what was given as text.
        source: where it comes from, for the error.

    Raises:
        UnreadableInput: when it is no string, has no words to read, or has what no text has.
    """
    if not isinstance(text, str):
        raise UnreadableInput(
            source=source,
            expected="the text of an article as a string",
            found=type(text).__name__,
            advice="Decode bytes with geopolnews.read.text.decode_article." if isinstance(text, bytes) else None,
        )
    if not text.strip():
        raise UnreadableInput("there is no text", source=source, expected="an article", found=describe_size(text))
    if "\x00" in text or len(CONTROL.findall(text)) > 1 + MOST_CONTROL * len(text):
        raise UnreadableInput(source=source, expected="text", found="binary data (control characters)", advice=ADVICE)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            f"character {error.start} is half of a surrogate pair, so the text cannot be written in UTF-8",
            source=source,
            advice="Decode the bytes again without surrogateescape.",
        ) from error
    return text


def describe_size(data: bytes | str) -> str:
    """Say how empty an empty input is."""
    return "nothing" if not data else f"{len(data)} characters of white space"
