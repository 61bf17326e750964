"""Kill a run over many articles again and again, start it anew each time, and compare its output with one left alone.

    python -m quality.kills --articles 2000 --kills 10 [--workers 2] [--real] [--seed 7]

The articles are invented, of 60 to 120 words each. Without --real a stand-in reads them, which takes a moment for each
and makes its findings from the words alone: what is tried is the journal, not the model. With --workers above 1 the
model reads, as workers are processes of their own. Each kill is SIGKILL to the program: at a random moment after it has
added to its journal; every fifth at any moment of its first two seconds, which may be before it is ready; and the last
one when all is read and the output is being written, for which it may come too late.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quality.invented import make_article
from quality.lines import GrowingFile

STAND_IN = Path(__file__).parents[1] / "tests" / "cli" / "fake_program.py"
# spaCy loads torch wherever it finds it: it is there to train, no user of the library has it for that
COMMAND = "import sys; sys.modules['torch'] = None; from geopolnews.cli import main; main()"
EARLY = 5
"""Every so-manieth kill comes at a moment after the start, whatever the program has done by then."""


def write_articles(path: Path, count: int, *, pause: bool) -> None:
    """Write invented articles as JSON Lines; every hundredth cannot be read."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = make_article(number, 60 + number % 50)
            row = {"id": f"article-{number}", "text": None if number % 100 == 99 else text + " PAUSE" * pause}
            stream.write(json.dumps(row) + "\n")


def read(path: Path) -> bytes | None:
    """Return what is in a file, None where it is not there."""
    return path.read_bytes() if path.exists() else None


def kill_runs(command: list[str], output: Path, articles: int, kills: int, chance: random.Random) -> int:
    """Start the command and kill it, so many times; return how many of the runs were killed before their end."""
    journal = GrowingFile(output.with_name(output.name + ".journal"))
    killed = 0
    for left in range(kills - 1, -1, -1):
        before = journal.count_lines()
        fewest = before + chance.randint(1, max(1, (articles - before) // (left + 1) * 2 - 1))
        moment = time.monotonic() + (chance.random() * 2 if left % EARLY == 1 else 3600)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # the first line of the journal tells of the run, so with one for each article it is about to be written out
        wanted = min(fewest, articles) if left else articles + 1
        while process.poll() is None and journal.count_lines() < wanted and time.monotonic() < moment:
            time.sleep(chance.random() / 50 if left else 0.001)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
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
    program = ["-c", COMMAND] if real else [str(STAND_IN)]
    with tempfile.TemporaryDirectory(prefix="geopolnews-") as folder:
        rows, alone, killed = (Path(folder, name) for name in ("rows.jsonl", "alone.jsonl", "killed.jsonl"))
        write_articles(rows, given.articles, pause=not real)
        os.environ["OMP_NUM_THREADS"] = "1"
        start = [sys.executable, *program, "extract", str(rows), "--workers", str(given.workers), "-o"]
        subprocess.run([*start, str(alone)], stderr=subprocess.DEVNULL, check=False)
        chance = random.Random(given.seed)  # noqa: S311 - moments, no secrets
        kills = kill_runs([*start, str(killed)], killed, given.articles, given.kills, chance)
        subprocess.run([*start, str(killed)], stderr=subprocess.DEVNULL, check=False)
        errors = [path.with_name(path.name + ".errors.jsonl") for path in (alone, killed)]
        equal = all(read(one) == read(other) for one, other in ((alone, killed), errors))
        found = (read(killed) or b"").count(b"\n")
        failed = (read(errors[1]) or b"").count(b"\n")
        print(f"{given.articles} articles, killed {kills} times, {found} findings, {failed} errors:", end=" ")
        print("the same bytes" if equal else "OTHER BYTES")
    sys.exit(not equal or found + failed != given.articles or kills < given.kills - 1)


if __name__ == "__main__":
    main()
