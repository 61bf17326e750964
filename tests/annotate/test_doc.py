"""Tokens of our own answer as spaCy's would: whatever tree lies on whatever text."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc as Theirs

from geopolnews.annotate.doc import Doc

WORDS = st.lists(
    st.sampled_from(["The", "envoys", "met", "“", "”", '"', ",", ".", "UN", "Élodie", "'t", "42", "\n\n", "  "]),
    min_size=1,
    max_size=14,
)
VOCABULARY = spacy.blank("en").vocab


def grow_tree(draw, heads, start, end, above):
    """Hang the words from start to end under one of them, and that one under a word outside, if there is one."""
    if start < end:
        root = draw(st.integers(start, end - 1))
        heads[root] = root if above is None else above
        grow_tree(draw, heads, start, root, root)
        grow_tree(draw, heads, root + 1, end, root)


@st.composite
def pairs(draw):
    """The same words under the same tree, in both; a sentence or two, each with one root and no arcs that cross."""
    words = draw(WORDS)
    count = len(words)
    cut = draw(st.integers(0, count - 1))
    heads = list(range(count))
    grow_tree(draw, heads, 0, cut, None)
    grow_tree(draw, heads, cut, count, None)
    deps = ["ROOT" if head == i else "dep" for i, head in enumerate(heads)]
    spaces = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    pos = ["NOUN"] * count
    return (
        Doc(words, spaces, heads=heads, deps=deps, pos=pos),
        Theirs(VOCABULARY, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos),
    )


@given(pairs())
def test_tokens_answer_alike(pair):
    ours, theirs = pair
    assert ours.text == theirs.text
    for own, other in zip(ours, theirs, strict=True):
        for name in ("i", "idx", "text", "lower_", "pos_", "dep_", "whitespace_", "is_space", "is_alpha", "is_title"):
            assert getattr(own, name) == getattr(other, name), name
        for name in ("is_punct", "is_quote", "like_num", "is_sent_start"):
            assert bool(getattr(own, name)) == bool(getattr(other, name)), name
        assert len(own) == len(other)
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(own, name).i == getattr(other, name).i, name
        for name in ("children", "ancestors"):
            assert [t.i for t in getattr(own, name)] == [t.i for t in getattr(other, name)], name
        assert sorted(t.i for t in own.subtree) == sorted(t.i for t in other.subtree)
        assert (own.sent.start, own.sent.end) == (other.sent.start, other.sent.end)


@given(pairs(), st.data())
def test_spans_answer_alike(pair, data):
    ours, theirs = pair
    start = data.draw(st.integers(0, len(ours) - 1))
    end = data.draw(st.integers(start + 1, len(ours)))
    own, other = ours[start:end], theirs[start:end]
    assert (own.text, own.start_char, own.end_char) == (other.text, other.start_char, other.end_char)
    assert own.root.i == other.root.i
    assert [t.i for t in own] == [t.i for t in other]
    assert own[-1].i == other[-1].i
    assert own == ours[start:end]


@given(pairs(), st.data())
def test_characters_lead_to_the_same_tokens(pair, data):
    ours, theirs = pair
    start = data.draw(st.integers(0, max(0, len(ours.text) - 1)))
    end = data.draw(st.integers(start + 1, len(ours.text) + 1))
    for mode in ("expand", "contract"):
        own, other = ours.char_span(start, end, mode), theirs.char_span(start, end, alignment_mode=mode)
        assert own is None if other is None else (own.start, own.end) == (other.start, other.end)


def test_a_doc_without_a_tree_is_one_sentence():
    doc = Doc(["No", "tree"])
    assert [(t.sent.start, t.sent.end) for t in doc] == [(0, 2), (0, 2)]
    assert doc[1].head is doc[1]
