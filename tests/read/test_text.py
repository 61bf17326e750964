import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.errors import UnreadableInput
from geopolnews.read.text import decode_article

STORY = "Élysée — “We met,” he said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert decode_article(STORY.encode(encoding)) == STORY


@pytest.mark.parametrize("big_endian", [b"\xfe\xff", b"\xff\xfe"])
def test_utf_16_of_both_orders(big_endian: bytes) -> None:
    name = "utf-16-be" if big_endian == b"\xfe\xff" else "utf-16-le"
    assert decode_article(big_endian + STORY.encode(name)) == STORY


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text"),
        (b" \r\n ", "no text"),
        ("\ufeff  ".encode(), "no text"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n", "picture"),
        (b"abc\x00def", "NUL"),
        (b"\xff\xfea", "utf-16"),
        (b"\x81\x8d broken", "Windows-1252"),
        (b"a\x01\x02\x03\x04\x05b", "control"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        decode_article(data, source="story.txt")


def test_the_error_names_the_source() -> None:
    with pytest.raises(UnreadableInput, match=r"story\.txt") as caught:
        decode_article(b"", source="story.txt")
    assert caught.value.source == "story.txt"


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert decode_article(data).strip()
    except UnreadableInput as error:
        assert str(error)  # noqa: PT017 - most random bytes are refused, and none may raise anything else
