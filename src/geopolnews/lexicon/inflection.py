"""Spell the inflected forms of English verbs and nouns: a table of irregular verbs, rules for the rest."""

from functools import cache

from geopolnews.lexicon.tables import read_table

VOWELS = "aeiou"
BE_FORMS = ("be", "am", "is", "are", "was", "were", "been", "being")


@cache
def load_irregular() -> dict[str, tuple[str, str]]:
    """Past and past participle of irregular verbs, and of those that double a letter."""
    return {row["base"]: (row["past"], row["participle"]) for row in read_table("verbs")}


def inflect_verb(base: str) -> tuple[str, ...]:
    """Spell a verb's forms: base, third person, past, past participle, -ing form."""
    if base == "be":
        return BE_FORMS
    past, participle = load_irregular().get(base, (spell_past(base),) * 2)
    forms = (base, spell_s_form(base), past, participle, spell_ing_form(base))
    american = tuple(form.replace("lled", "led").replace("lling", "ling") for form in forms if base.endswith("el"))
    return tuple(dict.fromkeys(forms + american))


def inflect_verbs(bases: str) -> frozenset[str]:
    """Spell all forms of several verbs, given with spaces between."""
    return frozenset(form for base in bases.split() for form in inflect_verb(base))


def spell_s_form(word: str) -> str:
    """Spell the third person of a verb or the plural of a noun."""
    if word == "have":
        return "has"
    if word.endswith(("s", "x", "z", "ch", "sh", "go", "do", "eto")):
        return f"{word}es" if not word.endswith("quiz") else "quizzes"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def doubles_letter(base: str) -> bool:
    """Tell whether a verb of one syllable doubles its last letter: "nod", "flag", "slam", but not "speak" or "show"."""
    return (
        len(base) > 2
        and base[-1] not in VOWELS + "wxy"
        and base[-2] in VOWELS
        and base[-3] not in VOWELS
        and sum(letter in VOWELS for letter in base) == 1
    )


def spell_past(base: str) -> str:
    """Spell the past of a regular verb."""
    if base.endswith("e"):
        return f"{base}d"
    if doubles_letter(base):
        return f"{base}{base[-1]}ed"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}ed"


def spell_ing_form(base: str) -> str:
    """Spell the -ing form; a letter is doubled where the past doubles it."""
    past = load_irregular().get(base, ("", ""))[0]
    if past.endswith("ed") and past[:-2] == base + base[-1]:
        return f"{past[:-2]}ing"
    if base in ("put", "set", "get", "let", "sit", "cut", "hit", "run", "begin", "bid", "win", "forbid", "split"):
        return f"{base}{base[-1]}ing"
    if base in load_irregular():
        return f"{base[:-1]}ing" if base.endswith("e") and not base.endswith("ee") else f"{base}ing"
    if doubles_letter(base):
        return f"{base}{base[-1]}ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    return f"{base}ing"
