"""How much memory a long run takes: that of the command, after more and more articles of the same kinds of length.

    python -m quality.long_run --articles 10000 [--workers 2]

The articles are invented and come as JSON Lines; two in 500 have thousands of words, and they are as long in the first
500 as in any others. Memory is what the program and its workers hold (resident size), looked at twice a
second; told are the largest of each stretch and the mean of its second half, which is what does not hang on a single
article.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import psutil

from quality.invented import make_article, make_length
from quality.lines import GrowingFile

STRETCH = 500
"""Articles between two figures."""

MOST_GROWTH = 1.1
"""Memory at the end against that after the first stretch."""

# spaCy loads torch wherever it finds it: it is there to train, no user of the library has it for that
COMMAND = "import sys; sys.modules['torch'] = None; from geopolnews.cli import main; main()"


def write_articles(path: Path, count: int) -> int:
    """Write invented articles as JSON Lines; return how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = make_article(number, make_length(number))
            words += len(text.split())
            stream.write(json.dumps({"id": f"article-{number}", "text": text}) + "\n")
    return words


def measure(process: psutil.Process) -> float:
    """Return what a process and those below it hold, in MB."""
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total / 1e6


def watch(process: subprocess.Popen[bytes], journal: Path) -> Iterator[tuple[int, float]]:
    """Yield, as long as a run goes on, how many articles are done and what it holds."""
    lines, whole = GrowingFile(journal), psutil.Process(process.pid)
    while process.poll() is None:
        try:
            yield max(0, lines.count_lines() - 1), measure(whole)  # the first line of a journal is no article
        except psutil.NoSuchProcess:
            return
        time.sleep(0.5)  # looking at all processes takes a while itself


def main() -> None:
    """Print a line for each stretch, and how much the last is above the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    stretches: dict[int, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="geopolnews-") as folder:
        rows, output = Path(folder, "rows.jsonl"), Path(folder, "out.jsonl")
        words = write_articles(rows, given.articles)
        print(f"{given.articles} articles of {words:,} words, {given.workers} workers", flush=True)
        start = [sys.executable, "-c", COMMAND, "extract", str(rows), "-o", str(output), "-w", str(given.workers)]
        began = time.monotonic()
        process = subprocess.Popen(start, env={**os.environ, "OMP_NUM_THREADS": "1"})
        for done, size in watch(process, output.with_name(output.name + ".journal")):
            number = done // STRETCH
            if number not in stretches and number - 1 in stretches:
                report(number - 1, stretches[number - 1])
            stretches.setdefault(number, []).append(size)
        report(max(stretches), stretches[max(stretches)])
        seconds = time.monotonic() - began
        read = output.read_bytes().count(b"\n") if output.exists() else 0
    last = (given.articles - 1) // STRETCH  # behind it only the output is written
    growth = [late / early for late, early in zip(tell(stretches[last]), tell(stretches[0]), strict=True)]
    print(f"{read} findings in {seconds:.0f} s; largest {growth[0]:.3f} and mean {growth[1]:.3f} times the first")
    sys.exit(read != given.articles or max(growth) > MOST_GROWTH)


def tell(sizes: list[float]) -> tuple[float, float]:
    """Return the largest of the sizes in a stretch and the mean of its second half."""
    return max(sizes), mean(sizes[len(sizes) // 2 :])


def report(number: int, sizes: list[float]) -> None:
    """Print the figures of a stretch."""
    largest, middle = tell(sizes)
    print(f"to {(number + 1) * STRETCH:6}: largest {largest:.0f} MB, mean {middle:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
