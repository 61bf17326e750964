"""How much faster two workers read than one.

    python -m quality.side_by_side [--articles 400] [--rounds 3]

The command reads invented articles with one worker and with two, in turns, a few and many of them; what the few take is
taken off what the many take, so that starting and loading do not count. Told are the ratio of the times on the clock,
and what it would be on two cores that do nothing else: the processor time of one worker against half of what two and
the process that employs them take together, as long as that process is not what the workers wait for. On a busy
machine only the second says anything; how busy it was is told beside.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from quality.invented import make_article

FEW = 40

# spaCy loads torch wherever it finds it: it is there to train, no user of the library has it for that
COMMAND = "import sys; sys.modules['torch'] = None; from geopolnews.cli import main; main()"


def write_articles(path: Path, count: int) -> None:
    """Write invented articles of 100 to 400 words as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps({"text": make_article(number, 100 + number % 7 * 50)}) + "\n")


def measure(rows: Path, workers: int) -> tuple[float, float]:
    """Return the seconds on the clock and the processor seconds that reading a file takes."""
    command = [sys.executable, "-c", COMMAND, "extract", str(rows), "-w", str(workers), "-o", f"{rows}.out.jsonl"]
    began, before = time.monotonic(), os.times()
    subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - began, spent


def main() -> None:
    """Print a line for each round, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    ratios: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory(prefix="geopolnews-") as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        write_articles(few, FEW)
        write_articles(many, given.articles)
        for number in range(given.rounds):
            taken = {}
            for workers in (1, 2):
                start, whole = measure(few, workers), measure(many, workers)
                taken[workers] = [late - early for early, late in zip(start, whole, strict=True)]
            clock, processor = (taken[1][i] / taken[2][i] for i in (0, 1))
            ratios.append((clock, 2 * processor))
            print(
                f"round {number + 1}: one {taken[1][0]:.1f} s ({taken[1][1]:.1f} s of processor), two {taken[2][0]:.1f}"
                f" s ({taken[2][1]:.1f} s of processor); load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
                flush=True,
            )
    print(f"two against one: {median(r[0] for r in ratios):.2f} by the clock, {median(r[1] for r in ratios):.2f} free")


if __name__ == "__main__":
    main()
