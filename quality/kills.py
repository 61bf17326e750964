"""Kill a run over many articles again and again, start it anew each time, and compare its output with one left alone.

    python -m quality.kills --articles 2000 --kills 10 [--workers 2] [--real] [--seed 7]

The articles are invented. Without --real a stand-in reads them, which takes a moment for each and makes its findings
from the words alone: what is tried is the journal, not the model. With --workers above 1 the model reads, as workers
are processes of their own. Each kill is SIGKILL to the program, at a random moment after it has added to its journal.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STAND_IN = Path(__file__).parents[1] / "tests" / "cli" / "fake_program.py"
PEOPLE = ("Selim Haddad", "Nora Lindqvist", "Ayo Balogun", "Mara Petrov", "Jun Takeda")
PLACES = ("Amman", "Geneva", "Abuja", "Doha", "Seoul")


def write_articles(path: Path, count: int, *, pause: bool) -> None:
    """Write invented articles as JSON Lines; every hundredth cannot be read."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            who, where = PEOPLE[number % 5], PLACES[number // 5 % 5]
            text = f"{who} said in {where} on Tuesday that round {number} of the talks would go on."
            row = {"id": f"article-{number}", "text": None if number % 100 == 99 else text + " PAUSE" * pause}
            stream.write(json.dumps(row) + "\n")


def count_lines(path: Path) -> int:
    """Return how many lines a file has, 0 where it is not there."""
    return path.read_bytes().count(b"\n") if path.exists() else 0


def kill_runs(command: list[str], output: Path, articles: int, kills: int, chance: random.Random) -> int:
    """Start the command and kill it, so many times; return how many of the runs were killed before their end."""
    journal = output.with_name(output.name + ".journal")
    killed = 0
    for left in range(kills, 0, -1):
        before = count_lines(journal)
        wanted = before + chance.randint(1, max(1, (articles - before) // (left + 1) * 2 - 1))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and count_lines(journal) < wanted:
            time.sleep(chance.random() / 50)
        process.kill()
        killed += process.wait() == -9
        if output.exists():
            break
    return killed


def main() -> None:
    """Print whether the bytes are equal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--real", action="store_true", help="the model of the package instead of the stand-in")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    real = given.real or given.workers > 1
    program = ["-m", "geopolnews.cli"] if real else [str(STAND_IN)]
    with tempfile.TemporaryDirectory(prefix="geopolnews-") as folder:
        rows, alone, killed = (Path(folder, name) for name in ("rows.jsonl", "alone.jsonl", "killed.jsonl"))
        write_articles(rows, given.articles, pause=not real)
        start = [sys.executable, *program, "extract", str(rows), "--workers", str(given.workers), "-o"]
        subprocess.run([*start, str(alone)], stderr=subprocess.DEVNULL, check=False)
        chance = random.Random(given.seed)  # noqa: S311 - moments, no secrets
        kills = kill_runs([*start, str(killed)], killed, given.articles, given.kills, chance)
        subprocess.run([*start, str(killed)], stderr=subprocess.DEVNULL, check=False)
        errors = [path.with_name(path.name + ".errors.jsonl") for path in (alone, killed)]
        equal = alone.read_bytes() == killed.read_bytes() and errors[0].read_bytes() == errors[1].read_bytes()
        print(f"{given.articles} articles, killed {kills} times, {count_lines(killed)} findings,", end=" ")
        print(f"{count_lines(errors[1])} errors: {'the same bytes' if equal else 'OTHER BYTES'}")
    sys.exit(not equal)


if __name__ == "__main__":
    main()
