"""Inflect the entries of a word table: the forms under which a verb, noun or phrase is met in a text."""

from collections.abc import Iterable

from geopolnews.lexicon.folding import straighten
from geopolnews.lexicon.inflection import inflect_verb, spell_s_form


def spell_forms(phrase: str, word: str) -> tuple[str, ...]:
    """Spell every form of an entry in small letters.

    Verbs, also those of an effect, are inflected at their first word ("hold talks" gives "held talks"), nouns have
    their plural at their last word or before "of", anything else stays as it is.
    """
    phrase = straighten(phrase).lower()
    first, space, rest = phrase.partition(" ")
    if word in {"verb", "effect"}:
        return tuple(form + space + rest for form in inflect_verb(first))
    if word == "noun":
        noun, preposition, owner = phrase.partition(" of ")
        return tuple(dict.fromkeys((phrase, spell_s_form(noun) + preposition + owner)))
    return (phrase,)


def spell_beginnings(forms: Iterable[str]) -> frozenset[str]:
    """Spell what a token or some words may be for one of the forms to begin with them: every beginning of a form."""
    return frozenset(form[:size].rstrip() for form in forms for size in range(1, len(form) + 1))


def spell_endings(forms: Iterable[str]) -> frozenset[str]:
    """Spell what a token may be for one of the forms to end with it: every ending of their last words."""
    words = {form.split()[-1] for form in forms}
    return frozenset(word[-size:] for word in words for size in range(1, len(word) + 1))


def fold_phrase(text: str) -> str:
    """Fold a phrase for the look-up of forms: small letters, straight quotes, single spaces."""
    return " ".join(straighten(text).lower().split())
