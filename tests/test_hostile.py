"""Input that fights back: each kind gives findings whose spans lie in the text, or an error of ours that says why."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest
from test_any_text import check

from geopolnews import Extractor, UnreadableInput
from geopolnews.annotate.cutting import LONGEST_RUN
from geopolnews.annotate.tokens import LONGEST_TEXT, split_tokens
from geopolnews.model.article import Article
from geopolnews.read.plain import read_plain
from geopolnews.read.text import decode_article

SENTENCE = "Foreign Minister Anna Lindqvist of Sweden said on Friday that the talks in Geneva would go on."
NEEDS_MODEL = pytest.mark.model


def names_in(text: str) -> set[str]:
    """Return the names of the actors that are found in a text."""
    findings = check(text)
    assert findings is not None
    return {actor.name for actor in findings.actors}


@NEEDS_MODEL
@pytest.mark.parametrize(
    "text",
    [
        SENTENCE.replace(". ", ".\r\n") + "\r\rHe left.\n\nThey stayed.\r\n",
        f"\u202e{SENTENCE}\u202c",
        f"قال الوزير {SENTENCE} שלום",
        f"🕊️🇸🇪 {SENTENCE} 👩🏽‍⚖️🎉",
        f"{SENTENCE}\x07\x1b",
        f"| Who | What |\n|---|---|\n| 1 | 2 |\n\n{SENTENCE}",
        f"<html><body><p>{SENTENCE}</p></body></html>",
        f"{SENTENCE}\n" + "“‘" * 40 + "deep" + "’”" * 40,
        f"{'“' * 3000}\n\n{SENTENCE}",
        f"{'=' * 5000}\n\n{SENTENCE}",
    ],
    ids="line-ends turned-round right-to-left emoji control table html nested-quotes quote-marks run".split(),
)
def test_the_sentence_is_read_in_spite_of_what_surrounds_it(text: str) -> None:
    assert "Anna Lindqvist" in names_in(text)


@NEEDS_MODEL
def test_combining_marks_belong_to_the_name() -> None:
    text = SENTENCE.replace("Lindqvist", "Li\u0301ndqvist\u0308")
    findings = check(text)
    assert findings is not None


@pytest.mark.parametrize("text", ["a\x00b", "half \ud800 a pair", "\x01\x02\x03\x04 text", "", " \r\n\u2028 "])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_plain(text)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n\x00",
        b"PK\x03\x04\x14\x00",
        b"\x1f\x8b\x08\x00",
        b"\xff\xd8\xff\xe0",
        b"",
    ],
    ids="pdf png zip gzip jpeg empty".split(),
)
def test_a_file_that_is_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        decode_article(data)


def test_a_text_that_is_too_long_is_refused_at_once() -> None:
    with pytest.raises(UnreadableInput, match="too long"):
        split_tokens(Article(text="a" * (LONGEST_TEXT + 1)))


@pytest.mark.parametrize("unit", ['"', "x", "a,", "http://a.b/", "“No,”", "…"])
def test_long_runs_keep_every_character_in_its_place(unit: str) -> None:
    text = f"Before {unit * (3 * LONGEST_RUN // len(unit))} after  it\n{unit * LONGEST_RUN} \n end"
    doc = split_tokens(Article(text=text))
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@NEEDS_MODEL
@pytest.mark.slow
def test_a_sentence_of_five_thousand_words() -> None:
    assert check("the ministry of the region and " * 850 + "nobody knew.") is not None


@NEEDS_MODEL
def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """From loading the model to the findings, nothing opens a socket or asks for an address."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("something went to the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert Extractor().extract(SENTENCE).statements
