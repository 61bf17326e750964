"""Words that tell where somebody stands, and where in the clause the target is found."""

from functools import cache, lru_cache

from attrs import frozen

from geopolnews.lexicon.folding import REMEMBERED
from geopolnews.lexicon.predicates import fold_phrase, spell_beginnings, spell_forms
from geopolnews.lexicon.tables import read_table
from geopolnews.model.stance import Position


@frozen(kw_only=True)
class StancePredicate:
    """A word or phrase that tells a position."""

    phrase: str
    """The base form: "express concern over"."""
    word: str
    """`verb`, `noun`, `adjective`, `phrase`, `judgement` for an adjective that judges its subject, `effect` for a verb
    that speaks for or against it by what it does, or `outcome` for the good or harm that it brings."""
    position: Position
    """The position that it tells when it is not negated."""
    target: tuple[str, ...]
    """Where the target stands: `object`, or prepositions."""
    sure: bool
    """Whether it tells a stance by itself; else only inside of another: "called for an end to the raids"."""
    denied: bool = False
    """Whether it is met with a negation only: "will not take sides"."""


DENIED = "not "

# what "not" makes of a position: not to support is to oppose, but not to oppose tells nothing
NEGATED = {
    Position.SUPPORT: Position.OPPOSE,
    Position.OPPOSE: None,
    Position.CONCERN: None,
    Position.NEUTRAL: None,
}


@cache
def load_stance_predicates() -> tuple[StancePredicate, ...]:
    """All predicates in their base form."""
    return tuple(
        StancePredicate(
            phrase=row["phrase"].removeprefix(DENIED),
            word=row["word"],
            position=Position(row["position"]),
            target=tuple(row["target"].split("|")),
            sure=row["sure"] == "1",
            denied=row["phrase"].startswith(DENIED),
        )
        for row in read_table("stances")
    )


@cache
def index_stance_predicates() -> dict[str, tuple[StancePredicate, ...]]:
    """Predicates by every form in small letters."""
    index: dict[str, list[StancePredicate]] = {}
    for predicate in load_stance_predicates():
        for form in spell_forms(predicate.phrase, predicate.word):
            index.setdefault(DENIED + form if predicate.denied else form, []).append(predicate)
    return {form: tuple(found) for form, found in index.items()}


@cache
def _beginnings() -> frozenset[str]:
    return spell_beginnings(form.removeprefix(DENIED) for form in index_stance_predicates())


@lru_cache(maxsize=REMEMBERED)
def begins_stance(text: str) -> bool:
    """Tell whether a predicate can begin with some words, which spares looking up the phrases after most tokens."""
    return fold_phrase(text) in _beginnings()


@lru_cache(maxsize=REMEMBERED)
def find_stance_predicate(text: str, word: str | None = None) -> StancePredicate | None:
    """Find the predicate that a word or phrase is a form of: "backed", "in favour of", "concerns".

    Args:
        text: the word or phrase, in any case.
        word: `"verb"`, `"noun"`, `"adjective"` or `"phrase"` where it is known which.
    """
    found = index_stance_predicates().get(fold_phrase(text), ())
    return next((predicate for predicate in found if word is None or predicate.word == word), None)


def negate_position(position: Position) -> Position | None:
    """Return the position that is left when a predicate is negated; `None` where that tells nothing."""
    return NEGATED[position]
