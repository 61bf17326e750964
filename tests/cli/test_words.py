import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from geopolnews.cli.screen.words import clean_words, shorten_words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, “quoted”", "plain words, “quoted”"),
        ("two\nlines\tand\r\n\x85\u2028more\xa0space", "two lines and more space"),
        ("\x1b[2J\x1b]0;title\x07", "␛[2J␛]0;title␇"),
        ("\x9b31m", "\ufffd31m"),
        ("\x00\x08\x7f", "␀␈␡"),
        ("\u202eesrever\u2066\u200b\ufeff\xad", "esrever"),
        ("نامه\u200cها 👩\u200d⚖", "نامه\u200cها 👩\u200d⚖"),
        ("\ud83d", "\ufffd"),
        ("[bold red]no[/]", "[bold red]no[/]"),
    ],
)
def test_clean_words(text, shown):
    assert clean_words(text) == shown


@given(st.one_of(texts(), st.text()))
def test_nothing_commands_a_terminal(text):
    shown = clean_words(text)
    shown.encode()
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in "\u202a\u202e\u2067"]


def test_shorten_words():
    assert shorten_words("one two three", 13) == "one two three"
    assert shorten_words("one two three", 12) == "one two…"
    assert shorten_words("onetwothree", 5) == "onet…"
