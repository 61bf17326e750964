"""What a description says beside its noun: of what somebody is the head, and that others than those named are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geopolnews.annotate.doc import Token
from geopolnews.annotate.marks import Stretch
from geopolnews.assemble.cast.descriptions import COUNTS
from geopolnews.assemble.resolve.ties import Party
from geopolnews.lexicon.countries import country_by_capital, find_country
from geopolnews.lexicon.folding import fold_name
from geopolnews.model.actor import Actor

if TYPE_CHECKING:
    from geopolnews.assemble.resolve.resolution import ArticleCast

HELD = frozenset({"of", "for", "at"})
"""Words between an office and what it is held in."""

LONGEST_BARE = 2
"""Words before an office that tell little of it: "the former [head] of"."""

SMALL = frozenset("the a an of for at in and its his her their".split())

OTHERS = frozenset(
    """several many some most few other others various numerous dozens hundreds thousands western arab gulf african
    european asian islamic muslim""".split()
)
"""Words by which more are meant than those who were named last: "several ministers", "the Gulf states"."""


def words_held(cast: ArticleCast, stretch: Stretch, noun: Token) -> frozenset[str]:
    """Return the words, folded, for what an office is held in, where they are more than one or a name.

    "The head of the state arms agency" is held in that, "the head of the agency" in whatever was spoken of.
    """
    if noun.i + 1 >= stretch.end or cast.doc[noun.i + 1].lower_ not in HELD:
        return frozenset()
    words = [
        token
        for token in cast.doc[noun.i + 2 : stretch.end]
        if token.is_alpha
        and token.lower_ not in SMALL
        and not find_country(token.text)
        and not country_by_capital(token.text)
    ]
    named = any(token.text[:1].isupper() for token in words)
    if noun.i - stretch.start > LONGEST_BARE:
        return frozenset()  # "the New York bureau chief of the daily" tells enough by itself
    return frozenset(fold_name(token.text) for token in words) if named or len(words) > 1 else frozenset()


def words_of_roles(cast: ArticleCast, member: Party) -> frozenset[str]:
    """Return the folded words of the offices of a person and of where they are held; of a body, those of its names."""
    texts = [member.name, *member.aliases]
    if isinstance(member, Actor):
        texts = []
        for role in member.roles:
            body = cast.by_id.get(role.organisation) if role.organisation else None
            texts += [role.title, role.country_name or "", *((body.name, *body.aliases) if body is not None else ())]
    return frozenset(fold_name(word) for text in texts for word in text.replace("-", " ").split())


def means_others(cast: ArticleCast, stretch: Stretch) -> bool:
    """Tell whether a phrase for several is for more or others than who was named last: "seven countries in Asia"."""
    tokens = cast.doc[stretch.start : stretch.end]
    return any(token.lower_ in OTHERS or (token.pos_ == "NUM" and token.lower_ not in COUNTS) for token in tokens)
