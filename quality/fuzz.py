"""Read made-up texts until the time is over, and keep every text that breaks something.

    python quality/fuzz.py [--minutes N] [--seeds DIR]

The texts in the folder of seeds come first, each in a file of its own: what once broke, and what looks as if it could.
Then they, the words of news and signs of every kind are put together by chance. A text breaks when reading it raises
anything but an error of ours, gives a span outside of the text or findings that are not read back as they were, or
takes more than 30 seconds. It is written into the folder, so that it comes first from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from geopolnews import GeopolnewsError
from geopolnews.pipeline import Extractor
from geopolnews.serialize.json import read_json, write_json

LONGEST_SECONDS = 30.0

PARTS = (
    "Foreign Minister", "said", "told reporters", "that", "according to", "he", "she", "they", "the ministry",
    "met with", "on Friday", "in Geneva", "Iraq", "Iraqi", "UN", "(UN)", "condemned", "U.S.", "talks", "President",
    "Anna Lindqvist", "Lindqvist", "al-Sabbagh", "’s", "next week", "supports", "<p>", "</p>", "&nbsp;", "http://a.b/c?d=e",
    "@who", "#what",
)  # fmt: skip
SIGNS = "“”\"'‘’«»„‟「」()[]{}.,:;!?—–-…|\t \n\r\u2028\u200b\ufeff\u202e\u0301\x07\x00\ud800🕊️é漢ابא0123"


def make_text(chance: random.Random, seeds: list[str]) -> str:
    """Return a text put together by chance."""
    pieces = []
    for _ in range(chance.randint(1, 80)):
        kind = chance.random()
        if kind < 0.5:
            pieces.append(chance.choice(PARTS))
        elif kind < 0.8:
            pieces.append(chance.choice(SIGNS) * chance.choice([1, 1, 1, 2, 3, 40]))
        elif kind < 0.9:
            pieces.append(chr(chance.randrange(0x110000)))
        else:
            seed = chance.choice(seeds) if seeds else "\n\n"
            start = chance.randrange(len(seed) or 1)
            pieces.append(seed[start : start + chance.randint(1, 200)])
    return chance.choice([" ", " ", "", "\n"]).join(pieces) * chance.choice([1, 1, 1, 1, 5])


def find_fault(extractor: Extractor, text: str) -> str | None:
    """Read a text; return what broke, or None."""
    began = time.process_time()
    try:
        findings = extractor.extract(text, published="2024-12-06")
        written = write_json(findings)
        if read_json(written) != findings:
            return "the findings are not read back as they were"
        if findings.article.text != text:
            return "the text was changed"
        if any(mention.end > len(text) for actor in findings.actors for mention in actor.mentions):
            return "a span lies outside of the text"
    except GeopolnewsError:
        pass
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - began
    return f"it took {seconds:.0f} s" if seconds > LONGEST_SECONDS else None


def load_seeds(folder: Path) -> Iterator[str]:
    """Yield the texts that are kept."""
    for path in sorted(folder.glob("*.txt")):
        yield path.read_bytes().decode("utf-8", "surrogatepass")


def main() -> int:
    """Read until the time is over; the exit status tells whether anything broke."""
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    cli.add_argument("--minutes", type=float, default=10.0)
    cli.add_argument("--seeds", type=Path, default=Path("tests/cases/fuzz"))
    cli.add_argument("--begin", type=int, default=time.time_ns() % 1_000_000, help="with what number chance begins")
    args = cli.parse_args()
    print(f"chance begins with {args.begin}", flush=True)
    extractor, chance = Extractor(), random.Random(args.begin)  # noqa: S311 - no secret is made of it
    seeds = list(load_seeds(args.seeds))
    waiting, end = list(seeds), time.monotonic() + 60 * args.minutes
    read = broken = 0
    while time.monotonic() < end:
        text = waiting.pop() if waiting else make_text(chance, seeds)
        fault = find_fault(extractor, text)
        read += 1
        if fault:
            broken += 1
            data = text.encode("utf-8", "surrogatepass")
            path = args.seeds / f"{hashlib.sha256(data).hexdigest()[:12]}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"{path}: {fault}", flush=True)
    print(f"{read} texts read, {broken} broke something")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
