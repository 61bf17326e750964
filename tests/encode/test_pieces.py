"""Shapes, gaps, and the table of word pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geopolnews.encode.manifest import SHIPPED
from geopolnews.encode.pieces import (
    FEATURES,
    MAX_PIECES_A_WORD,
    Before,
    PieceTable,
    Shape,
    before_of,
    feature_of,
    shape_of,
)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", Shape.LOWER),
        ("Amman", Shape.TITLE),
        ("UNRWA", Shape.UPPER),
        ("McBride", Shape.MIXED),
        ("U.S.", Shape.UPPER),
        ("A", Shape.INITIAL),
        ("2024", Shape.DIGIT),
        ("G20", Shape.DIGIT),
        ("—", Shape.PUNCTUATION),
        ("", Shape.PUNCTUATION),
        ("外相", Shape.LOWER),
    ],
)
def test_shapes(word: str, shape: Shape) -> None:
    """Each shape has its words."""
    assert shape_of(word) is shape


@pytest.mark.parametrize(
    ("gap", "before"),
    [("", Before.NOTHING), (" ", Before.SPACE), ("\u00a0\t", Before.SPACE), (" \n ", Before.LINE), ("\r", Before.LINE)],
)
def test_gaps(gap: str, before: Before) -> None:
    """A line break outweighs a space."""
    assert before_of(gap) is before


def test_features_are_distinct() -> None:
    """Every pair of shape and gap has a number of its own."""
    numbers = {feature_of(shape, before) for shape in Shape for before in Before}
    assert numbers == set(range(FEATURES))


@pytest.fixture(scope="module")
def table() -> PieceTable:
    """A table over the tokenizer in the package."""
    tokenizers = pytest.importorskip("tokenizers")
    path = SHIPPED / "tokenizer.json"
    if not path.exists():
        pytest.skip("no tokenizer in the package")
    return PieceTable(tokenizers.Tokenizer.from_file(str(path)))


@given(words=st.lists(st.text(st.characters(), min_size=1), min_size=1))
def test_every_word_has_pieces(table: PieceTable, words: list[str]) -> None:
    """Any string at all, lone surrogates too, has at least one piece and not too many."""
    for ids, _ in table.look_up(words):
        assert 1 <= len(ids) <= MAX_PIECES_A_WORD


def test_pieces_do_not_depend_on_company(table: PieceTable) -> None:
    """A word has the same pieces alone, among others, and when it is seen again."""
    alone = table.look_up(["Khasawneh"])
    assert table.look_up(["a", "Khasawneh", "b"])[1:2] == alone == table.look_up(["Khasawneh"])
