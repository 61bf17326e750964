"""Write `officials.tsv` from the PETRARCH dictionaries: `python build_officials.py Phoenix.Countries.actors.txt`.

Kept are people who held an office of one country's government at any time since 1990, by names of two words and more.
"""

import re
import sys
from pathlib import Path

from geopolnews.lexicon.leaders import key_of_name
from geopolnews.lexicon.tables import read_table

FIRST_YEAR = 1990
OFFICE = re.compile(r"\[(?P<country>[A-Z]{3})GOV\w*\s*(?P<open>[<>])?(?P<first>\d+)?-?(?P<last>\d+)?\]")
NAME = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)* [A-Za-z]{2,}")
OTHER_CODES = {"TMP": "TL", "KSV": "XK"}
"""Codes of the dictionary that are no ISO codes."""
HEADER = """# People who held an office of a country's government since 1990; written by build_officials.py.
# Source: PETRARCH dictionaries, Phoenix.Countries.actors (https://github.com/openeventdata/petrarch2), MIT, which has
# them from the lists of chiefs of state and cabinet members of the CIA.
# key: the words of the name, folded and sorted, so that a look-up is a binary search.
key\tcountry
"""


def year_of(date: str) -> int:
    """Return the year of a date such as 030101 or 20120515."""
    year = int(date[:4]) if len(date) == 8 else int(date[:2])
    return year if year > 99 else year + (2000 if year < 15 else 1900)


def read_offices(source: Path) -> dict[str, set[str]]:
    """Return the names in the dictionary with the ISO 3166-1 alpha-3 codes of the countries they held offices of."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in source.read_text(encoding="latin-1").splitlines():
        if line[:1] not in {"", "#", "+", "\t"}:
            name = line.partition("#")[0].partition("[")[0].strip().strip("_").replace("_", " ").title()
        for office in OFFICE.finditer(line) if line.startswith("\t") else ():
            if office["open"] == ">" or (office["last"] and year_of(office["last"]) >= FIRST_YEAR):
                found.setdefault(name, set()).add(office["country"])
    return found


def main() -> None:
    """Write the table."""
    codes = {row["iso3"]: row["code"] for row in read_table("countries") if row["iso3"] and row["code"]}
    codes |= OTHER_CODES
    countries: dict[str, set[str | None]] = {}
    for name, offices in read_offices(Path(sys.argv[1])).items():
        if NAME.fullmatch(name):
            countries.setdefault(key_of_name(name), set()).update(codes.get(office) for office in offices)
    rows = sorted(f"{key}\t{next(iter(own))}\n" for key, own in countries.items() if len(own) == 1 and None not in own)
    text = HEADER + "".join(rows)
    Path(__file__).with_name("officials.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
