"""Of which country somebody holds, or held, an office: where news leaves it unsaid, as everybody knows.

Two tables: `leaders.tsv` (those whom news names most, with the name it calls them alone) and `officials.tsv` (a long
list of members of governments).
"""

from bisect import bisect_left
from functools import cache
from importlib.resources import files

from geopolnews.lexicon.folding import fold_name
from geopolnews.lexicon.tables import read_table

SMALL = frozenset("al el bin ibn bint de da do dos del la jr sr".split())
"""Words of names that are left out as often as not."""


def key_of_name(name: str) -> str:
    """Return the key of a name: its words, folded and sorted, as family names come first or last."""
    words = fold_name(name).replace("'", "").replace(".", " ").replace("-", " ").split()
    return " ".join(sorted(word for word in words if word not in SMALL) or sorted(words))


@cache
def index_leaders() -> dict[str, str]:
    """Countries by the keys of full names."""
    return {key_of_name(row["name"]): row["country"] for row in read_table("leaders")}


@cache
def load_officials() -> tuple[str, ...]:
    """The lines of the table of officials, sorted."""
    text = (files("geopolnews.lexicon") / "data" / "officials.tsv").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith(("#", "key\t")))


def find_official(key: str) -> str | None:
    """Return the country of an official by the key of the name."""
    lines = load_officials()
    at = bisect_left(lines, key + "\t")
    if at < len(lines) and lines[at].startswith(key + "\t"):
        return lines[at].rpartition("\t")[2]
    return None


@cache
def index_short_names() -> dict[str, str | None]:
    """Countries by the names that news calls somebody by alone; None where two countries had one of that name."""
    index: dict[str, str | None] = {}
    for row in read_table("leaders"):
        if short := row["short"]:
            key = key_of_name(short)
            index[key] = row["country"] if index.get(key, row["country"]) == row["country"] else None
    return index


def is_renowned(name: str) -> bool:
    """Tell whether a name is one of those that news names most, so that hardly anybody else is meant."""
    key = key_of_name(name)
    return key in index_leaders() or key in index_short_names()


def country_of_leader(name: str) -> str | None:
    """Tell of which country somebody with this name is known to have held an office; None for nobody, or for two.

    Args:
        name: the fullest name that the text gives: "Emmanuel Macron", "Macron".
    """
    key = key_of_name(name)
    return index_leaders().get(key) or index_short_names().get(key) or find_official(key)
