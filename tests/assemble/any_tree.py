"""Docs with any tree and any parts of speech, to show that no reading of a text, however wrong, is too much."""

from __future__ import annotations

from hypothesis import strategies as st

from geopolnews.annotate.doc import Doc
from geopolnews.annotate.tokens import split_tokens
from geopolnews.model.article import Article

PARTS = "NOUN VERB PROPN ADP DET PRON PUNCT AUX CCONJ ADJ SCONJ PART".split()
RELATIONS = "nsubj nsubj:pass obj obl conj acl acl:relcl advcl dep xcomp aux".split()


def grow_any_tree(article: Article, data: st.DataObject) -> Doc:
    """Return the doc of an article with parts of speech, heads and relations drawn at random."""
    plain = split_tokens(article)
    count = len(plain)
    doc = Doc(
        [token.text for token in plain],
        [bool(token.whitespace_) for token in plain],
        heads=[0 if i == 0 else data.draw(st.integers(0, i - 1)) for i in range(count)],
        deps=["ROOT", *(data.draw(st.sampled_from(RELATIONS)) for _ in range(count - 1))],
        pos=[data.draw(st.sampled_from(PARTS)) for _ in range(count)],
    )
    doc.user_data.update(plain.user_data)
    return doc
