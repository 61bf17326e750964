"""How a text is cut into tokens, alone and beside spaCy, whose tokens the model has learnt on."""

from itertools import chain
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.symbols import ORTH

from geopolnews.annotate.cutting import LONGEST_RUN, cut_run, cut_text

APART = 2e-4
"""The share of tokens that may differ from spaCy's."""


RUNS = """
    “ Hart ’s ” , | ( see ) | wo n't | wo n’t | they 're | I 'd 've | can not | Harts ' | O'Brien | o'clock
    al - Sabah | 10 - year - old | F-16 | U.S.-led | his / her | 24/7 | 12:30 | 1990 - 2000 | 1,000 | A$ 5 | € 1.5bn
    $ 5 M | 20 % | 10 km . | 50 km/h | 10 a.m. , | Mr. | ( R - Fla. ) | U.N. 's | NATO . | J.K. | wait ... what
    end . Start | word , word | x -- y | a — b | # tag | @user | www.velt.org/news | a@velt.org | 30 ° C | word ™
    said . ” | 'em | quoted ''
"""


@pytest.mark.parametrize("tokens", [run.strip() for line in RUNS.split("\n") for run in line.split("|") if run.strip()])
def test_runs(tokens: str) -> None:
    assert " ".join(cut_run(tokens.replace(" ", ""))) == tokens


SIGNS = st.sampled_from(
    [*" \n\t\u00a0.,;:'’“”\"-—…()[]/%$°™", "...", "’s", "n't", "U.S.", "Hart", "10", "km", "e", "É"]
)


@given(st.text() | st.lists(SIGNS).map("".join))
def test_the_tokens_are_the_text(text: str) -> None:
    words, blanks = cut_text(text)
    assert "".join(chain.from_iterable((word, " " * blank) for word, blank in zip(words, blanks, strict=True))) == text
    assert all(words)


def test_a_run_without_end_is_cut_in_time_that_grows_with_it() -> None:
    words, _ = cut_text('"' * 100_000)
    assert len(words) == 100_000
    words, _ = cut_text("x" * (3 * LONGEST_RUN + 1))
    assert len(words) == 4


def make_english() -> spacy.Language:
    """SpaCy's English tokenizer, with the short forms that only we know."""
    english = spacy.blank("en")
    for short in ("Sens.", "Reps.", "Govs.", "Gens.", "Profs."):
        english.tokenizer.add_special_case(short, [{ORTH: short}])
    return english


def test_our_examples_are_cut_as_spacy_cuts_them(root: Path) -> None:
    english = make_english()
    for path in sorted((root / "examples").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert cut_text(text)[0] == [token.text for token in english(text)]


def test_news_is_cut_as_spacy_cuts_it(gold_dir: Path) -> None:
    english = make_english()
    count = others = 0
    for path in sorted(gold_dir.glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        theirs = {(token.idx, token.text) for token in english(text)}
        words, blanks = cut_text(text)
        at = 0
        for word, blank in zip(words, blanks, strict=True):
            others += (at, word) not in theirs
            at += len(word) + blank
        count += len(words)
    assert others <= count * APART
